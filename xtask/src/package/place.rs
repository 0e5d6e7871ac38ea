//! The version of this checkout, and the folders in which packages are made and land.

use crate::shell::target;
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

/// The version of this checkout.
pub(super) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The version after this one, for upgrades.
pub(super) fn next(version: &str) -> Result<String> {
    let (rest, last) = version.rsplit_once('.').context("a version has dots")?;
    Ok(format!("{rest}.{}", last.parse::<u32>()? + 1))
}

/// The folder in which packages of a version land. What was built only to try an upgrade lies
/// apart: nobody must publish it.
pub(super) fn output(version: &str) -> Result<PathBuf> {
    let output = if version == VERSION {
        target().join("paket")
    } else {
        folder()?.join("pemutakhiran")
    };
    made(output)
}

/// The folder for what is needed on the way.
pub(super) fn folder() -> Result<PathBuf> {
    made(target().join("paket-kerja"))
}

fn made(folder: PathBuf) -> Result<PathBuf> {
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    Ok(folder)
}
