//! The shape of the project: who may depend on whom, who may ask the time, what no source says.

use anyhow::{Context, Result, ensure};
use journeys::metadata::{self, Metadata};
use journeys::place::repository;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Every crate of ours, and the crates of ours that it may use. A new crate needs a line.
const ARROWS: &[(&str, &[&str])] = &[
    ("sipendekar-domain", &[]),
    ("sipendekar-wire", &["domain"]),
    ("sipendekar-store", &["domain"]),
    ("sipendekar-service", &["domain", "store", "wire"]),
    ("sipendekar-portal", &["domain", "wire", "service"]),
    (
        "sipendekar-server",
        &["domain", "wire", "service", "portal"],
    ),
    ("sipendekar-bench", &["domain", "service", "server"]),
    ("sipendekar-client", &["domain", "wire"]),
    ("sipendekar-desktop", &["domain", "wire", "client"]),
    ("sipendekar-appimage", &[]),
    ("sipendekar-tests", &[]),
    ("xtask", &[]),
];

/// The files that may ask the system for the time: one clock for each program.
const CLOCKS: &[&str] = &["crates/service/src/clock.rs", "crates/client/src/clock.rs"];

#[test]
fn crates_depend_on_each_other_only_along_the_arrows() -> Result<()> {
    let metadata = Metadata::read()?;
    let mut known = BTreeSet::new();
    for package in metadata.ours() {
        let name = metadata::name(package)?;
        let arrows = ARROWS.iter().find(|(from, _)| *from == name);
        let (_, allowed) = arrows.with_context(|| format!("{name} has no line in ARROWS"))?;
        for used in metadata::used(package)? {
            let Some(used) = used.strip_prefix("sipendekar-") else {
                continue; // not ours
            };
            ensure!(allowed.contains(&used), "{name} must not depend on {used}");
        }
        known.insert(name);
    }
    ensure!(
        known.len() == ARROWS.len(),
        "a line of ARROWS is of no crate: {known:?}"
    );
    Ok(())
}

#[test]
fn only_the_clocks_ask_the_system_for_the_time() -> Result<()> {
    let asks = [
        concat!("Timestamp::", "now("),
        concat!("SystemTime::", "now("),
        concat!("Zoned::", "now("),
    ];
    for (path, text) in sources(&["rs"])? {
        let may = CLOCKS.iter().any(|clock| path.ends_with(clock));
        for ask in asks {
            ensure!(may || !text.contains(ask), "{} asks {ask})", path.display());
        }
    }
    Ok(())
}

#[test]
fn no_source_speaks_of_the_machine_it_was_written_on() -> Result<()> {
    // Put together here, so that this file doesn't say them either.
    let words = [
        concat!("/wo", "rk/"),
        concat!("../sha", "red"),
        concat!("/ro", "ot/"),
        concat!("/ho", "me/"),
    ];
    for (path, text) in sources(&[
        "rs", "ts", "svelte", "html", "css", "md", "toml", "json", "sql",
    ])? {
        for word in words {
            ensure!(!text.contains(word), "{} says {word}", path.display());
        }
    }
    Ok(())
}

/// Menus, notifications and the installer know the program by this name; where one of them has another,
/// toasts on Windows get lost and links open nothing.
#[test]
fn the_application_has_one_identifier() -> Result<()> {
    const SAID_AGAIN: [&str; 3] = [
        "crates/appimage/src/entry.rs",
        "xtask/src/package/appimage/appdir.rs",
        "xtask/src/package/msi/tables.rs",
    ];
    let config = fs::read_to_string(repository().join("tauri.conf.json"))?;
    let config: serde_json::Value = serde_json::from_str(&config)?;
    let identifier = config["identifier"].as_str().context("an identifier")?;
    for file in SAID_AGAIN {
        let text = fs::read_to_string(repository().join(file))?;
        let said = text.contains(&format!("&str = \"{identifier}\";"));
        ensure!(said, "{file} has another identifier than {identifier}");
    }
    Ok(())
}

#[test]
fn no_source_leaves_work_undone() -> Result<()> {
    let marks = [
        concat!("todo", "!("),
        concat!("unimple", "mented!("),
        concat!("FIX", "ME"),
    ];
    for (path, text) in sources(&["rs", "ts", "svelte"])? {
        for mark in marks {
            ensure!(!text.contains(mark), "{} has a {mark}", path.display());
        }
    }
    Ok(())
}

/// Every tracked text of these kinds.
fn sources(endings: &[&str]) -> Result<Vec<(PathBuf, String)>> {
    let mut found = Vec::new();
    let mut folders = vec![repository().to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                if !is_made(&path) {
                    folders.push(path);
                }
                continue;
            }
            let ending = path.extension().and_then(|ending| ending.to_str());
            if ending.is_some_and(|ending| endings.contains(&ending)) {
                let text = fs::read_to_string(&path)?;
                found.push((path, text));
            }
        }
    }
    ensure!(found.len() > 20, "the checkout has sources");
    Ok(found)
}

/// Folders that programs write, not people.
fn is_made(folder: &Path) -> bool {
    let name = folder
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let made = [
        "target",
        "node_modules",
        "dist",
        "gen",
        "permissions",
        "local",
    ];
    name.starts_with('.') || made.contains(&name)
}
