//! A citizen who forgot the password sets a new one, with a code that was handed over at the counter or
//! sent to the confirmed address.

use super::kode::{self, NewSandi};
use super::password::{self, Known};
use crate::akun::session::Caller;
use crate::app::App;
use crate::error::Error;
use crate::ground::sealing::{self, Identity, identity_of};
use domain::aduan::form::FieldError;
use domain::notice::pesan::{Channel, PesanJenis};
use domain::person::identitas::Nik;
use domain::person::kode_sekali::{GunaKode, KodeSekali};
use domain::person::sandi::Pemilik;
use secrecy::SecretString;
use std::time::Duration;
use store::person::{Person, SignInKey};
use tokio::time::{Instant, sleep_until};

/// Told for an unknown NIK, a wrong code, one that has ended, and one that was tried too often.
const NO_MATCH: &str = "NIK atau kode tidak cocok, atau kodenya sudah tidak berlaku. Periksa keduanya. \
    Bila tetap tidak cocok, minta kode baru.";

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
    let guna = guna_of(app, &form.kode);
    let (nik, typed) = check(form, guna).map_err(Error::Form)?;
    let new = NewSandi {
        owner: SignInKey::NikHash(sealing::nik_hash(app.keys(), &nik)?),
        guna,
        typed,
        sandi: &form.sandi,
        no_match: NO_MATCH,
    };
    let may = |person: &Person| check_of(&form.sandi, &identity_of(app.keys(), person)?);
    kode::set_sandi(app, caller, &new, may).await?;
    Ok(())
}

/// Where the code came from: one by e-mail is shorter.
fn guna_of(app: &App, kode: &str) -> GunaKode {
    let by_mail = GunaKode::SandiLewatSurel;
    if app.sends_surel() && KodeSekali::parse(by_mail, kode).is_ok() {
        by_mail
    } else {
        GunaKode::SandiDiLoket
    }
}

/// Every mistake that can be told before anybody knows whether the code is right.
fn check(form: &FormSandiBaru, guna: GunaKode) -> Result<(Nik, KodeSekali), Vec<FieldError>> {
    let mut salah = Vec::new();
    let mut mistake = |kolom, pesan: String| salah.push(FieldError { kolom, pesan });
    let nik = Nik::parse(&form.nik).map_err(|error| mistake("nik", error.to_string()));
    let kode =
        KodeSekali::parse(guna, &form.kode).map_err(|error| mistake("kode", error.to_string()));
    let pemilik = Pemilik {
        nik: nik.as_ref().ok(),
        ..Pemilik::default()
    };
    if let Err(wrong) = password::check_typed(&form.sandi, &form.sandi_ulang, &pemilik) {
        salah.push(wrong);
    }
    match (nik, kode) {
        (Ok(nik), Ok(kode)) if salah.is_empty() => Ok((nik, kode)),
        _ => Err(salah), // something was found wrong above
    }
}

/// What only whoever has the code is told: the password is the owner's name or number.
fn check_of(baru: &str, identity: &Identity) -> Result<(), Error> {
    let known = Known::of(identity);
    password::check(&SecretString::from(baru.to_owned()), &known.pemilik())
}

/// How long an answer takes, whether or not a code is sent: its time tells nothing about who is a
/// member.
const ANSWER: Duration = Duration::from_millis(300);

/// Sends a code for a new password to the address of a citizen, if it was confirmed. Whoever asks is told
/// nothing about that. Every request counts as what fails at the door: nobody asks for many.
pub async fn send_kode_sandi(app: &App, caller: &Caller, nik: &str) -> Result<(), Error> {
    app.attempts().begin_for_nobody(caller.network)?.failed();
    let nik = Nik::parse(nik).map_err(|error| Error::field("nik", error.to_string()))?;
    let answer = Instant::now() + ANSWER;
    let sent = send_if_confirmed(app, &nik).await;
    sleep_until(answer).await;
    sent
}

async fn send_if_confirmed(app: &App, nik: &Nik) -> Result<(), Error> {
    let hash = sealing::nik_hash(app.keys(), nik)?;
    let mut tx = app.store().write().await?;
    let person = store::person::by_nik_hash(&mut tx, &hash).await?;
    let person = person.filter(|person| person.aktif && app.sends_surel());
    if let Some(Person { id, .. }) = person
        && store::pesan::is_confirmed(&mut tx, id, Channel::Surel).await?
        && app.kode_surel().check(&id).is_ok()
    {
        let what = (PesanJenis::KodeSandi, GunaKode::SandiLewatSurel);
        kode::send(app, &mut tx, id, what).await?;
    }
    Ok(tx.commit().await?)
}
