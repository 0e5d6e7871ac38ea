//! The desktop for Debian and Ubuntu, bundled by the Tauri CLI.

use super::bundle::bundle;
use super::mark::{Bundle, ensure_marked};
use super::office::{OFFICE, set_server, try_desktop_entry};
use super::place::{VERSION, next};
use super::root::Root;
use super::seat::{self, Seat};
use super::service::LocalServer;
use super::{lintian, self_update};
use anyhow::{Result, ensure};
use std::path::PathBuf;

const PROGRAM: &str = "/usr/bin/sipendekar-desktop";

/// Bundles the released binary.
pub(super) fn build(version: &str) -> Result<PathBuf> {
    bundle("deb", version)
}

/// Installs, starts, upgrades and removes it, and lets it update itself.
pub(super) fn verify() -> Result<()> {
    let older = build(VERSION)?;
    let newer = build(&next(VERSION)?)?;
    lintian::no_errors(&older)?;
    let server = LocalServer::start()?;
    let root = Root::fresh("deb")?;
    root.install(seat::PACKAGES)?;
    root.install(seat::DESKTOP)?;
    let before = root.files()?;
    let seat = Seat::take(&root, PROGRAM)?;

    let older = root.put(&older)?;
    root.install(&[&older])?;
    ensure_marked(&root.path(PROGRAM), Bundle::Deb)?;
    try_desktop_entry(&root)?;
    set_server(&root, server.url())?;
    seat.passes_self_test()?;
    seat.draws_window("deb")?;

    root.install(&[&root.put(&newer)?])?;
    ensure_newer(&root)?;
    seat.still_knows(&server)?;

    root.sh("apt-get --yes --quiet=2 remove sipendekar")?;
    ensure!(
        root.path(OFFICE).exists(),
        "removing took the office's settings"
    );
    root.sh(&format!("rm {OFFICE}; dpkg --purge sipendekar"))?;
    root.expect_only(&before, "sipendekar")?;

    root.install(&[&older])?;
    self_update::verify(&root, PROGRAM, &newer)?;
    ensure_newer(&root)
}

fn ensure_newer(root: &Root) -> Result<()> {
    let version = root.sh("dpkg-query --show --showformat '${Version}' sipendekar")?;
    ensure!(version == next(VERSION)?, "after the upgrade: {version}");
    Ok(())
}
