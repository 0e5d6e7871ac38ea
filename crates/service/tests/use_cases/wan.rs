//! Wan Azman, who becomes an officer: invited by the superadmin, in with a code, in with a password.

use crate::world::World;
use domain::aduan::form::FieldError;
use domain::id::PersonId;
use domain::person::aktor::Peran;
use domain::person::petugas::AkunCommand;
use secrecy::ExposeSecret as _;
use service::Error;
use service::akun::session::{Caller, SignedIn, Welcome, authenticate, sign_in_staff};
use service::akun::{change_petugas, create_petugas, sign_in_by_kode};
use testkit::{sandi, skpd};
use wire::petugas::{AkunDiubah, PetugasBaru, SignInByKodeRequest};

pub(crate) const OWN: &str = "perahu kecil di muara";
pub(crate) const OTHER: &str = "kuda laut berenang jauh";
pub(crate) const PLACE: &str = "https://portal.contoh.id";
pub(crate) const WHY: &str = "Pindah ke kabupaten lain.";

pub(crate) fn wan() -> PetugasBaru {
    PetugasBaru {
        pengguna: "Wan.Azman".to_owned(),
        nama: "Wan Azman".to_owned(),
        peran: Peran::PetugasSkpd,
        skpd: Some(skpd("PUPR")),
    }
}

pub(crate) async fn create(world: &World, baru: &PetugasBaru) -> Result<AkunDiubah, Error> {
    let who = &world.folk.superadmin;
    create_petugas(&world.app, who, baru, PLACE.to_owned()).await
}

/// A new officer, and the code.
pub(crate) async fn invited(world: &World) -> (PersonId, String) {
    let made = create(world, &wan()).await.expect("made");
    let kode = made.kode.expect("a code");
    assert_eq!(kode.alamat, PLACE);
    (made.rinci.akun.id, kode.kode)
}

pub(crate) async fn change(
    world: &World,
    id: PersonId,
    command: &AkunCommand,
) -> Result<AkunDiubah, Error> {
    let who = &world.folk.superadmin;
    change_petugas(&world.app, who, id, command, PLACE.to_owned()).await
}

pub(crate) fn form(kode: &str) -> SignInByKodeRequest {
    SignInByKodeRequest {
        pengguna: " WAN.azman ".to_owned(),
        kode: kode.to_owned(),
        sandi: OWN.to_owned(),
        sandi_ulang: OWN.to_owned(),
        perangkat: "PC depan".to_owned(),
    }
}

pub(crate) async fn by_kode(world: &World, kode: &str) -> Result<Welcome, Error> {
    sign_in_by_kode(&world.app, &Caller::default(), &form(kode)).await
}

pub(crate) async fn by_sandi(world: &World, text: &str) -> Result<Welcome, Error> {
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

pub(crate) async fn signed_in(world: &World, welcome: &Welcome) -> Option<SignedIn> {
    let found = authenticate(&world.app, welcome.token.expose_secret()).await;
    found.expect("readable")
}

pub(crate) fn fields<T: std::fmt::Debug>(refused: Result<T, Error>) -> Vec<&'static str> {
    let Err(Error::Form(mistakes)) = refused else {
        panic!("a mistake of the form: {refused:?}");
    };
    mistakes
        .into_iter()
        .map(|one: FieldError| one.kolom)
        .collect()
}
