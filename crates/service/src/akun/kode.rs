//! One-time codes as they are kept: by a keyed hash that is of one person and one purpose.

use super::note;
use super::session::Caller;
use crate::app::App;
use crate::error::Error;
use crate::ground::keys::Keys;
use anyhow::Context as _;
use domain::batas::BATAS;
use domain::id::PersonId;
use domain::kata::waktu::waktu_panjang;
use domain::person::catatan_akun::CatatanAkun;
use domain::person::kode_sekali::{GunaKode, KodeSekali};
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;
use sha2::Sha256;
use store::Tx;
use store::kode_sekali::Kode;
use store::person::{Person, SignInKey};
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
    let kode = KodeSekali::of(rand::random());
    let dibuat_pada = app.now();
    let berakhir_pada = dibuat_pada + SignedDuration::from_hours(guna.jam());
    let kept = Kode {
        person,
        guna,
        hash: hash(app.keys(), person, guna, &kode)?,
        oleh,
        dibuat_pada,
        berakhir_pada,
    };
    store::kode_sekali::replace(tx, &kept).await?;
    let made = note::now(app, CatatanAkun::KodeDibuat, Some(oleh));
    store::catatan_akun::insert(tx, person, &made).await?;
    Ok(Made {
        kode,
        berakhir_pada,
    })
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
    let account = match &new.owner {
        SignInKey::Pengguna(pengguna) => pengguna.as_bytes(),
        SignInKey::NikHash(hash) => hash,
    };
    let counted = [b"kode/", account].concat(); // apart from signing in
    let attempt = app.attempts().begin(&counted, caller.network, None)?;
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
    store::kode_sekali::delete(&mut tx, person.id, new.guna).await?;
    let set = note::now(app, CatatanAkun::SandiDiganti, Some(oleh));
    store::catatan_akun::insert(&mut tx, person.id, &set).await?;
    tx.commit().await?;
    app.attempts().forgive(account);
    Ok(Person {
        sandi: hash,
        ..person
    })
}

/// The person whose code was typed, and who handed it over. A try is taken before anything is
/// compared, and counts once the transaction is committed.
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
    let (guna, most) = (new.guna, BATAS.kode_percobaan);
    let tried = store::kode_sekali::take_try(tx, person.id, guna, most, app.now()).await?;
    let Some(tried) = tried else {
        return Ok(None);
    };
    let fits = fits(app.keys(), person.id, guna, &new.typed, &tried.hash)?;
    Ok(fits.then_some((person, tried.oleh)))
}

/// What is kept of a code.
fn hash(
    keys: &Keys,
    person: PersonId,
    guna: GunaKode,
    kode: &KodeSekali,
) -> Result<Vec<u8>, Error> {
    let mac = mac(keys, person, guna, kode)?;
    Ok(mac.finalize().into_bytes().to_vec())
}

/// Whether it is the code that was kept, compared in constant time.
fn fits(
    keys: &Keys,
    person: PersonId,
    guna: GunaKode,
    kode: &KodeSekali,
    kept: &[u8],
) -> Result<bool, Error> {
    Ok(mac(keys, person, guna, kode)?.verify_slice(kept).is_ok())
}

fn mac(
    keys: &Keys,
    person: PersonId,
    guna: GunaKode,
    kode: &KodeSekali,
) -> Result<Hmac<Sha256>, Error> {
    let mut mac = Hmac::new_from_slice(keys.lookup.as_slice()).context("key of the codes")?;
    mac.update(b"sipendekar: one-time code");
    mac.update(person.0.as_bytes()); // of one length
    mac.update(kode.expose().as_bytes()); // of one length
    mac.update(guna.as_str().as_bytes());
    Ok(mac)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_code_is_good_for_its_person_and_its_installation_alone() {
        let (keys, guna) = (Keys::generate(), GunaKode::SandiDiLoket);
        let (siti, budi) = (PersonId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
        let kode = KodeSekali::of(4_821_390_576);
        let kept = hash(&keys, siti, guna, &kode).expect("made");
        let fits = |keys: &Keys, person, kode: &KodeSekali| {
            fits(keys, person, guna, kode, &kept).expect("read")
        };
        assert!(fits(&keys, siti, &kode));
        let other = KodeSekali::of(4_821_390_577);
        assert!(!fits(&keys, siti, &other));
        assert!(!fits(&keys, budi, &kode));
        assert!(!fits(&Keys::generate(), siti, &kode));
        assert!(!String::from_utf8_lossy(&kept).contains(kode.expose()));
    }
}
