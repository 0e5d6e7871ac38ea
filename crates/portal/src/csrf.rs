//! Proof that a form came from our own page: a token derived from a secret only the browser's
//! cookie holds and from the session it was shown to, and the browser's own word about where the
//! request came from.
//!
//! The token is salted anew for each page, so that it never repeats in compressed answers.

use crate::site::Site;
use axum::http::{HeaderMap, HeaderValue, header};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use uuid::Uuid;

const SALT_LENGTH: usize = 32;

/// A fresh secret for the cookie: 244 random bits.
pub(crate) fn new_secret() -> String {
    format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple())
}

/// Whether a cookie holds something that [`new_secret`] could have made.
pub(crate) fn is_secret(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// Which session a form was shown to; no secret itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark([u8; 32]);

impl Mark {
    /// The mark of the session with this cookie.
    pub(crate) fn of(session: &str) -> Self {
        Self(Sha256::digest(session).into())
    }
}

/// A token for one form, shown to this session or to nobody in particular.
pub(crate) fn token(secret: &str, mark: Option<Mark>) -> String {
    let salt = Uuid::new_v4().simple().to_string();
    let mut token = salt.clone();
    for byte in mac(secret, mark, &salt).finalize().into_bytes() {
        let _ = write!(token, "{byte:02x}");
    }
    token
}

/// Whether the token was made for this secret and session. Takes the same time whatever is wrong.
pub(crate) fn verify(secret: &str, mark: Option<Mark>, token: &str) -> bool {
    let Some((salt, signature)) = token.split_at_checked(SALT_LENGTH) else {
        return false;
    };
    from_hex(signature).is_some_and(|bytes| mac(secret, mark, salt).verify_slice(&bytes).is_ok())
}

/// Whether the browser says that the request comes from our own pages. Browsers too old to say
/// anything are left to the token.
pub(crate) fn same_origin(headers: &HeaderMap, ours: &Site) -> bool {
    let says = |name: &str| headers.get(name).map(HeaderValue::as_bytes);
    let site = says("sec-fetch-site").is_none_or(|site| matches!(site, b"same-origin" | b"none"));
    let from = says(header::ORIGIN.as_str()).is_none_or(|origin| ours.is_own(origin));
    site && from
}

fn mac(secret: &str, mark: Option<Mark>, salt: &str) -> Hmac<Sha256> {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("HMAC takes a key of any length");
    // The salt has one length, so the mark cannot be taken for a part of it.
    mac.update(salt.as_bytes());
    if let Some(Mark(digest)) = mark {
        mac.update(&digest);
    }
    mac
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digit = |b: u8| {
        char::from(b)
            .to_digit(16)
            .and_then(|d| u8::try_from(d).ok())
    };
    if !text.len().is_multiple_of(2) {
        return None;
    }
    text.as_bytes()
        .chunks_exact(2)
        .map(|pair| match pair {
            [high, low] => Some(digit(*high)? * 16 + digit(*low)?),
            _ => None, // chunks of two have two
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::PortalSettings;

    #[test]
    fn a_token_fits_only_the_secret_it_was_made_for() {
        let secret = new_secret();
        let token = token(&secret, None);
        assert!(verify(&secret, None, &token));
        assert!(!verify(&new_secret(), None, &token));
    }

    #[test]
    fn a_token_fits_only_the_session_it_was_shown_to() {
        let secret = new_secret();
        let (hers, his) = (Some(Mark::of("marlina")), Some(Mark::of("budi")));
        let token = token(&secret, hers);
        assert!(verify(&secret, hers, &token));
        assert!(!verify(&secret, his, &token));
        assert!(!verify(&secret, None, &token));
    }

    #[test]
    fn broken_tokens_are_refused() {
        let secret = new_secret();
        let good = token(&secret, None);
        let cut = good.get(..good.len() - 2).expect("ascii");
        for bad in ["", "x", "é", cut, &format!("{good}00"), &"0".repeat(96)] {
            assert!(!verify(&secret, None, bad), "{bad}");
        }
    }

    #[test]
    fn a_token_is_different_on_each_page() {
        let secret = new_secret();
        assert_ne!(token(&secret, None), token(&secret, None));
    }

    #[test]
    fn a_foreign_origin_is_refused() {
        let ours = &Site::new(PortalSettings {
            public_url: "https://aduan.contoh.id".to_owned(),
            instansi: String::new(),
        });
        let check = |name: &'static str, value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(name, HeaderValue::from_static(value));
            same_origin(&headers, ours)
        };
        assert!(check("origin", "https://aduan.contoh.id"));
        assert!(!check("origin", "https://jahat.id"));
        assert!(!check("origin", "http://aduan.contoh.id"));
        assert!(!check("origin", "null"));
        assert!(check("sec-fetch-site", "same-origin"));
        assert!(!check("sec-fetch-site", "cross-site"));
        assert!(!check("sec-fetch-site", "same-site"));
        assert!(same_origin(&HeaderMap::new(), ours));
    }
}
