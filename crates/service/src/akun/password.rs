//! What a password has to be, at whichever door it is set.

use crate::error::Error;
use domain::person::sandi::{self, Pemilik};
use secrecy::{ExposeSecret as _, SecretString};

/// Told where the password that is typed twice differs.
pub(super) const DIFFERENT: &str = "Kedua kata sandi belum sama.";

/// Whether the password may be its owner's; otherwise a mistake of the field `sandi`.
pub(super) fn check(text: &SecretString, pemilik: &Pemilik<'_>) -> Result<(), Error> {
    sandi::check(text.expose_secret(), pemilik)
        .map_err(|error| Error::field("sandi", error.to_string()))
}
