//! Finding the sources: every text that people write, not what programs write.

use crate::place::repository;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// Folders that programs write, not people.
const MADE: &[&str] = &[
    "target",
    "node_modules",
    "dist",
    "gen",
    "permissions",
    "local",
];

/// One text of the checkout.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its path in the checkout, with slashes.
    pub path: String,
    /// All of it.
    pub text: String,
}

impl Source {
    /// How many lines it has.
    pub fn lines(&self) -> usize {
        self.text.lines().count()
    }

    /// The name of the file.
    pub fn file(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The folder that it lies in.
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

/// Every text with one of these endings.
pub fn sources(endings: &[&str]) -> Result<Vec<Source>> {
    let root = repository();
    let mut found = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                if !is_made(&path) {
                    folders.push(path);
                }
            } else if has_ending(&path, endings) {
                found.push(read(root, &path)?);
            }
        }
    }
    ensure!(found.len() > 20, "the checkout has sources");
    found.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(found)
}

fn read(root: &Path, path: &Path) -> Result<Source> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let path = path.strip_prefix(root)?.to_string_lossy();
    Ok(Source {
        path: path.replace('\\', "/"),
        text,
    })
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| endings.contains(&ending))
}

fn is_made(folder: &Path) -> bool {
    let name = folder.file_name().and_then(|name| name.to_str());
    name.is_none_or(|name| name.starts_with('.') || MADE.contains(&name))
}
