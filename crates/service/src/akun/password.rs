//! What a password has to be, at whichever door it is set.

use crate::error::Error;
use domain::aduan::form::FieldError;
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
