//! The desktop for Fedora and openSUSE, bundled by the Tauri CLI.
//!
//! Tried with Debian's `rpm` and Debian's libraries: the names of the dependencies can't be resolved
//! there, so they are only read.

use super::bundle::bundle;
use super::deb::try_desktop_entry;
use super::mark::{Bundle, ensure_marked};
use super::root::Root;
use super::service::LocalServer;
use super::{VERSION, next, seat};
use crate::say::say;
use anyhow::{Result, ensure};
use std::path::PathBuf;

const PROGRAM: &str = "/usr/bin/sipendekar-desktop";
/// What the program needs, by Debian's names.
const LIBRARIES: &[&str] = &["rpm", "libwebkit2gtk-4.1-0", "libgtk-3-0"];

/// Bundles the released binary.
pub(super) fn build(version: &str) -> Result<PathBuf> {
    bundle("rpm", version)
}

/// Installs, starts, upgrades and removes it.
pub(super) fn verify() -> Result<()> {
    let older = build(VERSION)?;
    let newer = build(&next(VERSION)?)?;
    let server = LocalServer::start()?;
    let root = Root::fresh("rpm")?;
    root.install(seat::PACKAGES)?;
    root.install(LIBRARIES)?;
    root.sh("rpm --initdb")?;
    let before = root.files()?;

    let older = root.put(&older)?;
    let needs = root.sh(&format!("rpm --query --requires --package {older}"))?;
    ensure!(
        needs.contains("libwebkit2gtk-4.1.so.0"),
        "it needs only:\n{needs}"
    );
    say(&format!(
        "needs: {}",
        needs.split_whitespace().collect::<Vec<_>>().join(" ")
    ));
    root.sh(&format!("rpm --checksig --nosignature {older}"))?;
    root.sh(&format!("rpm --install --nodeps {older}"))?;
    ensure_marked(&root.path(PROGRAM), Bundle::Rpm)?;
    try_desktop_entry(&root)?;
    seat::self_test(&root, PROGRAM, server.url())?;
    seat::draws_window(&root, PROGRAM, "rpm")?;

    let newer = root.put(&newer)?;
    root.sh(&format!("rpm --upgrade --nodeps {newer}"))?;
    let version = root.sh("rpm --query --queryformat '%{VERSION}' sipendekar")?;
    ensure!(version == next(VERSION)?, "after the upgrade: {version}");
    seat::self_test(&root, PROGRAM, server.url())?;
    let refused = root.succeeds(&format!("rpm --upgrade --nodeps {older}"));
    ensure!(!refused, "a downgrade was let through");

    root.sh("rpm --erase sipendekar")?;
    root.expect_only(&before, "sipendekar")
}
