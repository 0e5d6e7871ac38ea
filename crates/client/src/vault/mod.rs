//! Where token and cache key live between two starts: the keyring of the operating system.

mod keyring;
mod memory;

pub use keyring::Keyring;
pub use memory::Memory;

use crate::cipher::Key;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use std::sync::{Arc, Mutex, TryLockError};
use std::time::Duration;
use thiserror::Error;
use wire::desk::KeyringState;
use zeroize::{Zeroize, Zeroizing};

/// User of the entry that only proves that the keyring works.
const CANARY: &str = "uji-brankas";
/// How long a keyring may take before it counts as locked: a prompt is waiting for the officer.
const LIMIT: Duration = Duration::from_secs(4);

/// A place for secrets. Calls may block for as long as a prompt is open.
pub trait Vault: Send + Sync + 'static {
    /// Keeps a value under a name, replacing an older one.
    fn persist(&self, name: &str, value: &str) -> Result<(), VaultError>;
    /// Reads the value of a name.
    fn retrieve(&self, name: &str) -> Result<Option<Zeroizing<String>>, VaultError>;
    /// Removes the value of a name, if there is one.
    fn delete(&self, name: &str) -> Result<(), VaultError>;
}

/// Why the vault did not answer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum VaultError {
    /// It is locked, or a prompt is open.
    #[error("the keyring is locked")]
    Locked,
    /// There is none, or it does not work.
    #[error("no keyring works here: {0}")]
    Missing(String),
}

impl VaultError {
    /// The state to tell the officer.
    pub fn keyring(&self) -> KeyringState {
        match self {
            Self::Locked => KeyringState::Terkunci,
            Self::Missing(_) => KeyringState::TidakAda,
        }
    }
}

/// What one server's entry holds.
pub struct Rahasia {
    /// Token of the session, where the officer wanted it kept.
    pub token: Option<SecretString>,
    /// Key of the cache.
    pub key: Key,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    token: Option<String>,
    #[serde(alias = "kunci")] // as version 0.1 wrote it
    key: String,
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.token.zeroize();
        self.key.zeroize();
    }
}

impl Rahasia {
    fn to_text(&self) -> Zeroizing<String> {
        let entry = Entry {
            token: self.token.as_ref().map(|t| t.expose_secret().to_owned()),
            key: self.key.to_text().to_string(),
        };
        Zeroizing::new(serde_json::to_string(&entry).unwrap_or_default()) // two strings always write
    }

    fn from_text(text: &str) -> Option<Self> {
        let mut entry: Entry = serde_json::from_str(text).ok()?;
        Some(Self {
            key: Key::from_text(&entry.key)?,
            token: entry.token.take().map(SecretString::from),
        })
    }
}

/// The vault, asked off the async threads, one question at a time and never for longer than
/// the limit, so that neither the window nor a row of prompts hangs on it.
#[derive(Clone)]
pub struct Safe {
    vault: Arc<dyn Vault>,
    lane: Arc<Mutex<()>>,
    limit: Duration,
}

impl Safe {
    /// Takes a vault.
    pub fn new(vault: Arc<dyn Vault>) -> Self {
        Self {
            vault,
            lane: Arc::default(),
            limit: LIMIT,
        }
    }

    /// Proves by writing, reading and removing that it works; a read alone proves nothing.
    pub async fn probe(&self) -> Result<(), VaultError> {
        let canary = Key::generate().name();
        self.ask(move |vault| {
            vault.persist(CANARY, &canary)?;
            let read = vault.retrieve(CANARY)?;
            vault.delete(CANARY)?;
            if read.is_some_and(|read| *read == canary) {
                Ok(())
            } else {
                Err(VaultError::Missing(
                    "it forgets what it was given".to_owned(),
                ))
            }
        })
        .await
    }

    /// Reads the entry of a server.
    pub async fn retrieve(&self, server: String) -> Result<Option<Rahasia>, VaultError> {
        self.ask(move |vault| {
            let text = vault.retrieve(&server)?;
            Ok(text.and_then(|text| Rahasia::from_text(&text)))
        })
        .await
    }

    /// Keeps the entry of a server.
    pub async fn persist(&self, server: String, rahasia: &Rahasia) -> Result<(), VaultError> {
        let text = rahasia.to_text();
        self.ask(move |vault| vault.persist(&server, &text)).await
    }

    /// Removes the entry of a server.
    pub async fn delete(&self, server: String) -> Result<(), VaultError> {
        self.ask(move |vault| vault.delete(&server)).await
    }

    async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&dyn Vault) -> Result<T, VaultError> + Send + 'static,
    ) -> Result<T, VaultError> {
        let vault = Arc::clone(&self.vault);
        let lane = Arc::clone(&self.lane);
        let asking = tokio::task::spawn_blocking(move || {
            let _lane = match lane.try_lock() {
                Ok(guard) => guard,
                Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
                Err(TryLockError::WouldBlock) => return Err(VaultError::Locked), // a prompt is open
            };
            question(&*vault)
        });
        match tokio::time::timeout(self.limit, asking).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(error)) => Err(VaultError::Missing(error.to_string())),
            Err(_) => Err(VaultError::Locked),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Stuck;
    impl Vault for Stuck {
        fn persist(&self, _: &str, _: &str) -> Result<(), VaultError> {
            std::thread::sleep(Duration::from_millis(400));
            Ok(())
        }
        fn retrieve(&self, _: &str) -> Result<Option<Zeroizing<String>>, VaultError> {
            Ok(None)
        }
        fn delete(&self, _: &str) -> Result<(), VaultError> {
            Ok(())
        }
    }

    #[tokio::test]
    async fn a_working_vault_passes_and_keeps_nothing_of_the_probe() {
        let memory = Arc::new(Memory::default());
        let vault = Safe::new(memory.clone());
        vault.probe().await.unwrap();
        assert_eq!(memory.retrieve(CANARY).unwrap(), None);
    }

    #[tokio::test]
    async fn an_entry_comes_back_whole() {
        let vault = Safe::new(Arc::new(Memory::default()));
        let key = Key::generate();
        let rahasia = Rahasia {
            token: Some("tok".to_owned().into()),
            key: key.clone(),
        };
        vault
            .persist("https://a".to_owned(), &rahasia)
            .await
            .unwrap();
        let again = vault
            .retrieve("https://a".to_owned())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(again.token.unwrap().expose_secret(), "tok");
        assert_eq!(again.key.name(), key.name());
        assert!(
            vault
                .retrieve("https://b".to_owned())
                .await
                .unwrap()
                .is_none()
        );
    }

    #[tokio::test]
    async fn an_open_prompt_counts_as_locked_and_is_not_asked_again_meanwhile() {
        let mut vault = Safe::new(Arc::new(Stuck));
        vault.limit = Duration::from_millis(50);
        assert_eq!(vault.probe().await, Err(VaultError::Locked));
        assert_eq!(vault.probe().await, Err(VaultError::Locked));
    }

    #[tokio::test]
    async fn a_vault_that_forgets_is_no_vault() {
        let vault = Safe::new(Arc::new(Stuck));
        assert!(matches!(vault.probe().await, Err(VaultError::Missing(_))));
    }
}
