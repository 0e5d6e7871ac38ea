//! The desk's keyring: GNOME's, open, locked, or absent.

use crate::desk::Desk;
use crate::process::{Proc, run};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// What the keyring protects itself with.
pub const PASSWORD: &str = "kunci-brankas-uji";
/// Title of the window in which it asks for that password.
pub const PROMPT: &str = "Unlock Login Keyring";

const NAME: &str = "gnome-keyring-daemon";

/// How the keyring of a desk is when the officer sits down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keyring {
    /// Unlocked at log-in, as on most computers.
    Unlocked,
    /// There, but locked: it asks for its password in a window.
    Locked,
    /// No secret service on this computer.
    Absent,
}

/// Lets the bus start the window that asks for the password.
pub(crate) fn offer_prompter(keyring: Keyring, services: &Path) -> Result<()> {
    if keyring == Keyring::Absent {
        return Ok(());
    }
    let service = "[D-BUS Service]\nName=org.gnome.keyring.SystemPrompter\n\
                   Exec=/usr/libexec/gcr-prompter\n";
    let file = services.join("org.gnome.keyring.SystemPrompter.service");
    fs::write(file, service).context("a service file")
}

/// Starts the daemon of a desk.
pub(crate) async fn start(desk: &Desk, keyring: Keyring) -> Result<Option<Proc>> {
    match keyring {
        Keyring::Absent => Ok(None),
        Keyring::Unlocked => unlocked(desk).await.map(Some),
        Keyring::Locked => {
            drop(unlocked(desk).await?); // makes the keyring with its password
            let mut daemon = desk.command(NAME);
            daemon.args(["--foreground", "--components=secrets"]);
            let daemon = Proc::start(NAME, daemon, &desk.log(NAME))?;
            desk.wait_for_bus_name("org.freedesktop.secrets").await?;
            Ok(Some(daemon))
        }
    }
}

async fn unlocked(desk: &Desk) -> Result<Proc> {
    let mut daemon = desk.command(NAME);
    daemon.args(["--unlock", "--foreground", "--components=secrets"]);
    let daemon = Proc::start_with_input(NAME, daemon, &desk.log(NAME), PASSWORD)?;
    desk.wait_for_bus_name("org.freedesktop.secrets").await?;
    let file = desk.folder().join("data/keyrings/login.keyring");
    crate::wait::until("the keyring is made", crate::wait::SOON, async || {
        Ok(file.exists().then_some(()))
    })
    .await?;
    Ok(daemon)
}

/// Everything the open keyring holds under an attribute, as `secret-tool` tells it.
pub fn search(desk: &Desk, attribute: &str, value: &str) -> Result<String> {
    let mut search = desk.command("timeout");
    search.args(["10", "secret-tool", "search", "--all", attribute, value]);
    run("secret-tool", &mut search)
}

/// What SIPENDEKAR keeps in the open keyring: its secrets alone.
pub fn secrets(desk: &Desk) -> Result<Vec<String>> {
    let found = search(desk, "service", "sipendekar")?;
    let secrets = found
        .lines()
        .filter_map(|line| line.strip_prefix("secret = "));
    Ok(secrets.map(str::to_owned).collect())
}
