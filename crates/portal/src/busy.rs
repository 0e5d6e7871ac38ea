//! What a citizen sees when the server around the portal has too much to do.

use crate::answer::broken;
use crate::view::Busy;
use askama::Template as _;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};

/// Forms that are shown again, with what was typed, to whoever sends them too often: the server puts
/// [`TooOften`] into such a request and lets it in.
pub const FORMS_SHOWN_AGAIN: [&str; 3] = ["/masuk", "/daftar", "/lupa-sandi"];

/// This request is one too many; nothing of it is to be done.
#[derive(Debug, Clone, Copy)]
pub struct TooOften {
    /// How long to wait.
    pub seconds: u64,
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
