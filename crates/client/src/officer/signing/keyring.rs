//! Starting: ask the keyring, open what it keeps, and wait for it where it does not answer.

use super::Signing;
use crate::cache::{Cache, CacheError};
use crate::failure::{Failure, Meaning};
use crate::officer::frame::Withheld;
use crate::officer::session::Session;
use crate::vault::{Rahasia, VaultError};
use std::sync::Arc;
use std::time::Duration;
use wire::desk::KeyringState;

/// How often a locked keyring is asked again.
const ASK_AGAIN: Duration = Duration::from_secs(5);
/// How often, in the end, a keyring that is not there: a bus may start late, or come back.
const ASK_SELDOM: Duration = Duration::from_secs(30);

impl Signing {
    /// The first look at the keyring, and every later one.
    pub(in crate::officer) async fn boot(self: Arc<Self>) {
        let found = self.look_into_vault().await;
        self.booted.send_replace(true);
        if let Err(VaultError::Missing(why)) = found {
            tracing::warn!(why, "no keyring for now: a session lives in memory");
        }
        self.keep_asking().await;
    }

    /// Waits until [`Self::boot`] knows whether somebody is signed in.
    pub(in crate::officer) async fn booted(&self) {
        let mut booted = self.booted.subscribe();
        let _ = booted.wait_for(|booted| *booted).await; // the sender lives as long as we do
    }

    /// Asks again whenever the keyring is not ready, or what it opens waits for the server. Nothing is wiped meanwhile: only a new key
    /// makes the cache unreadable.
    async fn keep_asking(&self) {
        let mut pause = ASK_AGAIN;
        loop {
            tokio::time::sleep(pause).await;
            let asks = !self.frame.has_keyring() || self.frame.is_withheld();
            let missing =
                asks && matches!(self.look_into_vault().await, Err(VaultError::Missing(_)));
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
        let _changing = self.changing.lock().await;
        let session = self.frame.session();
        let mut probe = self.safe.probe().await;
        if let (Ok(()), Some(session)) = (&probe, &session)
            && let Err(error) = self.adopt(session).await
        {
            tracing::warn!(%error, "the session stays in memory for now");
            probe = Err(VaultError::Locked);
        }
        let keyring = probe
            .as_ref()
            .map_or_else(VaultError::keyring, |()| KeyringState::Siap);
        self.frame.set_keyring(keyring);
        probe?;
        if session.is_some() {
            return Ok(());
        }
        let Some(alamat) = self.frame.alamat() else {
            return Ok(());
        };
        if let Some(rahasia) = self.safe.retrieve(alamat.clone()).await?
            && let Err(error) = self.open_kept(&alamat, rahasia).await
        {
            tracing::error!(%error, "the kept session could not be opened");
        }
        Ok(())
    }

    async fn open_kept(&self, alamat: &str, rahasia: Rahasia) -> Result<(), CacheError> {
        if self.database.is_signed_out(alamat).await? {
            return self.drop_token(alamat).await;
        }
        let Ok(api) = self.connect(alamat) else {
            return Ok(()); // a policy changed the address; the sign-in form will say why
        };
        let Some(token) = rahasia.token else {
            return Ok(());
        };
        let cache = Cache::new(self.database.clone(), rahasia.key);
        let api = api.signed_in(token.clone());
        if self.seems_old().await? {
            let refusal = api.current_session().await.err();
            let meaning = refusal.as_ref().map(Failure::meaning);
            if meaning == Some(Meaning::Closed) {
                self.forget(alamat).await?; // that is the server's word, not the clock's
                self.frame.set_closed();
                return Ok(());
            }
            self.frame.set_withheld(withheld_by(meaning));
            if refusal.is_some() {
                return Ok(()); // nothing is shown, and nothing is forgotten
            }
        }
        let petugas = match cache.petugas().await? {
            Some(petugas) => petugas,
            None => match api.current_session().await {
                Ok(petugas) => petugas,
                Err(_) => return Ok(()), // neither cache nor server know who it is
            },
        };
        let counted = self.clock.counted();
        let cache = cache.of(petugas.id);
        self.seat(Session::open(api, cache, petugas, Some(token), counted).await?);
        Ok(())
    }

    /// Takes a session that began in memory into the keyring and onto disk, with its texts.
    async fn adopt(&self, session: &Session) -> anyhow::Result<()> {
        let alamat = session.api.alamat().to_string();
        let petugas = session.book().petugas.clone();
        let kept = session.kept.clone();
        let cache = self.kept_cache(&alamat, &petugas, kept.clone()).await?;
        session.cache.move_unsent(&cache).await?;
        let counted = self.clock.counted();
        self.seat(Session::open(session.api.clone(), cache, petugas, kept, counted).await?);
        Ok(())
    }
}

/// Whether what was read is only held back, because nobody could be asked.
fn withheld_by(refusal: Option<Meaning>) -> Withheld {
    match refusal {
        Some(Meaning::Offline) => Withheld::Yes,
        Some(Meaning::Ended | Meaning::Forbidden | Meaning::Closed | Meaning::Nothing) | None => {
            Withheld::No
        }
    }
}
