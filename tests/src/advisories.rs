//! Known advisories about crates: the database of RustSec, read by its own library.
//!
//! `tests/advisories.txt` is a copy with every advisory's facts, made by `cargo xtask advisories`, so
//! that they are asked on every machine. `SIPENDEKAR_ADVISORIES` names a newer checkout.

use crate::place::repository;
use anyhow::{Context, Result, ensure};
use rustsec::advisory::{Id, Informational};
use rustsec::report::Settings;
use rustsec::{Database, Lockfile, Report};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// What stands before the path of each advisory in the copy.
const NEXT: &str = "=== ";

/// A database, and where it is from.
pub struct Advisories {
    database: Database,
    /// Where it is from, and when it was taken.
    pub source: String,
}

impl Advisories {
    /// The checkout that was named, or else the copy.
    pub fn open() -> Result<Self> {
        match std::env::var_os("SIPENDEKAR_ADVISORIES").map(PathBuf::from) {
            Some(folder) => Ok(Self {
                database: Database::open(&folder)?,
                source: folder.display().to_string(),
            }),
            None => Self::copy(&fs::read_to_string(
                repository().join("tests/advisories.txt"),
            )?),
        }
    }

    /// Reads a copy.
    pub fn copy(text: &str) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let (source, advisories) = text.split_once('\n').context("its first line")?;
        for advisory in advisories
            .split(NEXT)
            .filter(|text| text.contains("[advisory]"))
        {
            let (path, text) = advisory.split_once('\n').context("a path")?;
            write(&folder, path, text)?;
        }
        Ok(Self {
            database: Database::open(folder.path())?,
            source: source.to_owned(),
        })
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.database.iter().count()
    }

    /// What is known against the crates of a lock file. That nobody maintains a crate any more counts
    /// only for those that we have chosen ourselves.
    pub fn against(
        &self,
        lock: &Lockfile,
        ignored: &[String],
        direct: &BTreeSet<String>,
    ) -> Result<BTreeSet<String>> {
        let ignore: Result<Vec<Id>, _> = ignored.iter().map(|id| id.parse()).collect();
        let settings = Settings {
            ignore: ignore?,
            informational_warnings: vec![
                Informational::Notice,
                Informational::Unmaintained,
                Informational::Unsound,
            ],
            ..Settings::default()
        };
        let report = Report::generate(&self.database, lock, &settings);
        let mut found = BTreeSet::new();
        for one in &report.vulnerabilities.list {
            found.insert(told(&one.package, &one.advisory));
        }
        for one in report.warnings.values().flatten() {
            let Some(advisory) = &one.advisory else {
                continue; // a yanked crate, which only the registry knows
            };
            let unmaintained = advisory.informational == Some(Informational::Unmaintained);
            if !unmaintained || direct.contains(one.package.name.as_str()) {
                found.insert(told(&one.package, advisory));
            }
        }
        Ok(found)
    }
}

fn told(package: &rustsec::package::Package, advisory: &rustsec::advisory::Metadata) -> String {
    let (name, version) = (&package.name, &package.version);
    format!("{} {name} {version}: {}", advisory.id, advisory.title)
}

fn write(folder: &TempDir, path: &str, text: &str) -> Result<()> {
    let file = folder.path().join(path);
    ensure!(
        Path::new(path).starts_with("crates") && !path.contains(".."),
        "{path} is no advisory"
    );
    fs::create_dir_all(file.parent().context("it is in a folder")?)?;
    fs::write(file, text)?;
    Ok(())
}
