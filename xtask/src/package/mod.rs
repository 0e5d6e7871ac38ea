//! `cargo xtask package`: what an IT officer installs.
//!
//! Every package is built on a Debian machine from the checkout and the package registries alone,
//! and lands in `target/paket`, with what an IT officer needs besides. `--verify` installs, starts,
//! upgrades and removes each in a fresh root (`root.rs`) or, for Windows, under wine.

mod appimage;
mod bundle;
mod deb;
mod glibc;
mod gzip;
mod handout;
mod journey;
mod kind;
mod lintian;
mod main_job;
pub(crate) mod manifest;
mod mark;
mod mounts;
mod msi;
mod office;
mod place;
mod release;
mod root;
mod rpm;
mod seat;
mod self_update;
mod server;
mod service;

use crate::say::say;
use crate::stages::Stages;
use anyhow::{Result, ensure};
use clap::ValueEnum;
use std::fs;
use std::path::Path;

pub(crate) use kind::Kind;

/// What is asked of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ask {
    /// Its file.
    Build,
    /// Its file, and that it works in a fresh system.
    BuildAndVerify,
}

/// Builds one kind, or all of them.
pub(crate) fn package(kind: Option<Kind>, ask: Ask) -> Result<()> {
    if ask == Ask::BuildAndVerify && !mounts::are_own() {
        return mounts::again_with_own();
    }
    let one = kind.map(|kind| [kind]);
    let all = Kind::value_variants;
    let kinds = one.as_ref().map_or_else(all, |one| one.as_slice());
    let mut stages = Stages::default();
    let outcome = kinds
        .iter()
        .try_for_each(|kind| work(*kind, ask, &mut stages));
    stages.tell();
    outcome?;
    handout::lay()
}

fn work(kind: Kind, ask: Ask, stages: &mut Stages) -> Result<()> {
    stages.run(&format!("{kind:?}: build"), || {
        tell(kind, &kind.build(place::VERSION)?)
    })?;
    if ask == Ask::Build {
        return Ok(());
    }
    stages.run(&format!("{kind:?}: verify"), || kind.verify())?;
    if kind == Kind::Server {
        stages.run("main job, installed", main_job::verify)?;
    }
    Ok(())
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
