//! The programs as they are released, built once for all packages of Linux that hold them.

use crate::node;
use crate::packages;
use crate::shell::{cargo, must, target};
use crate::windows::{Compiler, TRIPLE};
use anyhow::Result;
use std::path::PathBuf;

/// The page is served from inside the binary, not from a development server.
const DESKTOP_FEATURES: &str = "sipendekar-desktop/custom-protocol";

fn build_page() -> Result<()> {
    node::check()?;
    node::install()?;
    node::build()
}

/// The desktop's released binary; cargo does nothing where nothing changed.
pub(super) fn desktop() -> Result<PathBuf> {
    packages::install(&[packages::BUILD])?;
    build_page()?;
    let mut build = cargo(&["build", "--release", "--locked"]);
    build.args(["--package", "sipendekar-desktop"]);
    must(build.args(["--features", DESKTOP_FEATURES]))?;
    Ok(target().join("release/sipendekar-desktop"))
}

/// The server's released binary. It needs neither Node nor the libraries of a window, and gets
/// none of the features that the desktop asks of the libraries they share.
pub(super) fn server() -> Result<PathBuf> {
    packages::install(&[packages::SERVER])?;
    let mut build = cargo(&["build", "--release", "--locked"]);
    must(build.args(["--package", "sipendekar-server"]))?;
    Ok(target().join("release/sipendekar-server"))
}

/// The desktop's released binary for Windows, with the loader of its web view beside it.
pub(super) fn desktop_for_windows() -> Result<PathBuf> {
    build_page()?;
    let mut build = Compiler::ready()?.cargo("build", &["--release", "--locked"]);
    build.args(["--package", "sipendekar-desktop"]);
    must(build.args(["--features", DESKTOP_FEATURES]))?;
    Ok(Compiler::target()
        .join(TRIPLE)
        .join("release/sipendekar-desktop.exe"))
}
