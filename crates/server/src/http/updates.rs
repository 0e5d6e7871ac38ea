//! Updates of the desktop: the files of one folder, as an operator put them there.
//!
//! The folder is open to everybody, like any download page; what protects a desktop from a wrong
//! package is its signature. Off unless a folder is set.

use crate::http::headers::NO_PAGE;
use crate::http::problem::Failure;
use axum::Router;
use axum::body::Body;
use axum::extract::{Path as Name, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::Value;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::fs::File;
use tokio_util::io::ReaderStream;
use tracing::error;

/// Name of the manifest, as the desktops ask for it.
const MANIFEST: &str = "desktop.json";

/// What is served, by the ending of its name, and its content type. Anything else in the folder
/// stays there.
const KINDS: [(&str, &str); 5] = [
    (".json", "application/json"),
    (".deb", "application/vnd.debian.binary-package"),
    (".rpm", "application/x-rpm"),
    (".AppImage", "application/vnd.appimage"),
    (".msi", "application/x-msi"),
];

/// The route, if there is a folder to serve.
pub fn router<S: Clone + Send + Sync + 'static>(folder: Option<&Path>) -> Router<S> {
    let Some(folder) = folder else {
        return Router::new();
    };
    Router::new()
        .route("/updates/{berkas}", get(berkas))
        .with_state(Arc::<Path>::from(folder))
}

/// What is wrong with the folder, as an operator should read it. Desktops are not told: they find no
/// update. Nothing published yet is nothing wrong.
pub(crate) fn fault(folder: &Path) -> Option<String> {
    let place = folder.display();
    let manifest = match std::fs::read(folder.join(MANIFEST)) {
        Ok(manifest) => manifest,
        Err(cause) if cause.kind() == ErrorKind::NotFound && folder.is_dir() => return None,
        Err(cause) => return Some(format!("{place} tidak terbaca ({cause})")),
    };
    let manifest: Value = match serde_json::from_slice(&manifest) {
        Ok(manifest) => manifest,
        Err(cause) => return Some(format!("{MANIFEST} di {place} rusak ({cause})")),
    };
    let (Some(_), Some(platforms)) = (
        manifest["version"].as_str(),
        manifest["platforms"].as_object(),
    ) else {
        return Some(format!(
            "{MANIFEST} di {place} bukan buatan cargo xtask manifest"
        ));
    };
    let urls = platforms.values().filter_map(|entry| entry["url"].as_str());
    let names = urls.filter_map(|url| url.rsplit('/').next());
    let missing = names.filter(|name| !folder.join(name).is_file());
    let missing: Vec<&str> = missing.collect();
    let any = !missing.is_empty();
    any.then(|| {
        format!(
            "yang disebut {MANIFEST} tidak ada di {place}: {}",
            missing.join(", ")
        )
    })
}

async fn berkas(State(folder): State<Arc<Path>>, Name(name): Name<String>) -> Response {
    match open(&folder, &name).await {
        Ok(Some((file, kind))) => file_response(file, kind),
        Ok(None) => Failure::not_found().into_response(),
        Err(cause) => {
            error!(%cause, "the folder of updates could not be read");
            Failure::not_found().into_response()
        }
    }
}

/// An open file of the folder, how long it is, and what it is. None if it must not be served.
async fn open(folder: &Path, name: &str) -> Result<Option<(Opened, &'static str)>, Error> {
    let Some(kind) = kind(name) else {
        return Ok(None);
    };
    let path = folder.join(name);
    let found = match inside(folder, &path).await {
        Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(None),
        found => found?,
    };
    let Some(path) = found else { return Ok(None) };
    let file = File::open(path).await?;
    let about = file.metadata().await?;
    let length = about.len();
    Ok(about.is_file().then_some((Opened { file, length }, kind)))
}

struct Opened {
    file: File,
    length: u64,
}

/// The content type of a plain name of ours: letters, digits and `.-_+~`, not hidden.
fn kind(name: &str) -> Option<&'static str> {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || ".-_+~".contains(letter);
    if name.starts_with('.') || !name.chars().all(plain) {
        return None;
    }
    let (_, kind) = KINDS.iter().find(|(ending, _)| name.ends_with(ending))?;
    Some(kind)
}

/// Where a file really is, if that is in the folder: a link that leads out is none of ours.
async fn inside(folder: &Path, path: &Path) -> Result<Option<PathBuf>, Error> {
    let folder = tokio::fs::canonicalize(folder).await?;
    let path = tokio::fs::canonicalize(path).await?;
    Ok(path.starts_with(&folder).then_some(path))
}

/// Streams a file. A package never changes under its name; the manifest does.
fn file_response(opened: Opened, kind: &'static str) -> Response {
    let keep = match kind {
        "application/json" => "no-cache",
        _ => "public, max-age=86400", // every package
    };
    let mut response = Body::from_stream(ReaderStream::new(opened.file)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(opened.length));
    headers.insert(header::CONTENT_SECURITY_POLICY, NO_PAGE);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_of_packages_and_manifests_are_served() {
        for name in [
            "desktop.json",
            "sipendekar_0.2.0_amd64.deb",
            "SIPENDEKAR-0.2.0-1.x86_64.rpm",
            "SIPENDEKAR_0.2.0_amd64.AppImage",
            "SIPENDEKAR_0.2.0_x64.msi",
        ] {
            assert!(kind(name).is_some(), "{name}");
        }
        for name in [
            "",
            ".",
            "..",
            ".json",
            ".rahasia.json",
            "../kunci.json",
            "a/b.json",
            "a\\b.json",
            "C:x.json",
            "kunci",
            "kunci.pem",
            "x.deb.sig",
            "x.deb\0.json",
            "é.json",
        ] {
            assert!(kind(name).is_none(), "{name}");
        }
    }
}
