//! What `deny.toml` says: the tests hold to the same rules as `cargo deny`.

use crate::place::repository;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::fs;

/// The parts of `deny.toml` that the tests read.
#[derive(Debug, Deserialize)]
pub struct Deny {
    /// Advisories.
    pub advisories: Advisories,
    /// Licences.
    pub licenses: Licenses,
    /// Crates that must not come.
    pub bans: Bans,
    /// Registries.
    pub sources: Sources,
}

/// Advisories.
#[derive(Debug, Deserialize)]
pub struct Advisories {
    /// Those that don't concern us.
    pub ignore: Vec<Ignored>,
}

/// An advisory that doesn't concern us.
#[derive(Debug, Deserialize)]
pub struct Ignored {
    /// `RUSTSEC-2024-0001`.
    pub id: String,
    /// Why.
    pub reason: String,
}

/// Licences.
#[derive(Debug, Deserialize)]
pub struct Licenses {
    /// Those under which we may pass the programs on.
    pub allow: Vec<String>,
}

/// Crates that must not come.
#[derive(Debug, Deserialize)]
pub struct Bans {
    /// Each with its reason.
    pub deny: Vec<Banned>,
}

/// A crate that must not come.
#[derive(Debug, Deserialize)]
pub struct Banned {
    /// Its name.
    #[serde(rename = "crate")]
    pub name: String,
    /// Why.
    pub reason: String,
}

/// Registries.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Sources {
    /// Those that crates may come from.
    pub allow_registry: Vec<String>,
}

impl Deny {
    /// Reads it.
    pub fn read() -> Result<Self> {
        let text = fs::read_to_string(repository().join("deny.toml"))?;
        toml::from_str(&text).context("deny.toml")
    }
}
