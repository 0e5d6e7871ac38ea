//! Signing in and out.

use crate::world::World;
use jiff::SignedDuration;
use secrecy::{ExposeSecret as _, SecretString};
use service::akun::list_sessions;
use service::akun::session::{
    Caller, SignedIn, Welcome, authenticate, end_all, sign_in_staff, sign_in_warga, sign_out,
};
use service::{Error, Network};
use std::num::NonZeroU32;
use testkit::{SANDI_PETUGAS, SITI, sandi};

async fn who(world: &World, token: &SecretString) -> Option<SignedIn> {
    authenticate(&world.app, token.expose_secret())
        .await
        .expect("readable")
}

async fn siti_signs_in(world: &World) -> SecretString {
    let signed = sign_in_warga(&world.app, &Caller::default(), SITI.nik, &sandi(SITI.sandi)).await;
    signed.expect("her own password").token
}

pub(crate) async fn a_wrong_password_and_an_unknown_account_get_the_same_answer(world: &World) {
    let right = sandi(SANDI_PETUGAS);
    let mut answers = Vec::new();
    for (pengguna, sandi) in [
        ("admin", &sandi("keliru sekali")),
        ("tidak-ada", &right),
        ("ad\u{0}min", &right),
        ("' OR 1=1 --", &right),
        (SITI.nik, &sandi(SITI.sandi)),
    ] {
        let refused =
            sign_in_staff(&world.app, &Caller::default(), pengguna, sandi, "Meja 1").await;
        answers.push(refused.expect_err("refused"));
    }
    for (nik, sandi) in [
        (SITI.nik, &sandi("keliru sekali")),
        ("1403991212900009", &sandi(SITI.sandi)),
        ("bukan nik", &sandi(SITI.sandi)),
        ("admin", &right),
    ] {
        let refused = sign_in_warga(&world.app, &Caller::default(), nik, sandi).await;
        answers.push(refused.expect_err("refused"));
    }
    for answer in answers {
        assert!(matches!(answer, Error::WrongCredentials), "{answer:?}");
    }
    let Welcome { token, petugas, .. } = sign_in_staff(
        &world.app,
        &Caller::default(),
        " ADMIN ",
        &right,
        "Meja\u{0} 1",
    )
    .await
    .expect("the right one");
    assert_eq!(petugas.nama, "Nurhayati");
    assert_eq!(petugas.jabatan, "Admin Diskominfotik");
    assert_eq!(
        who(world, &token).await.map(|signed| signed.petugas),
        Some(petugas)
    );
    assert_eq!(who(world, &sandi("tidak-ada")).await, None);
    assert_eq!(who(world, &sandi("")).await, None);
}

pub(crate) async fn guesses_are_slowed_down_and_owners_are_let_in(world: &World) {
    let (right, wrong) = (sandi(SANDI_PETUGAS), sandi("keliru sekali"));
    let from = |n: u8, marks: &str| Caller {
        network: Network::of(std::net::IpAddr::from([10, 0, 0, n])),
        marks: marks.to_owned(),
    };
    let sign_in = async |caller: Caller, pengguna, sandi| {
        sign_in_staff(&world.app, &caller, pengguna, sandi, "").await
    };
    let desk = sign_in(from(1, ""), "pupr", &right).await.expect("in");
    for _ in 0..10 {
        let refused = sign_in(from(2, ""), "pupr", &wrong).await;
        assert!(matches!(refused, Err(Error::WrongCredentials)));
    }
    let limited = sign_in(from(2, ""), "PUPR", &right).await;
    let Err(Error::TooMany { tunggu_detik }) = limited else {
        panic!("whoever guesses does not learn it: {limited:?}");
    };
    assert!((1..=30).contains(&tunggu_detik));
    let elsewhere = sign_in(from(1, ""), "pupr", &right).await;
    assert!(elsewhere.is_ok(), "the owner at another network");
    let known = sign_in(from(2, &desk.marks), "pupr", &right).await;
    assert!(
        known.is_ok(),
        "the owner's own computer, beside the guesser"
    );
    let other = sign_in(from(2, &desk.marks), "dishub", &right).await;
    assert!(other.is_ok(), "others are not shut out");
    for _ in 0..15 {
        assert!(sign_in(from(3, ""), "pupr", &right).await.is_ok());
    }
}

pub(crate) async fn an_office_signs_in_behind_one_address_and_who_tries_every_account_does_not(
    world: &World,
) {
    let app = world
        .app
        .with_failed_sign_ins_per_minute(NonZeroU32::new(3).expect("three"));
    let (right, wrong) = (sandi(SANDI_PETUGAS), sandi("keliru sekali"));
    let office = |marks: &str| Caller {
        network: Network::of(std::net::IpAddr::from([10, 0, 0, 1])),
        marks: marks.to_owned(),
    };
    let sign_in = async |marks: &str, pengguna, sandi| {
        sign_in_staff(&app, &office(marks), pengguna, sandi, "").await
    };
    for _ in 0..4 {
        for pengguna in ["admin", "pupr", "dishub"] {
            let signed_in = sign_in("", pengguna, &right).await;
            assert!(signed_in.is_ok(), "{pengguna}: a success never counts");
        }
    }
    let desk = sign_in("", "pupr", &right).await.expect("in");
    for pengguna in ["admin", "tidak-ada", "bukan nama pengguna"] {
        let refused = sign_in("", pengguna, &wrong).await;
        assert!(matches!(refused, Err(Error::WrongCredentials)));
    }
    for pengguna in ["dishub", "' OR 1=1 --"] {
        let limited = sign_in("", pengguna, &right).await;
        let Err(Error::TooMany { tunggu_detik }) = limited else {
            panic!("whoever tries every account waits: {limited:?}");
        };
        assert!((1..=20).contains(&tunggu_detik));
    }
    let nik = sign_in_warga(&app, &office(""), "bukan nik", &right).await;
    assert!(matches!(nik, Err(Error::TooMany { .. })), "{nik:?}");
    let known = sign_in(&desk.marks, "pupr", &right).await;
    assert!(known.is_ok(), "a device that signed in before");
    let elsewhere = sign_in_staff(&app, &Caller::default(), "dishub", &right, "").await;
    assert!(elsewhere.is_ok(), "another network");
}

pub(crate) async fn a_session_ends_when_idle_and_at_the_end_of_its_life(world: &World) {
    let start = world.app.now();
    let day = |days: i64| start + SignedDuration::from_hours(24 * days);
    let idle = siti_signs_in(world).await;
    let busy = siti_signs_in(world).await;
    world.set(day(10));
    assert!(who(world, &busy).await.is_some());
    world.set(day(14) - SignedDuration::from_secs(1));
    assert!(who(world, &idle).await.is_some());
    // That look was noted: the next fourteen days count from there.
    world.set(day(20));
    assert!(who(world, &busy).await.is_some());
    world.set(day(28) - SignedDuration::from_secs(1));
    assert!(who(world, &idle).await.is_none(), "14 days without a look");
    assert!(who(world, &busy).await.is_some());
    service::jobs::sweep(&world.app).await.expect("sweeps");
    world.set(day(30) - SignedDuration::from_secs(1));
    assert!(who(world, &busy).await.is_some());
    world.set(day(30));
    assert!(who(world, &busy).await.is_none(), "30 days at most");
    service::jobs::sweep(&world.app).await.expect("sweeps");
    world.set(day(1));
    assert!(
        who(world, &busy).await.is_some(),
        "not ended at that very instant"
    );
    world.set(day(31));
    service::jobs::sweep(&world.app).await.expect("sweeps");
    world.set(day(1));
    assert!(who(world, &busy).await.is_none(), "forgotten");
}

pub(crate) async fn signing_out_ends_one_session(world: &World) {
    let first = siti_signs_in(world).await;
    let second = siti_signs_in(world).await;
    let signed = who(world, &first).await.expect("signed in");
    assert_eq!(signed.petugas.nama, SITI.nama);
    sign_out(&world.app, signed.session).await.expect("ends");
    assert_eq!(who(world, &first).await, None);
    assert!(who(world, &second).await.is_some());
    let again = world.restarted().await;
    let kept = authenticate(&again, second.expose_secret()).await;
    assert!(
        kept.expect("readable").is_some(),
        "a restart ends no session"
    );
    again.close().await;
}

pub(crate) async fn after_a_leak_everybody_signs_in_again(world: &World) {
    let siti = siti_signs_in(world).await;
    let admin = sign_in_staff(
        &world.app,
        &Caller::default(),
        "admin",
        &sandi(SANDI_PETUGAS),
        "uji",
    )
    .await;
    let Welcome { token: admin, .. } = admin.expect("the right password");
    assert_eq!(end_all(&world.app).await.expect("ended"), 2);
    assert_eq!(who(world, &siti).await, None);
    assert_eq!(who(world, &admin).await, None);
    let again = siti_signs_in(world).await;
    assert!(who(world, &again).await.is_some());
}

pub(crate) async fn a_closed_account_is_nobody(world: &World) {
    let token = siti_signs_in(world).await;
    let store = world.store().await;
    let mut tx = store.write().await.expect("tx");
    let id = world.folk.siti.id().expect("a person");
    store::person::close(&mut tx, id).await.expect("closed");
    tx.commit().await.expect("commit");
    store.close().await;
    assert_eq!(who(world, &token).await, None);
    let refused = sign_in_warga(&world.app, &Caller::default(), SITI.nik, &sandi(SITI.sandi)).await;
    assert!(matches!(refused, Err(Error::WrongCredentials)));
}

pub(crate) async fn a_pasted_name_signs_in_and_a_device_hides_nothing(world: &World) {
    let known = sandi(SANDI_PETUGAS);
    let (name, device) = ("\u{feff} PUPR\u{200b}", "PC\u{202e} depan\u{0}\n\u{2066}");
    let welcome = sign_in_staff(&world.app, &Caller::default(), name, &known, device).await;
    let token = welcome.expect("signed in").token;
    let signed_in = who(world, &token).await.expect("in");
    let sessions = list_sessions(&world.app, signed_in.owner()).await;
    let names: Vec<_> = sessions
        .expect("the list")
        .into_iter()
        .map(|one| one.perangkat)
        .collect();
    assert_eq!(names, ["PC depan"]);
}
