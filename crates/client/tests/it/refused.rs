//! Updates that must not be installed, against the office's server behind TLS.

use crate::office::{
    Installed, NEW, Office, check, download, install, is_ready, nothing_is_offered,
};
use crate::support::Meja;
use rstest::rstest;
use serde_json::json;
use testkit::perkara::admin;
use wire::desk::UpdateStage as Tahap;
use wiremock::ResponseTemplate;

/// Asks and downloads: the sentence of the refusal. Nothing must have been installed.
async fn refusal(meja: &Meja, installed: &Installed) -> String {
    let officer = meja.start().await;
    let mut tahap = check(&officer).await;
    if is_ready(&tahap) {
        tahap = download(&officer).await;
    }
    install(&officer).await;
    assert!(
        installed.lock().unwrap().is_empty(),
        "nothing was installed"
    );
    let Tahap::Ditolak { alasan } = tahap else {
        panic!("it is refused: {tahap:?}");
    };
    assert!(alasan.contains("hubungi Diskominfotik"), "{alasan}");
    alasan
}

#[rstest]
#[case::older("0.0.9")]
#[case::the_same(env!("CARGO_PKG_VERSION"))]
#[tokio::test]
async fn what_is_not_newer_is_not_offered(#[case] version: &str) {
    let office = Office::open(admin()).await;
    office.release(version, NEW).await;
    let (meja, installed) = office.computer();
    let officer = meja.start().await;
    nothing_is_offered(&officer, &installed).await;
}

#[tokio::test]
async fn an_old_package_under_a_new_number_is_refused() {
    let office = Office::open(admin()).await;
    let old = "file:sipendekar_0.0.9_amd64.deb\tversion:0.0.9";
    let signature = office.sign(NEW, old);
    office.publish("9.0.0", NEW, &signature).await;
    let (meja, installed) = office.computer();
    let told = refusal(&meja, &installed).await;
    assert!(told.contains("versi atau berkas lain"), "{told}");
}

#[rstest]
#[case::without_a_version("file:sipendekar_9.0.0_amd64.deb")]
#[case::of_another_computer("file:sipendekar_9.0.0_x64.msi\tversion:9.0.0")]
#[case::of_another_program("file:lain_9.0.0_amd64.deb\tversion:9.0.0")]
#[case::of_an_older_file("file:sipendekar_0.0.9_amd64.deb\tversion:9.0.0")]
#[case::of_nothing("")]
#[tokio::test]
async fn a_signature_of_something_else_is_refused(#[case] comment: &str) {
    let office = Office::open(admin()).await;
    let signature = office.sign(NEW, comment);
    office.publish("9.0.0", NEW, &signature).await;
    let (meja, installed) = office.computer();
    refusal(&meja, &installed).await;
}

#[tokio::test]
async fn a_signature_of_another_key_is_refused() {
    let (office, other) = (Office::open(admin()).await, Office::open(admin()).await);
    let comment = "file:sipendekar_9.0.0_amd64.deb\tversion:9.0.0";
    office
        .publish("9.0.0", NEW, &other.sign(NEW, comment))
        .await;
    let (meja, installed) = office.computer();
    let told = refusal(&meja, &installed).await;
    assert!(told.contains("tanda tangannya tidak cocok"), "{told}");
}

#[rstest]
#[case::truncated(&NEW[..NEW.len() - 1])]
#[case::changed(b"something else altogether")]
#[case::empty(b"")]
#[tokio::test]
async fn a_package_that_is_not_what_was_signed_is_refused(#[case] served: &[u8]) {
    let office = Office::open(admin()).await;
    let comment = "file:sipendekar_9.0.0_amd64.deb\tversion:9.0.0";
    let signature = office.sign(NEW, comment);
    office.publish("9.0.0", served, &signature).await;
    let (meja, installed) = office.computer();
    refusal(&meja, &installed).await;
}

#[tokio::test]
async fn a_download_that_breaks_off_is_no_package_and_may_be_tried_again() {
    let office = Office::open_cutting(admin(), 20_000).await;
    office.release("9.0.0", &vec![7; 100_000]).await;
    let (meja, installed) = office.computer();
    let officer = meja.start().await;
    assert!(is_ready(&check(&officer).await));
    let tahap = download(&officer).await;
    let Tahap::Siap {
        galat: Some(galat), ..
    } = tahap
    else {
        panic!("it is offered again: {tahap:?}");
    };
    assert!(galat.contains("Unduhan terputus"), "{galat}");
    install(&officer).await;
    assert!(installed.lock().unwrap().is_empty());
}

#[rstest]
#[case::plain_http("http://localhost/x.deb", "https")]
#[case::another_server("https://contoh.id/x.deb", "server kantor")]
#[case::another_port("https://localhost:1/x.deb", "server kantor")]
#[tokio::test]
async fn a_package_from_elsewhere_is_refused(#[case] url: &str, #[case] why: &str) {
    let office = Office::open(admin()).await;
    let signature = office.sign(NEW, "file:sipendekar_9.0.0_amd64.deb\tversion:9.0.0");
    office.publish_at(url, "9.0.0", &signature).await;
    let (meja, installed) = office.computer();
    let told = refusal(&meja, &installed).await;
    assert!(told.contains(why), "{told}");
}

#[tokio::test]
async fn a_redirected_package_or_manifest_is_refused() {
    let office = Office::open(admin()).await;
    let elsewhere = |url: &str| ResponseTemplate::new(302).insert_header("location", url);
    let signature = office.sign(NEW, "file:sipendekar_9.0.0_amd64.deb\tversion:9.0.0");
    let url = format!("{}/updates/x.deb", office.alamat());
    office.publish_at(&url, "9.0.0", &signature).await;
    let plain = elsewhere("http://localhost/x.deb");
    office.peladen.mount("GET", "/updates/x.deb", plain).await;
    let (meja, installed) = office.computer();
    refusal(&meja, &installed).await;

    let office = Office::open(admin()).await;
    let manifest = "/updates/desktop.json";
    office
        .peladen
        .mount("GET", manifest, elsewhere("https://contoh.id/"))
        .await;
    let (meja, installed) = office.computer();
    refusal(&meja, &installed).await;
}

#[tokio::test]
async fn a_manifest_that_is_none_or_too_large_is_refused() {
    let none = json!("<html>");
    let large = json!({ "version": "9.0.0", "platforms": {}, "x": "y".repeat(300_000) });
    for (manifest, why) in [(none, "tidak dapat dibaca"), (large, "terlalu besar")] {
        let office = Office::open(admin()).await;
        office.publish_manifest(&manifest).await;
        let (meja, installed) = office.computer();
        let reason = refusal(&meja, &installed).await;
        assert!(reason.contains(why), "{reason}");
    }
}

#[tokio::test]
async fn a_server_without_updates_or_without_trust_is_no_alarm() {
    let office = Office::open(admin()).await;
    let (mut meja, _) = office.computer();
    let tahap = check(&meja.start().await).await;
    assert!(
        matches!(tahap, Tahap::Diam { .. }),
        "no manifest: {tahap:?}"
    );
    office.release("9.0.0", NEW).await;
    meja.api.ca_file = None;
    let tahap = check(&meja.start().await).await;
    assert!(
        matches!(tahap, Tahap::Diam { .. }),
        "unknown authority: {tahap:?}"
    );
}

#[tokio::test]
async fn a_server_of_this_computer_without_tls_offers_none() {
    let office = Office::open(admin()).await;
    let (mut meja, _) = office.computer();
    meja.alamat = Some(office.peladen.uri());
    let tahap = check(&meja.start().await).await;
    let Tahap::Mati { alasan } = tahap else {
        panic!("{tahap:?}");
    };
    assert!(alasan.contains("https"), "{alasan}");
}
