//! Passwords: argon2id, hashed and checked off the runtime's threads.

use crate::error::Error;
use anyhow::{Context as _, anyhow};
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use domain::batas::{BATAS, Panjang};
use secrecy::{ExposeSecret as _, SecretString};
use std::sync::OnceLock;

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

/// Hashes a password with a fresh salt; parameters are part of the text.
pub(crate) async fn hash(sandi: &SecretString) -> Result<String, Error> {
    let sandi = sandi.clone();
    let task = move || {
        Argon2::default()
            .hash_password(sandi.expose_secret().as_bytes())
            .map(|hash| hash.to_string())
            .map_err(|error| anyhow!("password could not be hashed: {error}"))
    };
    let hash = tokio::task::spawn_blocking(task)
        .await
        .context("hashing task")??;
    Ok(hash)
}

/// Whether the password is the one that was hashed. For nobody (`None`) it takes as long and
/// says no, so that the time tells nothing about who has an account.
pub(crate) async fn verify(sandi: &SecretString, hash: Option<&str>) -> Result<bool, Error> {
    let known = hash.is_some();
    let hash = match hash {
        Some(hash) => hash.to_owned(),
        None => nobody().await?.to_owned(),
    };
    let sandi = sandi.clone();
    let task = move || {
        let parsed = PasswordHash::new(&hash).map_err(|error| anyhow!("stored hash: {error}"))?;
        let bytes = sandi.expose_secret().as_bytes();
        anyhow::Ok(Argon2::default().verify_password(bytes, &parsed).is_ok())
    };
    let fits = tokio::task::spawn_blocking(task)
        .await
        .context("hashing task")??;
    Ok(known && fits)
}

async fn nobody() -> Result<&'static str, Error> {
    static HASH: OnceLock<String> = OnceLock::new();
    if HASH.get().is_none() {
        let hash = hash(&SecretString::from("nobody's password")).await?;
        HASH.get_or_init(|| hash);
    }
    Ok(HASH.get().map_or("", String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_of_somebody_fits() {
        let right = SecretString::from("jalan-berlubang-7");
        let hashed = hash(&right).await.expect("hashes");
        assert!(hashed.starts_with("$argon2id$"));
        assert!(verify(&right, Some(&hashed)).await.expect("verifies"));
        let wrong = SecretString::from("jalan-berlubang-8");
        assert!(!verify(&wrong, Some(&hashed)).await.expect("verifies"));
        let nobodys = SecretString::from("nobody's password");
        assert!(!verify(&nobodys, None).await.expect("verifies"));
    }
}
