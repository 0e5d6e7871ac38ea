//! The demonstration accounts, as `sipendekar-server demo` prints them once.

use anyhow::{Context, Result};
use serde::Deserialize;

/// One account.
#[derive(Clone, Deserialize)]
pub struct Account {
    /// Role.
    pub peran: String,
    /// User name; the NIK of a citizen.
    pub pengguna: String,
    /// Password.
    pub sandi: String,
}

/// All of them.
pub struct Accounts(Vec<Account>);

impl Accounts {
    /// Reads the JSON lines of `demo`; other lines are news for people.
    pub fn read(printed: &str) -> Result<Self> {
        let lines = printed.lines().filter(|line| line.starts_with('{'));
        let accounts: Result<Vec<Account>, _> = lines.map(serde_json::from_str).collect();
        let accounts = accounts.context("an account per line")?;
        anyhow::ensure!(!accounts.is_empty(), "no account was printed");
        Ok(Self(accounts))
    }

    /// The account with a user name.
    pub fn of(&self, pengguna: &str) -> Result<&Account> {
        let mut accounts = self.0.iter();
        accounts
            .find(|account| account.pengguna == pengguna)
            .with_context(|| format!("an account {pengguna}"))
    }

    /// Every account.
    pub fn all(&self) -> &[Account] {
        &self.0
    }
}
