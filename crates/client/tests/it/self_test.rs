//! The trial of a computer, without a window.

use crate::authority::Authority;
use crate::small_server::serve;
use client::update::UpdateOptions;
use client::vault::{Memory, Vault, VaultError};
use client::{ApiOptions, Clock, Finding, Options, Outcome, QuietHours, self_test};
use std::path::Path;
use std::sync::Arc;
use zeroize::Zeroizing;

fn options(folder: &Path) -> Options {
    Options {
        folder: folder.to_owned(),
        alamat: None,
        api: ApiOptions::default(),
        quiet: QuietHours::On,
        vault: Arc::new(Memory::default()),
        clock: Clock::system(),
        updates: UpdateOptions::default(),
    }
}

fn failing(findings: &[Finding]) -> Vec<&'static str> {
    let failing = findings.iter().filter(|finding| !finding.works());
    failing.map(|finding| finding.perihal).collect()
}

#[tokio::test]
async fn a_sound_computer_passes_and_nothing_is_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    let findings = self_test(&options(&folder.path().join("simpanan"))).await;
    assert_eq!(findings.len(), 5);
    assert_eq!(failing(&findings), [""; 0], "{findings:#?}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn the_server_of_the_office_is_asked_with_its_authority() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::new();
    let port = serve(&authority, "localhost", 4000);
    let mut options = options(folder.path());
    options.alamat = Some(format!("https://localhost:{port}"));
    assert_eq!(failing(&self_test(&options).await), ["TLS dan server"]);
    options.api.ca_file = Some(authority.file());
    let findings = self_test(&options).await;
    assert_eq!(failing(&findings), [""; 0], "{findings:#?}");
}

#[tokio::test]
async fn what_is_wrong_is_named() {
    struct NoKeyring;
    impl Vault for NoKeyring {
        fn persist(&self, _: &str, _: &str) -> Result<(), VaultError> {
            Err(VaultError::Missing("no bus".to_owned()))
        }
        fn retrieve(&self, _: &str) -> Result<Option<Zeroizing<String>>, VaultError> {
            Ok(None)
        }
        fn delete(&self, _: &str) -> Result<(), VaultError> {
            Ok(())
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bukan-folder");
    std::fs::write(&file, "").unwrap();
    let mut options = options(&file);
    options.alamat = Some("http://tanpa-enkripsi.contoh.id".to_owned());
    options.vault = Arc::new(NoKeyring);
    let findings = self_test(&options).await;
    let all = ["Konfigurasi", "Basis data", "Brankas", "TLS dan server"];
    assert_eq!(failing(&findings), all);
    let Outcome::Fails(told) = &findings[1].hasil else {
        panic!("the folder is a file: {findings:#?}");
    };
    assert!(told.contains("Periksa izin"), "{told}");
    assert!(findings[2].to_string().starts_with("GAGAL  Brankas: "));
}

#[tokio::test]
async fn the_manual_shows_everything_that_is_tried() {
    let manual = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/PEMASANGAN.md");
    let manual = std::fs::read_to_string(manual).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for finding in self_test(&options(folder.path())).await {
        let told = [
            format!("  {}: ", finding.perihal),
            format!("`{}`", finding.perihal),
        ];
        assert!(told.iter().any(|told| manual.contains(told)), "{told:?}");
    }
}
