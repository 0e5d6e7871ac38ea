//! Keyrings that are locked, missing, or come later.

use crate::support::{Meja, Peladen, TOKEN, form, is_on_disk, sign_in};
use crate::texts::{DRAF, JUDUL, kept, perkara, token_of, unsent};
use client::vault::{Vault, VaultError};
use std::time::Duration;
use testkit::perkara::{admin, petugas};
use wire::desk::{AduanRef, Desk, KeyringState, SignIn};
use wire::problem::{Code, Problem};

/// Repairs the keyring, and waits until the program has found it.
async fn until_ready(officer: &client::Officer, meja: &Meja) {
    let mut events = officer.events();
    meja.vault.set_fault(None);
    let found = async {
        while officer.state().keyring != KeyringState::Siap {
            events.recv().await.unwrap();
        }
    };
    let limit = Duration::from_secs(20);
    let found = tokio::time::timeout(limit, found).await;
    found.expect("the program goes on asking the keyring");
}

/// Waits until the session that the keyring kept is open.
async fn until_signed_in(officer: &client::Officer) {
    let mut events = officer.events();
    while officer.state().petugas.is_none() {
        let next = tokio::time::timeout(Duration::from_secs(10), events.recv()).await;
        next.expect("the kept session is opened").unwrap();
    }
}

#[tokio::test]
async fn without_a_keyring_the_session_lives_in_memory_and_nothing_reaches_the_disk() {
    let peladen = Peladen::start(admin()).await;
    let perkara = perkara();
    peladen.say(vec![perkara.view.clone()], vec![], vec![]);
    let meja = Meja::new();
    meja.vault
        .set_fault(Some(VaultError::Missing("no bus".to_owned())));
    let officer = meja.start().await;
    assert_eq!(officer.state().keyring, KeyringState::TidakAda);
    let state = sign_in(&officer, &peladen).await;
    assert_eq!(state.keyring, KeyringState::TidakAda);
    officer.save_unsent(unsent(&perkara, DRAF)).await.unwrap();
    assert_eq!(kept(&officer, &perkara).await, DRAF);
    officer.stop().await;
    assert!(!is_on_disk(meja.folder.path(), JUDUL));
    let again = meja.start().await;
    assert_eq!(
        again.state().petugas,
        None,
        "the session ended with the program"
    );
}

#[tokio::test]
async fn a_locked_keyring_wipes_nothing() {
    let peladen = Peladen::start(admin()).await;
    let perkara = perkara();
    peladen.say(vec![perkara.view.clone()], vec![], vec![]);
    let meja = Meja::new();
    let officer = meja.start().await;
    sign_in(&officer, &peladen).await;
    officer.save_unsent(unsent(&perkara, DRAF)).await.unwrap();
    officer.stop().await;

    meja.vault.set_fault(Some(VaultError::Locked));
    let locked = meja.start().await;
    assert_eq!(locked.state().keyring, KeyringState::Terkunci);
    assert_eq!(locked.state().petugas, None);
    locked.stop().await;

    meja.vault.set_fault(None);
    let open = meja.start().await;
    assert_eq!(kept(&open, &perkara).await, DRAF);
}

#[tokio::test]
async fn a_keyring_that_opens_later_takes_the_session_and_its_texts() {
    let peladen = Peladen::start(admin()).await;
    let perkara = perkara();
    let meja = Meja::new();
    meja.vault.set_fault(Some(VaultError::Locked));
    let officer = meja.start().await;
    sign_in(&officer, &peladen).await;
    officer.save_unsent(unsent(&perkara, DRAF)).await.unwrap();
    until_ready(&officer, &meja).await;
    assert!(meja.vault.retrieve(&peladen.uri()).unwrap().is_some());
    officer.stop().await;
    let again = meja.start().await;
    assert_eq!(kept(&again, &perkara).await, DRAF);
}

#[tokio::test]
async fn a_keyring_that_opens_later_gets_no_token_of_an_officer_who_did_not_want_it_kept() {
    let peladen = Peladen::start(admin()).await;
    let perkara = perkara();
    let meja = Meja::new();
    meja.vault.set_fault(Some(VaultError::Locked));
    let officer = meja.start().await;
    let not_to_be_kept = SignIn {
        ingat: false,
        ..form(&peladen)
    };
    officer.sign_in(not_to_be_kept).await.unwrap();
    officer.save_unsent(unsent(&perkara, DRAF)).await.unwrap();
    until_ready(&officer, &meja).await;
    let entry = meja.vault.retrieve(&peladen.uri()).unwrap();
    let entry = entry.expect("the key of the drafts is kept");
    assert!(!entry.contains(TOKEN), "the token is not");
    officer.stop().await;
    let again = meja.start().await;
    assert_eq!(
        again.state().petugas,
        None,
        "the session ended with the program"
    );
    sign_in(&again, &peladen).await;
    assert_eq!(kept(&again, &perkara).await, DRAF);
}

#[tokio::test]
async fn a_keyring_that_is_missing_for_a_while_costs_neither_session_nor_views() {
    let peladen = Peladen::start(admin()).await;
    let perkara = perkara();
    peladen.say(vec![perkara.view.clone()], vec![], vec![]);
    let meja = Meja::new();
    let officer = meja.start().await;
    sign_in(&officer, &peladen).await;
    officer.stop().await;
    drop(peladen); // what is shown from here on lay in the cache

    let no_bus = VaultError::Missing("no bus".to_owned());
    meja.vault.set_fault(Some(no_bus));
    let officer = meja.start().await;
    assert_eq!(officer.state().keyring, KeyringState::TidakAda);
    assert_eq!(officer.state().petugas, None);
    until_ready(&officer, &meja).await;
    until_signed_in(&officer).await;
    let request = AduanRef { id: perkara.id() };
    assert_eq!(
        officer.read_aduan(request).await.unwrap().view,
        perkara.view
    );
}

#[tokio::test]
async fn a_keyring_that_went_away_after_the_start_is_asked_again_too() {
    let peladen = Peladen::start(admin()).await;
    let meja = Meja::new();
    let officer = meja.start().await;
    assert_eq!(officer.state().keyring, KeyringState::Siap);
    let no_bus = VaultError::Missing("no bus".to_owned());
    meja.vault.set_fault(Some(no_bus));
    let state = sign_in(&officer, &peladen).await;
    assert_eq!(state.keyring, KeyringState::TidakAda);
    until_ready(&officer, &meja).await;
    assert!(meja.vault.retrieve(&peladen.uri()).unwrap().is_some());
}

#[tokio::test]
async fn without_a_keyring_a_session_that_ended_leaves_its_texts_to_the_next() {
    let peladen = Peladen::start(admin()).await;
    let perkara = perkara();
    let meja = Meja::new();
    let no_bus = VaultError::Missing("no bus".to_owned());
    meja.vault.set_fault(Some(no_bus));
    let officer = meja.start().await;
    sign_in(&officer, &peladen).await;
    officer.save_unsent(unsent(&perkara, DRAF)).await.unwrap();
    peladen.refuse(Problem::new(
        401,
        Code::BelumMasuk,
        "Sesi berakhir",
        "Masuk lagi.",
    ));
    officer.sync_now(()).await.unwrap();
    peladen.is_now(admin());
    sign_in(&officer, &peladen).await;
    let kept = async || kept(&officer, &perkara).await;
    assert_eq!(kept().await, DRAF);
    peladen.is_now(petugas("PUPR"));
    sign_in(&officer, &peladen).await;
    assert_eq!(kept().await, "", "another officer finds none");
    officer.sign_out(()).await.unwrap();
    peladen.is_now(admin());
    sign_in(&officer, &peladen).await;
    assert_eq!(kept().await, DRAF, "nor does signing out cost anybody's");
}

#[tokio::test]
async fn who_signed_out_under_a_locked_keyring_is_not_signed_in_by_the_next_start() {
    let peladen = Peladen::start(admin()).await;
    let meja = Meja::new();
    let officer = meja.start().await;
    sign_in(&officer, &peladen).await;
    meja.vault.set_fault(Some(VaultError::Locked));
    let state = officer.sign_out(()).await.unwrap();
    assert_eq!(
        (state.petugas, state.keyring),
        (None, KeyringState::Terkunci)
    );
    officer.stop().await;

    meja.vault.set_fault(None);
    let again = meja.start().await;
    assert_eq!(again.state().petugas, None);
    let token = token_of(&meja, &peladen);
    assert_eq!(token, None, "it goes as soon as the keyring opens");
    sign_in(&again, &peladen).await;
    again.stop().await;
    let signed_in = meja.start().await;
    assert!(signed_in.state().petugas.is_some(), "signing in ends it");
}
