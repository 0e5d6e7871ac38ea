//! Signing in and out, and what happens when the server ends a session.

use super::{DeskEvent, Officer, Session};
use crate::address::Alamat;
use crate::api::Api;
use crate::cache::{Cache, CacheError, Database, Place};
use crate::cipher::Key;
use crate::problems::{disk, not_staff};
use crate::vault::{Rahasia, VaultError};
use secrecy::SecretString;
use std::sync::Arc;
use std::time::Duration;
use wire::desk::{KeyringState, NetworkState, SessionState, SignIn};
use wire::problem::{Code, Problem};
use wire::session::{Petugas, ServerInfo, SignInRequest, SignInResponse};

/// How long signing out waits for the server; here everything is wiped anyway.
const GOODBYE: Duration = Duration::from_secs(5);

impl Officer {
    /// Asks an address whether a SIPENDEKAR server answers.
    pub(super) async fn check_server(&self, typed: &str) -> Result<ServerInfo, Problem> {
        self.connect(typed)?.info().await
    }

    fn connect(&self, typed: &str) -> Result<Api, Problem> {
        Api::new(Alamat::parse(typed)?, &self.inner.options.api)
    }

    /// Signs in. The password goes only to a server that has proved to be a SIPENDEKAR.
    pub(super) async fn enter(&self, form: SignIn) -> Result<SessionState, Problem> {
        self.booted().await;
        let api = self.connect(&form.alamat)?;
        api.info().await?;
        let request = SignInRequest {
            pengguna: form.pengguna.trim().to_owned(),
            sandi: form.sandi,
            perangkat: gethostname::gethostname().to_string_lossy().into_owned(),
        };
        let SignInResponse { token, petugas } = api.sign_in(&request).await?;
        let token = SecretString::from(token);
        let api = api.signed_in(token.clone());
        if !petugas.aktor.peran().is_staff() {
            let _ = api.sign_out().await; // the refusal below is what matters
            return Err(not_staff());
        }
        let _signing = self.inner.signing.lock().await;
        let before = self.make_way(&api, &petugas);
        let kept = form.ingat.then_some(token);
        let cache = self.cache_for(&api, &petugas, kept.clone()).await?;
        if let Some(before) = before {
            let copied = before.cache.copy_drafts(&cache).await;
            copied.map_err(|error| disk(&error))?;
        }
        let kini = self.now();
        let session = Session::open(api, cache, petugas, kept, kini).await;
        self.run(session.map_err(|error| disk(&error))?);
        Ok(self.state())
    }

    /// Ends the session before. One of the same officer at the same server stays at the desk until
    /// the next is there: without a keyring nothing else has its drafts.
    fn make_way(&self, api: &Api, petugas: &Petugas) -> Option<Arc<Session>> {
        let before = self.session().filter(|before| {
            before.api.alamat() == api.alamat() && before.book().petugas.id == petugas.id
        });
        match &before {
            Some(before) => {
                before.stop.cancel();
                self.reframe(|frame| frame.network = NetworkState::SesiBerakhir);
            }
            None => self.replace_session(None),
        }
        before
    }

    /// The cache on disk where a keyring can keep its key, else one in memory.
    async fn cache_for(
        &self,
        api: &Api,
        petugas: &Petugas,
        token: Option<SecretString>,
    ) -> Result<Cache, Problem> {
        let probe = self.inner.safe.probe().await;
        let mut keyring = probe
            .as_ref()
            .map_or_else(VaultError::keyring, |()| KeyringState::Siap);
        let alamat = api.alamat().to_string();
        let kept = match probe {
            Ok(()) => self.kept_cache(&alamat, petugas, token).await,
            Err(error) => Err(error.into()),
        };
        let cache = match kept {
            Ok(cache) => cache,
            Err(error) => {
                tracing::warn!(%error, "the session lives in memory");
                if keyring == KeyringState::Siap {
                    keyring = KeyringState::TidakAda;
                }
                memory_cache().await.map_err(|error| disk(&error))?
            }
        };
        let remembered = self.inner.database.set_alamat(&alamat).await;
        remembered.map_err(|error| disk(&error))?;
        self.reframe(|frame| {
            frame.alamat = Some(alamat);
            frame.keyring = keyring;
            frame.network = NetworkState::Daring;
        });
        Ok(cache)
    }

    /// Signs out: server, keyring and cache forget the session.
    pub(super) async fn leave(&self) -> Result<SessionState, Problem> {
        let _signing = self.inner.signing.lock().await;
        let Some(session) = self.session() else {
            return Ok(self.state());
        };
        self.replace_session(None);
        let _ = tokio::time::timeout(GOODBYE, session.api.sign_out()).await; // best effort
        let alamat = session.api.alamat().to_string();
        let forgotten = self.forget(&alamat).await;
        self.announce();
        forgotten.map_err(|error| disk(&error))?;
        Ok(self.state())
    }

    /// Looks at a problem of a running session: the server may have ended it. What follows from
    /// that runs to its end, though the caller be a task of this very session.
    pub(crate) async fn heed(&self, session: &Arc<Session>, problem: &Problem) {
        let (officer, over) = (self.clone(), Arc::clone(session));
        match (problem.status, problem.code) {
            (401, _) => {
                let _ = self.spawn(async move { officer.ended(&over).await }).await;
            }
            (403, Code::KhususPetugas) => {
                let _ = self
                    .spawn(async move { officer.role_lost(&over).await })
                    .await;
            }
            (0, _) => self.reframe(|frame| {
                if frame.network == NetworkState::Daring {
                    frame.network = NetworkState::Luring;
                }
            }),
            _ => {}
        }
    }

    /// The server ended the session. Cache and drafts stay for the next sign-in.
    async fn ended(&self, session: &Arc<Session>) {
        let _signing = self.inner.signing.lock().await;
        if !self.is_current(session) {
            return; // another sign-in was quicker than this answer
        }
        session.stop.cancel();
        self.reframe(|frame| frame.network = NetworkState::SesiBerakhir);
        let rahasia = Rahasia {
            token: None,
            key: session.cache.key().clone(),
        };
        let alamat = session.api.alamat().to_string();
        let kept = self.frame().keyring == KeyringState::Siap;
        if kept && let Err(error) = self.inner.safe.persist(alamat, &rahasia).await {
            tracing::warn!(%error, "the dead token stays in the keyring");
        }
    }

    /// The account is no longer one of staff: everything here is wiped.
    async fn role_lost(&self, session: &Arc<Session>) {
        let _signing = self.inner.signing.lock().await;
        if self.is_current(session) {
            self.replace_session(None);
            self.wipe_for(session).await;
        }
    }

    /// The server was not reached for too long: everything here is wiped.
    pub(super) async fn expire(&self, session: &Arc<Session>) {
        let _signing = self.inner.signing.lock().await;
        if self.is_current(session) && self.is_expired(session) {
            tracing::warn!("the cache had no contact for too long and is wiped");
            self.replace_session(None);
            self.wipe_for(session).await;
        }
    }

    async fn wipe_for(&self, session: &Session) {
        let alamat = session.api.alamat().to_string();
        if let Err(error) = self.forget(&alamat).await {
            tracing::error!(%error, "the cache could not be wiped");
        }
        self.frame().network = NetworkState::SesiBerakhir;
        self.announce();
    }

    fn announce(&self) {
        self.emit(DeskEvent::Session(self.state()));
        self.emit(DeskEvent::Changed);
    }
}

async fn memory_cache() -> Result<Cache, CacheError> {
    let database = Database::open(&Place::Memory).await?;
    Ok(Cache::new(database, Key::generate()))
}
