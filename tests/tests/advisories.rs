//! No crate that we use has a known hole.

use anyhow::{Result, ensure};
use journeys::advisories::Advisories;
use journeys::deny::Deny;
use journeys::metadata::{self, Metadata};
use journeys::place::{repository, say};
use rustsec::Lockfile;
use std::collections::BTreeSet;

#[test]
fn no_crate_has_a_known_hole() -> Result<()> {
    let lock = Lockfile::load(repository().join("Cargo.lock"))?;
    let advisories = Advisories::open()?;
    let ignored: Vec<String> = Deny::read()?
        .advisories
        .ignore
        .into_iter()
        .map(|ignored| ignored.id)
        .collect();
    let found = advisories.against(&lock, &ignored, &direct()?)?;
    say(&format!(
        "{} advisories asked about {} crates: {}",
        advisories.count(),
        lock.packages.len(),
        advisories.source
    ));
    ensure!(advisories.count() > 1000, "the database is whole");
    ensure!(found.is_empty(), "known against crates of ours: {found:#?}");
    Ok(())
}

#[test]
fn what_is_ignored_would_be_found() -> Result<()> {
    let lock = Lockfile::load(repository().join("Cargo.lock"))?;
    let found = Advisories::open()?.against(&lock, &[], &direct()?)?;
    for ignored in Deny::read()?.advisories.ignore {
        let still = found.iter().any(|found| found.starts_with(&ignored.id));
        ensure!(
            still,
            "{} concerns us no more: {}",
            ignored.id,
            ignored.reason
        );
    }
    Ok(())
}

#[test]
fn a_hole_is_found() -> Result<()> {
    const COPY: &str = "Taken today\n=== crates/leaky/RUSTSEC-2020-0001.md\n```toml\n[advisory]\nid = \"RUSTSEC-2020-0001\"\npackage = \"leaky\"\ndate = \"2020-01-01\"\n[versions]\npatched = [\">= 2.0.0\"]\n```\n# It leaks\n";
    const LOCK: &str = "version = 4\n[[package]]\nname = \"leaky\"\nversion = \"1.9.0\"\n\
                        source = \"registry+https://github.com/rust-lang/crates.io-index\"\n";
    let advisories = Advisories::copy(COPY)?;
    let nobody = BTreeSet::new();
    let found = advisories.against(&LOCK.parse()?, &[], &nobody)?;
    let told = "RUSTSEC-2020-0001 leaky 1.9.0: It leaks".to_owned();
    ensure!(found == BTreeSet::from([told]), "{found:?}");
    let ignored = ["RUSTSEC-2020-0001".to_owned()];
    ensure!(
        advisories
            .against(&LOCK.parse()?, &ignored, &nobody)?
            .is_empty()
    );
    let mended = LOCK.replace("1.9.0", "2.0.0").parse()?;
    ensure!(advisories.against(&mended, &[], &nobody)?.is_empty());
    Ok(())
}

/// The crates that we have chosen ourselves.
fn direct() -> Result<BTreeSet<String>> {
    let metadata = Metadata::read()?;
    let mut names = BTreeSet::new();
    for package in metadata.ours() {
        names.extend(metadata::used(package)?.into_iter().map(str::to_owned));
    }
    Ok(names)
}
