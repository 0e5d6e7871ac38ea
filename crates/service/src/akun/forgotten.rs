//! A citizen who forgot the password sets a new one, with a code that was handed over at the counter.

use super::{kode, password};
use crate::akun::loket::note;
use crate::akun::session::Caller;
use crate::app::App;
use crate::error::Error;
use crate::ground::sealing::{self, Identity, identity_of};
use domain::aduan::form::FieldError;
use domain::batas::BATAS;
use domain::person::catatan_akun::CatatanAkun;
use domain::person::identitas::{Nama, Nik, Telepon};
use domain::person::kode_sekali::{GunaKode, KodeSekali};
use domain::person::sandi::{self, Pemilik};
use secrecy::SecretString;
use store::Tx;
use store::person::Person;

const GUNA: GunaKode = GunaKode::SandiDiLoket;

/// Told for an unknown NIK, a wrong code, one that has ended, and one that was tried too often.
const NO_MATCH: &str = "NIK atau kode tidak cocok, atau kodenya sudah tidak berlaku. Periksa keduanya. \
    Bila tetap tidak cocok, minta kode baru di loket.";

/// The form as it arrived.
#[derive(Clone, Default)]
#[expect(missing_docs, reason = "the fields of the form")]
pub struct FormSandiBaru {
    pub nik: String,
    pub kode: String,
    pub sandi: String,
    pub sandi_ulang: String,
}

/// Sets the password, ends every session of the account and forgets the devices it was used at.
pub async fn set_sandi_by_kode(
    app: &App,
    caller: &Caller,
    form: &FormSandiBaru,
) -> Result<(), Error> {
    let (nik, typed) = check(form).map_err(Error::Form)?;
    let account = sealing::nik_hash(app.keys(), &nik)?;
    let counted = [b"kode/", account.as_slice()].concat(); // apart from signing in
    let attempt = app.attempts().begin(&counted, caller.network, None)?;
    let baru = SecretString::from(form.sandi.clone());
    let hash = app.hashing().hash(&baru).await?; // for nobody too: it takes as long
    let mut tx = app.store().write().await?;
    let person = store::person::by_nik_hash(&mut tx, &account).await?;
    let person = person.filter(|person| person.aktif);
    let Some((person, oleh)) = prove(app, &mut tx, person, &typed).await? else {
        tx.commit().await?; // the try is counted
        attempt.failed();
        return Err(Error::field("kode", NO_MATCH));
    };
    check_of(&baru, &identity_of(app.keys(), &person)?)?; // refused: the code stays good
    store::person::set_sandi(&mut tx, person.id, &hash).await?;
    store::session::delete_of(&mut tx, person.id).await?;
    store::kode_sekali::delete(&mut tx, person.id, GUNA).await?;
    note(app, &mut tx, &person, CatatanAkun::SandiDiganti, oleh, None).await?;
    tx.commit().await?;
    app.attempts().forgive(&account);
    Ok(())
}

/// The person whose code it is, and who handed it over.
async fn prove(
    app: &App,
    tx: &mut Tx,
    person: Option<Person>,
    typed: &KodeSekali,
) -> Result<Option<(Person, domain::id::PersonId)>, Error> {
    let Some(person) = person else {
        return Ok(None);
    };
    let most = BATAS.kode_percobaan;
    let tried = store::kode_sekali::take_try(tx, person.id, GUNA, most, app.now()).await?;
    let Some(tried) = tried else {
        return Ok(None);
    };
    let fits = kode::fits(app.keys(), person.id, GUNA, typed, &tried.hash)?;
    Ok(fits.then_some((person, tried.oleh)))
}

/// Every mistake that can be told before anybody knows whether the code is right.
fn check(form: &FormSandiBaru) -> Result<(Nik, KodeSekali), Vec<FieldError>> {
    let mut salah = Vec::new();
    let mut mistake = |kolom, pesan: String| salah.push(FieldError { kolom, pesan });
    let nik = Nik::parse(&form.nik).map_err(|error| mistake("nik", error.to_string()));
    let kode = KodeSekali::parse(&form.kode).map_err(|error| mistake("kode", error.to_string()));
    let pemilik = Pemilik {
        nik: nik.as_ref().ok(),
        ..Pemilik::default()
    };
    if let Err(error) = sandi::check(&form.sandi, &pemilik) {
        mistake("sandi", error.to_string());
    } else if form.sandi != form.sandi_ulang {
        mistake("sandi_ulang", password::DIFFERENT.to_owned());
    }
    match (nik, kode) {
        (Ok(nik), Ok(kode)) if salah.is_empty() => Ok((nik, kode)),
        _ => Err(salah), // something was found wrong above
    }
}

/// What only whoever has the code is told: the password is the owner's name or number.
fn check_of(baru: &SecretString, identity: &Identity) -> Result<(), Error> {
    let nama = Nama::parse(&identity.nama).ok();
    let telepon = identity.telepon.as_deref().map(Telepon::parse);
    let telepon = telepon.and_then(Result::ok);
    let pemilik = Pemilik {
        nama: nama.as_ref(),
        telepon: telepon.as_ref(),
        ..Pemilik::default()
    };
    password::check(baru, &pemilik)
}
