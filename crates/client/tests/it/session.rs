//! How sessions end, and what stays.

use crate::support::{Meja, Peladen, is_on_disk, sign_in, until};
use crate::texts::token_of;
use client::DeskEvent;
use client::vault::Vault;
use jiff::SignedDuration;
use testkit::perkara::{Perkara, admin, at, petugas};
use wire::desk::{
    AduanRef, Desk, ListRequest, NetworkState, Pandangan, UnsentKind, UnsentRef, UnsentSave, Urutan,
};
use wire::problem::{Code, Problem};

fn perkara() -> Perkara {
    Perkara::masuk(1, "Jalan berlubang", at("12T10:00"))
}

fn ended() -> Problem {
    Problem::new(
        401,
        Code::BelumMasuk,
        "Sesi berakhir",
        "Masuk lagi untuk melanjutkan.",
    )
}

fn no_staff() -> Problem {
    Problem::new(
        403,
        Code::KhususPetugas,
        "Khusus petugas",
        "Akun ini bukan akun petugas.",
    )
}

fn closed() -> Problem {
    Problem::new(401, Code::AkunDitutup, "Akun ditutup", "Akun ini ditutup.")
}

async fn rows(officer: &client::Officer) -> usize {
    let request = ListRequest {
        pandangan: Pandangan::Masuk,
        jenis: None,
        cari: String::new(),
        urutan: Urutan::Terbaru,
    };
    officer.list_aduan(request).await.unwrap().baris.len()
}

#[tokio::test]
async fn a_session_ended_by_the_server_keeps_cache_and_texts_for_the_next_sign_in() {
    let peladen = Peladen::start(admin()).await;
    let perkara = perkara();
    peladen.say(vec![perkara.view.clone()], vec![], vec![]);
    let officer = Meja::new().start().await;
    sign_in(&officer, &peladen).await;
    let text = UnsentSave {
        aduan: perkara.id(),
        untuk: UnsentKind::Koreksi,
        draf_versi: None,
        isi: "Jalan akan ditambal.".to_owned(),
    };
    officer.save_unsent(text).await.unwrap();
    peladen.refuse(ended());
    let state = officer.sync_now(()).await.unwrap();
    assert_eq!(state.network, NetworkState::SesiBerakhir);
    assert_eq!(rows(&officer).await, 1, "what was read stays readable");
    peladen.is_now(admin());
    let state = sign_in(&officer, &peladen).await;
    assert_eq!(state.network, NetworkState::Daring);
    let text = UnsentRef {
        aduan: perkara.id(),
        untuk: UnsentKind::Koreksi,
        draf_versi: None,
    };
    assert_eq!(
        officer.read_unsent(text).await.unwrap().isi,
        "Jalan akan ditambal."
    );
    assert_eq!(rows(&officer).await, 1);
}

#[tokio::test]
async fn an_account_that_is_no_longer_of_staff_sees_nothing_here_any_more() {
    let peladen = Peladen::start(admin()).await;
    peladen.say(vec![perkara().view], vec![], vec![]);
    let meja = Meja::new();
    let officer = meja.start().await;
    sign_in(&officer, &peladen).await;
    peladen.refuse(no_staff());
    let state = officer.sync_now(()).await.unwrap();
    assert_eq!(
        (state.petugas, state.network),
        (None, NetworkState::SesiBerakhir)
    );
    assert_eq!(token_of(&meja, &peladen), None);
    assert!(
        officer
            .read_aduan(AduanRef { id: perkara().id() })
            .await
            .is_err()
    );
}

#[tokio::test]
async fn a_closed_account_leaves_nothing_to_read_and_its_texts_sealed() {
    let peladen = Peladen::start(admin()).await;
    let perkara = perkara();
    peladen.say(vec![perkara.view.clone()], vec![], vec![]);
    let meja = Meja::new();
    let officer = meja.start().await;
    sign_in(&officer, &peladen).await;
    let text = UnsentRef {
        aduan: perkara.id(),
        untuk: UnsentKind::Koreksi,
        draf_versi: None,
    };
    let isi = "Jalan akan ditambal.".to_owned();
    let save = UnsentSave {
        aduan: text.aduan,
        untuk: text.untuk,
        draf_versi: None,
        isi: isi.clone(),
    };
    officer.save_unsent(save).await.unwrap();
    let mut events = officer.events();
    peladen.refuse(closed());
    let state = officer.sync_now(()).await.unwrap();
    assert_eq!(
        (&state.petugas, state.network),
        (&None, NetworkState::AkunDitutup)
    );
    let mut told = std::iter::from_fn(|| events.try_recv().ok());
    assert!(
        told.any(|event| matches!(event, DeskEvent::Session(now) if now == state)),
        "the window is told"
    );
    let aduan = AduanRef { id: perkara.id() };
    assert!(officer.read_aduan(aduan).await.is_err());
    assert!(officer.read_unsent(text).await.is_err());
    assert_eq!(token_of(&meja, &peladen), None);
    assert!(!is_on_disk(meja.folder.path(), "berlubang"));
    officer.stop().await;

    let again = meja.start().await;
    assert_eq!(again.state().petugas, None, "nor after a restart");
    peladen.is_now(petugas("PUPR"));
    sign_in(&again, &peladen).await;
    assert_eq!(again.read_unsent(text).await.unwrap().isi, "");
    again.sign_out(()).await.unwrap();
    peladen.is_now(admin()); // the account was opened again
    sign_in(&again, &peladen).await;
    assert_eq!(again.read_unsent(text).await.unwrap().isi, isi);
}

#[tokio::test]
async fn a_computer_that_was_off_for_weeks_leaves_nothing_of_a_closed_account() {
    let peladen = Peladen::start(admin()).await;
    peladen.say(vec![perkara().view], vec![], vec![]);
    let meja = Meja::new();
    let officer = meja.start().await;
    sign_in(&officer, &peladen).await;
    officer.stop().await;
    peladen.refuse(closed());
    meja.clock
        .jump(at("12T13:10") + SignedDuration::from_hours(20 * 24));
    let again = meja.start().await;
    let state = again.state();
    assert_eq!(
        (&state.petugas, state.network),
        (&None, NetworkState::AkunDitutup)
    );
    assert_eq!(token_of(&meja, &peladen), None);
    assert!(!is_on_disk(meja.folder.path(), "berlubang"));
}

#[tokio::test]
async fn another_role_or_another_officer_starts_with_an_empty_cache() {
    let peladen = Peladen::start(admin()).await;
    peladen.say(vec![perkara().view], vec![], vec![]);
    let officer = Meja::new().start().await;
    sign_in(&officer, &peladen).await;
    assert_eq!(rows(&officer).await, 1);
    peladen.is_now(petugas("PUPR"));
    sign_in(&officer, &peladen).await;
    assert_eq!(rows(&officer).await, 0);
}

#[tokio::test]
async fn a_cache_that_begins_anew_does_not_tell_old_news_again() {
    let peladen = Peladen::start(admin()).await;
    let perkara = perkara();
    let notice = perkara.notice(1);
    peladen.say(vec![perkara.view.clone()], vec![], vec![notice.clone()]);
    let meja = Meja::new();
    let officer = meja.start().await;
    sign_in(&officer, &peladen).await;
    officer.stop().await;

    meja.vault.delete(&peladen.uri()).unwrap(); // the key is lost, and with it the ledger
    meja.clock.set(at("13T08:30"));
    let again = meja.start().await;
    let mut events = again.events();
    peladen.say(vec![perkara.view.clone()], vec![], vec![notice]);
    sign_in(&again, &peladen).await;
    assert_eq!(again.notices(()).await.unwrap().len(), 1, "it is listed");
    while let Ok(event) = events.try_recv() {
        assert!(
            !matches!(event, DeskEvent::Toast(_)),
            "told again: {event:?}"
        );
    }
}

#[tokio::test]
async fn another_officer_finds_no_text_of_the_one_before() {
    let peladen = Peladen::start(petugas("PUPR")).await;
    let perkara = perkara().disposisi(at("12T11:00"));
    peladen.say(vec![perkara.view.clone()], vec![], vec![]);
    let officer = Meja::new().start().await;
    sign_in(&officer, &peladen).await;
    let (aduan, untuk) = (perkara.id(), UnsentKind::Tanggapan);
    let isi = "Jalan akan ditambal.".to_owned();
    let text = UnsentSave {
        aduan,
        untuk,
        draf_versi: None,
        isi,
    };
    officer.save_unsent(text).await.unwrap();
    peladen.say(vec![], vec![aduan], vec![]);
    officer.sync_now(()).await.unwrap();
    peladen.is_now(admin());
    sign_in(&officer, &peladen).await;
    let text = officer
        .read_unsent(UnsentRef {
            aduan,
            untuk,
            draf_versi: None,
        })
        .await;
    assert_eq!(text.unwrap().isi, "");
}

#[tokio::test]
async fn a_role_lost_while_nobody_does_anything_takes_the_token_too() {
    let peladen = Peladen::start(admin()).await;
    let meja = Meja::new();
    let officer = meja.start().await;
    sign_in(&officer, &peladen).await;
    officer.stop().await;
    peladen.refuse(no_staff());
    let again = meja.start().await; // the kept session finds out by itself
    until("nothing is shown and the token is gone", async || {
        again.state().petugas.is_none() && token_of(&meja, &peladen).is_none()
    })
    .await;
}

#[tokio::test]
async fn a_session_that_ended_is_forgotten_after_a_fortnight_that_was_counted() {
    let peladen = Peladen::start(admin()).await;
    let meja = Meja::new();
    let officer = meja.start().await;
    sign_in(&officer, &peladen).await;
    peladen.refuse(ended());
    let state = officer.sync_now(()).await.unwrap();
    assert!(state.petugas.is_some(), "what was read stays readable");
    let fortnight = SignedDuration::from_hours(14 * 24);
    meja.clock
        .set(at("12T13:10") + fortnight + SignedDuration::from_secs(1));
    until("everything is wiped", async || {
        officer.state().petugas.is_none() && token_of(&meja, &peladen).is_none()
    })
    .await;
}

#[tokio::test]
async fn a_computer_tells_its_server_that_it_is_known_there_also_after_signing_out() {
    let peladen = Peladen::start(admin()).await;
    let meja = Meja::new();
    let officer = meja.start().await;
    sign_in(&officer, &peladen).await;
    officer.sign_out(()).await.unwrap();
    drop(officer);
    let officer = meja.start().await;
    sign_in(&officer, &peladen).await;
    let sent = peladen.bodies("POST", "/v1/session").await;
    let known: Vec<_> = sent.iter().map(|body| &body["perangkat_dikenal"]).collect();
    assert_eq!(known, ["", "tanda"]);
}
