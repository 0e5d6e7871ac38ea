//! The shape of the project: who may depend on whom, who may ask the time, what no source says.

use anyhow::{Context, Result, ensure};
use journeys::metadata::{self, Metadata};
use journeys::place::repository;
use journeys::sources::walk::{Source, sources};
use std::collections::BTreeSet;
use std::fs;

/// Every crate of ours, and the crates of ours that it may use. A new crate needs a line. The tests of
/// each may use the testkit.
const ARROWS: &[(&str, &[&str])] = &[
    ("sipendekar-disk", &[]),
    ("sipendekar-domain", &[]),
    ("sipendekar-wire", &["domain"]),
    ("sipendekar-store", &["domain"]),
    ("sipendekar-service", &["disk", "domain", "store", "wire"]),
    ("sipendekar-portal", &["domain", "wire", "service"]),
    ("sipendekar-demo", &["domain", "wire", "service"]),
    (
        "sipendekar-server",
        &["disk", "domain", "wire", "service", "portal", "demo"],
    ),
    ("sipendekar-bench", &["domain", "demo", "service", "server"]),
    ("sipendekar-client", &["disk", "domain", "wire"]),
    (
        "sipendekar-testkit",
        &["domain", "wire", "store", "service"],
    ),
    ("sipendekar-desktop", &["domain", "wire", "client"]),
    ("sipendekar-appimage", &["disk"]),
    ("sipendekar-tests", &[]),
    ("xtask", &[]),
];

/// The files that may ask the system for the time: one clock for each program.
const CLOCKS: &[&str] = &[
    "crates/service/src/ground/clock.rs",
    "crates/client/src/clock.rs",
];

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
            let for_tests = used == "testkit" && metadata::is_for_tests(package, used);
            let may = for_tests || allowed.contains(&used);
            ensure!(may, "{name} must not depend on {used}");
        }
        known.insert(name);
    }
    ensure!(
        known.len() == ARROWS.len(),
        "a line of ARROWS is of no crate: {known:?}"
    );
    Ok(())
}

/// The sources that say one of these, except where they may.
fn saying(sources: &[Source], words: &[&str], may: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        let said = words.iter().filter(|word| source.text.contains(**word));
        let said = said.filter(|_| !may.contains(&source.path.as_str()));
        found.extend(said.map(|word| format!("{} says {word}", source.path)));
    }
    found
}

#[test]
fn what_is_said_is_found_except_where_it_may_be_said() {
    let source = |path: &str| Source {
        path: path.to_owned(),
        text: "let now = ask();".to_owned(),
    };
    let sources = [source("a.rs"), source("clock.rs")];
    assert_eq!(
        saying(&sources, &["ask("], &["clock.rs"]),
        ["a.rs says ask("]
    );
}

#[test]
fn only_the_clocks_ask_the_system_for_the_time() -> Result<()> {
    let asks = [
        concat!("Timestamp::", "now("),
        concat!("SystemTime::", "now("),
        concat!("Zoned::", "now("),
    ];
    let asking = saying(&sources(&["rs"])?, &asks, CLOCKS);
    ensure!(asking.is_empty(), "{asking:#?}");
    Ok(())
}

#[test]
fn what_people_write_is_cleaned_in_one_place() -> Result<()> {
    let words = [concat!("is_", "control("), concat!(".nf", "c()")];
    let may = [
        "crates/domain/src/teks.rs",
        "crates/domain/tests/form.rs",
        "crates/appimage/src/entry.rs", // a path, which a menu's entry can't hold
    ];
    let cleaning = saying(&sources(&["rs"])?, &words, &may);
    ensure!(cleaning.is_empty(), "{cleaning:#?}");
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
    let kinds = [
        "rs", "ts", "svelte", "html", "css", "md", "toml", "json", "sql", "yml",
    ];
    let saying = saying(&sources(&kinds)?, &words, &[]);
    ensure!(saying.is_empty(), "{saying:#?}");
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
    let undone = saying(&sources(&["rs", "ts", "svelte"])?, &marks, &[]);
    ensure!(undone.is_empty(), "{undone:#?}");
    Ok(())
}
