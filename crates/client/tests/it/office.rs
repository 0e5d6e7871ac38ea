//! The office's server behind TLS, with updates that a test publishes, and a computer whose
//! installer writes down what it gets.

use crate::authority::Authority;
use crate::publisher::{Publisher, manifest};
use crate::support::{Meja, Peladen};
use client::ApiOptions;
use client::Officer;
use client::update::{Installer, Kind, UpdateOptions};
use serde_json::Value;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedRwLockWriteGuard, RwLock};
use tokio_rustls::TlsAcceptor;
use wire::desk::{Desk as _, UpdateStage as Tahap};
use wire::session::Petugas;
use wiremock::ResponseTemplate;

/// An office that publishes updates.
pub(crate) struct Office {
    pub(crate) peladen: Peladen,
    authority: Authority,
    publisher: Publisher,
    port: u16,
    /// Each new connection passes it.
    gate: Arc<RwLock<()>>,
}

/// What an installer got: version and bytes.
pub(crate) type Installed = Arc<Mutex<Vec<(String, Vec<u8>)>>>;

impl Office {
    pub(crate) async fn open(petugas: Petugas) -> Self {
        Self::open_cutting(petugas, u64::MAX).await
    }

    /// An office whose server loses each connection after so many bytes of an answer.
    pub(crate) async fn open_cutting(petugas: Petugas, most: u64) -> Self {
        let peladen = Peladen::start(petugas).await;
        let authority = Authority::new();
        let acceptor = TlsAcceptor::from(authority.config("localhost", 4000));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let inner = *peladen.mock.address();
        let gate = Arc::new(RwLock::new(()));
        let passed = Arc::clone(&gate);
        tokio::spawn(async move {
            while let Ok((tcp, _)) = listener.accept().await {
                let (acceptor, passed) = (acceptor.clone(), Arc::clone(&passed));
                tokio::spawn(async move {
                    drop(passed.read().await);
                    let Ok(outer) = acceptor.accept(tcp).await else {
                        return; // somebody who doesn't trust us
                    };
                    let inner = TcpStream::connect(inner).await.unwrap();
                    let (mut from_client, mut to_client) = tokio::io::split(outer);
                    let (from_server, mut to_server) = inner.into_split();
                    let asking = tokio::io::copy(&mut from_client, &mut to_server);
                    let mut answer = from_server.take(most);
                    let answering = tokio::io::copy(&mut answer, &mut to_client);
                    tokio::select! { _ = asking => {}, _ = answering => {} }
                    let _ = to_client.shutdown().await; // it may be gone
                });
            }
        });
        Self {
            peladen,
            authority,
            publisher: Publisher::new(),
            port,
            gate,
        }
    }

    pub(crate) fn alamat(&self) -> String {
        format!("https://localhost:{}", self.port)
    }

    /// The public key as the policy `UpdateKey` has it.
    pub(crate) fn key(&self) -> String {
        self.publisher.key()
    }

    /// Signs as `tauri signer sign` does.
    pub(crate) fn sign(&self, bytes: &[u8], comment: &str) -> String {
        self.publisher.sign(bytes, comment)
    }

    /// Publishes a manifest as it is.
    pub(crate) async fn publish_manifest(&self, manifest: &Value) {
        let answer = ResponseTemplate::new(200).set_body_json(manifest);
        let path = "/updates/desktop.json";
        self.peladen.mount("GET", path, answer).await;
    }

    /// Publishes a package under a version, with a signature, at an address.
    pub(crate) async fn publish_at(&self, url: &str, version: &str, signature: &str) {
        let manifest = manifest(version, Kind::Deb, url, signature);
        self.publish_manifest(&manifest).await;
    }

    /// Publishes these bytes as the package of a version, with a signature.
    pub(crate) async fn publish(&self, version: &str, bytes: &[u8], signature: &str) {
        let path = format!("/updates/sipendekar_{version}_amd64.deb");
        let url = format!("{}{path}", self.alamat());
        self.publish_at(&url, version, signature).await;
        let answer = ResponseTemplate::new(200).set_body_bytes(bytes);
        self.peladen.mount("GET", &path, answer).await;
    }

    /// Publishes a good package of a version.
    pub(crate) async fn release(&self, version: &str, bytes: &[u8]) {
        let comment = format!("file:sipendekar_{version}_amd64.deb\tversion:{version}");
        let signature = self.sign(bytes, &comment);
        self.publish(version, bytes, &signature).await;
    }

    /// New connections get no answer until what this gives is dropped.
    pub(crate) async fn hold_up(&self) -> OwnedRwLockWriteGuard<()> {
        Arc::clone(&self.gate).write_owned().await
    }

    /// Takes the manifest away: what it offered is offered no more.
    pub(crate) async fn withdraw(&self) {
        let gone = ResponseTemplate::new(404);
        let path = "/updates/desktop.json";
        self.peladen.mount_over("GET", path, gone).await;
    }

    /// Offers a good package of another version instead.
    pub(crate) async fn offer_instead(&self, version: &str, bytes: &[u8]) {
        let name = format!("sipendekar_{version}_amd64.deb");
        let signature = self.sign(bytes, &format!("file:{name}\tversion:{version}"));
        let url = format!("{}/updates/{name}", self.alamat());
        let manifest = manifest(version, Kind::Deb, &url, &signature);
        let answer = ResponseTemplate::new(200).set_body_json(manifest);
        let path = "/updates/desktop.json";
        self.peladen.mount_over("GET", path, answer).await;
        let package = ResponseTemplate::new(200).set_body_bytes(bytes);
        let path = format!("/updates/{name}");
        self.peladen.mount("GET", &path, package).await;
    }

    /// A computer of the office, with a program installed from a package for Debian.
    pub(crate) fn computer(&self) -> (Meja, Installed) {
        let installed = Installed::default();
        let wrote = Arc::clone(&installed);
        let installer = Installer::new(Kind::Deb, move |package| {
            let version = package.version.to_string();
            let mut wrote = wrote.lock().unwrap();
            wrote.push((version, package.bytes.clone()));
            Ok(())
        });
        let meja = Meja {
            api: ApiOptions {
                ca_file: Some(self.authority.file()),
            },
            alamat: Some(self.alamat()),
            updates: UpdateOptions::new(None, Some(self.key())).with(installer),
            ..Meja::new()
        };
        (meja, installed)
    }
}

/// What stands in for a package.
pub(crate) const NEW: &[u8] = b"!<arch>\ndebian-binary, more or less";

/// Asks for a newer version.
pub(crate) async fn check(officer: &Officer) -> Tahap {
    officer.update_check(()).await.unwrap().tahap
}

/// Downloads what is offered.
pub(crate) async fn download(officer: &Officer) -> Tahap {
    officer.update_download(()).await.unwrap().tahap
}

/// Installs what was downloaded.
pub(crate) async fn install(officer: &Officer) -> Tahap {
    officer.update_install(()).await.unwrap().tahap
}

/// Whether it can be installed now, and nothing went wrong.
pub(crate) fn is_ready(tahap: &Tahap) -> bool {
    matches!(
        tahap,
        Tahap::Siap {
            menunggu: None,
            galat: None,
            ..
        }
    )
}

/// Nothing is offered, and whatever the officer presses, nothing is installed.
pub(crate) async fn nothing_is_offered(officer: &Officer, installed: &Installed) {
    let tahap = check(officer).await;
    assert!(matches!(tahap, Tahap::Diam { .. }), "{tahap:?}");
    download(officer).await;
    install(officer).await;
    assert!(installed.lock().unwrap().is_empty());
}
