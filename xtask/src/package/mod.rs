//! `cargo xtask package`: what an IT officer installs.
//!
//! Every package is built on a Debian machine from the checkout and the package registries alone,
//! and lands in `target/paket`, with what an IT officer needs besides. `--verify` installs, starts, upgrades and removes each in a fresh
//! root (`root.rs`) or, for Windows, under wine.

mod appimage;
mod bundle;
mod deb;
mod glibc;
mod gzip;
mod handout;
mod journey;
mod lintian;
mod main_job;
pub(crate) mod manifest;
mod mark;
mod mounts;
mod msi;
mod release;
mod root;
mod rpm;
mod seat;
mod self_update;
mod server;
mod service;

use crate::say::say;
use crate::shell::target;
use crate::stages::Stages;
use anyhow::{Context, Result, ensure};
use clap::ValueEnum;
use std::fs;
use std::path::{Path, PathBuf};

/// A kind of package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// The desktop for Debian and Ubuntu.
    Deb,
    /// The desktop for Fedora and openSUSE.
    Rpm,
    /// The desktop as one file for every Linux.
    Appimage,
    /// The desktop for Windows.
    Msi,
    /// The central server for Debian and Ubuntu.
    Server,
}

impl Kind {
    /// Builds it with this version and gives its file.
    fn build(self, version: &str) -> Result<PathBuf> {
        match self {
            Self::Deb => deb::build(version),
            Self::Rpm => rpm::build(version),
            Self::Appimage => appimage::build(version),
            Self::Msi => msi::build(version),
            Self::Server => server::build(version),
        }
    }

    /// Builds it, then tries it as an IT officer would: install, start, upgrade, remove.
    fn verify(self) -> Result<()> {
        match self {
            Self::Deb => deb::verify(),
            Self::Rpm => rpm::verify(),
            Self::Appimage => appimage::verify(),
            Self::Msi => msi::verify(),
            Self::Server => server::verify(),
        }
    }

    /// The most it may weigh, in bytes; none where nobody set a limit.
    fn limit(self) -> Option<u64> {
        const MEGABYTES_12: u64 = 12 * 1_000_000;
        match self {
            Self::Deb | Self::Msi => Some(MEGABYTES_12),
            Self::Rpm | Self::Appimage | Self::Server => None,
        }
    }
}

/// Builds one kind, or all of them.
pub(crate) fn package(kind: Option<Kind>, verify: bool) -> Result<()> {
    if verify && !mounts::are_own() {
        return mounts::again_with_own();
    }
    let one = kind.map(|kind| [kind]);
    let all = Kind::value_variants;
    let kinds = one.as_ref().map_or_else(all, |one| one.as_slice());
    let mut stages = Stages::default();
    let outcome = kinds
        .iter()
        .try_for_each(|kind| work(*kind, verify, &mut stages));
    stages.tell();
    outcome?;
    handout::lay()
}

fn work(kind: Kind, verify: bool, stages: &mut Stages) -> Result<()> {
    stages.run(&format!("{kind:?}: build"), || {
        tell(kind, &kind.build(VERSION)?)
    })?;
    if !verify {
        return Ok(());
    }
    stages.run(&format!("{kind:?}: verify"), || kind.verify())?;
    if kind == Kind::Server {
        stages.run("main job, installed", main_job::verify)?;
    }
    Ok(())
}

/// The version of this checkout.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The version after this one, for upgrades.
fn next(version: &str) -> Result<String> {
    let (rest, last) = version.rsplit_once('.').context("a version has dots")?;
    Ok(format!("{rest}.{}", last.parse::<u32>()? + 1))
}

/// Says how large a package is, and fails if it is too large.
fn tell(kind: Kind, file: &Path) -> Result<()> {
    let size = fs::metadata(file)?.len();
    say(&format!("{}: {}", file.display(), megabytes(size)));
    let limit = kind.limit().unwrap_or(u64::MAX);
    ensure!(size <= limit, "at most {} are allowed", megabytes(limit));
    Ok(())
}

fn megabytes(bytes: u64) -> String {
    format!("{}.{:02} MB", bytes / 1_000_000, bytes % 1_000_000 / 10_000)
}

/// The folder in which packages of a version land. What was built only to try an upgrade lies
/// apart: nobody must publish it.
fn output(version: &str) -> Result<PathBuf> {
    let output = if version == VERSION {
        target().join("paket")
    } else {
        folder()?.join("pemutakhiran")
    };
    made(output)
}

/// The folder for what is needed on the way.
fn folder() -> Result<PathBuf> {
    made(target().join("paket-kerja"))
}

fn made(folder: PathBuf) -> Result<PathBuf> {
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    Ok(folder)
}
