//! The code with which an officer signs in for the first time, or after a password was forgotten.

use crate::wan::{OTHER, OWN, by_kode, by_sandi, change, fields, form, invited, signed_in};
use crate::world::World;
use domain::batas::BATAS;
use domain::person::petugas::{AkunCommand, KeadaanAkun};
use jiff::SignedDuration;
use service::akun::session::Caller;
use service::akun::{list_petugas, read_petugas, sign_in_by_kode};
use service::{Error, jobs};
use std::collections::BTreeSet;
use wire::petugas::SignInByKodeRequest;

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
