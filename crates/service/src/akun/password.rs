//! What a password has to be.

use domain::batas::{BATAS, Panjang};
use secrecy::{ExposeSecret as _, SecretString};

/// Whether the password may be used; otherwise what is wrong with it.
pub(crate) fn check(sandi: &SecretString) -> Result<(), String> {
    let panjang = sandi.expose_secret().chars().count();
    let Panjang { min, maks } = BATAS.sandi;
    if panjang < min {
        Err(format!(
            "Kata sandi paling sedikit {min} huruf. Beberapa kata yang mudah Anda ingat sudah baik."
        ))
    } else if panjang > maks {
        Err(format!("Kata sandi paling panjang {maks} huruf."))
    } else {
        Ok(())
    }
}
