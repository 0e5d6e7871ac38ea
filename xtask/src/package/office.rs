//! What an office does on a Linux computer besides installing: its settings, and its menu.

use super::root::Root;
use crate::say::say;
use anyhow::Result;
use std::fs;

/// Settings of the office.
pub(super) const OFFICE: &str = "/etc/sipendekar/kebijakan.d/50-kantor.json";

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
