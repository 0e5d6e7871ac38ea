//! The desktop for Fedora and openSUSE, bundled by the Tauri CLI.
//!
//! Tried with Debian's `rpm` and Debian's libraries: the names of the dependencies can't be resolved
//! there, so they are only read.

use super::bundle::bundle;
use super::mark::{Bundle, ensure_marked};
use super::office::{OFFICE, set_server, try_desktop_entry};
use super::place::{VERSION, next};
use super::root::Root;
use super::seat::{self, Seat};
use super::self_update;
use super::service::LocalServer;
use crate::say::say;
use anyhow::{Result, ensure};
use std::path::PathBuf;

const PROGRAM: &str = "/usr/bin/sipendekar-desktop";
/// What the program needs, by Debian's names.
const LIBRARIES: &[&str] = &["rpm", "libwebkit2gtk-4.1-0", "libgtk-3-0"];

/// Debian's rpm has a database for each home; elsewhere there is one.
const ONE_DATABASE: &str = "mkdir --parents /etc/rpm; echo '%_dbpath /var/lib/rpm' > /etc/rpm/macros; \
    rpm --initdb";

/// Bundles the released binary.
pub(super) fn build(version: &str) -> Result<PathBuf> {
    bundle("rpm", version)
}

/// Installs, starts, upgrades and removes it, and lets it update itself.
pub(super) fn verify() -> Result<()> {
    let older = build(VERSION)?;
    let newer = build(&next(VERSION)?)?;
    let server = LocalServer::start()?;
    let root = Root::fresh("rpm")?;
    root.install(seat::PACKAGES)?;
    root.install(seat::DESKTOP)?;
    root.install(LIBRARIES)?;
    root.sh(ONE_DATABASE)?;
    let before = root.files()?;
    let seat = Seat::take(&root, PROGRAM)?;

    let older = root.put(&older)?;
    tell_needs(&root, &older)?;
    root.sh(&format!("rpm --checksig --nosignature {older}"))?;
    root.sh(&format!("rpm --install --nodeps {older}"))?;
    ensure_marked(&root.path(PROGRAM), Bundle::Rpm)?;
    try_desktop_entry(&root)?;
    set_server(&root, server.url())?;
    seat.passes_self_test()?;
    seat.draws_window("rpm")?;

    let inside = root.put(&newer)?;
    root.sh(&format!("rpm --upgrade --nodeps {inside}"))?;
    ensure_newer(&root)?;
    seat.still_knows(&server)?;
    let downgraded = root.succeeds(&format!("rpm --upgrade --nodeps {older}"));
    ensure!(!downgraded, "a downgrade was let through");

    root.sh(&format!("rm {OFFICE}; rpm --erase sipendekar"))?;
    root.expect_only(&before, "sipendekar")?;

    root.sh(&format!("rpm --install --nodeps {older}"))?;
    self_update::verify(&root, PROGRAM, &newer)?;
    ensure_newer(&root)
}

fn ensure_newer(root: &Root) -> Result<()> {
    let version = root.sh("rpm --query --queryformat '%{VERSION}' sipendekar")?;
    ensure!(version == next(VERSION)?, "after the upgrade: {version}");
    Ok(())
}

/// The names can't be resolved here, so they are shown.
fn tell_needs(root: &Root, package: &str) -> Result<()> {
    let needs = root.sh(&format!("rpm --query --requires --package {package}"))?;
    let needs: Vec<&str> = needs.lines().collect();
    say(&format!("needs: {}", needs.join(", ")));
    let web_view = needs
        .iter()
        .any(|need| need.starts_with("libwebkit2gtk-4.1.so.0"));
    ensure!(web_view, "it does without a web view");
    Ok(())
}
