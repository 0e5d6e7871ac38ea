//! Answers: pages, redirects, and what went wrong in words for people.

use crate::lanjut;
use crate::words;
use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{AppendHeaders, Html, IntoResponse, Redirect, Response};

/// What a handler gives back.
pub(crate) type Answer = Result<Response, Failure>;

/// Why there is no page. [`crate::gate`] turns it into one, because only the gate knows the
/// visitor and the request id.
pub(crate) enum Failure {
    /// Sign in first, then come back to this path.
    SignIn(String),
    /// Something to tell.
    Message(Message),
    /// The use case failed in a way no field can mend.
    Service(service::Error),
    /// Our own fault; the cause is for the log.
    Broken(String),
}

/// Seconds after which a server that was busy may be asked again.
const AGAIN_AFTER: u64 = 5;

/// The status of a page, and how long whoever gets it is to wait before asking again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Status {
    pub(crate) code: StatusCode,
    wait: Option<u64>,
}

impl Status {
    /// One too many; the next one may come after so many seconds.
    pub(crate) fn too_many(seconds: u64) -> Self {
        Self {
            code: StatusCode::TOO_MANY_REQUESTS,
            wait: Some(seconds),
        }
    }
}

impl From<StatusCode> for Status {
    fn from(code: StatusCode) -> Self {
        let busy = code == StatusCode::SERVICE_UNAVAILABLE;
        let wait = busy.then_some(AGAIN_AFTER);
        Self { code, wait }
    }
}

/// A response that has only its status and how long to wait.
impl IntoResponse for Status {
    fn into_response(self) -> Response {
        let mut response = self.code.into_response();
        if let Some(seconds) = self.wait {
            let seconds = HeaderValue::from(seconds);
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        response
    }
}

/// A page that only says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    pub(crate) status: Status,
    pub(crate) judul: &'static str,
    pub(crate) isi: String,
}

/// What to write to the log about a [`StatusCode::INTERNAL_SERVER_ERROR`].
#[derive(Clone)]
pub(crate) struct Cause(pub(crate) String);

impl Message {
    fn new(status: impl Into<Status>, judul: &'static str, isi: &str) -> Self {
        Self {
            status: status.into(),
            judul,
            isi: isi.to_owned(),
        }
    }

    /// Nothing here, or nothing that is yours.
    pub(crate) fn not_found() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "Halaman tidak ditemukan",
            "Periksa lagi alamat atau nomor aduannya. Anda hanya dapat membuka aduan Anda sendiri.",
        )
    }

    /// The form is too old, or did not come from our page.
    pub(crate) fn stale_form() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "Formulir sudah kedaluwarsa",
            "Kami tidak dapat memastikan formulir ini berasal dari halaman kami. Tidak ada yang tersimpan. Kembali, muat ulang halamannya, lalu kirim lagi.",
        )
    }

    /// A member of staff came to the citizen's pages.
    pub(crate) fn staff() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "Halaman ini untuk warga",
            "Anda masuk dengan akun petugas. Gunakan aplikasi desktop SIPENDEKAR, atau keluar lalu masuk sebagai warga.",
        )
    }

    fn too_many(detik: u64) -> Self {
        let menit = detik.div_ceil(60).max(1);
        let isi = format!("Tunggu {menit} menit, lalu coba lagi.");
        Self::new(Status::too_many(detik), "Terlalu banyak permintaan", &isi)
    }

    /// The general words for a status.
    pub(crate) fn for_status(status: StatusCode) -> Self {
        let (judul, isi) = match status {
            StatusCode::NOT_FOUND => return Self::not_found(),
            StatusCode::PAYLOAD_TOO_LARGE => {
                return Self::new(status, "Kiriman terlalu besar", &words::too_large());
            }
            StatusCode::CONFLICT => (
                "Aduan baru saja berubah",
                "Kembali ke halaman aduan untuk melihat keadaan terbaru.",
            ),
            status if status.is_client_error() => (
                "Permintaan tidak dapat diproses",
                "Kembali ke halaman sebelumnya, lalu coba lagi.",
            ),
            _ => (
                "Ada gangguan di pihak kami",
                "Tulisan Anda mungkin belum tersimpan. Coba lagi beberapa menit lagi.",
            ),
        };
        Self::new(status, judul, isi)
    }
}

impl From<Message> for Failure {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl From<service::Error> for Failure {
    fn from(error: service::Error) -> Self {
        Self::Service(error)
    }
}

impl IntoResponse for Message {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        match self {
            Self::SignIn(path) => Redirect::to(&lanjut::sign_in(&path)).into_response(),
            Self::Message(message) => message.into_response(),
            Self::Service(error) => failed(&error),
            Self::Broken(cause) => broken(cause),
        }
    }
}

fn failed(error: &service::Error) -> Response {
    use service::Error as E;
    match error {
        // What is not yours is told like what is not there.
        E::NotFound | E::Forbidden => Message::not_found().into_response(),
        E::TooMany { tunggu_detik } | E::NotYet { tunggu_detik } => {
            Message::too_many(*tunggu_detik).into_response()
        }
        E::Conflict(_) | E::NotAll(_) => Message::for_status(StatusCode::CONFLICT).into_response(),
        E::Refused(_) | E::Form(_) | E::WrongCredentials => {
            let mut message = Message::for_status(StatusCode::UNPROCESSABLE_ENTITY);
            message.isi = error.pesan();
            message.into_response()
        }
        E::Full(cause) => {
            tracing::error!(cause = format!("{cause:#}"), "the disk is full");
            let mut message = Message::for_status(StatusCode::INSUFFICIENT_STORAGE);
            message.isi = error.pesan();
            message.into_response()
        }
        E::Shortage(cause) => {
            tracing::warn!(cause = format!("{cause:#}"), "a request had to be put off");
            let mut message = Message::for_status(StatusCode::SERVICE_UNAVAILABLE);
            message.isi = error.pesan();
            message.into_response()
        }
        E::Broken(cause) => broken(format!("{cause:#}")),
    }
}

/// A 500 whose cause goes to the log and never to the page.
pub(crate) fn broken(cause: String) -> Response {
    let mut response = Message::for_status(StatusCode::INTERNAL_SERVER_ERROR).into_response();
    response.extensions_mut().insert(Cause(cause));
    response
}

/// A page.
pub(crate) fn html(template: &impl Template) -> Answer {
    page(StatusCode::OK, template)
}

/// A page with a status, and with how long to wait where that is known.
pub(crate) fn page(status: impl Into<Status>, template: &impl Template) -> Answer {
    match template.render() {
        Ok(text) => {
            let Status { code, wait } = status.into();
            let wait = wait.map(|seconds| (header::RETRY_AFTER, HeaderValue::from(seconds)));
            Ok((code, AppendHeaders(wait), Html(text)).into_response())
        }
        Err(error) => Err(Failure::Broken(format!("template: {error}"))),
    }
}

/// After a POST: go and GET this.
pub(crate) fn see_other(path: &str) -> Response {
    Redirect::to(path).into_response()
}

/// The same, and keep or drop cookies.
pub(crate) fn see_other_with(path: &str, cookies: &[String]) -> Response {
    let mut response = see_other(path);
    for cookie in cookies {
        if let Ok(value) = HeaderValue::from_str(cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}

/// For paths nobody knows.
pub(crate) async fn not_found() -> Message {
    Message::not_found()
}

/// For verbs a path does not take.
pub(crate) async fn method_not_allowed() -> Message {
    Message::for_status(StatusCode::METHOD_NOT_ALLOWED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::anyhow;

    #[test]
    fn the_log_gets_the_whole_chain_and_the_page_nothing_of_it() {
        let cause = anyhow!("disk is full").context("writing the photo");
        let response = failed(&service::Error::Broken(cause));
        let Cause(cause) = response.extensions().get().expect("a cause");
        assert_eq!(cause, "writing the photo: disk is full");
        let Message { isi, .. } = response.extensions().get().expect("a message");
        assert!(!isi.contains("disk"));
    }
}
