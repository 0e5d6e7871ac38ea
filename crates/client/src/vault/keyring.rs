//! The operating system's keyring: Secret Service on Linux, Credential Manager on Windows.
//!
//! The store is opened anew until it answers, so that a keyring that starts or is unlocked
//! after us is found.

use super::{Vault, VaultError};
use keyring_core::{CredentialStore, Entry, Error};
use std::sync::{Arc, Mutex, PoisonError};
use zeroize::Zeroizing;

const SERVICE: &str = "sipendekar";

/// Secrets in the operating system's keyring.
#[derive(Default)]
pub struct Keyring {
    store: Mutex<Option<Arc<CredentialStore>>>,
}

impl Keyring {
    fn entry(&self, name: &str) -> Result<Entry, VaultError> {
        let mut held = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        let store = match &*held {
            Some(store) => Arc::clone(store),
            None => Arc::clone(held.insert(open_store().map_err(|error| explain(&error))?)),
        };
        drop(held);
        store
            .build(SERVICE, name, None)
            .map_err(|error| self.failed(&error))
    }

    /// Forgets the connection, because a keyring that went away may come back as another.
    fn failed(&self, error: &Error) -> VaultError {
        *self.store.lock().unwrap_or_else(PoisonError::into_inner) = None;
        explain(error)
    }
}

impl Vault for Keyring {
    fn persist(&self, name: &str, value: &str) -> Result<(), VaultError> {
        let entry = self.entry(name)?;
        entry
            .set_password(value)
            .map_err(|error| self.failed(&error))
    }

    fn retrieve(&self, name: &str) -> Result<Option<Zeroizing<String>>, VaultError> {
        match self.entry(name)?.get_password() {
            Ok(value) => Ok(Some(Zeroizing::new(value))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(self.failed(&error)),
        }
    }

    fn delete(&self, name: &str) -> Result<(), VaultError> {
        match self.entry(name)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(self.failed(&error)),
        }
    }
}

#[cfg(target_os = "linux")]
fn open_store() -> Result<Arc<CredentialStore>, Error> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

#[cfg(windows)]
fn open_store() -> Result<Arc<CredentialStore>, Error> {
    Ok(windows_native_keyring_store::Store::new()?)
}

#[cfg(not(any(target_os = "linux", windows)))]
fn open_store() -> Result<Arc<CredentialStore>, Error> {
    Err(Error::NoDefaultStore)
}

/// Locked or missing? A dismissed or pending prompt counts as locked: the officer can still
/// open it.
fn explain(error: &Error) -> VaultError {
    match error {
        Error::NoStorageAccess(_) => VaultError::Locked,
        other => {
            let text = other.to_string().to_lowercase();
            if ["locked", "prompt"].iter().any(|word| text.contains(word)) {
                VaultError::Locked
            } else {
                VaultError::Missing(other.to_string())
            }
        }
    }
}
