//! One desk: a real officer, and the computer around them.

use crate::line::{Line, Network};
use crate::server::Account;
use crate::updates::Installing;
use anyhow::{Context, Result};
use client::update::UpdateOptions;
use client::vault::{Memory, Vault, VaultError};
use client::{ApiOptions, Clock, Officer, Options, QuietHours};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;
use std::path::PathBuf;
use std::sync::Arc;
use tempfile::TempDir;
use tokio::sync::watch;
use wire::desk::{Desk as _, KeyringState, SignIn};
use wire::problem::Problem;

/// How a desk is opened.
#[derive(Default, Deserialize)]
pub(crate) struct Opening {
    /// Who signs in; nobody if nothing is said.
    pengguna: Option<String>,
    /// How the keyring is; it works if nothing is said.
    keyring: Option<KeyringState>,
    /// Where the clock stands; it goes if nothing is said.
    pada: Option<Timestamp>,
}

/// What a desk is opened with.
pub(crate) struct Place {
    pub(crate) line: Line,
    pub(crate) ca_file: PathBuf,
    pub(crate) updates: UpdateOptions,
    pub(crate) installing: watch::Sender<Installing>,
}

/// An officer at a computer.
pub(crate) struct Desk {
    pub(crate) officer: Officer,
    line: Line,
    vault: Arc<Memory>,
    clock: Clock,
    installing: watch::Sender<Installing>,
    _folder: TempDir,
}

impl Desk {
    pub(crate) async fn open(opening: &Opening, place: Place) -> Result<Self> {
        let folder = TempDir::with_prefix("sipendekar-desk-")?;
        let vault = Arc::new(Memory::default());
        vault.set_fault(opening.keyring.and_then(fault));
        let clock = opening.pada.map_or_else(Clock::system, Clock::fixed);
        let officer = Officer::start(Options {
            folder: folder.path().to_owned(),
            alamat: Some(place.line.alamat()),
            api: ApiOptions {
                ca_file: Some(place.ca_file),
            },
            quiet: QuietHours::Off,
            vault: Arc::clone(&vault) as Arc<dyn Vault>,
            clock: clock.clone(),
            updates: place.updates,
        })
        .await?;
        Ok(Self {
            officer,
            line: place.line,
            vault,
            clock,
            installing: place.installing,
            _folder: folder,
        })
    }

    /// Signs in whoever the opening names, and fetches what they may see.
    pub(crate) async fn sign_in(&self, opening: &Opening, accounts: &[Account]) -> Result<()> {
        let Some(pengguna) = &opening.pengguna else {
            return Ok(());
        };
        let account = accounts
            .iter()
            .find(|account| account.pengguna == *pengguna)
            .with_context(|| format!("nobody is called {pengguna}"))?;
        let form = SignIn {
            alamat: self.line.alamat(),
            pengguna: account.pengguna.clone(),
            sandi: account.sandi.clone(),
            ingat: true,
        };
        told(self.officer.sign_in(form).await)?;
        told(self.officer.referensi(()).await)?;
        told(self.officer.sync_now(()).await)?;
        Ok(())
    }

    /// The line is so from now on, and the desk has noticed.
    pub(crate) async fn set_network(&self, network: Network) {
        self.line.set(network);
        self.notice().await;
    }

    pub(crate) fn set_keyring(&self, keyring: KeyringState) {
        self.vault.set_fault(fault(keyring));
    }

    pub(crate) fn set_clock(&self, pada: Timestamp) {
        self.clock.set(pada);
    }

    pub(crate) fn set_installing(&self, installing: Installing) {
        self.installing.send_replace(installing);
    }

    pub(crate) fn alamat(&self) -> String {
        self.line.alamat()
    }

    /// Has the server at `url` end the session, and the desk has noticed.
    pub(crate) async fn end_session(&self, url: &str) -> Result<()> {
        let kept = self.vault.retrieve(&self.line.alamat())?;
        let kept: Value = serde_json::from_str(&kept.context("nobody has signed in")?)?;
        let token = kept["token"].as_str().context("no token is kept")?;
        let asked = reqwest::Client::new().delete(format!("{url}/v1/session"));
        asked.bearer_auth(token).send().await?.error_for_status()?;
        self.notice().await;
        Ok(())
    }

    /// Asks the server for something; whatever comes of it is in the state of the session.
    async fn notice(&self) {
        let _state = self.officer.sync_now(()).await;
    }
}

fn fault(keyring: KeyringState) -> Option<VaultError> {
    match keyring {
        KeyringState::Siap => None,
        KeyringState::Terkunci => Some(VaultError::Locked),
        KeyringState::TidakAda => Some(VaultError::Missing("as told".to_owned())),
    }
}

/// The answer, or the problem in its own words.
fn told<T>(answer: Result<T, Problem>) -> Result<T> {
    answer.map_err(|problem| anyhow::anyhow!("{}: {}", problem.title, problem.detail))
}
