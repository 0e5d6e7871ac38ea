//! The programs as they are released, built once for all packages of Linux.

use super::target;
use crate::node;
use crate::packages;
use crate::shell::{cargo, must};
use anyhow::Result;
use std::path::PathBuf;

/// The page is served from inside the binary, not from a development server.
const DESKTOP_FEATURES: &str = "sipendekar-desktop/custom-protocol";

/// Builds desktop and server for Linux; cargo does nothing where nothing changed.
fn build() -> Result<()> {
    packages::install(&[packages::BUILD])?;
    node::check()?;
    node::install()?;
    node::build()?;
    let mut build = cargo(&["build", "--release", "--locked"]);
    build.args([
        "--package",
        "sipendekar-desktop",
        "--package",
        "sipendekar-server",
    ]);
    must(build.args(["--features", DESKTOP_FEATURES]))
}

/// The desktop's released binary.
pub(super) fn desktop() -> Result<PathBuf> {
    build()?;
    Ok(target().join("release/sipendekar-desktop"))
}

/// The server's released binary.
pub(super) fn server() -> Result<PathBuf> {
    build()?;
    Ok(target().join("release/sipendekar-server"))
}
