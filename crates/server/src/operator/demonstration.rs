//! `demo`: an empty database filled with accounts and aduan that show everything.

use crate::config::{Config, Files};
use crate::operator::passphrase;
use crate::operator::say::{Handover, note};
use crate::serve;
use anyhow::Result;
use std::path::PathBuf;

/// Fills the database of the settings; says its accounts once.
pub async fn run(config: &Config, data: PathBuf) -> Result<()> {
    let files = Files {
        reference: data.clone(),
        ..config.files.clone()
    };
    let config = Config {
        files,
        ..config.clone()
    };
    let app = serve::open(&config).await?;
    let accounts = demo::fill(&app, &data, || passphrase::random(&mut rand::rng())).await;
    app.close().await;
    let Some(accounts) = accounts? else {
        note("Basis data sudah berisi; data contoh tidak ditambahkan.");
        return Ok(());
    };
    accounts
        .into_iter()
        .map(Handover::from)
        .try_for_each(|handover| handover.say())
}

impl From<demo::Account> for Handover {
    fn from(account: demo::Account) -> Self {
        Self {
            peran: account.peran.as_str(),
            pengguna: account.pengguna,
            sandi: account.sandi,
        }
    }
}
