//! Accounts: registration by NIK, and staff.

use crate::world::World;
use domain::person::aktor::Peran;
use secrecy::{ExposeSecret as _, SecretString};
use service::akun::session::Caller;
use service::akun::session::{authenticate, sign_in_staff};
use service::akun::{
    FormPendaftaran, close_account, create_staff, register, reopen_account, reset_password,
};
use service::{App, Error};
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
    let again = register(&world.app, &again).await.expect_err("taken");
    assert_eq!(kolom(&again), ["nik"]);
    let text = format!("{again:?} {again}");
    assert!(!text.contains(SITI.nama), "nor is it told whose it is");
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
