//! Accounts of staff: what a superadmin at the desktop and the operator at the server do alike.

use super::{insert, note, password};
use crate::app::App;
use crate::error::Error;
use crate::notice::left::{tell_newcomer, tell_of_unread};
use domain::aduan::form::FieldError;
use domain::batas::BATAS;
use domain::id::{PersonId, SkpdKode};
use domain::person::aktor::{Aktor, Peran};
use domain::person::catatan_akun::CatatanAkun;
use domain::person::identitas::{Nama, NamaError};
use domain::person::kode_sekali::GunaKode;
use domain::person::petugas::{
    self, Akun, AkunCommandKind, KeadaanAkun, Pengelola, is_pengguna, typed_pengguna,
};
use domain::person::sandi::Pemilik;
use secrecy::SecretString;
use store::Tx;
use store::catatan_akun::Catatan;
use store::person::{Identitas, NO_SANDI, Person, SignInKey};
use uuid::Uuid;
use wire::petugas::PetugasBaru;

/// A member of staff to be added, with a password.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the names say it")]
pub struct NewStaff {
    pub pengguna: String,
    pub nama: String,
    pub peran: Peran,
    pub skpd: Option<SkpdKode>,
    pub sandi: SecretString,
}

/// Adds a member of staff, as the operator does.
pub async fn create_staff(app: &App, baru: &NewStaff) -> Result<PersonId, Error> {
    let petugas = PetugasBaru {
        pengguna: baru.pengguna.clone(),
        nama: baru.nama.clone(),
        peran: baru.peran,
        skpd: baru.skpd.clone(),
    };
    let mut person = without_sandi(app, &petugas).map_err(Error::Form)?;
    check_sandi(&baru.sandi, &person)?;
    person.sandi = app.hashing().hash(&baru.sandi).await?;
    let mut tx = app.store().write().await?;
    add(app, &mut tx, &person, None).await?;
    tx.commit().await?;
    Ok(person.id)
}

/// Records an account of staff, made by a superadmin or by the operator.
pub(super) async fn add(
    app: &App,
    tx: &mut Tx,
    person: &Person,
    oleh: Option<PersonId>,
) -> Result<(), Error> {
    let taken = "Nama pengguna ini sudah dipakai. Pilih yang lain.";
    insert(app, tx, person, Error::field("pengguna", taken)).await?;
    let made = Catatan {
        sesudah: Some(super::session::jabatan(app, &person.aktor)),
        ..note::now(app, CatatanAkun::AkunDibuat, oleh)
    };
    Ok(store::catatan_akun::insert(tx, person.id, &made).await?)
}

/// The account of somebody who has still to set a password. Every mistake is told at once.
pub(super) fn without_sandi(app: &App, baru: &PetugasBaru) -> Result<Person, Vec<FieldError>> {
    let id = PersonId(Uuid::now_v7());
    let mut salah = Vec::new();
    let mut mistake = |kolom, pesan: String| salah.push(FieldError { kolom, pesan });
    let pengguna = typed_pengguna(&baru.pengguna);
    if !is_pengguna(&pengguna) {
        let (min, maks) = (BATAS.pengguna.min, BATAS.pengguna.maks);
        let signs = "huruf, angka, titik, tanda hubung, atau garis bawah";
        let pesan = format!("Nama pengguna berisi {min} sampai {maks} {signs}, tanpa spasi.");
        mistake("pengguna", pesan);
    }
    let nama = Nama::parse(&baru.nama).map_err(|error| mistake("nama", of_another(error)));
    let aktor = aktor(app, id, baru.peran, baru.skpd.clone());
    match (nama, aktor) {
        (Ok(nama), Ok(aktor)) if salah.is_empty() => Ok(Person {
            id,
            aktor,
            sign_in: SignInKey::Pengguna(pengguna),
            identitas: Identitas::Petugas {
                nama: nama.as_str().to_owned(),
            },
            sandi: NO_SANDI.to_owned(),
            dibuat_pada: app.now(),
            aktif: true,
        }),
        (_, aktor) => {
            salah.extend(aktor.err());
            Err(salah)
        }
    }
}

/// A mistake in somebody else's name.
fn of_another(error: NamaError) -> String {
    match error {
        NamaError::Kosong => "Isi nama petugas.".to_owned(),
        other => other.to_string(), // speaks of the name alone
    }
}

/// As whom an account acts: role and SKPD fit, and the SKPD is known.
pub(super) fn aktor(
    app: &App,
    id: PersonId,
    peran: Peran,
    skpd: Option<SkpdKode>,
) -> Result<Aktor, FieldError> {
    let mistake = |kolom, pesan| FieldError { kolom, pesan };
    let referensi = app.referensi();
    let unknown = |kode: &&SkpdKode| referensi.skpd(kode).is_none();
    if let Some(kode) = skpd.as_ref().filter(unknown) {
        let pesan = format!("SKPD {kode} tidak dikenal. Lihat kodenya di data/skpd.json.");
        return Err(mistake("skpd", pesan));
    }
    let pesan = "Petugas SKPD harus punya SKPD; peran lain tidak.";
    let aktor = Some(peran).filter(|peran| peran.is_staff());
    let aktor = aktor.and_then(|peran| Aktor::new(peran, id, skpd));
    aktor.ok_or_else(|| mistake("peran", pesan.to_owned()))
}

/// Whether it may be asked of the account.
pub(super) async fn allow(
    tx: &mut Tx,
    oleh: Pengelola,
    person: &Person,
    command: AkunCommandKind,
) -> Result<(), Error> {
    let superadmin = superadmins(tx).await?;
    let akun = akun(person, superadmin);
    petugas::check(oleh, &akun, command)
        .map_err(|refusal| Error::field("akun", refusal.to_string()))
}

/// How many superadmins can sign in.
pub(super) async fn superadmins(tx: &mut Tx) -> Result<usize, Error> {
    let all = store::person::staff(tx).await?.rows.into_iter();
    let can = |person: &Person| {
        person.aktor.peran() == Peran::Superadmin && keadaan(person) == KeadaanAkun::Aktif
    };
    Ok(all.filter(|staff| can(&staff.person)).count())
}

/// An account as the rules see it.
pub(super) fn akun(person: &Person, superadmin: usize) -> Akun<'_> {
    Akun {
        aktor: &person.aktor,
        pengguna: pengguna(person),
        keadaan: keadaan(person),
        superadmin,
    }
}

/// How an account is.
pub(super) fn keadaan(person: &Person) -> KeadaanAkun {
    match (person.aktif, person.sandi_hash()) {
        (false, _) => KeadaanAkun::Ditutup,
        (true, None) => KeadaanAkun::Diundang,
        (true, Some(_)) => KeadaanAkun::Aktif,
    }
}

/// The name a member of staff signs in with.
pub(super) fn pengguna(person: &Person) -> &str {
    match &person.sign_in {
        SignInKey::Pengguna(pengguna) => pengguna,
        SignInKey::NikHash(_) => "", // a citizen
    }
}

/// Closes the account of a member of staff: whoever is signed in with it is so no longer, and
/// nobody is again. Its sessions stay until their time is over, good for nothing but telling the
/// computers that hold them why. What it did stays in the riwayat under its name. Where it was the last
/// one of a SKPD in which aduan wait, Diskominfo is told.
pub(super) async fn close(app: &App, tx: &mut Tx, id: PersonId, why: Catatan) -> Result<(), Error> {
    store::counter::lock_log(tx).await?;
    store::person::close(tx, id).await?;
    store::kode_sekali::delete(tx, id, GunaKode::SandiPetugas).await?;
    store::aduan::look_again(tx, app.now()).await?; // nobody may be left to remind
    store::catatan_akun::insert(tx, id, &why).await?;
    tell_of_unread(tx, app).await?;
    Ok(())
}

/// Opens an account again. It has the password from before, and none of its sessions.
pub(super) async fn reopen(
    app: &App,
    tx: &mut Tx,
    id: PersonId,
    oleh: Option<PersonId>,
) -> Result<(), Error> {
    store::person::reopen(tx, id).await?;
    store::aduan::look_again(tx, app.now()).await?; // there is somebody to remind again
    if let Some(person) = store::person::by_id(tx, id).await? {
        tell_newcomer(tx, app, &person.aktor).await?;
    }
    let opened = note::now(app, CatatanAkun::AkunDibuka, oleh);
    Ok(store::catatan_akun::insert(tx, id, &opened).await?)
}

/// Closes an account, as the operator does.
pub async fn close_account(app: &App, pengguna: &str) -> Result<(), Error> {
    let mut tx = app.store().write().await?;
    let person = asked_by_operator(&mut tx, pengguna, AkunCommandKind::Tutup).await?;
    let why = note::now(app, CatatanAkun::AkunDitutup, None);
    close(app, &mut tx, person.id, why).await?;
    tx.commit().await?;
    app.wake();
    Ok(())
}

/// Opens a closed account again, as the operator does.
pub async fn reopen_account(app: &App, pengguna: &str) -> Result<(), Error> {
    let mut tx = app.store().write().await?;
    let person = asked_by_operator(&mut tx, pengguna, AkunCommandKind::BukaKembali).await?;
    reopen(app, &mut tx, person.id, None).await?;
    tx.commit().await?;
    Ok(())
}

/// Gives a member of staff, whose role it tells, a new password and ends every session under the old one,
/// as the operator does.
pub async fn reset_password(
    app: &App,
    pengguna: &str,
    sandi: &SecretString,
) -> Result<Peran, Error> {
    let mut tx = app.store().read().await?;
    let person = asked_by_operator(&mut tx, pengguna, AkunCommandKind::BeriKode).await?;
    drop(tx);
    check_sandi(sandi, &person)?;
    let hash = app.hashing().hash(sandi).await?;
    let mut tx = app.store().write().await?;
    store::person::set_sandi(&mut tx, person.id, &hash).await?;
    store::session::delete_of(&mut tx, person.id).await?;
    store::kode_sekali::delete(&mut tx, person.id, GunaKode::SandiPetugas).await?;
    let set = note::now(app, CatatanAkun::SandiDicetak, None);
    store::catatan_akun::insert(&mut tx, person.id, &set).await?;
    tx.commit().await?;
    Ok(person.aktor.peran())
}

/// Whether a password may be that of a member of staff.
pub(super) fn check_sandi(sandi: &SecretString, person: &Person) -> Result<(), Error> {
    let nama = nama(person);
    password::check(sandi, &pemilik(nama.as_ref(), pengguna(person)))
}

/// What others know of a member of staff.
pub(super) fn pemilik<'a>(nama: Option<&'a Nama>, pengguna: &'a str) -> Pemilik<'a> {
    Pemilik {
        nama,
        pengguna: Some(pengguna),
        ..Pemilik::default()
    }
}

/// The name of a member of staff.
pub(super) fn nama(person: &Person) -> Option<Nama> {
    match &person.identitas {
        Identitas::Petugas { nama } => Nama::parse(nama).ok(),
        Identitas::Tersandi(_) => None, // staff act under their name
    }
}

/// The account of a user name, at which the operator may do it.
async fn asked_by_operator(
    tx: &mut Tx,
    pengguna: &str,
    command: AkunCommandKind,
) -> Result<Person, Error> {
    let pengguna = typed_pengguna(pengguna);
    let person = store::person::by_pengguna(tx, &pengguna).await?;
    let unknown = || Error::field("pengguna", "Tidak ada akun dengan nama pengguna ini.");
    let person = person.ok_or_else(unknown)?;
    allow(tx, Pengelola::Operator, &person, command).await?;
    Ok(person)
}
