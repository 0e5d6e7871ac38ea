//! Headers that protect every answer.

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName};
use axum::http::{HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;

const SECURITY: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
];

/// The policy of what is never shown as a page.
pub(super) const NO_PAGE: HeaderValue =
    HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox");

/// How people reach the server.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Only with TLS, so browsers shall never ask without it again.
    Https,
    /// Without TLS: on this computer, or in an office for a trial.
    Http,
}

impl Scheme {
    /// The scheme of an address.
    pub fn of(url: &str) -> Self {
        if url.starts_with("https:") {
            Self::Https
        } else {
            Self::Http
        }
    }
}

/// What holds for every answer. A page may be stricter.
pub async fn of_every_answer(
    State(scheme): State<Scheme>,
    request: Request,
    next: Next,
) -> Response {
    let get = matches!(*request.method(), Method::GET | Method::HEAD);
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in SECURITY {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    if !get {
        headers
            .entry(header::CACHE_CONTROL)
            .or_insert(HeaderValue::from_static("no-store"));
    }
    if scheme == Scheme::Https {
        let value = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, value);
    }
    response
}

/// What holds for answers of the API alone: never kept, never shown as a page.
pub async fn of_the_api(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_SECURITY_POLICY, NO_PAGE);
    response
}
