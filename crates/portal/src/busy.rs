//! What a citizen sees when the server around the portal has too much to do.

use crate::answer::{Status, page};
use crate::view::Busy;
use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

/// Forms of whoever is not signed in that are shown again.
const FORMS_SHOWN_AGAIN: [&str; 4] = ["/masuk", "/daftar", "/lupa-sandi", "/lupa-sandi/email"];
/// Before every form of an aduan, the new one too, and those of the own account.
const SHOWN_AGAIN_BELOW: [&str; 2] = ["/aduan/", "/data-saya/"];
/// How a page sends a form, without and with photos.
const FORMS: [&[u8]; 2] = [b"application/x-www-form-urlencoded", b"multipart/form-data"];

/// Whether this is a form that is shown again, with what was typed, although nothing of it can be
/// done. To whoever sends it too often, the server puts [`TooOften`] into such a request and lets it
/// in.
pub fn is_shown_again(request: &Request) -> bool {
    let path = request.uri().path();
    let kind = request.headers().get(header::CONTENT_TYPE);
    let is_form =
        kind.is_some_and(|kind| FORMS.iter().any(|form| kind.as_bytes().starts_with(form)));
    let is_ours = FORMS_SHOWN_AGAIN.contains(&path)
        || SHOWN_AGAIN_BELOW
            .iter()
            .any(|below| path.starts_with(below));
    is_form && is_ours && *request.method() == Method::POST
}

/// This request is one too many; nothing of it is to be done.
#[derive(Debug, Clone, Copy)]
pub struct TooOften {
    /// How long to wait.
    pub seconds: u64,
}

/// Why nothing of a form is to be done, whatever is in it: it is only shown again.
#[derive(Debug, Clone, Copy)]
pub(crate) enum NotNow {
    /// It is sent too often.
    TooOften(TooOften),
    /// Who sends it could not be found out; the status, and what to tell.
    Unknown(StatusCode, &'static str),
}

impl NotNow {
    pub(crate) fn status(self) -> Status {
        match self {
            Self::TooOften(TooOften { seconds }) => Status::too_many(seconds),
            Self::Unknown(status, _) => status.into(),
        }
    }

    /// What stands above the text that came back.
    pub(crate) fn pesan(self) -> String {
        match self {
            Self::TooOften(TooOften { seconds }) => format!(
                "Terlalu banyak permintaan dari jaringan Anda, jadi tulisan Anda belum terkirim. \
                 Tulisan Anda masih ada di halaman ini. Coba lagi dalam {seconds} detik."
            ),
            Self::Unknown(_, pesan) => pesan.to_owned(),
        }
    }
}

/// What ends a body that comes too slowly: the server around the portal puts it in the place of
/// what is missing.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("the body comes too slowly")]
pub struct TooSlow;

/// A page with a way back, for whoever asks too often.
pub fn too_often_page(TooOften { seconds }: TooOften) -> Response {
    let isi = format!("Coba lagi dalam {seconds} detik.");
    busy_page(Status::too_many(seconds), "Terlalu banyak permintaan", &isi)
}

/// The same for whoever was not answered in time. What came whole is done to its end, so nobody is
/// asked to write it once more before they have looked.
pub fn too_slow_page(method: &Method) -> Response {
    let isi = if *method == Method::POST {
        "Server belum selesai mengerjakan kiriman Anda pada waktunya. Mungkin kiriman itu tetap \
         tersimpan: lihat dulu di Aduan saya. Bila belum ada, kembali ke formulirnya lalu kirim \
         lagi; yang sama tidak akan tercatat dua kali."
    } else {
        "Halaman ini tidak selesai pada waktunya. Coba lagi sebentar lagi."
    };
    busy_page(StatusCode::SERVICE_UNAVAILABLE, "Terlalu lama", isi)
}

fn busy_page(status: impl Into<Status>, judul: &str, isi: &str) -> Response {
    page(status, &Busy { judul, isi }).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn whoever_has_to_wait_is_told_how_long_in_a_page_with_a_way_back() {
        let (slow, form) = (too_slow_page(&Method::GET), too_slow_page(&Method::POST));
        let often = too_often_page(TooOften { seconds: 17 });
        for (response, status, wait) in [(slow, 503, 5), (form, 503, 5), (often, 429, 17)] {
            assert_eq!(response.status(), status);
            let header = |name| response.headers().get(name).and_then(|is| is.to_str().ok());
            let told = header(header::RETRY_AFTER).and_then(|told| told.parse().ok());
            assert_eq!(told, Some(wait), "{status}");
            assert_eq!(
                header(header::CONTENT_TYPE),
                Some("text/html; charset=utf-8")
            );
            let body = axum::body::to_bytes(response.into_body(), usize::MAX).await;
            let page = String::from_utf8(body.expect("a page").to_vec()).expect("text");
            for part in [
                "name=\"viewport\"",
                "portal.css",
                "href=\"/\"",
                "href=\"/aduan\"",
            ] {
                assert!(page.contains(part), "{part}: {page}");
            }
        }
    }
}
