//! Accounts of staff: made, closed, and given a new password by an administrator.

use super::{insert, password};
use crate::app::App;
use crate::error::Error;
use crate::notice::left::tell_of_unread;
use domain::batas::BATAS;
use domain::id::{PersonId, SkpdKode};
use domain::person::aktor::{Aktor, Peran};
use domain::person::identitas::Nama;
use domain::person::sandi::Pemilik;
use secrecy::SecretString;
use store::Tx;
use store::person::{Identitas, Person, SignInKey};
use uuid::Uuid;

/// A member of staff to be added.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the names say it")]
pub struct NewStaff {
    pub pengguna: String,
    pub nama: String,
    pub peran: Peran,
    pub skpd: Option<SkpdKode>,
    pub sandi: SecretString,
}

/// Adds a member of staff.
pub async fn create_staff(app: &App, baru: &NewStaff) -> Result<PersonId, Error> {
    let id = PersonId(Uuid::now_v7());
    let pengguna = baru.pengguna.trim().to_lowercase();
    if !is_pengguna(&pengguna) {
        return Err(Error::field(
            "pengguna",
            format!(
                "Nama pengguna berisi {} sampai {} huruf, angka, titik, atau tanda hubung.",
                BATAS.pengguna.min, BATAS.pengguna.maks
            ),
        ));
    }
    let nama = Nama::parse(&baru.nama).map_err(|error| Error::field("nama", error.to_string()))?;
    check_sandi(&baru.sandi, Some(&nama), &pengguna)?;
    let person = Person {
        id,
        aktor: aktor(app, id, baru)?,
        sign_in: SignInKey::Pengguna(pengguna),
        identitas: Identitas::Petugas {
            nama: nama.as_str().to_owned(),
        },
        sandi: app.hashing().hash(&baru.sandi).await?,
        dibuat_pada: app.now(),
        aktif: true,
    };
    let taken = Error::field(
        "pengguna",
        "Nama pengguna ini sudah dipakai. Pilih yang lain.",
    );
    insert(app, &person, taken).await
}

/// As whom the account acts: role and SKPD fit, and the SKPD is known.
fn aktor(app: &App, id: PersonId, baru: &NewStaff) -> Result<Aktor, Error> {
    let aktor = Some(baru.peran)
        .filter(|peran| peran.is_staff())
        .and_then(|peran| Aktor::new(peran, id, baru.skpd.clone()))
        .ok_or_else(|| Error::field("peran", "Petugas SKPD harus punya SKPD; peran lain tidak."))?;
    let referensi = app.referensi();
    let unknown = |kode: &&SkpdKode| referensi.skpd(kode).is_none();
    if let Some(kode) = baru.skpd.as_ref().filter(unknown) {
        let pesan = format!("SKPD {kode} tidak dikenal. Lihat kodenya di data/skpd.json.");
        return Err(Error::field("skpd", pesan));
    }
    Ok(aktor)
}

/// Closes the account of a member of staff: whoever is signed in with it is so no longer, and
/// nobody is again. Its sessions stay until their time is over, good for nothing but telling the
/// computers that hold them why. What it did stays in the riwayat under its name. Where it was the last
/// one of a SKPD in which aduan wait, Diskominfo is told.
pub async fn close_account(app: &App, pengguna: &str) -> Result<(), Error> {
    let mut tx = app.store().write().await?;
    store::counter::lock_log(&mut tx).await?;
    let person = staff(&mut tx, pengguna).await?;
    store::person::close(&mut tx, person.id).await?;
    tell_of_unread(&mut tx, app).await?;
    tx.commit().await?;
    app.wake();
    Ok(())
}

/// Gives a member of staff, whose role it tells, a new password and ends every session under the old one. A closed
/// account stays closed.
pub async fn reset_password(
    app: &App,
    pengguna: &str,
    sandi: &SecretString,
) -> Result<Peran, Error> {
    let mut tx = app.store().read().await?;
    let person = staff(&mut tx, pengguna).await?;
    drop(tx);
    let nama = match &person.identitas {
        Identitas::Petugas { nama } => Nama::parse(nama).ok(),
        Identitas::Tersandi(_) => None, // staff act under their name
    };
    check_sandi(sandi, nama.as_ref(), pengguna)?;
    let hash = app.hashing().hash(sandi).await?;
    let mut tx = app.store().write().await?;
    store::person::set_sandi(&mut tx, person.id, &hash).await?;
    store::session::delete_of(&mut tx, person.id).await?;
    tx.commit().await?;
    Ok(person.aktor.peran())
}

fn check_sandi(sandi: &SecretString, nama: Option<&Nama>, pengguna: &str) -> Result<(), Error> {
    let pemilik = Pemilik {
        nama,
        pengguna: Some(pengguna),
        ..Pemilik::default()
    };
    password::check(sandi, &pemilik)
}

/// The account of a user name, in use or closed.
async fn staff(tx: &mut Tx, pengguna: &str) -> Result<Person, Error> {
    let pengguna = pengguna.trim().to_lowercase();
    let person = store::person::by_pengguna(tx, &pengguna).await?;
    person.ok_or_else(|| Error::field("pengguna", "Tidak ada akun dengan nama pengguna ini."))
}

/// Whether a text can be a user name.
pub(crate) fn is_pengguna(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    BATAS.pengguna.holds(text.len()) && text.chars().all(plain)
}
