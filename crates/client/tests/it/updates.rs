//! Updates against the office's server behind TLS: what is installed, what waits, what is left for
//! later.

use crate::office::{Installed, NEW, Office, check, download, install, is_ready};
use crate::support::{Meja, form, until};
use client::update::{Installer, Kind, NotInstalled, UpdateOptions};
use client::{DeskEvent, Officer, Switch};
use rstest::rstest;
use testkit::perkara::{Perkara, admin, at};
use wire::desk::UpdateStage as Tahap;
use wire::desk::{Desk, SignIn, UnsentKind, UnsentSave};
use wiremock::ResponseTemplate;

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

#[tokio::test]
async fn an_office_may_turn_updates_off_and_without_a_key_there_are_none() {
    let office = Office::open(admin()).await;
    office.release("9.0.0", NEW).await;
    let (meja, _) = office.computer();
    let installer = || Installer::new(Kind::Deb, |_| panic!("it must not be asked"));
    let off = UpdateOptions::new(Some(Switch::Off), Some(office.key())).with(installer());
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
            .all(|request| !request.url.path().starts_with("/updates"))
    );
}

#[tokio::test]
async fn later_means_the_next_working_morning_also_over_a_restart() {
    let office = Office::open(admin()).await;
    office.release("9.0.0", NEW).await;
    let (meja, _) = office.computer();
    meja.clock.set(at("14T10:00")); // a Friday; before anybody signs in no holidays are known
    let officer = meja.start().await;
    check(&officer).await;
    let tahap = officer.update_postpone(()).await.unwrap().tahap;
    let Tahap::Ditunda { sampai, .. } = &tahap else {
        panic!("{tahap:?}");
    };
    assert_eq!(sampai, "Senin, 17 Agustus 2026, 08.00 WIB");
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
async fn whoever_wants_it_now_has_not_left_it_for_later_any_more() {
    let office = Office::open(admin()).await;
    office.release("9.0.0", NEW).await;
    let (meja, _) = office.computer();
    let officer = meja.start().await;
    check(&officer).await;
    officer.update_postpone(()).await.unwrap();
    assert!(is_ready(&download(&officer).await));
    officer.stop().await;
    let officer = meja.start().await;
    assert!(is_ready(&check(&officer).await), "also over a restart");
}

#[tokio::test]
async fn a_download_waits_for_the_question_that_is_on_its_way() {
    let office = Office::open(admin()).await;
    office.release("9.0.0", NEW).await;
    let (meja, installed) = office.computer();
    let officer = meja.start().await;
    check(&officer).await;
    let held = office.hold_up().await;
    let (_, fetched, ()) = tokio::join!(check(&officer), download(&officer), async {
        tokio::task::yield_now().await; // both have begun
        drop(held);
    });
    assert!(is_ready(&fetched), "{fetched:?}");
    install(&officer).await;
    assert_eq!(installed.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn a_package_that_is_not_there_yet_is_said_to_be_missing() {
    let office = Office::open(admin()).await;
    let url = format!("{}/updates/x.deb", office.alamat());
    let signature = office.sign(NEW, "file:sipendekar_9.0.0_amd64.deb\tversion:9.0.0");
    office.publish_at(&url, "9.0.0", &signature).await;
    let (meja, _) = office.computer();
    let officer = meja.start().await;
    check(&officer).await;
    let tahap = download(&officer).await;
    assert!(
        error_of(&tahap).contains("belum ada di server"),
        "{tahap:?}"
    );
}

/// What an update that is ready says of the last try.
fn error_of(tahap: &Tahap) -> &str {
    match tahap {
        Tahap::Siap {
            galat: Some(galat), ..
        } => galat,
        _ => panic!("{tahap:?}"),
    }
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
            .any(|request| request.url.path().starts_with("/updates"))
    };
    let mut events = officer.events();
    meja.clock.set(at("12T13:12"));
    let told = async {
        loop {
            if let DeskEvent::Update(now) = events.recv().await.unwrap() {
                return now.tahap;
            }
        }
    };
    let told = tokio::time::timeout(std::time::Duration::from_secs(10), told).await;
    let told = told.expect("each minute ends with how far it is, if that is news");
    assert!(
        matches!(&told, Tahap::Diam { keterangan } if keterangan == "Belum diperiksa."),
        "people sign in now: {told:?}"
    );
    assert!(!asked().await, "people sign in now");
    meja.clock.set(at("12T13:21"));
    until("the server is asked", asked).await;
    drop(officer);
}

/// An officer with an aduan to write about, to whom version 9.0.0 is offered.
struct Writing {
    office: Office,
    officer: Officer,
    installed: Installed,
    perkara: Perkara,
    meja: Meja,
}

impl Writing {
    async fn begin() -> Self {
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
        Self {
            office,
            officer,
            installed,
            perkara,
            meja,
        }
    }
}

#[tokio::test]
async fn a_text_that_is_still_to_be_handed_in_is_never_interrupted() {
    let Writing {
        office: _office,
        officer,
        installed,
        perkara,
        meja: _meja,
    } = Writing::begin().await;
    let write = async |untuk: UnsentKind, isi: &str| {
        let save = UnsentSave {
            aduan: perkara.id(),
            untuk,
            draf_versi: None,
            isi: isi.to_owned(),
        };
        officer.save_unsent(save).await.unwrap();
    };
    write(UnsentKind::Koreksi, "Tidak dapat dikirim pada status ini.").await;
    assert!(
        is_ready(&download(&officer).await),
        "nobody could hand that in"
    );
    write(UnsentKind::Disposisi, "Mohon ditinjau.").await;
    let tahap = install(&officer).await;
    let Tahap::Siap {
        menunggu: Some(menunggu),
        ..
    } = tahap
    else {
        panic!("it waits: {tahap:?}");
    };
    assert_eq!(menunggu.aduan, perkara.id());
    assert_eq!(menunggu.untuk, UnsentKind::Disposisi);
    assert!(installed.lock().unwrap().is_empty());
    write(UnsentKind::Disposisi, "").await; // deleted
    let done = install(&officer).await;
    assert!(
        matches!(done, Tahap::Terpasang { menunggu: None, .. }),
        "{done:?}"
    );
    let mut events = officer.events();
    write(UnsentKind::Disposisi, "Satu lagi.").await;
    officer.update_restart(()).await.unwrap();
    while let Ok(event) = events.try_recv() {
        assert_ne!(event, DeskEvent::Restart, "the restart waits too");
    }
}

#[tokio::test]
async fn a_text_begun_at_the_last_moment_holds_the_installer_up() {
    let Writing {
        office,
        officer,
        installed,
        perkara,
        meja: _meja,
    } = Writing::begin().await;
    download(&officer).await;
    let held = office.hold_up().await;
    let (tahap, ()) = tokio::join!(install(&officer), async {
        until("the installation has begun", async || {
            let now = officer.update_state(()).await.unwrap().tahap;
            matches!(now, Tahap::Memasang { .. })
        })
        .await;
        let save = UnsentSave {
            aduan: perkara.id(),
            untuk: UnsentKind::Disposisi,
            draf_versi: None,
            isi: "Mohon ditinjau.".to_owned(),
        };
        officer.save_unsent(save).await.unwrap();
        drop(held);
    });
    assert!(
        matches!(
            tahap,
            Tahap::Siap {
                menunggu: Some(_),
                ..
            }
        ),
        "{tahap:?}"
    );
    assert!(installed.lock().unwrap().is_empty());
}

#[rstest]
#[case::failed(|| NotInstalled::Failed("dpkg: dependency problems".to_owned()), "Coba lagi")]
#[case::no_password(|| NotInstalled::Declined, "sandi administrator tidak diberikan")]
#[tokio::test]
async fn an_installer_that_fails_changes_nothing_and_may_be_tried_again(
    #[case] why: fn() -> NotInstalled,
    #[case] part: &str,
) {
    let office = Office::open(admin()).await;
    office.release("9.0.0", NEW).await;
    let (mut meja, _) = office.computer();
    let installer = Installer::new(Kind::Deb, move |_| Err(why()));
    meja.updates = UpdateOptions::new(None, Some(office.key())).with(installer);
    let officer = meja.start().await;
    check(&officer).await;
    download(&officer).await;
    let tahap = install(&officer).await;
    let said = error_of(&tahap);
    assert!(
        said.contains("tidak berubah") && said.contains(part),
        "{said}"
    );
}

#[tokio::test]
async fn a_version_that_somebody_else_has_installed_meanwhile_stays() {
    let office = Office::open(admin()).await;
    office.release("9.0.0", NEW).await;
    let (mut meja, _) = office.computer();
    let installer = Installer::new(Kind::Deb, |_| {
        Err(NotInstalled::NotOlder("9.0.1".to_owned()))
    });
    meja.updates = UpdateOptions::new(None, Some(office.key())).with(installer);
    let officer = meja.start().await;
    check(&officer).await;
    download(&officer).await;
    let tahap = install(&officer).await;
    let Tahap::Ditolak { alasan } = tahap else {
        panic!("{tahap:?}");
    };
    assert!(
        alasan.contains("9.0.1") && alasan.contains("buka lagi"),
        "{alasan}"
    );
}

#[tokio::test]
async fn a_download_may_be_given_up() {
    let office = Office::open(admin()).await;
    let url = format!("{}/updates/x.deb", office.alamat());
    let signature = office.sign(NEW, "file:sipendekar_9.0.0_amd64.deb\tversion:9.0.0");
    office.publish_at(&url, "9.0.0", &signature).await;
    let slow = ResponseTemplate::new(200)
        .set_body_bytes(NEW)
        .set_delay(std::time::Duration::from_mins(5));
    office.peladen.mount("GET", "/updates/x.deb", slow).await;
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
