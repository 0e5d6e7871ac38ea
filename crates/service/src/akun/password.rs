//! What a password has to be, at whichever door it is set.

use crate::error::Error;
use crate::ground::sealing::Identity;
use domain::aduan::form::FieldError;
use domain::person::identitas::{Nama, Nik, Telepon};
use domain::person::sandi::{self, Pemilik};
use secrecy::{ExposeSecret as _, SecretString};

/// Whether the password may be its owner's; otherwise a mistake of the field `sandi`.
pub(super) fn check(text: &SecretString, pemilik: &Pemilik<'_>) -> Result<(), Error> {
    sandi::check(text.expose_secret(), pemilik)
        .map_err(|error| Error::field("sandi", error.to_string()))
}

/// The same for one that was typed twice, which has to be alike.
pub(super) fn check_typed(
    text: &str,
    again: &str,
    pemilik: &Pemilik<'_>,
) -> Result<(), FieldError> {
    let mistake = |kolom, pesan| FieldError { kolom, pesan };
    sandi::check(text, pemilik).map_err(|error| mistake("sandi", error.to_string()))?;
    if text == again {
        Ok(())
    } else {
        let pesan = "Kedua kata sandi belum sama.".to_owned();
        Err(mistake("sandi_ulang", pesan))
    }
}

/// What is known of a citizen, of which no password may consist.
pub(super) struct Known {
    nik: Option<Nik>,
    nama: Option<Nama>,
    telepon: Option<Telepon>,
}

impl Known {
    pub(super) fn of(identity: &Identity) -> Self {
        let telepon = identity.telepon.as_deref().map(Telepon::parse);
        Self {
            nik: Nik::parse(&identity.nik).ok(),
            nama: Nama::parse(&identity.nama).ok(),
            telepon: telepon.and_then(Result::ok),
        }
    }

    pub(super) fn pemilik(&self) -> Pemilik<'_> {
        Pemilik {
            nik: self.nik.as_ref(),
            nama: self.nama.as_ref(),
            telepon: self.telepon.as_ref(),
            pengguna: None,
        }
    }
}
