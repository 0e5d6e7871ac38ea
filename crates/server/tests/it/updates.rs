//! The desktop's updates: files of one folder, and never anything else.

use crate::support::{Ask, Place, Reply, central};
use axum::Router;
use axum::http::{Method, StatusCode};
use server::config::Config;
use server::routes::router;
use std::path::Path;

const PACKAGE: &str = "/updates/sipendekar_0.2.0_amd64.deb";

/// A server that offers the updates of a folder.
fn offering(place: &Place, folder: Option<&Path>) -> Router {
    let mut config = Config::default();
    config.files.updates = folder.map(Path::to_owned);
    router(central(&place.app, &config))
}

/// A folder with a manifest and a package, in another one with a secret.
fn folder() -> (tempfile::TempDir, std::path::PathBuf) {
    let outer = tempfile::tempdir().expect("a folder");
    let folder = outer.path().join("pembaruan");
    std::fs::create_dir_all(folder.join("lama.deb")).expect("a folder");
    let write = |path: &str, bytes: &[u8]| {
        std::fs::write(folder.join(path), bytes).expect("written");
    };
    write("desktop.json", br#"{"version":"0.2.0"}"#);
    write("sipendekar_0.2.0_amd64.deb", &vec![7; 3_000_000]);
    write("catatan.txt", b"rahasia kantor");
    write(".tersembunyi.json", b"rahasia kantor");
    write("lama.deb/dalam.json", b"rahasia kantor");
    write("../kunci.json", b"rahasia kantor");
    (outer, folder)
}

async fn get(router: &Router, path: &str) -> Reply {
    Ask::new(Method::GET, path).of(router.clone()).await
}

#[tokio::test]
async fn nothing_is_offered_unless_a_folder_is_set() {
    let place = Place::on_sqlite().await;
    let router = offering(&place, None);
    let reply = get(&router, "/updates/desktop.json").await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn manifest_and_packages_come_whole_with_their_kinds() {
    let place = Place::on_sqlite().await;
    let (_outer, folder) = folder();
    let router = offering(&place, Some(&folder));
    let manifest = get(&router, "/updates/desktop.json").await;
    assert_eq!(manifest.status, StatusCode::OK);
    assert_eq!(manifest.json["version"], "0.2.0");
    assert_eq!(manifest.header("content-type"), "application/json");
    assert_eq!(manifest.header("cache-control"), "no-cache", "it changes");
    let package = get(&router, PACKAGE).await;
    assert_eq!(package.status, StatusCode::OK);
    assert_eq!(package.bytes.len(), 3_000_000);
    assert_eq!(package.header("content-length"), "3000000");
    let kind = package.header("content-type");
    assert_eq!(kind, "application/vnd.debian.binary-package");
    assert_eq!(package.header("x-content-type-options"), "nosniff");
    let head = Ask::new(Method::HEAD, PACKAGE).of(router.clone()).await;
    assert_eq!(head.header("content-length"), "3000000");
    assert!(head.bytes.is_empty(), "a question about the length only");
}

#[tokio::test]
async fn whatever_else_is_asked_for_does_not_exist() {
    let place = Place::on_sqlite().await;
    let (_outer, folder) = folder();
    let router = offering(&place, Some(&folder));
    for path in [
        "/updates",
        "/updates/",
        "/updates/tidak-ada.json",
        "/updates/catatan.txt",
        "/updates/.tersembunyi.json",
        "/updates/lama.deb",
        "/updates/lama.deb/dalam.json",
        "/updates/lama.deb%2Fdalam.json",
        "/updates/../kunci.json",
        "/updates/..%2Fkunci.json",
        "/updates/%2e%2e%2fkunci.json",
        "/updates/..%5Ckunci.json",
        "/updates/%2Fetc%2Fhostname.json",
        "/updates/desktop.json%00.deb",
        "/updates/%ff.json",
    ] {
        let reply = get(&router, path).await;
        let text = String::from_utf8_lossy(&reply.bytes);
        assert!(reply.status.is_client_error(), "{path}: {}", reply.status);
        assert!(!text.contains("rahasia"), "{path}: {text}");
    }
    let reply = Ask::new(Method::POST, PACKAGE).of(router).await;
    assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[cfg(unix)]
#[tokio::test]
async fn a_link_may_lead_to_a_file_of_the_folder_but_not_out_of_it() {
    use std::os::unix::fs::symlink;
    let place = Place::on_sqlite().await;
    let (outer, folder) = folder();
    let link = |from: &str, to: &Path| symlink(to, folder.join(from)).expect("linked");
    link("keluar.json", &outer.path().join("kunci.json"));
    link("putus.json", &outer.path().join("tidak-ada.json"));
    link("terbaru.deb", Path::new("sipendekar_0.2.0_amd64.deb"));
    let router = offering(&place, Some(&folder));
    let status = async |path: &str| get(&router, path).await.status;
    assert_eq!(status("/updates/keluar.json").await, StatusCode::NOT_FOUND);
    assert_eq!(status("/updates/putus.json").await, StatusCode::NOT_FOUND);
    assert_eq!(status("/updates/terbaru.deb").await, StatusCode::OK);
}
