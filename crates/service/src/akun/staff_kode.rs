//! A member of staff signs in with a code, for the first time or after a reset, and sets the own password.

use super::kode::{self, NewSandi};
use super::session::{Caller, Welcome, welcome};
use super::{password, staff};
use crate::app::App;
use crate::error::Error;
use domain::aduan::form::FieldError;
use domain::person::kode_sekali::{GunaKode, KodeSekali};
use domain::person::petugas::typed_pengguna;
use secrecy::SecretString;
use store::person::{Person, SignInKey};
use wire::petugas::SignInByKodeRequest;

/// Told for an unknown name, a wrong code, one that has ended, and one that was tried too often.
const NO_MATCH: &str = "Nama pengguna atau kode tidak cocok, atau kodenya sudah tidak berlaku. Periksa \
    keduanya. Bila tetap tidak cocok, minta kode baru kepada superadmin.";

/// Sets the password, ends every session of the account, and begins one here.
pub async fn sign_in_by_kode(
    app: &App,
    caller: &Caller,
    form: &SignInByKodeRequest,
) -> Result<Welcome, Error> {
    let pengguna = typed_pengguna(&form.pengguna);
    let typed = check(form, &pengguna).map_err(Error::Form)?;
    let new = NewSandi {
        owner: SignInKey::Pengguna(pengguna.clone()),
        guna: GunaKode::SandiPetugas,
        typed,
        sandi: &form.sandi,
        no_match: NO_MATCH,
    };
    let sandi = SecretString::from(form.sandi.clone());
    let may = |person: &Person| staff::check_sandi(&sandi, person);
    let person = kode::set_sandi(app, caller, &new, may).await?;
    welcome(app, caller, pengguna.as_bytes(), person, &form.perangkat).await
}

/// Every mistake that can be told before anybody knows whether the code is right.
fn check(form: &SignInByKodeRequest, pengguna: &str) -> Result<KodeSekali, Vec<FieldError>> {
    let mut salah = Vec::new();
    let typed = KodeSekali::parse(GunaKode::SandiPetugas, &form.kode);
    if let Err(error) = &typed {
        let pesan = error.to_string();
        salah.push(FieldError {
            kolom: "kode",
            pesan,
        });
    }
    let pemilik = staff::pemilik(None, pengguna);
    salah.extend(password::check_typed(&form.sandi, &form.sandi_ulang, &pemilik).err());
    match typed {
        Ok(typed) if salah.is_empty() => Ok(typed),
        _ => Err(salah), // something was found wrong above
    }
}
