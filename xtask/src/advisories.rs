//! The database of RustSec: fetching it, and the copy that the tests read where it can't be fetched.

use crate::say::say;
use crate::shell::{command, must, output, root, target};
use anyhow::{Context, Result, ensure};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Where it is kept.
const DATABASE: &str = "https://github.com/rustsec/advisory-db";

/// Fetches it, within a minute; gives its folder.
pub(crate) fn fetch() -> Result<PathBuf> {
    let folder = target().join("advisory-db");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let mut clone = command(
        "timeout",
        &["60", "git", "clone", "--quiet", "--depth", "1"],
    );
    clone
        .arg(DATABASE)
        .arg(&folder)
        .env("GIT_TERMINAL_PROMPT", "0");
    output(&mut clone)?;
    Ok(folder)
}

/// Writes the copy anew, from a checkout or from what is fetched now.
pub(crate) fn copy(checkout: Option<PathBuf>) -> Result<()> {
    let checkout = checkout.map_or_else(fetch, Ok)?;
    let mut git = command("git", &["-C"]);
    let taken = output(git.arg(&checkout).args(["log", "-1", "--format=%cs"]))?;
    let mut copy = format!(
        "State of {} of {DATABASE}: facts and titles. Public domain; some CC-BY-4.0.\n",
        taken.trim()
    );
    let mut count = 0;
    for file in files(&checkout.join("crates"))? {
        let path = file.strip_prefix(&checkout)?.display().to_string();
        let text = fs::read_to_string(&file)?;
        let facts = facts(&text).with_context(|| path.clone())?;
        write!(copy, "=== {path}\n{facts}")?;
        count += 1;
    }
    ensure!(count > 1000, "only {count} advisories: is that all of it?");
    fs::write(root().join("tests/advisories.txt"), copy)?;
    say(&format!("{count} advisories"));
    must(&mut command(
        "git",
        &["diff", "--stat", "--", "tests/advisories.txt"],
    ))
}

/// Every advisory, in order.
fn files(crates: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(crates).with_context(|| crates.display().to_string())? {
        for entry in fs::read_dir(entry?.path())? {
            found.push(entry?.path());
        }
    }
    found.sort();
    Ok(found)
}

/// The facts of an advisory and its title, without what is told at length.
fn facts(text: &str) -> Option<String> {
    let (facts, told) = text.strip_prefix("```toml\n")?.split_once("\n```")?;
    let title = told.lines().find(|line| line.starts_with("# "))?;
    Some(format!("```toml\n{facts}\n```\n{title}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_and_title_are_kept() {
        let text = "```toml\n[advisory]\nid = \"A\"\n```\n\n# Title\n\nProse.\n";
        let kept = "```toml\n[advisory]\nid = \"A\"\n```\n# Title\n";
        assert_eq!(facts(text).as_deref(), Some(kept));
        assert_eq!(facts("prose"), None);
    }
}
