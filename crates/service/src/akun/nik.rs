//! The owner of a NIK gets it back at the counter: the account of whoever registered it is closed and
//! keeps its aduan without an identity, and the owner becomes a member whose NIK was looked at.

use super::loket::{at_the_counter, nik_of, not_looked_at, seen};
use super::reveal::checked_tujuan;
use super::{kode, note};
use crate::app::App;
use crate::error::Error;
use crate::ground::sealing::{self, Identity};
use domain::id::PersonId;
use domain::kata::waktu::waktu_panjang;
use domain::notice::pesan::Channel;
use domain::person::aktor::Aktor;
use domain::person::catatan_akun::CatatanAkun;
use domain::person::identitas::{Nama, Nik};
use domain::person::kode_sekali::GunaKode;
use store::Tx;
use store::catatan_akun::Catatan;
use store::person::{Identitas, NO_SANDI, Person, SignInKey};
use uuid::Uuid;
use wire::warga::{NikReclaimed, ReclaimNik};

const CHANGED: &str = "Akun dengan NIK ini baru saja berubah. Cari akunnya sekali lagi.";
/// How long a hash is; this one is of no NIK.
const HASH: usize = 32;

/// Takes a NIK from the account that was found and makes one for its owner, with a code for its password.
/// It is recorded at both, with what was before and after.
pub async fn reclaim_nik(
    app: &App,
    aktor: &Aktor,
    request: &ReclaimNik,
    alamat: String,
) -> Result<NikReclaimed, Error> {
    let oleh = at_the_counter(aktor)?;
    let nik = nik_of(&request.nik)?;
    let nama = Nama::parse(&request.nama);
    let nama = nama.map_err(|error| Error::field("nama", of_the_ktp(&error.to_string())))?;
    let tujuan = checked_tujuan(&request.tujuan)?;
    if !request.ktp_diperiksa {
        return Err(not_looked_at());
    }
    app.counter().check(&oleh)?;
    let mut tx = app.store().write().await?;
    let hash = sealing::nik_hash(app.keys(), &nik)?;
    let found = store::person::by_nik_hash(&mut tx, &hash).await?;
    let other = found.filter(|found| found.id == request.id);
    let other = other.ok_or_else(|| Error::field("nik", CHANGED))?;
    let owner = new_owner(app, &nik, &nama, hash)?;
    release(app, &mut tx, &other).await?;
    store::person::insert(&mut tx, &owner).await?;
    store::nik::note_checked(&mut tx, owner.id, owner.dibuat_pada).await?;
    record(app, &mut tx, (&other, &owner), (oleh, tujuan)).await?;
    let guna = GunaKode::SandiDiLoket;
    let made = kode::make(app, &mut tx, owner.id, guna, oleh).await?;
    let warga = seen(&mut tx, &owner, nama.as_str().to_owned(), &nik).await?;
    tx.commit().await?;
    let kode = made.for_page(alamat);
    Ok(NikReclaimed { warga, kode })
}

/// A mistake of somebody else's name.
fn of_the_ktp(pesan: &str) -> String {
    pesan.replace("Isi nama Anda.", "Isi nama yang tertulis pada KTP warga.")
}

/// The owner as a member who has still to set a password.
fn new_owner(app: &App, nik: &Nik, nama: &Nama, hash: Vec<u8>) -> Result<Person, Error> {
    let id = PersonId(Uuid::now_v7());
    let identity = Identity {
        nik: nik.expose().to_owned(),
        nama: nama.as_str().to_owned(),
        telepon: None,
        surel: None,
    };
    Ok(Person {
        id,
        aktor: Aktor::Masyarakat { id },
        sign_in: SignInKey::NikHash(hash),
        identitas: Identitas::Tersandi(sealing::seal(app.keys(), id, &identity)?),
        sandi: NO_SANDI.to_owned(),
        dibuat_pada: app.now(),
        aktif: true,
    })
}

/// Closes an account and leaves nothing of the identity that it was registered with.
async fn release(app: &App, tx: &mut Tx, person: &Person) -> Result<(), Error> {
    let hash: [u8; HASH] = rand::random();
    let nobody = sealing::seal(app.keys(), person.id, &Identity::nobody())?;
    if !store::nik::release(tx, person.id, &person.identitas, (&hash, &nobody)).await? {
        return Err(Error::field("nik", CHANGED));
    }
    store::session::delete_of(tx, person.id).await?;
    kode::forget(tx, person.id, &GunaKode::ALL).await?;
    store::pesan::unconfirm(tx, person.id, Channel::Surel).await?;
    Ok(())
}

async fn record(
    app: &App,
    tx: &mut Tx,
    (other, owner): (&Person, &Person),
    (oleh, tujuan): (PersonId, String),
) -> Result<(), Error> {
    let of = |person: &Person| format!("akun yang dibuat {}", waktu_panjang(person.dibuat_pada));
    for (person, jenis) in [
        (other, CatatanAkun::NikDilepas),
        (owner, CatatanAkun::NikDiambil),
    ] {
        let noted = Catatan {
            tujuan: Some(tujuan.clone()),
            sebelum: Some(of(other)),
            sesudah: Some(of(owner)),
            ..note::now(app, jenis, Some(oleh))
        };
        store::catatan_akun::insert(tx, person.id, &noted).await?;
    }
    Ok(())
}
