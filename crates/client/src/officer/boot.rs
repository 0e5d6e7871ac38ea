//! Starting: ask the keyring, open what it keeps, and wait for it where it does not answer.

use super::{Officer, Session};
use crate::address::Alamat;
use crate::api::Api;
use crate::cache::{Cache, CacheError};
use crate::vault::{Rahasia, VaultError};
use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;
use std::time::Duration;
use wire::desk::KeyringState;

/// How long a cache may live without contact to the server.
const WITHOUT_CONTACT: SignedDuration = SignedDuration::from_hours(14 * 24);
/// How often a locked keyring is asked again.
const ASK_AGAIN: Duration = Duration::from_secs(5);
/// How often, in the end, a keyring that is not there: a bus may start late, or come back.
const ASK_SELDOM: Duration = Duration::from_secs(30);

impl Officer {
    /// The first look at the keyring, and every later one.
    pub(super) async fn boot(self) {
        let found = self.look_into_vault().await;
        self.inner.booted.send_replace(true);
        if let Err(VaultError::Missing(why)) = found {
            tracing::warn!(why, "no keyring for now: a session lives in memory");
        }
        self.keep_asking().await;
    }

    /// Waits until [`Self::boot`] knows whether somebody is signed in.
    pub(super) async fn booted(&self) {
        let mut booted = self.inner.booted.subscribe();
        let _ = booted.wait_for(|booted| *booted).await; // the sender lives as long as we do
    }

    /// Asks again whenever the keyring is not ready. Nothing is wiped meanwhile: only a new key
    /// makes the cache unreadable.
    async fn keep_asking(&self) {
        let mut pause = ASK_AGAIN;
        loop {
            tokio::time::sleep(pause).await;
            let ready = self.frame().keyring == KeyringState::Siap;
            let missing =
                !ready && matches!(self.look_into_vault().await, Err(VaultError::Missing(_)));
            pause = if missing {
                (pause * 2).min(ASK_SELDOM)
            } else {
                ASK_AGAIN
            };
        }
    }

    /// Probes the keyring, and opens the session that it keeps. A session that began without
    /// it is moved into it first, so that a keyring called ready really has the token.
    async fn look_into_vault(&self) -> Result<(), VaultError> {
        let _signing = self.inner.signing.lock().await;
        let session = self.session();
        let mut probe = self.inner.safe.probe().await;
        if let (Ok(()), Some(session)) = (&probe, &session)
            && let Err(error) = self.adopt(session).await
        {
            tracing::warn!(%error, "the session stays in memory for now");
            probe = Err(VaultError::Locked);
        }
        let keyring = probe
            .as_ref()
            .map_or_else(VaultError::keyring, |()| KeyringState::Siap);
        self.reframe(|frame| frame.keyring = keyring);
        probe?;
        if session.is_some() {
            return Ok(());
        }
        let Some(alamat) = self.frame().alamat.clone() else {
            return Ok(());
        };
        if let Some(rahasia) = self.inner.safe.retrieve(alamat.clone()).await?
            && let Err(error) = self.open_kept(&alamat, rahasia).await
        {
            tracing::error!(%error, "the kept session could not be opened");
        }
        Ok(())
    }

    async fn open_kept(&self, alamat: &str, rahasia: Rahasia) -> Result<(), CacheError> {
        if self.inner.database.is_signed_out(alamat).await? {
            return self.drop_entry(alamat).await;
        }
        if self.is_forgotten().await? {
            return self.forget(alamat).await;
        }
        let Ok(api) =
            Alamat::parse(alamat).and_then(|alamat| Api::new(alamat, &self.inner.options.api))
        else {
            return Ok(()); // a policy changed the address; the sign-in form will say why
        };
        let Some(token) = rahasia.token else {
            return Ok(());
        };
        let cache = Cache::new(self.inner.database.clone(), rahasia.key);
        let api = api.signed_in(token.clone());
        let petugas = match cache.petugas().await? {
            Some(petugas) => petugas,
            None => match api.current_session().await {
                Ok(petugas) => petugas,
                Err(_) => return Ok(()), // neither cache nor server know who it is
            },
        };
        let kini = self.now();
        let cache = cache.of(petugas.id);
        let session = Session::open(api, cache, petugas, Some(token), kini).await?;
        self.run(session);
        Ok(())
    }

    /// Whether the cache had no contact for too long.
    pub(super) async fn is_forgotten(&self) -> Result<bool, CacheError> {
        let kontak = self.inner.database.meta().await?.kontak;
        Ok(kontak.is_some_and(|kontak| too_old(kontak, self.now())))
    }

    /// Wipes keyring entry and cache, each whether or not the other can be.
    pub(super) async fn forget(&self, alamat: &str) -> Result<(), CacheError> {
        let dropped = self.drop_entry(alamat).await;
        let wiped = self.inner.database.wipe().await;
        dropped.and(wiped)
    }

    /// Removes the keyring entry. Where the keyring refuses, a mark keeps every start from signing
    /// in with the entry, and the next one that finds the keyring open removes it.
    async fn drop_entry(&self, alamat: &str) -> Result<(), CacheError> {
        match self.inner.safe.delete(alamat.to_owned()).await {
            Ok(()) => self.inner.database.unmark_signed_out(alamat).await,
            Err(error) => {
                tracing::warn!(%error, "the keyring entry could not be removed");
                self.reframe(|frame| frame.keyring = error.keyring());
                self.inner.database.mark_signed_out(alamat).await
            }
        }
    }

    /// Takes a session that began in memory into the keyring and onto disk, with its drafts.
    async fn adopt(&self, session: &Session) -> anyhow::Result<()> {
        let alamat = session.api.alamat().to_string();
        let petugas = session.book().petugas.clone();
        let kept = session.kept.clone();
        let cache = self.kept_cache(&alamat, &petugas, kept.clone()).await?;
        session.cache.copy_drafts(&cache).await?;
        let kini = self.now();
        let adopted = Session::open(session.api.clone(), cache, petugas, kept, kini).await?;
        self.run(adopted);
        Ok(())
    }

    /// The cache on disk for this person, with its key and the token in the keyring.
    pub(super) async fn kept_cache(
        &self,
        alamat: &str,
        petugas: &wire::session::Petugas,
        token: Option<SecretString>,
    ) -> anyhow::Result<Cache> {
        let safe = &self.inner.safe;
        let database = self.inner.database.clone();
        let kept = if database.is_signed_out(alamat).await? {
            None // what that key opens was to be wiped
        } else {
            safe.retrieve(alamat.to_owned()).await?
        };
        let key = kept.map_or_else(crate::cipher::Key::generate, |kept| kept.key);
        let rahasia = Rahasia { token, key };
        safe.persist(alamat.to_owned(), &rahasia).await?;
        database.unmark_signed_out(alamat).await?;
        let other_server = database.alamat().await?.is_some_and(|last| last != alamat);
        let cache = Cache::new(database, rahasia.key);
        match cache.petugas().await? {
            Some(before) if before.id == petugas.id && !other_server => {
                if before.aktor != petugas.aktor {
                    cache.database.wipe_views().await?;
                }
            }
            Some(_) => cache.database.wipe_for_another().await?,
            None if other_server => cache.database.wipe_for_another().await?,
            None => cache.database.wipe_views().await?,
        }
        cache.database.set_alamat(alamat).await?;
        Ok(cache.of(petugas.id))
    }
}

/// Whether the last contact is too long ago.
pub(super) fn too_old(kontak: Timestamp, kini: Timestamp) -> bool {
    kini.duration_since(kontak) > WITHOUT_CONTACT
}
