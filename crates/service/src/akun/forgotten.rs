//! A citizen who forgot the password sets a new one, with a code that was handed over at the counter.

use super::kode::{self, NewSandi};
use super::password;
use crate::akun::session::Caller;
use crate::app::App;
use crate::error::Error;
use crate::ground::sealing::{self, Identity, identity_of};
use domain::aduan::form::FieldError;
use domain::person::identitas::{Nama, Nik, Telepon};
use domain::person::kode_sekali::{GunaKode, KodeSekali};
use domain::person::sandi::Pemilik;
use secrecy::SecretString;
use store::person::{Person, SignInKey};

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
    let new = NewSandi {
        owner: SignInKey::NikHash(sealing::nik_hash(app.keys(), &nik)?),
        guna: GunaKode::SandiDiLoket,
        typed,
        sandi: &form.sandi,
        no_match: NO_MATCH,
    };
    let may = |person: &Person| check_of(&form.sandi, &identity_of(app.keys(), person)?);
    kode::set_sandi(app, caller, &new, may).await?;
    Ok(())
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
    let nama = Nama::parse(&identity.nama).ok();
    let telepon = identity.telepon.as_deref().map(Telepon::parse);
    let telepon = telepon.and_then(Result::ok);
    let pemilik = Pemilik {
        nama: nama.as_ref(),
        telepon: telepon.as_ref(),
        ..Pemilik::default()
    };
    password::check(&SecretString::from(baru.to_owned()), &pemilik)
}
