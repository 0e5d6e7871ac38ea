//! The entry of a server in the keyring, and the cache on disk that it opens.

use super::Signing;
use crate::cache::{Cache, CacheError};
use crate::cipher::Key;
use crate::officer::frame::Loss;
use crate::officer::session::Session;
use crate::vault::{Rahasia, VaultError};
use jiff::SignedDuration;
use secrecy::SecretString;
use std::time::Duration;
use wire::session::Petugas;

/// How long a cache may be shown without contact to the server.
const WITHOUT_CONTACT: Duration = Duration::from_hours(14 * 24);

impl Signing {
    /// The cache on disk for this person, with its key and the token in the keyring.
    pub(super) async fn kept_cache(
        &self,
        alamat: &str,
        petugas: &Petugas,
        token: Option<SecretString>,
    ) -> anyhow::Result<Cache> {
        let database = self.database.clone();
        let kept = self.safe.retrieve(alamat.to_owned()).await?;
        if kept.is_none() && database.had_key(alamat).await? {
            let texts = database.count_unsent().await?;
            self.frame.set_lost(Loss::Key { texts });
        }
        let key = kept.map_or_else(Key::generate, |kept| kept.key);
        let rahasia = Rahasia { token, key };
        self.safe.persist(alamat.to_owned(), &rahasia).await?;
        database.unmark_signed_out(alamat).await?;
        database.mark_key(alamat).await?;
        let last = database.alamat().await?;
        let cache = Cache::new(database, rahasia.key);
        if last.is_some_and(|last| last != alamat) {
            cache.database.wipe().await?;
        } else {
            wipe_for(petugas, &cache).await?;
        }
        cache.database.set_alamat(alamat).await?;
        Ok(cache.of(petugas.id))
    }

    /// Takes the token out of the keyring entry; the key stays for the texts that it opens, of
    /// whomever. Where the keyring refuses, a mark keeps every start from signing in with the
    /// entry, and the next one that finds the keyring open takes the token out.
    pub(super) async fn drop_token(&self, alamat: &str) -> Result<(), CacheError> {
        match self.without_token(alamat).await {
            Ok(()) => self.database.unmark_signed_out(alamat).await,
            Err(error) => {
                tracing::warn!(%error, "the token could not be taken out of the keyring");
                self.frame.set_keyring(error.keyring());
                self.database.mark_signed_out(alamat).await
            }
        }
    }

    async fn without_token(&self, alamat: &str) -> Result<(), VaultError> {
        let Some(kept) = self.safe.retrieve(alamat.to_owned()).await? else {
            return Ok(());
        };
        let rahasia = Rahasia {
            token: None,
            ..kept
        };
        self.safe.persist(alamat.to_owned(), &rahasia).await
    }

    /// Forgets token and views, each whether or not the other can be. Texts being written stay.
    pub(super) async fn forget(&self, alamat: &str) -> Result<(), CacheError> {
        let dropped = self.drop_token(alamat).await;
        let wiped = self.database.wipe().await;
        let in_memory = match self.in_memory.get() {
            Some(cache) => cache.database.wipe().await,
            None => Ok(()),
        };
        dropped.and(wiped).and(in_memory)
    }

    /// Whether the cache seems to have had no contact for too long. Only the computer's clock says
    /// so, and it may be wrong: a reason to ask the server, none to forget anything.
    pub(super) async fn seems_old(&self) -> Result<bool, CacheError> {
        let kontak = self.database.meta().await?.kontak;
        let age = kontak.map(|kontak| self.clock.now().duration_since(kontak));
        let limit = SignedDuration::try_from(WITHOUT_CONTACT).unwrap_or(SignedDuration::MAX);
        Ok(age.is_some_and(|age| age > limit))
    }

    /// Whether the server of a session was not heard for too long. That time was counted; whatever
    /// the computer's clock does, it is no part of it.
    pub(in crate::officer) fn is_expired(&self, session: &Session) -> bool {
        session.unheard(self.clock.counted()) > WITHOUT_CONTACT
    }
}

/// Removes from the cache what this person is not to find there.
pub(super) async fn wipe_for(petugas: &Petugas, cache: &Cache) -> Result<(), CacheError> {
    match cache.petugas().await? {
        Some(before) if before.id != petugas.id => cache.database.wipe().await,
        Some(before) if before.aktor == petugas.aktor => Ok(()),
        Some(_) | None => cache.database.wipe_views().await, // another role, or a lost key
    }
}
