//! What the documents point at is there.

use anyhow::{Result, ensure};
use journeys::place::repository;
use std::fs;
use std::path::Path;

/// The documents for whoever changes something.
const DOCUMENTS: &[&str] = &[
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "CHANGELOG.md",
    "docs/BERKONTRIBUSI.md",
    "docs/GLOSARIUM.md",
    "docs/STYLE.md",
];

/// Where a path may begin that is written short.
const SHORT: &[&str] = &[
    "",
    "crates",
    "crates/client/src",
    "crates/server/src",
    "ui/src",
];

/// Endings by which a word is known as a path.
const ENDINGS: &[&str] = &[
    ".rs", ".ts", ".svelte", ".md", ".toml", ".json", ".mjs", ".8", ".txt", ".css",
];

#[test]
fn every_path_in_the_documents_is_there() -> Result<()> {
    let mut missing = Vec::new();
    for document in DOCUMENTS {
        let text = fs::read_to_string(repository().join(document))?;
        for path in paths(&text) {
            let beside = Path::new(document).parent().unwrap_or(Path::new(""));
            let there = SHORT.iter().map(Path::new).chain([beside]);
            let there = there.into_iter().any(|folder| is_there(folder, path));
            if !there {
                missing.push(format!("{document}: {path}"));
            }
        }
    }
    ensure!(missing.is_empty(), "not there: {missing:#?}");
    Ok(())
}

fn is_there(folder: &Path, path: &str) -> bool {
    repository().join(folder).join(path).exists()
}

/// What looks like a path: in backticks with a slash and an ending of ours or below a folder of
/// ours, or the target of a link.
fn paths(text: &str) -> Vec<&str> {
    let quoted = text.split('`').skip(1).step_by(2);
    let quoted = quoted.filter(|word| {
        let ending = ENDINGS.iter().any(|ending| word.ends_with(ending));
        let folder = ["crates/", "tests/", "docs/", "ui/", "packaging/", "xtask/"];
        let below = folder.iter().any(|folder| word.starts_with(folder));
        !word.starts_with('/')
            && word.contains('/')
            && (ending || below)
            && !word.contains([' ', '{', '*', '<', '…'])
    });
    let linked = text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    let linked = linked.map(|target| target.split('#').next().unwrap_or_default());
    let linked = linked.filter(|target| !target.is_empty() && !target.contains("://"));
    let made = ["target/", "data/local"];
    let written = |path: &&str| !made.iter().any(|made| path.starts_with(made));
    quoted.chain(linked).filter(written).collect()
}

#[test]
fn paths_are_known_when_they_are_seen() {
    let text = "See `crates/a/src/b.rs`, `cargo test`, [this](docs/c.md#d) and \
                [that](https://example.org); `target/e2e/x.md` and `ui/src`.";
    assert_eq!(paths(text), ["crates/a/src/b.rs", "ui/src", "docs/c.md"]);
    assert!(!is_there(Path::new("crates"), "nowhere/at/all.rs"));
}
