//! Signing in and out, what the keyring keeps of it, and what happens when the server ends a
//! session.

mod ending;
mod entry;
mod keyring;

use super::background::Background;
use super::frame::{Frame, Withheld};
use super::session::Session;
use crate::address::Alamat;
use crate::api::{Api, ApiOptions};
use crate::cache::{Cache, CacheError, Database, Place};
use crate::cipher::Key;
use crate::clock::Clock;
use crate::failure::Failure;
use crate::options::Options;
use crate::problems::not_staff;
use crate::vault::{Safe, VaultError};
use entry::wipe_for;
use secrecy::SecretString;
use std::sync::Arc;
use tokio::sync::{Mutex, OnceCell, watch};
use wire::desk::{KeyringState, SignIn, SignInByKode};
use wire::petugas::SignInByKodeRequest;
use wire::session::{Petugas, ServerInfo, SignInRequest, SignInResponse};

/// Who may sit at the desk. One change of the session at a time.
pub(super) struct Signing {
    frame: Arc<Frame>,
    background: Background,
    database: Database,
    safe: Safe,
    api: ApiOptions,
    clock: Clock,
    booted: watch::Sender<bool>,
    changing: Mutex<()>,
    /// The cache while no keyring can keep a key. One for the whole run: texts in it wait for
    /// whoever wrote them, though others sign in and out meanwhile.
    in_memory: OnceCell<Cache>,
}

impl Signing {
    pub(super) fn new(
        frame: Arc<Frame>,
        background: Background,
        database: Database,
        options: &Options,
    ) -> Self {
        Self {
            frame,
            background,
            database,
            safe: Safe::new(Arc::clone(&options.vault)),
            api: options.api.clone(),
            clock: options.clock.clone(),
            booted: watch::Sender::new(false),
            changing: Mutex::default(),
            in_memory: OnceCell::new(),
        }
    }

    /// Asks an address whether a SIPENDEKAR server answers.
    pub(super) async fn check_server(&self, typed: &str) -> Result<ServerInfo, Failure> {
        self.connect(typed)?.info().await
    }

    fn connect(&self, typed: &str) -> Result<Api, Failure> {
        Api::new(Alamat::parse(typed)?, &self.api)
    }

    /// Signs in. The password goes only to a server that has proved to be a SIPENDEKAR.
    pub(super) async fn sign_in(&self, form: SignIn) -> Result<(), Failure> {
        self.booted().await;
        let api = self.connect(&form.alamat)?;
        api.info().await?;
        let alamat = api.alamat().to_string();
        let request = SignInRequest {
            pengguna: form.pengguna.trim().to_owned(),
            sandi: form.sandi,
            perangkat: this_computer(),
            perangkat_dikenal: self.database.known_device(&alamat).await?,
        };
        let answer = api.sign_in(&request).await?;
        let kept = form.ingat.then(|| answer.token.clone());
        self.enter(api, answer, kept).await
    }

    /// Sets the own password with a code, and signs in.
    pub(super) async fn sign_in_by_kode(&self, form: SignInByKode) -> Result<(), Failure> {
        self.booted().await;
        let api = self.connect(&form.alamat)?;
        api.info().await?;
        let request = SignInByKodeRequest {
            pengguna: form.pengguna.trim().to_owned(),
            kode: form.kode,
            sandi: form.sandi,
            sandi_ulang: form.sandi_ulang,
            perangkat: this_computer(),
        };
        let answer = api.sign_in_by_kode(&request).await?;
        let kept = form.ingat.then(|| answer.token.clone());
        self.enter(api, answer, kept).await
    }

    /// Lets in whoever the server knows.
    async fn enter(
        &self,
        api: Api,
        answer: SignInResponse,
        kept: Option<String>,
    ) -> Result<(), Failure> {
        let SignInResponse {
            token,
            petugas,
            perangkat_dikenal,
        } = answer;
        let alamat = api.alamat().to_string();
        let known = self.database.set_known_device(&alamat, perangkat_dikenal);
        known.await?;
        let token = SecretString::from(token);
        let api = api.signed_in(token.clone());
        if !petugas.aktor.peran().is_staff() {
            let _ = api.sign_out().await; // the refusal below is what matters
            return Err(Failure::NotStaff(not_staff()));
        }
        let kept = kept.map(SecretString::from);
        Ok(self.take_seat(api, petugas, kept).await?)
    }

    /// Puts whoever has signed in at the desk.
    async fn take_seat(
        &self,
        api: Api,
        petugas: Petugas,
        kept: Option<SecretString>,
    ) -> Result<(), CacheError> {
        let _changing = self.changing.lock().await;
        self.make_way(&api, &petugas);
        let cache = self.cache_for(&api, &petugas, kept.clone()).await?;
        if let Some(in_memory) = self.in_memory.get() {
            in_memory.clone().of(petugas.id).move_unsent(&cache).await?;
        }
        let counted = self.clock.counted();
        self.seat(Session::open(api, cache, petugas, kept, counted).await?);
        Ok(())
    }

    /// Makes a session the current one; its tasks begin.
    fn seat(&self, session: Session) {
        self.frame.set_withheld(Withheld::No);
        self.frame.set_session(Some(Arc::new(session)));
        self.frame.announce();
    }

    /// Ends the session before. One of the same officer at the same server stays at the desk until
    /// the next is there, so that the screens stay as they are.
    fn make_way(&self, api: &Api, petugas: &Petugas) {
        let before = self.frame.session().filter(|before| {
            before.api.alamat() == api.alamat() && before.book().petugas.id == petugas.id
        });
        match &before {
            Some(before) => {
                before.end();
                self.frame.set_ended();
            }
            None => self.frame.set_session(None),
        }
    }

    /// The cache on disk where a keyring can keep its key, else one in memory.
    async fn cache_for(
        &self,
        api: &Api,
        petugas: &Petugas,
        token: Option<SecretString>,
    ) -> Result<Cache, CacheError> {
        let probe = self.safe.probe().await;
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
                self.memory_cache(petugas).await?
            }
        };
        self.database.set_alamat(&alamat).await?;
        self.frame.set_server(alamat, keyring);
        Ok(cache)
    }

    /// The cache in memory for this person.
    async fn memory_cache(&self, petugas: &Petugas) -> Result<Cache, CacheError> {
        let opened = self.in_memory.get_or_try_init(async || {
            let database = Database::open(&Place::Memory).await?;
            Ok::<_, CacheError>(Cache::new(database, Key::generate()))
        });
        let cache = opened.await?.clone();
        wipe_for(petugas, &cache).await?;
        Ok(cache.of(petugas.id))
    }
}

/// What the office calls this computer.
fn this_computer() -> String {
    gethostname::gethostname().to_string_lossy().into_owned()
}
