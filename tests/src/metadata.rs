//! What cargo knows about every crate that is built.

use crate::place::repository;
use crate::process::run;
use anyhow::{Context, Result};
use serde_json::Value;
use std::process::Command;

/// The answer of `cargo metadata`.
pub struct Metadata(Value);

impl Metadata {
    /// Asks cargo for the crates of this platform, as locked.
    pub fn read() -> Result<Self> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command.args(["metadata", "--format-version=1", "--locked", "--offline"]);
        // Crates of other platforms may not be on this machine.
        command.args(["--filter-platform", "x86_64-unknown-linux-gnu"]);
        let answer = run("cargo metadata", command.current_dir(repository()))?;
        Ok(Self(
            serde_json::from_str(&answer).context("JSON of cargo")?,
        ))
    }

    /// Every crate.
    pub fn packages(&self) -> impl Iterator<Item = &Value> {
        self.0["packages"].as_array().into_iter().flatten()
    }

    /// The crates of this repository.
    pub fn ours(&self) -> impl Iterator<Item = &Value> {
        self.packages()
            .filter(|package| package["source"].is_null())
    }
}

/// Name of a crate.
pub fn name(package: &Value) -> Result<&str> {
    package["name"].as_str().context("a crate has a name")
}

/// Whether only its tests depend on that crate of ours.
pub fn is_for_tests(package: &Value, used: &str) -> bool {
    let used = format!("sipendekar-{used}");
    let all = package["dependencies"].as_array().into_iter().flatten();
    let mut all = all.filter(|dependency| dependency["name"] == used.as_str());
    all.all(|dependency| dependency["kind"] == "dev")
}

/// Names of the crates that it depends on, tests and build included.
pub fn used(package: &Value) -> Result<Vec<&str>> {
    let used = package["dependencies"].as_array();
    used.context("a crate has dependencies")?
        .iter()
        .map(name)
        .collect()
}
