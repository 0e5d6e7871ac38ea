//! A vault that forgets when the program ends: for tests, and where policy forbids a keyring.

use super::{Vault, VaultError};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use zeroize::Zeroizing;

/// Secrets in memory.
#[derive(Default)]
pub struct Memory {
    values: Mutex<HashMap<String, Zeroizing<String>>>,
    fault: Mutex<Option<VaultError>>,
}

impl Memory {
    /// From now on every question is answered with this error, or answered again.
    pub fn set_fault(&self, fault: Option<VaultError>) {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = fault;
    }

    fn check(&self) -> Result<(), VaultError> {
        let fault = self.fault.lock().unwrap_or_else(PoisonError::into_inner);
        fault.clone().map_or(Ok(()), Err)
    }
}

impl Vault for Memory {
    fn persist(&self, name: &str, value: &str) -> Result<(), VaultError> {
        self.check()?;
        let mut values = self.values.lock().unwrap_or_else(PoisonError::into_inner);
        values.insert(name.to_owned(), Zeroizing::new(value.to_owned()));
        Ok(())
    }

    fn retrieve(&self, name: &str) -> Result<Option<Zeroizing<String>>, VaultError> {
        self.check()?;
        let values = self.values.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(values.get(name).cloned())
    }

    fn delete(&self, name: &str) -> Result<(), VaultError> {
        self.check()?;
        let mut values = self.values.lock().unwrap_or_else(PoisonError::into_inner);
        values.remove(name);
        Ok(())
    }
}
