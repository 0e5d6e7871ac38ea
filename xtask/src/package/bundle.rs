//! The Tauri CLI's bundler around the released desktop.

use super::mark::{self, Bundle};
use super::place::{self, folder};
use super::{glibc, gzip, release};
use crate::shell::{must, npm, root};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// Puts the desktop into a package of this kind and version. The CLI gets a copy in a folder of its
/// own: it marks the program that it bundles, and leaves the mark where bundling fails.
pub(super) fn bundle(kind: &str, version: &str) -> Result<PathBuf> {
    let program = release::desktop()?;
    let target = folder()?.join("cli");
    let release = target.join("release");
    let made = release.join("bundle").join(kind);
    if made.exists() {
        fs::remove_dir_all(&made)?;
    }
    fs::create_dir_all(&release)?;
    mark::ensure_marked(&program, Bundle::None)?;
    fs::copy(&program, release.join(name(&program)?))?;

    let config = config(&program, version)?.to_string();
    let mut cli = npm(&["exec", "--", "tauri", "bundle", "--bundles", kind]);
    cli.args(["--config", &config])
        .env("CARGO_TARGET_DIR", &target);
    must(&mut cli)?;

    let ending = format!(".{kind}");
    let mut files = fs::read_dir(&made)?.filter_map(|entry| Some(entry.ok()?.path()));
    let file = files.find(|path| path.to_string_lossy().ends_with(&ending));
    let file = file.context("the CLI made no package")?;
    let kept = place::output(version)?.join(name(&file)?.to_lowercase());
    fs::copy(&file, &kept)?;
    Ok(kept)
}

/// What is known at the time of bundling only: the version, the C library that this program was
/// linked with, and documents that Debian wants compressed.
fn config(program: &Path, version: &str) -> Result<Value> {
    let (major, minor) = glibc::needed_by(&[program])?;
    let libc = format!("{major}.{minor}");
    let documents = [
        ("changelog", "/usr/share/doc/sipendekar/changelog.gz"),
        (
            "sipendekar-desktop.1",
            "/usr/share/man/man1/sipendekar-desktop.1.gz",
        ),
    ];
    let mut files = serde_json::Map::new();
    for (document, place) in documents {
        let from = root().join("packaging/linux").join(document);
        let to = folder()?.join(format!("{document}.gz"));
        let text = fs::read(&from).with_context(|| from.display().to_string())?;
        gzip::compress(&text, &to)?;
        files.insert(place.to_owned(), json!(to));
    }
    Ok(json!({
        "version": version,
        "bundle": { "linux": {
            "deb": { "depends": [format!("libc6 (>= {libc})")], "files": files },
            "rpm": { "depends": [format!("glibc >= {libc}")], "files": files },
        } },
    }))
}

fn name(file: &Path) -> Result<&str> {
    let name = file.file_name().and_then(|name| name.to_str());
    name.context("a file with a name in UTF-8")
}
