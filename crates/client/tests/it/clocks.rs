//! Clocks that are wrong or jump, and what else a computer loses: said, and never a reason to
//! destroy what was written.

use crate::support::{Meja, Peladen, sign_in, until};
use crate::texts::{DRAF, Writer, kept, perkara, token_of, unsent};
use client::vault::Vault;
use client::{DeskEvent, Officer};
use jiff::{SignedDuration, Timestamp};
use testkit::perkara::{Perkara, admin, at, petugas};
use wire::desk::Desk;

const DAY: SignedDuration = SignedDuration::from_hours(24);

fn says(officer: &Officer, part: &str) -> bool {
    let said = officer.state().peringatan;
    said.iter().any(|sentence| sentence.contains(part))
}

#[tokio::test]
async fn a_clock_that_jumps_ends_no_session_and_costs_no_text() {
    let peladen = Peladen::start(admin()).await;
    peladen.stands_at(at("12T13:10"));
    let Writer {
        peladen,
        perkara,
        meja,
        officer,
    } = Writer::at(peladen).await;
    for wrong in [at("12T13:10") + DAY * 15, at("12T13:10") + DAY * 366] {
        meja.clock.jump(wrong);
        officer.sync_now(()).await.unwrap();
        assert!(officer.state().petugas.is_some(), "signed out at {wrong}");
        assert_eq!(kept(&officer, &perkara).await, DRAF);
        assert!(says(&officer, "hari lebih cepat daripada jam server"));
    }
    meja.clock.jump(at("12T13:10"));
    officer.sync_now(()).await.unwrap();
    assert_eq!(officer.state().peringatan, Vec::<String>::new());
    assert!(token_of(&meja, &peladen).is_some());
}

#[tokio::test]
async fn an_empty_clock_battery_costs_nothing_once_the_clock_is_right() {
    let peladen = Peladen::start(admin()).await;
    let perkara = perkara();
    peladen.stands_at(at("12T13:10"));
    let meja = Meja::new();
    meja.clock.jump(Timestamp::UNIX_EPOCH);
    let officer = meja.start().await;
    sign_in(&officer, &peladen).await;
    assert!(says(&officer, "lebih lambat daripada jam server"));
    officer.save_unsent(unsent(&perkara, DRAF)).await.unwrap();
    officer.stop().await;
    meja.clock.jump(at("12T13:11"));
    let again = meja.start().await;
    assert!(again.state().petugas.is_some());
    assert_eq!(kept(&again, &perkara).await, DRAF);
}

#[tokio::test]
async fn no_time_that_passes_removes_a_text() {
    let Writer {
        peladen,
        perkara,
        meja,
        officer,
    } = Writer::sits_down().await;
    officer.stop().await;
    meja.clock.set(at("12T13:10") + DAY * 400);
    let again = meja.start().await;
    sign_in(&again, &peladen).await;
    assert_eq!(kept(&again, &perkara).await, DRAF);
}

#[tokio::test]
async fn what_seems_old_is_shown_only_with_the_servers_consent_and_never_wiped() {
    let Writer {
        peladen,
        perkara,
        meja,
        officer,
    } = Writer::sits_down().await;
    officer.stop().await;
    meja.clock.jump(at("12T13:10") + DAY * 15);
    let asked = meja.start().await;
    assert!(asked.state().petugas.is_some(), "the server agrees");
    asked.stop().await;

    meja.clock.jump(at("12T13:10") + DAY * 30);
    let token = token_of(&meja, &peladen);
    drop(peladen); // nobody can be asked
    let alone = meja.start().await;
    let state = alone.state();
    assert_eq!((state.petugas, state.tertahan), (None, true));
    let entry = meja
        .vault
        .retrieve(&state.alamat.unwrap())
        .unwrap()
        .unwrap();
    assert!(entry.contains(&token.unwrap()), "the token stays");
    meja.clock.jump(at("12T13:20"));
    until("it opens by itself when the clock is right", async || {
        alone.state().petugas.is_some()
    })
    .await;
    assert_eq!(kept(&alone, &perkara).await, DRAF);
    assert!(!alone.state().tertahan);
}

#[tokio::test]
async fn a_clock_that_is_ahead_tells_no_false_lateness() {
    let peladen = Peladen::start(petugas("PUPR")).await;
    let perkara = Perkara::masuk(1, "Jalan berlubang", at("12T10:00")).disposisi(at("12T11:00"));
    peladen.say(vec![perkara.view.clone()], vec![], vec![]);
    peladen.stands_at(at("12T13:10"));
    let meja = Meja::new();
    let officer = meja.start().await;
    sign_in(&officer, &peladen).await;
    let mut events = officer.events();
    meja.clock.jump(at("18T13:10")); // six days: the draft would be late
    officer.sync_now(()).await.unwrap();
    meja.clock.jump(at("18T13:11"));
    officer.sync_now(()).await.unwrap();
    while let Ok(event) = events.try_recv() {
        assert!(!matches!(event, DeskEvent::Toast(_)), "told: {event:?}");
    }
    meja.clock.set(at("18T13:12"));
    peladen.stands_at(at("18T13:12")); // now it really is
    officer.sync_now(()).await.unwrap();
    let mut told = false;
    while let Ok(event) = events.try_recv() {
        told |= matches!(event, DeskEvent::Toast(_));
    }
    assert!(told, "the look itself works");
}

#[tokio::test]
async fn a_damaged_cache_is_said_and_never_put_over_an_earlier_one() {
    let meja = Meja::new();
    let file = meja.folder.path().join("cache.sqlite");
    for (aside, rubbish) in [("cache.rusak", "pertama"), ("cache.2.rusak", "kedua")] {
        std::fs::write(&file, rubbish.repeat(1000)).unwrap();
        let officer = meja.start().await;
        assert!(says(&officer, &format!("disisihkan sebagai {aside}")));
        officer.stop().await;
        let kept = std::fs::read_to_string(meja.folder.path().join(aside)).unwrap();
        assert!(kept.starts_with(rubbish));
    }
}

#[tokio::test]
async fn a_key_that_the_keyring_lost_is_said_with_what_it_cost() {
    let peladen = Peladen::start(admin()).await;
    let perkara = perkara();
    let meja = Meja::new();
    let officer = meja.start().await;
    sign_in(&officer, &peladen).await;
    assert_eq!(officer.state().peringatan, Vec::<String>::new());
    officer.save_unsent(unsent(&perkara, DRAF)).await.unwrap();
    officer.stop().await;
    let entry = meja.vault.retrieve(&peladen.uri()).unwrap().unwrap();
    meja.vault.delete(&peladen.uri()).unwrap();
    let again = meja.start().await;
    sign_in(&again, &peladen).await;
    assert!(says(
        &again,
        "1 tulisan yang belum terkirim tidak dapat dibuka"
    ));
    again.stop().await;

    meja.vault.persist(&peladen.uri(), &entry).unwrap(); // restored
    let restored = meja.start().await;
    assert_eq!(kept(&restored, &perkara).await, DRAF);
}
