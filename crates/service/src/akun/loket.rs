//! At the counter: an admin finds the account of a citizen who stands there with the KTP, and hands
//! over a code with which the citizen sets a new password. Each is recorded and shown to the citizen.

use super::reveal::checked_tujuan;
use super::{kode, note};
use crate::app::App;
use crate::error::Error;
use crate::ground::sealing::{self, identity_of};
use domain::alur::permissions::boleh_melayani_loket;
use domain::id::PersonId;
use domain::kata::waktu::waktu_panjang;
use domain::person::aktor::Aktor;
use domain::person::catatan_akun::CatatanAkun;
use domain::person::identitas::{Nik, NikError};
use domain::person::kode_sekali::GunaKode;
use store::Tx;
use store::catatan_akun::Catatan;
use store::person::Person;
use wire::warga::{FindWarga, KodeBaru, MakeKode, WargaDiLoket};

const UNKNOWN: &str = "Belum ada akun dengan NIK ini. Periksa lagi angkanya pada KTP. Bila sudah benar, \
    warga belum pernah mendaftar: bantu warga mendaftar di portal.";
const CLOSED: &str = "Akun warga ini sudah ditutup, jadi tidak ada kata sandi yang dapat diganti. \
    Sampaikan kepada superadmin.";
const KTP: &str = "Periksa KTP warga dulu, lalu centang bahwa sudah diperiksa.";

/// Finds a member by the NIK on the KTP, with a purpose that is recorded.
pub async fn find_warga(
    app: &App,
    aktor: &Aktor,
    request: &FindWarga,
) -> Result<WargaDiLoket, Error> {
    let oleh = at_the_counter(aktor)?;
    let nik = nik_of(&request.nik)?;
    let tujuan = checked_tujuan(&request.tujuan)?;
    app.counter().check(&oleh)?;
    let mut tx = app.store().write().await?;
    let hash = sealing::nik_hash(app.keys(), &nik)?;
    let person = store::person::by_nik_hash(&mut tx, &hash).await?;
    let person = person.ok_or_else(|| Error::field("nik", UNKNOWN))?;
    let nama = identity_of(app.keys(), &person)?.nama;
    let looked_up = Catatan {
        tujuan: Some(tujuan),
        ..note::now(app, CatatanAkun::Dicari, Some(oleh))
    };
    store::catatan_akun::insert(&mut tx, person.id, &looked_up).await?;
    let found = seen(&mut tx, &person, nama, &nik).await?;
    tx.commit().await?;
    Ok(found)
}

/// An account as it is shown at the counter.
pub(super) async fn seen(
    tx: &mut Tx,
    person: &Person,
    nama: String,
    nik: &Nik,
) -> Result<WargaDiLoket, Error> {
    let checked = store::nik::checked(tx, person.id).await?;
    Ok(WargaDiLoket {
        id: person.id,
        nama,
        nik_samar: nik.masked(),
        terdaftar: waktu_panjang(person.dibuat_pada),
        nik_diperiksa: checked.map(waktu_panjang),
        aktif: person.aktif,
    })
}

/// Makes a code for the password of a member, in the place of an earlier one. It is told this once,
/// with the page where it is typed.
pub async fn make_kode(
    app: &App,
    aktor: &Aktor,
    id: PersonId,
    request: &MakeKode,
    alamat: String,
) -> Result<KodeBaru, Error> {
    let oleh = at_the_counter(aktor)?;
    if !request.ktp_diperiksa {
        return Err(not_looked_at());
    }
    app.counter().check(&oleh)?;
    let mut tx = app.store().write().await?;
    let person = store::person::by_id(&mut tx, id).await?;
    let is_warga = |person: &Person| matches!(person.aktor, Aktor::Masyarakat { .. });
    let person = person.filter(is_warga);
    let person = person.ok_or_else(|| Error::field("nik", UNKNOWN))?;
    if !person.aktif {
        return Err(Error::field("nik", CLOSED));
    }
    let made = kode::make(app, &mut tx, id, GunaKode::SandiDiLoket, oleh).await?;
    tx.commit().await?;
    Ok(made.for_page(alamat))
}

/// Told where nothing is done, as nobody looked at the KTP.
pub(super) fn not_looked_at() -> Error {
    Error::field("ktp_diperiksa", KTP)
}

/// Who serves at the counter.
pub(super) fn at_the_counter(aktor: &Aktor) -> Result<PersonId, Error> {
    let may = boleh_melayani_loket(aktor.peran());
    aktor.id().filter(|_| may).ok_or(Error::Forbidden)
}

/// The NIK that somebody else typed for its owner.
pub(super) fn nik_of(text: &str) -> Result<Nik, Error> {
    Nik::parse(text).map_err(|error| Error::field("nik", of_the_ktp(error)))
}

/// A mistake of somebody else's NIK.
fn of_the_ktp(error: NikError) -> String {
    match error {
        NikError::Kosong => "Isi NIK yang tertulis pada KTP warga.".to_owned(),
        other => other.to_string(), // speaks of the number alone
    }
}
