//! At the counter: a citizen who forgot the password gets a code, and sets a new one.

use crate::world::World;
use domain::batas::BATAS;
use domain::person::aktor::Aktor;
use domain::person::catatan_akun::CatatanAkun;
use jiff::SignedDuration;
use secrecy::ExposeSecret as _;
use service::akun::session::{Caller, authenticate, sign_in_warga};
use service::akun::{FormSandiBaru, data_saya, find_warga, make_kode, set_sandi_by_kode};
use service::{Error, Network, jobs};
use std::collections::BTreeSet;
use testkit::{BUDI, SITI, Warga, sandi};
use wire::warga::{FindWarga, MakeKode, WargaDiLoket};

pub(crate) const BARU: &str = "perahu di muara sungai";
const PAGE: &str = "https://portal.contoh.id/lupa-sandi";
const TUJUAN: &str = "Warga lupa kata sandi";

async fn find(world: &World, who: &Aktor, nik: &str) -> Result<WargaDiLoket, Error> {
    let request = FindWarga {
        nik: nik.to_owned(),
        tujuan: TUJUAN.to_owned(),
    };
    find_warga(&world.app, who, &request).await
}

/// A code for somebody who stands at the counter.
pub(crate) async fn code_for(world: &World, warga: &Warga) -> String {
    let admin = &world.folk.admin;
    let found = find(world, admin, warga.nik).await.expect("a member");
    let checked = MakeKode {
        ktp_diperiksa: true,
    };
    let kode = make_kode(&world.app, admin, found.id, &checked, PAGE.to_owned()).await;
    kode.expect("a code").kode
}

fn form(warga: &Warga, kode: &str, baru: &str) -> FormSandiBaru {
    FormSandiBaru {
        nik: warga.nik.to_owned(),
        kode: kode.to_owned(),
        sandi: baru.to_owned(),
        sandi_ulang: baru.to_owned(),
    }
}

async fn set(world: &World, form: &FormSandiBaru) -> Result<(), Error> {
    set_sandi_by_kode(&world.app, &Caller::default(), form).await
}

async fn opens(world: &World, warga: &Warga, text: &str) -> bool {
    let caller = Caller::default();
    let signed_in = sign_in_warga(&world.app, &caller, warga.nik, &sandi(text)).await;
    signed_in.is_ok()
}

/// The fields at fault and what is said of them.
fn mistakes(refused: Result<(), Error>) -> Vec<(&'static str, String)> {
    let Err(Error::Form(mistakes)) = refused else {
        panic!("a mistake of the form: {refused:?}");
    };
    let told = |one: domain::aduan::form::FieldError| (one.kolom, one.pesan);
    mistakes.into_iter().map(told).collect()
}

fn fields(refused: Result<(), Error>) -> Vec<&'static str> {
    mistakes(refused)
        .into_iter()
        .map(|(kolom, _)| kolom)
        .collect()
}

fn other_than(kode: &str) -> String {
    let first = if kode.starts_with('1') { "2" } else { "1" };
    format!("{first}{}", &kode[1..])
}

pub(crate) async fn whoever_forgot_the_password_gets_back_in(world: &World) {
    let folk = &world.folk;
    let caller = Caller::default();
    let open = sign_in_warga(&world.app, &caller, SITI.nik, &sandi(SITI.sandi)).await;
    let open = open.expect("she is signed in somewhere");
    let found = find(world, &folk.admin, "1403.9945 08850001").await;
    let found = found.expect("a member");
    assert_eq!(found.nama, SITI.nama);
    assert_eq!(found.nik_samar, "1403••••••••0001");
    assert!(found.aktif && found.terdaftar.contains("2026"), "{found:?}");

    world.set_wib("2026-08-10T09:00");
    let kode = code_for(world, &SITI).await;
    assert!(opens(world, &SITI, SITI.sandi).await, "until it is used");
    world.set_wib("2026-08-11T08:00");
    set(world, &form(&SITI, &kode, BARU)).await.expect("set");
    assert!(opens(world, &SITI, BARU).await);
    assert!(!opens(world, &SITI, SITI.sandi).await);
    let signed_in = authenticate(&world.app, open.token.expose_secret()).await;
    assert!(signed_in.expect("readable").is_none(), "signed out there");
    assert!(opens(world, &BUDI, BUDI.sandi).await, "nobody else's");
    let again = set(world, &form(&SITI, &kode, "kapal lain di hilir")).await;
    assert_eq!(fields(again), ["kode"], "it is good once");

    let hers = data_saya(&world.app, &folk.siti)
        .await
        .expect("hers")
        .catatan;
    let told: Vec<_> = hers
        .iter()
        .map(|one| (one.jenis, one.oleh.as_str(), one.tujuan.as_deref()))
        .collect();
    let admin = "Nurhayati";
    let expected = [
        (CatatanAkun::SandiDiganti, admin, None),
        (CatatanAkun::KodeDibuat, admin, None),
        (CatatanAkun::Dicari, admin, Some(TUJUAN)),
        (CatatanAkun::Dicari, admin, Some(TUJUAN)),
    ];
    assert_eq!(told, expected);
    let his = data_saya(&world.app, &folk.budi).await.expect("his");
    assert_eq!(his.catatan, []);
}

pub(crate) async fn only_admins_serve_at_the_counter_and_only_with_the_ktp(world: &World) {
    let folk = &world.folk;
    let siti = find(world, &folk.admin, SITI.nik).await.expect("hers").id;
    let checked = MakeKode {
        ktp_diperiksa: true,
    };
    let staff = folk.staff().into_iter().filter(|who| **who != folk.admin);
    for who in staff.chain([&folk.siti, &folk.budi, &Aktor::Sistem]) {
        let found = find(world, who, SITI.nik).await;
        assert!(matches!(found, Err(Error::Forbidden)), "{who:?}");
        let made = make_kode(&world.app, who, siti, &checked, PAGE.to_owned()).await;
        assert!(matches!(made, Err(Error::Forbidden)), "{who:?}");
    }
    let not_checked = MakeKode {
        ktp_diperiksa: false,
    };
    let made = make_kode(&world.app, &folk.admin, siti, &not_checked, PAGE.to_owned()).await;
    assert_eq!(fields(made.map(drop)), ["ktp_diperiksa"]);
    let officer = folk.pupr.id().expect("somebody");
    let made = make_kode(&world.app, &folk.admin, officer, &checked, PAGE.to_owned()).await;
    assert_eq!(fields(made.map(drop)), ["nik"], "not for staff");
    for (nik, tujuan, wrong) in [
        ("", TUJUAN, "nik"),
        ("1403", TUJUAN, "nik"),
        ("1403991212900009", TUJUAN, "nik"),
        (SITI.nik, "lupa", "tujuan"),
    ] {
        let request = FindWarga {
            nik: nik.to_owned(),
            tujuan: tujuan.to_owned(),
        };
        let found = find_warga(&world.app, &folk.admin, &request).await;
        assert_eq!(fields(found.map(drop)), [wrong], "{nik} {tujuan}");
    }
    let hers = data_saya(&world.app, &folk.siti).await.expect("hers");
    assert_eq!(
        hers.catatan.len(),
        1,
        "what was refused is nothing that happened"
    );
}

pub(crate) async fn a_closed_account_gets_no_code(world: &World) {
    let kode = code_for(world, &SITI).await;
    world
        .place
        .tamper("UPDATE person SET aktif = FALSE WHERE nik_hash IS NOT NULL")
        .await;
    let found = find(world, &world.folk.admin, SITI.nik)
        .await
        .expect("known");
    assert!(!found.aktif);
    let checked = MakeKode {
        ktp_diperiksa: true,
    };
    let made = make_kode(
        &world.app,
        &world.folk.admin,
        found.id,
        &checked,
        PAGE.to_owned(),
    )
    .await;
    assert_eq!(fields(made.map(drop)), ["nik"]);
    let used = set(world, &form(&SITI, &kode, BARU)).await;
    assert_eq!(fields(used), ["kode"], "nor does an earlier one open it");
}

pub(crate) async fn a_code_is_good_for_few_tries_and_a_day(world: &World) {
    let start = world.app.now();
    let kode = code_for(world, &SITI).await;
    let unknown = FormSandiBaru {
        nik: "1403991212900009".to_owned(),
        ..form(&SITI, &kode, BARU)
    };
    let mut told = BTreeSet::from([format!("{:?}", mistakes(set(world, &unknown).await))]);
    for _ in 0..BATAS.kode_percobaan {
        let wrong = set(world, &form(&SITI, &other_than(&kode), BARU)).await;
        told.insert(format!("{:?}", mistakes(wrong)));
    }
    let dead = set(world, &form(&SITI, &kode, BARU)).await;
    told.insert(format!("{:?}", mistakes(dead)));
    let his = code_for(world, &BUDI).await;
    let others = set(world, &form(&SITI, &his, BARU)).await;
    told.insert(format!("{:?}", mistakes(others)));
    world.set(start + SignedDuration::from_hours(BATAS.kode_jam));
    let late = set(world, &form(&BUDI, &his, BARU)).await;
    told.insert(format!("{:?}", mistakes(late)));
    assert_eq!(told.len(), 1, "one answer for all: {told:?}");
    assert!(opens(world, &SITI, SITI.sandi).await, "nothing happened");

    let newer = code_for(world, &SITI).await;
    let newest = code_for(world, &SITI).await;
    assert_eq!(
        fields(set(world, &form(&SITI, &newer, BARU)).await),
        ["kode"]
    );
    set(world, &form(&SITI, &newest, BARU))
        .await
        .expect("the newest");
}

pub(crate) async fn a_refused_password_leaves_the_code_good(world: &World) {
    let kode = code_for(world, &SITI).await;
    for (sandi, ulang, wrong) in [
        ("pendek", "pendek", vec!["sandi"]),
        ("rahasia12345", "rahasia12345", vec!["sandi"]),
        (SITI.nik, SITI.nik, vec!["sandi"]),
        ("Siti Kenari 1985", "Siti Kenari 1985", vec!["sandi"]),
        (SITI.telepon, SITI.telepon, vec!["sandi"]),
        (BARU, "lain sama sekali", vec!["sandi_ulang"]),
    ] {
        let typed = FormSandiBaru {
            sandi_ulang: ulang.to_owned(),
            ..form(&SITI, &kode, sandi)
        };
        assert_eq!(fields(set(world, &typed).await), wrong, "{sandi}");
    }
    let empty = set(world, &FormSandiBaru::default()).await;
    assert_eq!(fields(empty), ["nik", "kode", "sandi"], "all at once");
    let dashed = kode.replace(' ', "-");
    set(world, &form(&SITI, &dashed, BARU))
        .await
        .expect("still good");
}

pub(crate) async fn guessing_codes_is_slowed_down_and_the_owner_signs_in(world: &World) {
    let kode = code_for(world, &SITI).await;
    let from = |n: u8| Caller {
        network: Network::of(std::net::IpAddr::from([10, 0, 0, n])),
        marks: String::new(),
    };
    for _ in 0..10 {
        let wrong = sign_in_warga(&world.app, &from(1), SITI.nik, &sandi("keliru sekali")).await;
        assert!(matches!(wrong, Err(Error::WrongCredentials)));
        let guess = form(&BUDI, &other_than(&kode), BARU);
        let guess = set_sandi_by_kode(&world.app, &from(2), &guess).await;
        assert_eq!(fields(guess), ["kode"]);
    }
    let guess = set_sandi_by_kode(&world.app, &from(2), &form(&BUDI, &kode, BARU)).await;
    assert!(matches!(guess, Err(Error::TooMany { .. })), "{guess:?}");
    let shut = sign_in_warga(&world.app, &from(1), SITI.nik, &sandi(SITI.sandi)).await;
    assert!(
        matches!(shut, Err(Error::TooMany { .. })),
        "she guessed too"
    );
    let hers = set_sandi_by_kode(&world.app, &from(1), &form(&SITI, &kode, BARU)).await;
    hers.expect("her code");
    let signed_in = sign_in_warga(&world.app, &from(1), SITI.nik, &sandi(BARU)).await;
    assert!(signed_in.is_ok(), "what she guessed before is forgiven");
}

pub(crate) async fn a_new_password_forgets_the_devices(world: &World) {
    let at = |marks: &str| Caller {
        network: Network::of(std::net::IpAddr::from([10, 0, 0, 9])),
        marks: marks.to_owned(),
    };
    let known = sign_in_warga(&world.app, &at(""), SITI.nik, &sandi(SITI.sandi)).await;
    let marks = known.expect("she signs in").marks;
    let kode = code_for(world, &SITI).await;
    set(world, &form(&SITI, &kode, BARU)).await.expect("set");
    for marks in ["", marks.as_str()] {
        for _ in 0..5 {
            let (caller, wrong) = (at(marks), sandi("keliru sekali"));
            let refused = sign_in_warga(&world.app, &caller, SITI.nik, &wrong).await;
            assert!(matches!(refused, Err(Error::WrongCredentials)));
        }
    }
    let limited = sign_in_warga(&world.app, &at(&marks), SITI.nik, &sandi(BARU)).await;
    assert!(
        matches!(limited, Err(Error::TooMany { .. })),
        "it counts like any other device: {limited:?}"
    );
}

pub(crate) async fn one_admin_does_so_much_in_an_hour(world: &World) {
    for _ in 0..BATAS.loket_per_jam {
        find(world, &world.folk.admin, SITI.nik)
            .await
            .expect("found");
    }
    let more = find(world, &world.folk.admin, SITI.nik).await;
    assert!(matches!(more, Err(Error::TooMany { .. })), "{more:?}");
}

pub(crate) async fn codes_that_ended_are_forgotten(world: &World) {
    let start = world.app.now();
    code_for(world, &SITI).await;
    let left = async |hours: i64| {
        world.set(start + SignedDuration::from_hours(hours));
        jobs::sweep(&world.app).await.expect("sweeps");
        world.place.ask("SELECT guna FROM kode_sekali").await.len()
    };
    assert_eq!(left(BATAS.kode_jam - 1).await, 1);
    assert_eq!(left(BATAS.kode_jam + 1).await, 0);
    let hers = data_saya(&world.app, &world.folk.siti).await.expect("hers");
    assert_eq!(hers.catatan.len(), 2, "what happened stays");
}
