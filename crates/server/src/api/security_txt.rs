//! Whom to tell about a hole in this server (RFC 9116).

use crate::central::Central;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use jiff::{SignedDuration, Timestamp, Unit};

/// How long the answer may be relied on; RFC 9116 asks for less than a year.
const GOOD_FOR: SignedDuration = SignedDuration::from_hours(180 * 24);

/// `GET /.well-known/security.txt`.
pub async fn security_txt(State(central): State<Central>) -> impl IntoResponse {
    let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    (kind, text(&central, central.app.now()))
}

fn text(central: &Central, now: Timestamp) -> String {
    let expires = now.saturating_add(GOOD_FOR).unwrap_or(now);
    let expires = expires.round(Unit::Hour).unwrap_or(expires);
    let contact = &central.security_contact;
    let url = central.public_url.trim_end_matches('/');
    let mut lines = vec![
        format!("Contact: {contact}"),
        format!("Expires: {expires}"),
        "Preferred-Languages: id, en".to_owned(),
    ];
    if url.starts_with("https:") {
        lines.push(format!("Canonical: {url}/.well-known/security.txt"));
    }
    lines.join("\n") + "\n"
}
