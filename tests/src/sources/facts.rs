//! What the tests ask of the product, read once: the syntax itself can't be passed between threads.

use super::circles::Imports;
use super::product::{self, File};
use super::shape::{self, Function};
use super::walk::Source;
use super::writes;
use anyhow::Result;
use std::collections::BTreeSet;

/// A crate in facts.
pub struct CrateFacts {
    /// Its folder: `crates/domain/src`.
    pub folder: String,
    /// Which module names which others.
    pub imports: Imports,
    /// Its files.
    pub files: Vec<FileFacts>,
}

/// A file in facts.
pub struct FileFacts {
    /// Its text.
    pub source: Source,
    /// Its lines, without tests.
    pub lines: usize,
    /// Its functions.
    pub functions: Vec<Function>,
    /// Lines of arms that pass variants of our enums over in silence.
    pub silent_arms: Vec<usize>,
    /// Its calls that put bytes on a disk.
    pub writes: Vec<String>,
}

/// Reads every crate of the product.
pub fn read() -> Result<Vec<CrateFacts>> {
    let crates = product::crates()?;
    let mut ours = BTreeSet::new();
    for file in crates.iter().flat_map(|krate| &krate.files) {
        ours.extend(shape::enums(&file.rust.syntax));
    }
    let facts = crates.into_iter().map(|krate| CrateFacts {
        imports: Imports::of(&krate),
        files: krate
            .files
            .into_iter()
            .map(|file| of(file, &ours))
            .collect(),
        folder: krate.folder,
    });
    Ok(facts.collect())
}

fn of(file: File, ours: &BTreeSet<String>) -> FileFacts {
    FileFacts {
        lines: file.rust.lines,
        functions: shape::functions(&file.rust.syntax),
        silent_arms: shape::silent_arms(&file, ours),
        writes: writes::writes(&file.rust.syntax),
        source: file.source,
    }
}
