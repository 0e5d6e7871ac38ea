//! Updates that the office takes back, against its server behind TLS.

use crate::office::{
    Installed, NEW, Office, check, download, install, is_ready, nothing_is_offered,
};
use crate::support::Meja;
use client::Officer;
use testkit::perkara::admin;
use wire::desk::UpdateStage as Tahap;
use wiremock::ResponseTemplate;

/// An office, and one of its computers with version 9.0.0 fetched and verified.
async fn fetched() -> (Office, Meja, Installed, Officer) {
    let office = Office::open(admin()).await;
    office.release("9.0.0", NEW).await;
    let (meja, installed) = office.computer();
    let officer = meja.start().await;
    check(&officer).await;
    assert!(is_ready(&download(&officer).await));
    (office, meja, installed, officer)
}

#[tokio::test]
async fn what_is_withdrawn_is_offered_no_more() {
    for downloaded in [false, true] {
        let office = Office::open(admin()).await;
        office.release("9.0.0", NEW).await;
        let (meja, installed) = office.computer();
        let officer = meja.start().await;
        assert!(is_ready(&check(&officer).await));
        if downloaded {
            assert!(is_ready(&download(&officer).await));
        }
        office.withdraw().await;
        nothing_is_offered(&officer, &installed).await;
    }
}

#[tokio::test]
async fn what_is_withdrawn_after_the_download_is_not_installed_and_people_are_told() {
    let (office, _meja, installed, officer) = fetched().await;
    office.withdraw().await;
    let tahap = install(&officer).await;
    assert!(
        installed.lock().unwrap().is_empty(),
        "nothing was installed"
    );
    let Tahap::Ditolak { alasan } = tahap else {
        panic!("{tahap:?}");
    };
    assert!(
        alasan.contains("9.0.0") && alasan.contains("ditarik"),
        "{alasan}"
    );
    let tahap = check(&officer).await;
    assert!(
        matches!(tahap, Tahap::Diam { .. }),
        "it is not told for ever: {tahap:?}"
    );
}

#[tokio::test]
async fn a_version_that_another_has_replaced_is_not_installed_but_the_other_is() {
    let (office, _meja, installed, officer) = fetched().await;
    office.offer_instead("9.0.1", b"better").await;
    let tahap = install(&officer).await;
    assert!(installed.lock().unwrap().is_empty());
    let Tahap::Siap {
        versi,
        galat: Some(galat),
        ..
    } = tahap
    else {
        panic!("{tahap:?}");
    };
    assert_eq!(versi, "9.0.1");
    assert!(galat.contains("9.0.0"), "{galat}");
    assert!(is_ready(&download(&officer).await));
    install(&officer).await;
    assert_eq!(
        *installed.lock().unwrap(),
        [("9.0.1".to_owned(), b"better".to_vec())]
    );
}

#[tokio::test]
async fn without_an_answer_nothing_is_installed_and_the_download_is_kept() {
    let (office, _meja, installed, officer) = fetched().await;
    let broken = ResponseTemplate::new(503);
    let path = "/updates/desktop.json";
    office.peladen.mount_over("GET", path, broken).await;
    for tahap in [install(&officer).await, check(&officer).await] {
        assert!(
            matches!(&tahap, Tahap::Siap { versi, .. } if versi == "9.0.0"),
            "{tahap:?}"
        );
    }
    assert!(installed.lock().unwrap().is_empty());
}
