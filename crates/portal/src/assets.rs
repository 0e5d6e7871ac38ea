//! Style sheet, script and icons, embedded in the binary and addressed by their content.

use crate::tokens;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

/// A file may be kept for ever under an address that names its content.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

#[derive(RustEmbed)]
#[folder = "static/"]
struct Static;

struct Asset {
    bytes: Cow<'static, [u8]>,
    hash: String,
}

static ASSETS: LazyLock<BTreeMap<String, Asset>> = LazyLock::new(|| {
    Static::iter()
        .filter_map(|name| {
            let bytes = with_tokens(&name, Static::get(&name)?.data);
            let hash = short_hash(&bytes);
            Some((name.into_owned(), Asset { bytes, hash }))
        })
        .collect()
});

fn with_tokens(name: &str, bytes: Cow<'static, [u8]>) -> Cow<'static, [u8]> {
    match std::str::from_utf8(&bytes) {
        Ok(sheet) if media_type(name).starts_with("text/css") => {
            tokens::before(sheet).into_bytes().into()
        }
        _ => bytes, // no style sheet
    }
}

fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(8)
        .fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

/// Address of a static file, changing with its content: `/statis/0f3a…/portal.css`.
pub(crate) fn url(name: &str) -> String {
    let hash = ASSETS.get(name).map_or("-", |asset| asset.hash.as_str());
    format!("/statis/{hash}/{name}")
}

/// `GET /statis/{hash}/{name}`. A stale hash still gets today's file, but is not kept.
pub(crate) async fn serve(
    Path((hash, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let Some(asset) = ASSETS.get(&name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    // Weak: compressed or not, it is the same file.
    let etag = format!("W/\"{}\"", asset.hash);
    let keep = if hash == asset.hash {
        FOR_EVER
    } else {
        "no-cache"
    };
    let known = headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|seen| seen.as_bytes() == etag.as_bytes());
    let about = [
        (header::CONTENT_TYPE, media_type(&name).to_owned()),
        (header::CACHE_CONTROL, keep.to_owned()),
        (header::ETAG, etag),
    ];
    if known {
        (StatusCode::NOT_MODIFIED, about).into_response()
    } else {
        (about, asset.bytes.clone()).into_response()
    }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, suffix)| suffix) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(name: &str) -> usize {
        ASSETS.get(name).expect("embedded").bytes.len()
    }

    #[test]
    fn each_script_stays_within_5_kilobytes() {
        for name in ["portal.js", "foto.js"] {
            assert!(size(name) <= 5 * 1024, "{name}: {} bytes", size(name));
        }
    }

    #[test]
    fn every_file_has_an_address_that_names_its_content() {
        for name in ASSETS.keys() {
            assert!(!url(name).contains("/-/"), "{name}");
        }
    }
}
