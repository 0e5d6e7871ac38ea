//! Accounts: registration by NIK, and staff.

use crate::messages::{Post, send_all, with_surel};
use crate::world::World;
use domain::notice::pesan::Channel;
use domain::person::aktor::Peran;
use domain::person::catatan_akun::CatatanAkun;
use jiff::SignedDuration;
use secrecy::{ExposeSecret as _, SecretString};
use service::akun::session::Caller;
use service::akun::session::{authenticate, sign_in_staff, sign_in_warga};
use service::akun::{
    FormPendaftaran, Registered, close_account, create_staff, data_saya, register, reopen_account,
    reset_password,
};
use service::{App, Error};
use std::time::{Duration, Instant};
use testkit::{BUDI, SANDI_PETUGAS, SITI, officer, sandi};

fn kolom(error: &Error) -> Vec<&'static str> {
    let Error::Form(mistakes) = error else {
        panic!("a mistake of the form: {error}");
    };
    mistakes.iter().map(|mistake| mistake.kolom).collect()
}

pub(crate) async fn every_mistake_of_the_registration_is_told_at_once(world: &World) {
    let empty = register(&world.app, &FormPendaftaran::default()).await;
    let empty = empty.expect_err("nothing was filled in");
    assert_eq!(kolom(&empty), ["nik", "nama", "telepon", "sandi", "setuju"]);
    let wrong = FormPendaftaran {
        nik: "1403993213850001".to_owned(), // 32 of month 13
        nama: "S1ti".to_owned(),
        telepon: "123".to_owned(),
        surel: "bukan surel".to_owned(),
        sandi: "cukup panjang".to_owned(),
        sandi_ulang: "tetapi lain".to_owned(),
        setuju: true,
    };
    let wrong = register(&world.app, &wrong).await.expect_err("mistakes");
    assert_eq!(
        kolom(&wrong),
        ["nik", "nama", "telepon", "surel", "sandi_ulang"]
    );
    for own in [
        "sandi 1403990101900003",
        "1403990101",
        "0812-9876-0001",
        "Siti Kenari 85",
        "sipendekar 2026",
        "rahasia12345",
    ] {
        let guessable = FormPendaftaran {
            nik: "1403990101900003".to_owned(),
            sandi: own.to_owned(),
            sandi_ulang: own.to_owned(),
            ..SITI.form()
        };
        let guessable = register(&world.app, &guessable).await.expect_err(own);
        assert_eq!(kolom(&guessable), ["sandi"], "{own}");
        assert!(!format!("{guessable:?}").contains(own));
    }
}

/// The rule is for new ones: whoever has an older password is let in with it.
pub(crate) async fn a_password_from_before_the_rule_still_opens(world: &World) {
    let app = &world.app;
    world
        .place
        .tamper(
            "UPDATE person SET sandi = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA\
             $I12ElofAmzu8jk9rNR4ITGIENZxFC9IuMZWpiszK7lE' WHERE pengguna = 'pupr'",
        )
        .await; // of `1234567890`
    assert!(sign_in(app, "pupr", "1234567890").await.is_ok());
}

pub(crate) async fn a_nik_registers_once_however_it_is_written(world: &World) {
    let again = FormPendaftaran {
        nik: "1403 9945 0885 0001".to_owned(),
        ..BUDI.form()
    };
    let again_with = register(&world.app, &again).await;
    assert_eq!(again_with.expect("no mistake"), Registered::Known);
    for (text, opens) in [(SITI.sandi, true), (&again.sandi, false)] {
        let caller = Caller::default();
        let signed_in = sign_in_warga(&world.app, &caller, SITI.nik, &sandi(text)).await;
        assert_eq!(signed_in.is_ok(), opens, "nothing of hers is changed");
    }
    let hers = data_saya(&world.app, &world.folk.siti).await.expect("hers");
    assert_eq!(hers.nama, SITI.nama);
    let told: Vec<_> = hers
        .catatan
        .iter()
        .map(|one| (one.jenis, one.oleh.as_str()))
        .collect();
    assert_eq!(
        told,
        [(CatatanAkun::NikDidaftarkan, "Tidak diketahui siapa")]
    );
}

/// Registering takes as long for a NIK that is known: both hash and both write.
pub(crate) async fn however_often_a_known_nik_is_tried_its_owner_reads_of_it_once_a_day(
    world: &World,
) {
    let form = FormPendaftaran {
        nik: SITI.nik.to_owned(),
        ..BUDI.form()
    };
    for expected in 1..=2 {
        for _ in 0..3 {
            register(&world.app, &form).await.expect("no mistake");
        }
        let hers = data_saya(&world.app, &world.folk.siti).await.expect("hers");
        let notes = hers.catatan.iter();
        let tried = notes.filter(|one| one.jenis == CatatanAkun::NikDidaftarkan);
        assert_eq!(tried.count(), expected);
        world.set(world.app.now() + SignedDuration::from_hours(24));
    }
}

pub(crate) async fn a_known_nik_is_told_to_its_owner_and_registering_does_the_same_work(
    world: &World,
) {
    let (app, post) = (with_surel(world), Post::open());
    let form = FormPendaftaran {
        nik: SITI.nik.to_owned(),
        ..BUDI.form()
    };
    register(&app, &form).await.expect("no mistake");
    send_all(&app, &post).await;
    assert_eq!(post.taken(), [], "her address is not confirmed");
    let store = world.store().await;
    let mut tx = store.write().await.expect("tx");
    let siti = world.folk.siti.id().expect("a person");
    let confirmed = store::pesan::confirm(&mut tx, siti, Channel::Surel, app.now()).await;
    confirmed.expect("confirmed");
    tx.commit().await.expect("commit");
    for _ in 0..2 {
        register(&app, &form).await.expect("no mistake");
    }
    send_all(&app, &post).await;
    let taken = post.taken();
    let [(_, address, text)] = taken.as_slice() else {
        panic!("one message a day: {taken:?}");
    };
    assert_eq!(address, SITI.surel);
    assert!(text.contains("Seseorang mencoba mendaftar dengan NIK Anda"));
    for secret in [form.nama.as_str(), &form.sandi, SITI.nik, &form.surel] {
        assert!(!text.contains(secret), "{secret}");
    }

    let mut took = [Duration::MAX; 2];
    for round in 0..5 {
        let known = form.clone();
        let fresh = FormPendaftaran {
            nik: format!("140399121290{:04}", 100 + round),
            ..form.clone()
        };
        for (best, form) in took.iter_mut().zip([known, fresh]) {
            let begun = Instant::now();
            register(&world.app, &form).await.expect("no mistake");
            *best = begun.elapsed().min(*best);
        }
    }
    let [known, fresh] = took;
    let hash = Duration::from_millis(5); // far less than a hash takes
    assert!(known > hash && fresh > hash, "both hash: {took:?}");
}

pub(crate) async fn staff_are_added_with_a_role_that_fits(world: &World) {
    for (pengguna, nama, peran, kode, wrong) in [
        ("", "Rahmat", Peran::PetugasSkpd, Some("PUPR"), "pengguna"),
        (
            "a b",
            "Rahmat",
            Peran::PetugasSkpd,
            Some("PUPR"),
            "pengguna",
        ),
        ("baru", "Rahmat", Peran::PetugasSkpd, None, "peran"),
        ("baru", "Rahmat", Peran::Pimpinan, Some("PUPR"), "peran"),
        ("baru", "Rahmat", Peran::Masyarakat, None, "peran"),
        ("baru", "Rahmat", Peran::Sistem, None, "peran"),
        ("baru", "R4hmat", Peran::Pimpinan, None, "nama"),
        (" ADMIN ", "Rahmat", Peran::Pimpinan, None, "pengguna"),
    ] {
        let refused = create_staff(&world.app, &officer(pengguna, nama, peran, kode)).await;
        assert_eq!(
            kolom(&refused.expect_err("refused")),
            [wrong],
            "{pengguna} {peran:?}"
        );
    }
    let mut short = officer("baru", "Rahmat", Peran::Pimpinan, None);
    short.sandi = sandi("pendek");
    let mut known = officer("rahmat.hidayat", "Rahmat", Peran::Pimpinan, None);
    known.sandi = sandi("rahmat.hidayat");
    for wrong in [short, known] {
        let refused = create_staff(&world.app, &wrong).await;
        assert_eq!(kolom(&refused.expect_err("refused")), ["sandi"]);
    }
}

async fn sign_in(app: &App, pengguna: &str, kata: &str) -> Result<SecretString, Error> {
    let signed_in = sign_in_staff(app, &Caller::default(), pengguna, &sandi(kata), "uji").await;
    signed_in.map(|welcome| welcome.token)
}

async fn is_in(app: &App, token: &SecretString) -> bool {
    let found = authenticate(app, token.expose_secret()).await;
    found.expect("readable").is_some()
}

pub(crate) async fn a_closed_account_is_out_at_once_and_stays_out(world: &World) {
    let app = &world.app;
    let pupr = sign_in(app, "pupr", SANDI_PETUGAS).await.expect("hers");
    let dishub = sign_in(app, "dishub", SANDI_PETUGAS).await.expect("hers");
    close_account(app, " PUPR ").await.expect("closed");
    assert!(!is_in(app, &pupr).await, "her computers are signed out");
    assert!(is_in(app, &dishub).await, "nobody else's is");
    let again = sign_in(app, "pupr", SANDI_PETUGAS).await;
    assert!(matches!(again, Err(Error::WrongCredentials)));
    let reset = reset_password(app, "pupr", &sandi("sandi-yang-baru")).await;
    assert_eq!(kolom(&reset.expect_err("closed")), ["akun"]);
    let again = sign_in(app, "pupr", "sandi-yang-baru").await;
    assert!(matches!(again, Err(Error::WrongCredentials)));
    let twice = close_account(app, "pupr").await;
    assert_eq!(kolom(&twice.expect_err("closed already")), ["akun"]);
    reopen_account(app, "pupr").await.expect("opened");
    assert!(!is_in(app, &pupr).await, "no session from before");
    let again = sign_in(app, "pupr", SANDI_PETUGAS).await;
    assert!(is_in(app, &again.expect("the old password")).await);
    let unknown = close_account(app, "tidak-ada").await;
    assert_eq!(kolom(&unknown.expect_err("nobody")), ["pengguna"]);
}

pub(crate) async fn a_new_password_ends_what_the_old_one_began(world: &World) {
    let app = &world.app;
    let old = sign_in(app, "pupr", SANDI_PETUGAS).await.expect("hers");
    let dishub = sign_in(app, "dishub", SANDI_PETUGAS).await.expect("hers");
    let short = reset_password(app, "pupr", &sandi("pendek")).await;
    assert_eq!(kolom(&short.expect_err("too short")), ["sandi"]);
    let common = reset_password(app, "pupr", &sandi("password2026")).await;
    assert_eq!(kolom(&common.expect_err("common")), ["sandi"]);
    assert!(is_in(app, &old).await, "nothing happened");
    let peran = reset_password(app, "pupr", &sandi("sandi-yang-baru")).await;
    assert_eq!(peran.expect("done"), Peran::PetugasSkpd);
    assert!(!is_in(app, &old).await, "what she left open is shut");
    assert!(is_in(app, &dishub).await, "nobody else's is");
    let wrong = sign_in(app, "pupr", SANDI_PETUGAS).await;
    assert!(matches!(wrong, Err(Error::WrongCredentials)));
    let new = sign_in(app, "pupr", "sandi-yang-baru").await;
    assert!(is_in(app, &new.expect("the new one")).await);
    let unknown = reset_password(app, "tidak-ada", &sandi("sandi-yang-baru")).await;
    assert_eq!(kolom(&unknown.expect_err("nobody")), ["pengguna"]);
}
