//! The central server for Debian and Ubuntu: program, settings, unit and reference data.

mod calls;
mod installed;
mod machine;
mod tree;
mod verify;

use super::place::{self, VERSION, next};
use super::root::Root;
use crate::shell::{command, must, output};
use anyhow::Result;
use machine::{APT, Machine, PACKAGES};
use std::path::{Path, PathBuf};

/// Builds the package of this version.
pub(super) fn build(version: &str) -> Result<PathBuf> {
    pack(&tree::lay(version)?, version)
}

/// Installs, uses, upgrades, removes and purges it, where systemd runs and where it does not.
pub(super) fn verify() -> Result<()> {
    let next = next(VERSION)?;
    let tree = tree::lay(&next)?;
    tree::add_setting(&tree)?;
    let next = pack(&tree, &next)?;
    verify::all(&file(VERSION)?, &next)
}

/// Boots a fresh system and installs the server's package in it; its log is kept on disk.
pub(super) fn on_machine(package: &Path) -> Result<Machine> {
    let root = Root::fresh("server-kerja")?;
    root.install(PACKAGES)?;
    root.sh("mkdir --parents /var/log/journal")?;
    let package = root.put(package)?;
    let machine = Machine::boot(root)?;
    machine.sh(&format!("{APT} install {package}"))?;
    calls::portal(&machine)?;
    Ok(machine)
}

/// Makes a package of a tree.
fn pack(tree: &Path, version: &str) -> Result<PathBuf> {
    let file = file(version)?;
    let mut build = command("dpkg-deb", &["--root-owner-group", "-Zxz", "--build"]);
    build.env("SOURCE_DATE_EPOCH", changed()?);
    must(build.arg(tree).arg(&file))?;
    Ok(file)
}

fn file(version: &str) -> Result<PathBuf> {
    let architecture = architecture()?;
    Ok(place::output(version)?.join(format!("sipendekar-server_{version}_{architecture}.deb")))
}

/// What Debian calls this kind of machine.
fn architecture() -> Result<String> {
    let told = output(&mut command("dpkg", &["--print-architecture"]))?;
    Ok(told.trim().to_owned())
}

/// When these sources were last changed, in seconds: a package says the same whenever it is built.
fn changed() -> Result<String> {
    let ask = "git log -1 --format=%ct 2>/dev/null || stat --format=%Y Cargo.lock";
    let told = output(&mut command("sh", &["-c", ask]))?;
    Ok(told.trim().to_owned())
}
