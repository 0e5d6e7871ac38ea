//! Links from outside lead to what the officer has, and nowhere else.

use crate::support::{Meja, Peladen, sign_in};
use client::{DeskEvent, Link};
use testkit::perkara::{Perkara, admin, at};
use wire::desk::Desk;

fn link(perkara: &Perkara) -> Link {
    Link::Aduan(perkara.view.aduan.nomor)
}

fn baru(urut: u32) -> Perkara {
    Perkara::masuk(urut, "Jalan berlubang di Selat Baru", at("12T13:00"))
}

#[tokio::test]
async fn a_link_waits_for_the_sign_in_and_is_taken_once() {
    let peladen = Peladen::start(admin()).await;
    let perkara = baru(1);
    peladen.say(vec![perkara.view.clone()], vec![], vec![]);
    let officer = Meja::new().start().await;
    let mut events = officer.events();
    officer.follow(link(&perkara));
    assert_eq!(events.try_recv().unwrap(), DeskEvent::Link);
    assert_eq!(
        officer.take_link(()).await.unwrap_err().code.as_str(),
        "belum_masuk"
    );

    sign_in(&officer, &peladen).await;
    assert_eq!(officer.take_link(()).await.unwrap(), Some(perkara.id()));
    assert_eq!(officer.take_link(()).await.unwrap(), None);
}

#[tokio::test]
async fn a_link_to_something_new_asks_the_server_first() {
    let peladen = Peladen::start(admin()).await;
    let officer = Meja::new().start().await;
    sign_in(&officer, &peladen).await;
    let perkara = baru(2);
    peladen.say(vec![perkara.view.clone()], vec![], vec![]);
    officer.follow(link(&perkara));
    assert_eq!(officer.take_link(()).await.unwrap(), Some(perkara.id()));
}

#[tokio::test]
async fn what_the_officer_does_not_have_is_not_found() {
    let peladen = Peladen::start(admin()).await;
    let officer = Meja::new().start().await;
    sign_in(&officer, &peladen).await;
    officer.follow(link(&baru(3)));
    let problem = officer.take_link(()).await.unwrap_err();
    assert_eq!(problem.code.as_str(), "tautan_tidak_ditemukan");
    assert!(problem.detail.contains("SPD-2026-000003"), "{problem:?}");
    assert_eq!(
        officer.take_link(()).await.unwrap(),
        None,
        "it waits no more"
    );
}
