//! One compiler, wherever it is named.

use anyhow::{Context, Result, ensure};
use journeys::place::repository;
use std::fs;

#[test]
fn every_place_names_the_same_compiler() -> Result<()> {
    let file = read("rust-toolchain.toml")?;
    let pinned = quoted(&file, "channel = \"")?;
    let (least, _) = pinned.rsplit_once('.').context("three numbers")?;
    for (place, said) in [
        ("Cargo.toml", format!("rust-version = \"{least}\"")),
        (".github/workflows/release.yml", format!("RUST: '{pinned}'")),
        (".github/workflows/ci.yml", format!("image: rust:{least}-")),
        ("packaging/server/Containerfile", format!("rust:{pinned}-")),
    ] {
        ensure!(read(place)?.contains(&said), "{place} doesn't say {said}");
    }
    Ok(())
}

fn read(path: &str) -> Result<String> {
    fs::read_to_string(repository().join(path)).context(path.to_owned())
}

fn quoted<'a>(text: &'a str, before: &str) -> Result<&'a str> {
    let (_, value) = text.split_once(before).context("it is pinned")?;
    value.split('"').next().context("quoted")
}
