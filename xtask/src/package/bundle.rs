//! The Tauri CLI's bundler around the released desktop.

use super::{folder, release};
use crate::shell::{must, npm};
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

/// Puts the desktop into a package of this kind and version.
pub(super) fn bundle(kind: &str, version: &str) -> Result<PathBuf> {
    let program = release::desktop()?;
    let made = program.with_file_name("bundle").join(kind);
    if made.exists() {
        fs::remove_dir_all(&made)?;
    }
    let config = format!(r#"{{"version":"{version}"}}"#);
    let mut cli = npm(&["exec", "--", "tauri", "bundle", "--bundles", kind]);
    must(cli.args(["--config", &config]))?;
    let ending = format!(".{kind}");
    let mut files = fs::read_dir(&made)?.filter_map(|entry| Some(entry.ok()?.path()));
    let file = files.find(|path| path.to_string_lossy().ends_with(&ending));
    let file = file.context("the CLI made no package")?;
    let name = file.file_name().context("a file has a name")?;
    let kept = folder()?.join(name.to_string_lossy().to_lowercase());
    fs::copy(&file, &kept)?;
    Ok(kept)
}
