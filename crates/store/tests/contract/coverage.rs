//! No function of the store goes untested: each must be called by name in this folder.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn texts(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut all = Vec::new();
    for path in fs::read_dir(folder).expect("the folder") {
        let path = path.expect("an entry").path();
        let stem = path.file_stem().expect("a name").to_string_lossy();
        if path.is_dir() {
            // What the files of a module offer, it offers under its own name.
            for file in fs::read_dir(&path).expect("the folder") {
                let file = file.expect("an entry").path();
                let text = fs::read_to_string(file).expect("a text");
                all.push((stem.clone().into_owned(), text));
            }
        } else {
            let text = fs::read_to_string(&path).expect("a text");
            all.push((stem.into_owned(), text));
        }
    }
    all
}

/// `aduan::insert` for the functions of a module, `.commit` for the methods of `Store` and `Tx`.
fn offered() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for (module, text) in texts("src") {
        for line in text.lines() {
            let start = line.trim_start();
            let name = start
                .strip_prefix("pub async fn ")
                .or_else(|| start.strip_prefix("pub fn "))
                .and_then(|rest| rest.split(['(', '<']).next());
            let Some(name) = name else { continue };
            let method = line.starts_with(' ');
            all.insert(if method && ["open", "has_schema"].contains(&name) {
                format!("Store::{name}")
            } else if method {
                format!(".{name}")
            } else {
                format!("{module}::{name}")
            });
        }
    }
    all
}

/// Whether a text calls the function: by its module, or plainly after importing from it.
fn calls(text: &str, name: &str) -> bool {
    let called = |name: &str, before: fn(char) -> bool| {
        text.match_indices(name).any(|(at, _)| {
            let (left, right) = (&text[..at], &text[at + name.len()..]);
            (right.starts_with('(') || right.starts_with("::<")) && !left.ends_with(before)
        })
    };
    let Some((module, plain)) = name.split_once("::") else {
        return called(name, |_| false);
    };
    let imported = text.contains(&format!("use store::{module}::"));
    let part_of_another = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | ':');
    called(name, |_| false) || (imported && called(plain, part_of_another))
}

#[test]
fn every_function_of_the_store_is_called_by_a_contract() {
    let offered = offered();
    assert!(offered.len() > 40, "the sources are read: {offered:?}");
    for expected in ["aduan::save", ".commit", "Store::open", "referensi::get"] {
        assert!(offered.contains(expected), "{expected} is found");
    }
    let mut tests = texts("tests/contract");
    tests.retain(|(name, _)| name != "coverage");
    let untested: Vec<_> = offered
        .iter()
        .filter(|name| !tests.iter().any(|(_, text)| calls(text, name)))
        .collect();
    assert!(untested.is_empty(), "no contract calls {untested:?}");
}
