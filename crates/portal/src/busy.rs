//! What a citizen sees when the server around the portal has too much to do.

use crate::answer::broken;
use crate::view::Busy;
use askama::Template as _;
use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};

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
    pub(crate) fn status(self) -> StatusCode {
        match self {
            Self::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unknown(status, _) => status,
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

/// A page with a way back, for whoever could not be let in.
pub fn busy_page(status: StatusCode, judul: &str, isi: &str) -> Response {
    match (Busy { judul, isi }).render() {
        Ok(text) => (status, Html(text)).into_response(),
        Err(error) => broken(format!("template: {error}")),
    }
}
