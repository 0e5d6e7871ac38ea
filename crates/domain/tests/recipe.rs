//! The recipe in ARCHITECTURE.md for a new command is true: the files that it names are those that
//! know every command there is.

use domain::aduan::command::CommandKind;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Sources of the product, by their path in the repository; neither tests nor what is generated.
fn sources() -> Vec<(String, String)> {
    let root = repository();
    let crates = fs::read_dir(root.join("crates")).expect("crates");
    let mut folders: Vec<PathBuf> = crates
        .map(|entry| entry.expect("a crate").path().join("src"))
        .chain([root.join("src-tauri/src"), root.join("ui/src")])
        .filter(|folder| folder.is_dir())
        .collect();
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                let path = path.strip_prefix(&root).expect("inside the repository");
                found.push((path.to_string_lossy().replace('\\', "/"), text));
            }
        }
    }
    found.retain(|(path, _)| !path.contains("test") && path != "ui/src/wire/types.ts");
    found
}

/// Whether a text says a word, as a whole.
fn says(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .any(|other| other == word)
}

#[test]
fn the_recipe_for_a_command_names_the_files_that_know_every_command() {
    let names: Vec<(String, &str)> = CommandKind::ALL
        .into_iter()
        .map(|kind| (format!("{kind:?}"), kind.as_str()))
        .collect();
    let knowing: BTreeSet<String> = sources()
        .into_iter()
        .filter(|(path, text)| {
            let is_page = path.starts_with("ui/");
            let mut words = names
                .iter()
                .map(|(variant, code)| if is_page { code } else { variant.as_str() });
            words.all(|word| says(text, word))
        })
        .map(|(path, _)| path)
        .collect();

    let page = fs::read_to_string(repository().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let (_, recipe) = page.split_once("- **A command:**").expect("the recipe");
    let (recipe, _) = recipe.split_once("\n- **").expect("another recipe");
    let named: BTreeSet<String> = recipe
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|code| code.contains('/') && code.contains('.') && !code.contains("/tests/"))
        .map(str::to_owned)
        .collect();
    assert_eq!(
        named, knowing,
        "the recipe names each of them, and no other"
    );
    assert!(knowing.len() <= 8, "a command stays cheap to add");
}
