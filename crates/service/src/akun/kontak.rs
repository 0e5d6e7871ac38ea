//! A citizen sees the own data unmasked, changes telephone and e-mail, and proves that an address is the
//! own one.

use super::own_account::own;
use super::session::{Caller, Owner, prove};
use super::{kode, note};
use crate::app::App;
use crate::error::Error;
use crate::ground::sealing::{self, Identity, identity_of};
use crate::notice::account;
use domain::notice::pesan::{Channel, PesanJenis};
use domain::person::catatan_akun::CatatanAkun;
use domain::person::identitas::{Surel, Telepon};
use domain::person::kode_sekali::{GunaKode, KodeSekali};
use std::fmt::Display;
use store::Tx;
use store::person::Person;
use wire::aduan::Identitas;

/// What of the contact data is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Kontak {
    Telepon,
    Surel,
}

/// The form as it arrived.
#[derive(Clone, Default)]
pub struct FormKontak {
    /// The new number or address; empty to have none.
    pub baru: String,
    /// The password of the account.
    pub sandi: String,
}

/// Shows a citizen the own data unmasked, once the password was typed again. It is noted.
pub async fn show_identitas(
    app: &App,
    caller: &Caller,
    who: Owner,
    sandi: &str,
) -> Result<Identitas, Error> {
    let person = owner(app, who).await?;
    let identity = identity_of(app.keys(), &person)?;
    prove(app, caller, &person, ("sandi", sandi)).await?;
    let mut tx = app.store().write().await?;
    let seen = note::now(app, CatatanAkun::DataDibuka, Some(person.id));
    store::catatan_akun::insert(&mut tx, person.id, &seen).await?;
    tx.commit().await?;
    Ok(identity.into())
}

/// Changes the telephone number or the address of a citizen who types the password. A new address is
/// unconfirmed until the code that goes to it comes back; the old one is told.
pub async fn change_kontak(
    app: &App,
    caller: &Caller,
    who: Owner,
    kontak: Kontak,
    form: &FormKontak,
) -> Result<(), Error> {
    let person = owner(app, who).await?;
    let before = identity_of(app.keys(), &person)?;
    let after = kontak.changed(&before, &form.baru)?;
    prove(app, caller, &person, ("sandi", &form.sandi)).await?;
    if kontak.of(&before) == kontak.of(&after) {
        return Ok(()); // nothing is another one
    }
    let sealed = sealing::seal(app.keys(), person.id, &after)?;
    let mut tx = app.store().write().await?;
    if !store::person::set_identitas(&mut tx, person.id, &person.identitas, &sealed).await? {
        let meanwhile = "Data Anda baru saja diganti di tempat lain. Muat ulang halaman ini.";
        return Err(Error::field(kontak.field(), meanwhile));
    }
    let changed = note::now(app, kontak.note(), Some(person.id));
    store::catatan_akun::insert(&mut tx, person.id, &changed).await?;
    if kontak == Kontak::Surel {
        other_address(app, &mut tx, &person, (&before, &after)).await?;
    }
    Ok(tx.commit().await?)
}

/// What follows from another address, or none.
async fn other_address(
    app: &App,
    tx: &mut Tx,
    person: &Person,
    (before, after): (&Identity, &Identity),
) -> Result<(), Error> {
    // First: whoever uses an earlier code meanwhile waits for its row, and finds none.
    kode::forget(tx, person.id, &GunaKode::SUREL).await?;
    store::pesan::unconfirm(tx, person.id, Channel::Surel).await?;
    if let Some(old) = &before.surel {
        account::write_to_old(app, tx, person.id, PesanJenis::SurelDiganti, old)?;
    }
    if after.surel.is_some() && app.kode_surel().check(&person.id).is_ok() {
        send(app, tx, person).await?;
    }
    Ok(())
}

/// Sends a code to the address of a citizen who has one, in the place of an earlier code.
pub async fn send_kode_konfirmasi(app: &App, who: Owner) -> Result<(), Error> {
    let person = owner(app, who).await?;
    if identity_of(app.keys(), &person)?.surel.is_none() || !app.sends_surel() {
        return Err(Error::field("kode", "Isi alamat email Anda dulu."));
    }
    app.kode_surel().check(&person.id)?;
    let mut tx = app.store().write().await?;
    send(app, &mut tx, &person).await?;
    Ok(tx.commit().await?)
}

/// Sends a code to an address that is new to the account, where e-mail is set up.
pub(super) async fn send(app: &App, tx: &mut Tx, person: &Person) -> Result<(), Error> {
    if !app.sends_surel() {
        return Ok(());
    }
    let what = (PesanJenis::KonfirmasiSurel, GunaKode::KonfirmasiSurel);
    kode::send(app, tx, person.id, what).await
}

const NO_MATCH: &str = "Kode tidak cocok, atau sudah tidak berlaku. Periksa angkanya. Bila tetap tidak \
    cocok, minta kode baru.";

/// Takes the code that went to the address: it is the citizen's own.
pub async fn confirm_surel(
    app: &App,
    caller: &Caller,
    who: Owner,
    typed: &str,
) -> Result<(), Error> {
    let guna = GunaKode::KonfirmasiSurel;
    let typed = keep("kode", KodeSekali::parse(guna, typed))?;
    let person = owner(app, who).await?;
    let used = kode::used(app, caller, &person, (guna, &typed)).await?;
    let mut tx = used.ok_or_else(|| Error::field("kode", NO_MATCH))?;
    store::pesan::confirm(&mut tx, person.id, Channel::Surel, app.now()).await?;
    let confirmed = note::now(app, CatatanAkun::SurelDikonfirmasi, Some(person.id));
    store::catatan_akun::insert(&mut tx, person.id, &confirmed).await?;
    Ok(tx.commit().await?)
}

impl Kontak {
    /// The name of its field.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Telepon => "telepon",
            Self::Surel => "surel",
        }
    }

    const fn note(self) -> CatatanAkun {
        match self {
            Self::Telepon => CatatanAkun::TeleponDiganti,
            Self::Surel => CatatanAkun::SurelDiganti,
        }
    }

    fn of(self, identity: &Identity) -> Option<&str> {
        match self {
            Self::Telepon => identity.telepon.as_deref(),
            Self::Surel => identity.surel.as_deref(),
        }
    }

    /// The identity with what was typed in its place. One of the two has to be left.
    fn changed(self, before: &Identity, typed: &str) -> Result<Identity, Error> {
        let is_empty = typed.trim().is_empty();
        let mut after = before.clone();
        let (other, missing) = match self {
            Self::Telepon => (
                &before.surel,
                "Isi nomor HP, karena Anda tidak memakai email.",
            ),
            Self::Surel => (
                &before.telepon,
                "Isi alamat email, karena Anda tidak memakai nomor HP.",
            ),
        };
        match self {
            _ if is_empty && other.is_none() => return Err(Error::field(self.field(), missing)),
            Self::Telepon if is_empty => after.telepon = None,
            Self::Surel if is_empty => after.surel = None,
            Self::Telepon => {
                let telepon = keep(self.field(), Telepon::parse(typed))?;
                after.telepon = Some(telepon.e164().to_owned());
            }
            Self::Surel => {
                let surel = keep(self.field(), Surel::parse(typed))?;
                after.surel = Some(surel.expose().to_owned());
            }
        }
        Ok(after)
    }
}

fn keep<T, E: Display>(kolom: &'static str, read: Result<T, E>) -> Result<T, Error> {
    read.map_err(|error| Error::field(kolom, error.to_string()))
}

async fn owner(app: &App, who: Owner) -> Result<Person, Error> {
    let mut tx = app.store().read().await?;
    own(&mut tx, who.person).await
}
