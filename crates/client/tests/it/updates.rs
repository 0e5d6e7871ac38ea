//! Updates against the office's server behind TLS: what is installed, what is refused, what waits.

use crate::fixture::{Perkara, admin, at};
use crate::office::{Installed, Office};
use crate::support::{Meja, form, until};
use client::update::{Installer, Kind, UpdateOptions};
use client::{DeskEvent, Officer};
use rstest::rstest;
use serde_json::json;
use wire::desk::TahapPembaruan as Tahap;
use wire::desk::{Desk, DraftKind, DraftSave, SignIn};
use wiremock::ResponseTemplate;

const NEW: &[u8] = b"!<arch>\ndebian-binary, more or less";

async fn check(officer: &Officer) -> Tahap {
    officer.update_check(()).await.unwrap().tahap
}

async fn download(officer: &Officer) -> Tahap {
    officer.update_download(()).await.unwrap().tahap
}

async fn install(officer: &Officer) -> Tahap {
    officer.update_install(()).await.unwrap().tahap
}

fn is_ready(tahap: &Tahap) -> bool {
    matches!(
        tahap,
        Tahap::Siap {
            menunggu: None,
            galat: None,
            ..
        }
    )
}

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

#[tokio::test]
async fn a_newer_signed_version_is_installed_and_started() {
    let office = Office::open(admin()).await;
    office.release("9.0.0", NEW).await;
    let (meja, installed) = office.computer();
    let officer = meja.start().await;
    let mut events = officer.events();
    assert!(is_ready(&check(&officer).await));
    assert!(is_ready(&download(&officer).await));
    let done = install(&officer).await;
    assert!(
        matches!(done, Tahap::Terpasang { menunggu: None, .. }),
        "{done:?}"
    );
    assert_eq!(
        *installed.lock().unwrap(),
        [("9.0.0".to_owned(), NEW.to_vec())]
    );
    officer.update_restart(()).await.unwrap();
    let mut seen = Vec::new();
    while let Ok(event) = events.try_recv() {
        seen.push(event);
    }
    let hundred = |event: &DeskEvent| {
        matches!(event, DeskEvent::Update(now)
            if matches!(now.tahap, Tahap::Mengunduh { persen: 100, .. }))
    };
    assert!(seen.iter().any(hundred), "progress is told: {seen:?}");
    assert!(seen.contains(&DeskEvent::Restart), "{seen:?}");
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
    let tahap = check(&officer).await;
    assert!(matches!(tahap, Tahap::Diam { .. }), "{tahap:?}");
    download(&officer).await;
    install(&officer).await;
    assert!(installed.lock().unwrap().is_empty());
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
    office.release("9.0.0", &[7; 100_000]).await;
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
    let url = format!("{}/pembaruan/x.deb", office.alamat());
    office.publish_at(&url, "9.0.0", &signature).await;
    let plain = elsewhere("http://localhost/x.deb");
    office.peladen.mount("GET", "/pembaruan/x.deb", plain).await;
    let (meja, installed) = office.computer();
    refusal(&meja, &installed).await;

    let office = Office::open(admin()).await;
    let manifest = "/pembaruan/desktop.json";
    office
        .peladen
        .mount("GET", manifest, elsewhere("https://contoh.id/"))
        .await;
    let (meja, installed) = office.computer();
    refusal(&meja, &installed).await;
}

#[tokio::test]
async fn a_manifest_that_is_none_or_too_large_is_refused() {
    for manifest in [
        json!("<html>"),
        json!({ "version": "9.0.0", "x": "y".repeat(300_000) }),
    ] {
        let office = Office::open(admin()).await;
        office.publish_manifest(&manifest).await;
        let (meja, installed) = office.computer();
        refusal(&meja, &installed).await;
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
async fn an_office_may_turn_updates_off_and_without_a_key_there_are_none() {
    let office = Office::open(admin()).await;
    office.release("9.0.0", NEW).await;
    let (meja, _) = office.computer();
    let installer = || Installer::new(Kind::Deb, |_| panic!("it must not be asked"));
    let off = UpdateOptions::new(Some("off"), Some(office.key())).with(installer());
    let no_key = UpdateOptions::new(None, None).with(installer());
    let bad_key = UpdateOptions::new(None, Some("kunci".to_owned())).with(installer());
    let no_package = UpdateOptions::new(None, Some(office.key()));
    for updates in [off, no_key, bad_key, no_package] {
        let officer = Meja {
            updates,
            ..Meja::new()
        };
        let officer = Meja {
            alamat: meja.alamat.clone(),
            ..officer
        };
        let officer = Meja {
            api: meja.api.clone(),
            ..officer
        }
        .start()
        .await;
        for tahap in [
            check(&officer).await,
            download(&officer).await,
            install(&officer).await,
        ] {
            assert!(matches!(tahap, Tahap::Mati { .. }), "{tahap:?}");
        }
    }
    let asked = office.peladen.mock.received_requests().await.unwrap();
    assert!(
        asked
            .iter()
            .all(|request| !request.url.path().starts_with("/pembaruan"))
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

#[tokio::test]
async fn later_means_the_next_working_morning_also_over_a_restart() {
    let office = Office::open(admin()).await;
    office.release("9.0.0", NEW).await;
    let (meja, _) = office.computer();
    meja.clock.set(at("14T10:00")); // a Friday; Monday is a holiday
    let officer = meja.start().await;
    check(&officer).await;
    let tahap = officer.update_postpone(()).await.unwrap().tahap;
    let Tahap::Ditunda { sampai, .. } = &tahap else {
        panic!("{tahap:?}");
    };
    assert!(
        sampai.starts_with("Senin, 17") || sampai.starts_with("Selasa, 18"),
        "{sampai}"
    );
    officer.stop().await;
    let officer = meja.start().await;
    assert_eq!(check(&officer).await, tahap);
    let mut events = officer.events();
    meja.clock.set(at("18T08:01"));
    let offered = async {
        while let Ok(event) = events.recv().await {
            if matches!(&event, DeskEvent::Update(now) if is_ready(&now.tahap)) {
                return;
            }
        }
    };
    let offered = tokio::time::timeout(std::time::Duration::from_secs(10), offered).await;
    offered.expect("it is offered again without being asked for");
}

#[tokio::test]
async fn it_is_looked_for_some_minutes_after_the_start_and_not_before() {
    let office = Office::open(admin()).await;
    office.release("9.0.0", NEW).await;
    let (meja, _) = office.computer();
    let officer = meja.start().await;
    let asked = async || {
        let requests = office.peladen.mock.received_requests().await.unwrap();
        requests
            .iter()
            .any(|request| request.url.path().starts_with("/pembaruan"))
    };
    meja.clock.set(at("12T13:12"));
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    assert!(!asked().await, "people sign in now");
    meja.clock.set(at("12T13:21"));
    until("the server is asked", asked).await;
    drop(officer);
}

#[tokio::test]
async fn a_text_that_is_still_to_be_handed_in_is_never_interrupted() {
    let office = Office::open(admin()).await;
    office.release("9.0.0", NEW).await;
    let perkara = Perkara::masuk(1, "Jalan berlubang", at("12T09:00"));
    office
        .peladen
        .say(vec![perkara.view.clone()], vec![], vec![]);
    let (meja, installed) = office.computer();
    let officer = meja.start().await;
    let form = SignIn {
        alamat: office.alamat(),
        ..form(&office.peladen)
    };
    officer.sign_in(form).await.unwrap();
    officer.sync_now(()).await.unwrap();
    check(&officer).await;
    let write = async |untuk: DraftKind, isi: &str| {
        let save = DraftSave {
            aduan: perkara.id(),
            untuk,
            draf_versi: None,
            isi: isi.to_owned(),
        };
        officer.draft_save(save).await.unwrap();
    };
    write(DraftKind::Koreksi, "Tidak dapat dikirim pada status ini.").await;
    assert!(
        is_ready(&download(&officer).await),
        "nobody could hand that in"
    );
    write(DraftKind::Disposisi, "Mohon ditinjau.").await;
    let tahap = install(&officer).await;
    let Tahap::Siap {
        menunggu: Some(menunggu),
        ..
    } = tahap
    else {
        panic!("it waits: {tahap:?}");
    };
    assert_eq!(menunggu.aduan, perkara.id());
    assert_eq!(menunggu.untuk, DraftKind::Disposisi);
    assert!(installed.lock().unwrap().is_empty());
    write(DraftKind::Disposisi, "").await; // deleted
    let done = install(&officer).await;
    assert!(
        matches!(done, Tahap::Terpasang { menunggu: None, .. }),
        "{done:?}"
    );
    let mut events = officer.events();
    write(DraftKind::Disposisi, "Satu lagi.").await;
    officer.update_restart(()).await.unwrap();
    while let Ok(event) = events.try_recv() {
        assert_ne!(event, DeskEvent::Restart, "the restart waits too");
    }
}

#[tokio::test]
async fn an_installer_that_fails_changes_nothing_and_may_be_tried_again() {
    let office = Office::open(admin()).await;
    office.release("9.0.0", NEW).await;
    let (mut meja, _) = office.computer();
    let installer = Installer::new(Kind::Deb, |_| Err("no password was given".to_owned()));
    meja.updates = UpdateOptions::new(None, Some(office.key())).with(installer);
    let officer = meja.start().await;
    check(&officer).await;
    download(&officer).await;
    let tahap = install(&officer).await;
    let Tahap::Siap {
        galat: Some(galat), ..
    } = tahap
    else {
        panic!("{tahap:?}");
    };
    assert!(galat.contains("tidak berubah"), "{galat}");
}

#[tokio::test]
async fn a_download_may_be_given_up() {
    let office = Office::open(admin()).await;
    let url = format!("{}/pembaruan/x.deb", office.alamat());
    let signature = office.sign(NEW, "file:sipendekar_9.0.0_amd64.deb\tversion:9.0.0");
    office.publish_at(&url, "9.0.0", &signature).await;
    let slow = ResponseTemplate::new(200)
        .set_body_bytes(NEW)
        .set_delay(std::time::Duration::from_mins(5));
    office.peladen.mount("GET", "/pembaruan/x.deb", slow).await;
    let (meja, _) = office.computer();
    let officer = meja.start().await;
    check(&officer).await;
    let (tahap, ()) = tokio::join!(download(&officer), async {
        until("the download runs", async || {
            let now = officer.update_state(()).await.unwrap().tahap;
            matches!(now, Tahap::Mengunduh { .. })
        })
        .await;
        officer.update_cancel(()).await.unwrap();
    });
    assert!(is_ready(&tahap), "{tahap:?}");
}
