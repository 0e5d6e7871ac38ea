//! What an officer does at the own account: the password, the sessions at other computers.

use crate::wan::{OTHER, OWN, by_kode, by_sandi, fields, invited, signed_in};
use crate::world::World;
use jiff::SignedDuration;
use service::Error;
use service::akun::session::{Caller, sign_in_staff};
use service::akun::{change_sandi, end_other_sessions, end_session, list_sessions};
use testkit::{SANDI_PETUGAS, sandi};
use wire::petugas::GantiSandi;

pub(crate) async fn an_owner_changes_the_password_knowing_the_old_one(world: &World) {
    let (_, kode) = invited(world).await;
    let here = by_kode(world, &kode).await.expect("signed in");
    let elsewhere = by_sandi(world, OWN).await.expect("signed in");
    let who = signed_in(world, &here).await.expect("in");
    let ganti = async |lama: &str, baru: &str, ulang: &str| {
        let form = GantiSandi {
            sandi_lama: lama.to_owned(),
            sandi: baru.to_owned(),
            sandi_ulang: ulang.to_owned(),
        };
        change_sandi(&world.app, &Caller::default(), who.owner(), &form).await
    };
    for (lama, baru, ulang, wrong) in [
        (SANDI_PETUGAS, OTHER, OTHER, "sandi_lama"),
        (OWN, "pendek", "pendek", "sandi"),
        (OWN, OWN, OWN, "sandi"),
        (OWN, OTHER, OWN, "sandi_ulang"),
    ] {
        assert_eq!(fields(ganti(lama, baru, ulang).await), [wrong]);
    }
    assert!(
        signed_in(world, &elsewhere).await.is_some(),
        "nothing happened"
    );
    ganti(OWN, OTHER, OTHER).await.expect("changed");
    assert!(
        signed_in(world, &elsewhere).await.is_none(),
        "signed out there"
    );
    assert!(signed_in(world, &here).await.is_some(), "and not here");
    let old = by_sandi(world, OWN).await;
    assert!(matches!(old, Err(Error::WrongCredentials)), "{old:?}");
    by_sandi(world, OTHER).await.expect("the new one");
}

pub(crate) async fn an_open_computer_is_no_way_to_guess_the_password(world: &World) {
    let (_, kode) = invited(world).await;
    let here = by_kode(world, &kode).await.expect("signed in");
    let who = signed_in(world, &here).await.expect("in");
    let guess = GantiSandi {
        sandi_lama: SANDI_PETUGAS.to_owned(),
        sandi: OTHER.to_owned(),
        sandi_ulang: OTHER.to_owned(),
    };
    let ask = async || change_sandi(&world.app, &Caller::default(), who.owner(), &guess).await;
    for _ in 0..10 {
        assert_eq!(fields(ask().await), ["sandi_lama"]);
    }
    let more = ask().await;
    assert!(matches!(more, Err(Error::TooMany { .. })), "{more:?}");
}

pub(crate) async fn an_owner_sees_and_ends_the_own_sessions(world: &World) {
    let (_, kode) = invited(world).await;
    let first = by_kode(world, &kode).await.expect("signed in");
    world.set(world.app.now() + SignedDuration::from_hours(1));
    let second = by_sandi(world, OWN).await.expect("signed in");
    let who = signed_in(world, &second).await.expect("in");
    let names = |rows: &[wire::petugas::SessionRow]| {
        let row = |row: &wire::petugas::SessionRow| (row.perangkat.clone(), row.ini);
        rows.iter().map(row).collect::<Vec<_>>()
    };
    let rows = list_sessions(&world.app, who.owner())
        .await
        .expect("the list");
    let (here, there) = ("PC belakang".to_owned(), "PC depan".to_owned());
    assert_eq!(names(&rows), [(here.clone(), true), (there, false)]);
    let (caller, known) = (Caller::default(), sandi(SANDI_PETUGAS));
    let of_pupr = sign_in_staff(&world.app, &caller, "pupr", &known, "X").await;
    let of_pupr = of_pupr.expect("hers");
    let hers = signed_in(world, &of_pupr).await.expect("in").session;
    let foreign = end_session(&world.app, who.owner(), hers).await;
    assert!(matches!(foreign, Err(Error::NotFound)), "{foreign:?}");
    let old = rows.iter().find(|row| !row.ini).expect("the other").id;
    let left = end_session(&world.app, who.owner(), old)
        .await
        .expect("ended");
    assert_eq!(names(&left), [(here.clone(), true)]);
    assert!(signed_in(world, &first).await.is_none());
    by_sandi(world, OWN).await.expect("a third");
    let left = end_other_sessions(&world.app, who.owner())
        .await
        .expect("ended");
    assert_eq!(names(&left), [(here, true)]);
    assert!(signed_in(world, &of_pupr).await.is_some(), "nobody else's");
}
