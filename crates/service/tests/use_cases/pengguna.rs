//! Accounts of staff: made, moved, closed and opened again by the superadmin; set up and looked after by
//! their owners.

use crate::world::World;
use domain::aduan::form::FieldError;
use domain::batas::BATAS;
use domain::id::PersonId;
use domain::person::aktor::{Aktor, Peran};
use domain::person::petugas::{AkunCommand, AkunCommandKind, KeadaanAkun};
use jiff::SignedDuration;
use secrecy::ExposeSecret as _;
use service::akun::session::{Caller, SignedIn, Welcome, authenticate, sign_in_staff};
use service::akun::{
    change_petugas, change_sandi, close_account, create_petugas, end_other_sessions, end_session,
    list_petugas, list_sessions, read_petugas, reset_password, sign_in_by_kode,
};
use service::{Error, jobs};
use std::collections::BTreeSet;
use testkit::{SANDI_PETUGAS, sandi, skpd};
use wire::petugas::{AkunDiubah, GantiSandi, PetugasBaru, SignInByKodeRequest};

const OWN: &str = "perahu kecil di muara";
const OTHER: &str = "kuda laut berenang jauh";
const PLACE: &str = "https://portal.contoh.id";
const WHY: &str = "Pindah ke kabupaten lain.";

fn wan() -> PetugasBaru {
    PetugasBaru {
        pengguna: "Wan.Azman".to_owned(),
        nama: "Wan Azman".to_owned(),
        peran: Peran::PetugasSkpd,
        skpd: Some(skpd("PUPR")),
    }
}

async fn create(world: &World, baru: &PetugasBaru) -> Result<AkunDiubah, Error> {
    let who = &world.folk.superadmin;
    create_petugas(&world.app, who, baru, PLACE.to_owned()).await
}

/// A new officer, and the code.
async fn invited(world: &World) -> (PersonId, String) {
    let made = create(world, &wan()).await.expect("made");
    let kode = made.kode.expect("a code");
    assert_eq!(kode.alamat, PLACE);
    (made.rinci.akun.id, kode.kode)
}

async fn change(world: &World, id: PersonId, command: &AkunCommand) -> Result<AkunDiubah, Error> {
    let who = &world.folk.superadmin;
    change_petugas(&world.app, who, id, command, PLACE.to_owned()).await
}

fn form(kode: &str) -> SignInByKodeRequest {
    SignInByKodeRequest {
        pengguna: " WAN.azman ".to_owned(),
        kode: kode.to_owned(),
        sandi: OWN.to_owned(),
        sandi_ulang: OWN.to_owned(),
        perangkat: "PC depan".to_owned(),
    }
}

async fn by_kode(world: &World, kode: &str) -> Result<Welcome, Error> {
    sign_in_by_kode(&world.app, &Caller::default(), &form(kode)).await
}

async fn by_sandi(world: &World, text: &str) -> Result<Welcome, Error> {
    let caller = Caller::default();
    sign_in_staff(
        &world.app,
        &caller,
        "wan.azman",
        &sandi(text),
        "PC belakang",
    )
    .await
}

async fn signed_in(world: &World, welcome: &Welcome) -> Option<SignedIn> {
    let found = authenticate(&world.app, welcome.token.expose_secret()).await;
    found.expect("readable")
}

fn fields<T: std::fmt::Debug>(refused: Result<T, Error>) -> Vec<&'static str> {
    let Err(Error::Form(mistakes)) = refused else {
        panic!("a mistake of the form: {refused:?}");
    };
    mistakes
        .into_iter()
        .map(|one: FieldError| one.kolom)
        .collect()
}

pub(crate) async fn an_invited_officer_sets_the_own_password(world: &World) {
    let (id, kode) = invited(world).await;
    for guess in ["", OWN, &kode] {
        let early = by_sandi(world, guess).await;
        assert!(matches!(early, Err(Error::WrongCredentials)), "{early:?}");
    }
    let rinci = read_petugas(&world.app, &world.folk.superadmin, id).await;
    let rinci = rinci.expect("readable");
    assert_eq!(rinci.akun.keadaan, KeadaanAkun::Diundang);
    assert!(rinci.kode_sampai.is_some());
    let welcome = by_kode(world, &kode).await.expect("signed in");
    assert_eq!(welcome.petugas.nama, "Wan Azman");
    assert!(signed_in(world, &welcome).await.is_some());
    assert_eq!(fields(by_kode(world, &kode).await), ["kode"], "good once");
    by_sandi(world, OWN).await.expect("from now on");

    let all = list_petugas(&world.app, &world.folk.superadmin).await;
    let all = all.expect("the list");
    assert_eq!(all.len(), world.folk.staff().len() + 1, "nobody but staff");
    let row = all.iter().find(|one| one.id == id).expect("in the list");
    assert_eq!(row.keadaan, KeadaanAkun::Aktif);
    assert_eq!(
        (row.pengguna.as_str(), row.jabatan.as_str()),
        ("wan.azman", "Petugas PUPR")
    );
    assert!(row.terakhir_masuk.is_some());
    let never = all.iter().find(|one| one.pengguna == "dishub");
    assert_eq!(never.expect("hers").terakhir_masuk, None);
}

pub(crate) async fn a_code_of_staff_is_good_for_few_tries_and_three_days(world: &World) {
    let start = world.app.now();
    let (id, kode) = invited(world).await;
    let mut told = BTreeSet::new();
    let mut refused = async |form: SignInByKodeRequest| {
        let answer = sign_in_by_kode(&world.app, &Caller::default(), &form).await;
        told.insert(format!("{answer:?}"));
        assert_eq!(fields(answer), ["kode"]);
    };
    let unknown = SignInByKodeRequest {
        pengguna: "bukan.siapa".to_owned(),
        ..form(&kode)
    };
    refused(unknown).await;
    let other = if kode.starts_with('1') { "2" } else { "1" }.to_owned() + &kode[1..];
    for _ in 0..BATAS.kode_percobaan {
        refused(form(&other)).await;
    }
    refused(form(&kode)).await;
    let reset = change(world, id, &AkunCommand::BeriKode).await;
    let newer = reset.expect("another").kode.expect("a code").kode;
    world.set(start + SignedDuration::from_hours(BATAS.kode_petugas_jam));
    refused(form(&newer)).await;
    jobs::sweep(&world.app).await.expect("sweeps");
    assert_eq!(told.len(), 1, "one answer for all: {told:?}");
    let left = world.place.ask("SELECT guna FROM kode_sekali").await;
    assert_eq!(left.len(), 1, "not before its time is over");
}

pub(crate) async fn a_refused_password_leaves_a_code_of_staff_good(world: &World) {
    let (_, kode) = invited(world).await;
    for (baru, ulang, wrong) in [
        ("pendek", "pendek", "sandi"),
        ("Wan Azman 1985", "Wan Azman 1985", "sandi"),
        ("password2026", "password2026", "sandi"),
        (OWN, OTHER, "sandi_ulang"),
    ] {
        let typed = SignInByKodeRequest {
            sandi: baru.to_owned(),
            sandi_ulang: ulang.to_owned(),
            ..form(&kode)
        };
        let refused = sign_in_by_kode(&world.app, &Caller::default(), &typed).await;
        assert_eq!(fields(refused), [wrong], "{baru}");
    }
    let empty = SignInByKodeRequest::default();
    let empty = sign_in_by_kode(&world.app, &Caller::default(), &empty).await;
    assert_eq!(fields(empty), ["kode", "sandi"], "all at once");
    by_kode(world, &kode.replace(' ', ""))
        .await
        .expect("still good");
}

pub(crate) async fn every_mistake_of_a_new_account_is_told_at_once(world: &World) {
    let wrong = PetugasBaru {
        pengguna: "pakai spasi".to_owned(),
        nama: "W4n".to_owned(),
        peran: Peran::PetugasSkpd,
        skpd: None,
    };
    assert_eq!(
        fields(create(world, &wrong).await),
        ["pengguna", "nama", "peran"]
    );
    for (peran, kode, field) in [
        (Peran::Pimpinan, Some("PUPR"), "peran"),
        (Peran::Masyarakat, None, "peran"),
        (Peran::Sistem, None, "peran"),
        (Peran::PetugasSkpd, Some("TIDAKADA"), "skpd"),
    ] {
        let skpd = kode.map(skpd);
        let wrong = PetugasBaru {
            peran,
            skpd,
            ..wan()
        };
        assert_eq!(fields(create(world, &wrong).await), [field], "{peran:?}");
    }
    let taken = PetugasBaru {
        pengguna: "PUPR".to_owned(),
        ..wan()
    };
    assert_eq!(fields(create(world, &taken).await), ["pengguna"]);
    let all = list_petugas(&world.app, &world.folk.superadmin).await;
    assert_eq!(all.expect("the list").len(), world.folk.staff().len());
}

pub(crate) async fn only_the_superadmin_looks_after_accounts(world: &World) {
    let (app, folk) = (&world.app, &world.folk);
    let (id, _) = invited(world).await;
    let others = folk
        .staff()
        .into_iter()
        .filter(|who| **who != folk.superadmin);
    for who in others.chain([&folk.siti, &Aktor::Sistem]) {
        let forbidden = |refused: Option<Error>| {
            assert!(
                matches!(refused, Some(Error::Forbidden)),
                "{who:?}: {refused:?}"
            );
        };
        forbidden(list_petugas(app, who).await.err());
        forbidden(read_petugas(app, who, id).await.err());
        forbidden(
            create_petugas(app, who, &wan(), PLACE.to_owned())
                .await
                .err(),
        );
        let command = AkunCommand::BeriKode;
        let changed = change_petugas(app, who, id, &command, PLACE.to_owned()).await;
        forbidden(changed.err());
    }
    let citizen = folk.siti.id().expect("somebody");
    let found = read_petugas(app, &folk.superadmin, citizen).await;
    assert!(
        matches!(found, Err(Error::NotFound)),
        "a citizen is nobody here"
    );
    let changed = change(world, citizen, &AkunCommand::BeriKode).await;
    assert!(matches!(changed, Err(Error::NotFound)));
}

pub(crate) async fn what_was_done_is_noted_with_before_and_after(world: &World) {
    let (id, kode) = invited(world).await;
    let welcome = by_kode(world, &kode).await.expect("signed in");
    let moved = AkunCommand::UbahPeran {
        peran: Peran::PetugasSkpd,
        skpd: Some(skpd("DISHUB")),
    };
    change(world, id, &moved).await.expect("moved");
    let who = signed_in(world, &welcome).await.expect("still in");
    assert_eq!(who.petugas.aktor.skpd(), Some(&skpd("DISHUB")), "at once");
    assert_eq!(
        fields(change(world, id, &moved).await),
        ["peran"],
        "the same again"
    );
    let short = AkunCommand::Tutup {
        alasan: "ya".to_owned(),
    };
    assert_eq!(fields(change(world, id, &short).await), ["alasan"]);
    let close = AkunCommand::Tutup {
        alasan: WHY.to_owned(),
    };
    let closed = change(world, id, &close).await.expect("closed").rinci;
    assert_eq!(closed.akun.keadaan, KeadaanAkun::Ditutup);
    assert_eq!(closed.perintah, [AkunCommandKind::BukaKembali]);
    assert!(signed_in(world, &welcome).await.is_none());
    for refused in [&moved, &close, &AkunCommand::BeriKode] {
        assert_eq!(fields(change(world, id, refused).await), ["akun"]);
    }
    let opened = change(world, id, &AkunCommand::BukaKembali).await;
    assert_eq!(
        opened.expect("opened").rinci.akun.keadaan,
        KeadaanAkun::Aktif
    );
    by_sandi(world, OWN)
        .await
        .expect("the password from before");
    reset_password(&world.app, "wan.azman", &sandi(OTHER))
        .await
        .expect("by the operator");

    let rinci = read_petugas(&world.app, &world.folk.superadmin, id).await;
    let notes = rinci.expect("readable").catatan;
    let told: Vec<_> = notes
        .iter()
        .map(|one| {
            let change = (one.sebelum.as_deref(), one.sesudah.as_deref());
            (
                one.peristiwa.as_str(),
                one.oleh.as_str(),
                one.alasan.as_deref(),
                change,
            )
        })
        .collect();
    let by = "Zulkifli";
    let none = (None, None);
    let (pupr, dishub) = (Some("Petugas PUPR"), Some("Petugas Dishub"));
    let set = "Kata sandi dibuat dengan kode dari petugas ini";
    let coded = "Kode masuk dibuat";
    let expected = [
        (
            "Kata sandi diganti di server",
            "Pengelola server",
            None,
            none,
        ),
        ("Akun dibuka kembali", by, None, none),
        ("Akun ditutup", by, Some(WHY), none),
        ("Peran diubah", by, None, (pupr, dishub)),
        (set, by, None, none),
        (coded, by, None, none),
        ("Akun dibuat", by, None, (None, pupr)),
    ];
    assert_eq!(told, expected);
}

pub(crate) async fn a_reset_ends_what_the_old_password_began(world: &World) {
    let (id, kode) = invited(world).await;
    let open = by_kode(world, &kode).await.expect("signed in");
    let reset = change(world, id, &AkunCommand::BeriKode)
        .await
        .expect("reset");
    assert!(signed_in(world, &open).await.is_none(), "signed out");
    let old = by_sandi(world, OWN).await;
    assert!(matches!(old, Err(Error::WrongCredentials)), "{old:?}");
    let newer = reset.kode.expect("a code").kode;
    by_kode(world, &newer).await.expect("with the new code");
    let close = AkunCommand::Tutup {
        alasan: WHY.to_owned(),
    };
    let again = change(world, id, &AkunCommand::BeriKode)
        .await
        .expect("reset");
    change(world, id, &close).await.expect("closed");
    let late = by_kode(world, &again.kode.expect("a code").kode).await;
    assert_eq!(fields(late), ["kode"], "of a closed account");
}

pub(crate) async fn superadmins_are_looked_after_by_the_operator_and_one_stays(world: &World) {
    let (app, folk) = (&world.app, &world.folk);
    let own = folk.superadmin.id().expect("somebody");
    let refused = change(world, own, &AkunCommand::BeriKode).await;
    assert_eq!(fields(refused), ["akun"], "the own account");
    let baru = PetugasBaru {
        peran: Peran::Superadmin,
        skpd: None,
        ..wan()
    };
    let made = create(world, &baru).await.expect("another superadmin");
    let other = made.rinci.akun.id;
    let told = made.rinci.terkunci.expect("why not");
    assert!(
        told.contains("reset-password") && made.rinci.perintah.is_empty(),
        "{told}"
    );
    assert_eq!(
        fields(change(world, other, &AkunCommand::BeriKode).await),
        ["akun"]
    );
    let last = close_account(app, "super").await;
    assert_eq!(fields(last), ["akun"], "the other has no password yet");
    by_kode(world, &made.kode.expect("a code").kode)
        .await
        .expect("now it has");
    close_account(app, "super").await.expect("one is left");
    assert_eq!(
        fields(close_account(app, "wan.azman").await),
        ["akun"],
        "the last"
    );
}

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
        change_sandi(&world.app, &Caller::default(), &who, &form).await
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
    let ask = async || change_sandi(&world.app, &Caller::default(), &who, &guess).await;
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
    let rows = list_sessions(&world.app, &who).await.expect("the list");
    let (here, there) = ("PC belakang".to_owned(), "PC depan".to_owned());
    assert_eq!(names(&rows), [(here.clone(), true), (there, false)]);
    let (caller, known) = (Caller::default(), sandi(SANDI_PETUGAS));
    let of_pupr = sign_in_staff(&world.app, &caller, "pupr", &known, "X").await;
    let of_pupr = of_pupr.expect("hers");
    let hers = signed_in(world, &of_pupr).await.expect("in").session;
    let foreign = end_session(&world.app, &who, hers).await;
    assert!(matches!(foreign, Err(Error::NotFound)), "{foreign:?}");
    let old = rows.iter().find(|row| !row.ini).expect("the other").id;
    let left = end_session(&world.app, &who, old).await.expect("ended");
    assert_eq!(names(&left), [(here.clone(), true)]);
    assert!(signed_in(world, &first).await.is_none());
    by_sandi(world, OWN).await.expect("a third");
    let left = end_other_sessions(&world.app, &who).await.expect("ended");
    assert_eq!(names(&left), [(here, true)]);
    assert!(signed_in(world, &of_pupr).await.is_some(), "nobody else's");
}
