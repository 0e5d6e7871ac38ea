//! One-time codes as they are kept: by a keyed hash that is of one person and one purpose.

use super::attempts::Attempt;
use super::note;
use super::session::Caller;
use crate::app::App;
use crate::error::Error;
use crate::ground::kode::{fits, hash, of_pesan};
use crate::notice::account;
use domain::batas::BATAS;
use domain::id::PersonId;
use domain::kata::waktu::waktu_panjang;
use domain::notice::pesan::PesanJenis;
use domain::person::catatan_akun::CatatanAkun;
use domain::person::kode_sekali::{GunaKode, KodeSekali};
use jiff::Timestamp;
use secrecy::SecretString;
use store::Tx;
use store::kode_sekali::Kode;
use store::person::{Person, SignInKey};
use uuid::Uuid;
use wire::warga::KodeBaru;

/// A code that was just made.
pub(super) struct Made {
    kode: KodeSekali,
    berakhir_pada: Timestamp,
}

impl Made {
    /// As it is told once, with where it is typed.
    pub(super) fn for_page(self, alamat: String) -> KodeBaru {
        KodeBaru {
            kode: self.kode.grouped(),
            berlaku_sampai: waktu_panjang(self.berakhir_pada),
            alamat,
        }
    }
}

/// Makes a code for a person, in the place of an earlier one, and notes it.
pub(super) async fn make(
    app: &App,
    tx: &mut Tx,
    person: PersonId,
    guna: GunaKode,
    oleh: PersonId,
) -> Result<Made, Error> {
    let kode = KodeSekali::of(guna, rand::random());
    let berakhir_pada = keep(app, tx, person, &kode, (guna, oleh)).await?;
    let made = note::now(app, CatatanAkun::KodeDibuat, Some(oleh));
    store::catatan_akun::insert(tx, person, &made).await?;
    Ok(Made {
        kode,
        berakhir_pada,
    })
}

/// Makes a code for a person, in the place of an earlier one, and sends it to the person's address.
pub(super) async fn send(
    app: &App,
    tx: &mut Tx,
    person: PersonId,
    (jenis, guna): (PesanJenis, GunaKode),
) -> Result<(), Error> {
    let pesan = Uuid::now_v7();
    let kode = of_pesan(app.keys(), pesan, guna)?;
    keep(app, tx, person, &kode, (guna, person)).await?;
    account::write(app, tx, person, (jenis, pesan))
}

/// Keeps a code that `oleh` hands over; gives until when it is good.
async fn keep(
    app: &App,
    tx: &mut Tx,
    person: PersonId,
    kode: &KodeSekali,
    (guna, oleh): (GunaKode, PersonId),
) -> Result<Timestamp, Error> {
    let dibuat_pada = app.now();
    let berakhir_pada = dibuat_pada + guna.lama();
    let kept = Kode {
        person,
        guna,
        hash: hash(app.keys(), person, guna, kode)?,
        oleh,
        dibuat_pada,
        berakhir_pada,
    };
    store::kode_sekali::replace(tx, &kept).await?;
    Ok(berakhir_pada)
}

/// Leaves none of these codes good.
pub(super) async fn forget(tx: &mut Tx, person: PersonId, all: &[GunaKode]) -> Result<(), Error> {
    for guna in all {
        store::kode_sekali::delete(tx, person, *guna).await?;
    }
    Ok(())
}

/// A password that is to be set by whoever has a code.
pub(super) struct NewSandi<'a> {
    /// Whose.
    pub(super) owner: SignInKey,
    pub(super) guna: GunaKode,
    pub(super) typed: KodeSekali,
    pub(super) sandi: &'a str,
    /// Told for an unknown owner, a wrong code, one that has ended, and one that was tried too often.
    pub(super) no_match: &'static str,
}

/// Sets the password: the code is used up, and every session ends. Gives the account as it is now.
/// What `may` refuses leaves the code good.
pub(super) async fn set_sandi(
    app: &App,
    caller: &Caller,
    new: &NewSandi<'_>,
    may: impl FnOnce(&Person) -> Result<(), Error>,
) -> Result<Person, Error> {
    let attempt = attempt(app, caller, &new.owner)?;
    let sandi = SecretString::from(new.sandi.to_owned());
    let hash = app.hashing().hash(&sandi).await?; // for nobody too: it takes as long
    let mut tx = app.store().write().await?;
    let Some((person, oleh)) = prove(app, &mut tx, new).await? else {
        tx.commit().await?; // the try is counted
        attempt.failed();
        return Err(Error::field("kode", new.no_match));
    };
    may(&person)?;
    store::person::set_sandi(&mut tx, person.id, &hash).await?;
    store::session::delete_of(&mut tx, person.id).await?;
    forget(&mut tx, person.id, &GunaKode::SANDI).await?;
    let how = match new.guna {
        GunaKode::SandiLewatSurel => CatatanAkun::SandiDigantiSurel,
        _ => CatatanAkun::SandiDiganti,
    };
    let set = note::now(app, how, Some(oleh));
    store::catatan_akun::insert(&mut tx, person.id, &set).await?;
    account::tell(app, &mut tx, &person, PesanJenis::SandiDiganti)?;
    tx.commit().await?;
    app.attempts().forgive(person.sign_in.as_bytes());
    Ok(Person {
        sandi: hash,
        ..person
    })
}

/// A try of a code, counted apart from signing in.
fn attempt(app: &App, caller: &Caller, owner: &SignInKey) -> Result<Attempt, Error> {
    let counted = [b"kode/", owner.as_bytes()].concat();
    app.attempts().begin(&counted, caller.network, None)
}

/// The person whose code was typed, and who handed it over.
async fn prove(
    app: &App,
    tx: &mut Tx,
    new: &NewSandi<'_>,
) -> Result<Option<(Person, PersonId)>, Error> {
    let person = match &new.owner {
        SignInKey::Pengguna(pengguna) => store::person::by_pengguna(tx, pengguna).await?,
        SignInKey::NikHash(hash) => store::person::by_nik_hash(tx, hash).await?,
    };
    let Some(person) = person.filter(|person| person.aktif) else {
        return Ok(None);
    };
    let oleh = take_try(app, tx, person.id, new.guna, &new.typed).await?;
    Ok(oleh.map(|oleh| (person, oleh)))
}

/// Whoever handed over the code that was typed. A try is taken before anything is compared, and counts
/// once the transaction is committed.
async fn take_try(
    app: &App,
    tx: &mut Tx,
    person: PersonId,
    guna: GunaKode,
    typed: &KodeSekali,
) -> Result<Option<PersonId>, Error> {
    let most = BATAS.kode_percobaan;
    let tried = store::kode_sekali::take_try(tx, person, guna, most, app.now()).await?;
    let Some(tried) = tried else {
        return Ok(None);
    };
    let fits = fits(app.keys(), person, guna, typed, &tried.hash)?;
    Ok(fits.then_some(tried.oleh))
}

/// Uses up the code that somebody typed who is signed in. What it proves is done in the transaction
/// that this gives.
pub(super) async fn used(
    app: &App,
    caller: &Caller,
    person: &Person,
    (guna, typed): (GunaKode, &KodeSekali),
) -> Result<Option<Tx>, Error> {
    let attempt = attempt(app, caller, &person.sign_in)?;
    let mut tx = app.store().write().await?;
    let proven = take_try(app, &mut tx, person.id, guna, typed).await?;
    if proven.is_none() {
        tx.commit().await?; // the try is counted
        attempt.failed();
        return Ok(None);
    }
    store::kode_sekali::delete(&mut tx, person.id, guna).await?;
    Ok(Some(tx))
}
