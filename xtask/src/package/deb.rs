//! The desktop for Debian and Ubuntu, bundled by the Tauri CLI.

use super::bundle::bundle;
use super::mark::{Bundle, ensure_marked};
use super::root::Root;
use super::seat::{self, Seat};
use super::service::LocalServer;
use super::{VERSION, next, self_update};
use crate::package::lintian;
use crate::say::say;
use anyhow::{Result, ensure};
use std::fs;
use std::path::PathBuf;

const PROGRAM: &str = "/usr/bin/sipendekar-desktop";
/// Settings of the office.
pub(super) const OFFICE: &str = "/etc/sipendekar/kebijakan.d/50-kantor.json";

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
    let said = seat.passes_self_test()?;
    ensure!(
        said.contains(server.url()),
        "the upgrade lost the settings: {said}"
    );

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

/// What the office decides for this computer.
pub(super) fn set_server(root: &Root, address: &str) -> Result<()> {
    let settings = serde_json::json!({ "ServerUrl": address });
    Ok(fs::write(root.path(OFFICE), settings.to_string())?)
}

/// The menu shows it, and links of the scheme are handed to it.
pub(super) fn try_desktop_entry(root: &Root) -> Result<()> {
    let entry = root.sh("echo /usr/share/applications/*SIPENDEKAR*.desktop")?;
    let entry = entry.trim();
    root.sh(&format!("desktop-file-validate {entry}"))?;
    root.sh(&format!("grep -q '^Exec=sipendekar-desktop %u$' {entry}"))?;
    let handlers = root.sh(
        "update-desktop-database; grep x-scheme-handler/sipendekar= \
         /usr/share/applications/mimeinfo.cache",
    )?;
    say(handlers.trim());
    root.sh("test -d /etc/sipendekar/kebijakan.d")?;
    root.sh("desktop-file-validate /usr/share/sipendekar/autostart/sipendekar.desktop")?;
    Ok(())
}
