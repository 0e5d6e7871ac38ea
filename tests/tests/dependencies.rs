//! What comes from others: under which licence, from where, and what must never come.

use anyhow::{Context, Result, bail, ensure};
use journeys::deny::Deny;
use journeys::metadata::{self, Metadata};

#[test]
fn every_licence_lets_us_pass_the_programs_on() -> Result<()> {
    let allowed = Deny::read()?.licenses.allow;
    for package in Metadata::read()?.packages() {
        let name = metadata::name(package)?;
        let licence = package["license"].as_str();
        let licence = licence.with_context(|| format!("{name} names no licence"))?;
        ensure!(may_be_used(licence, &allowed), "{name} is under {licence}");
    }
    Ok(())
}

/// Any of the alternatives is enough; where an expression has an AND, all of it must do.
fn may_be_used(expression: &str, licences: &[String]) -> bool {
    let plain = expression.replace(['(', ')'], "").replace('/', " OR ");
    let mut names = plain.split(" OR ").flat_map(|part| part.split(" AND "));
    let allowed = |name: &str| licences.iter().any(|licence| licence == name.trim());
    if plain.contains(" AND ") {
        names.all(allowed)
    } else {
        names.any(allowed)
    }
}

#[test]
fn expressions_are_read_with_care() {
    let allowed = ["MIT", "Apache-2.0", "Unicode-3.0"].map(str::to_owned);
    let may = |expression: &str| may_be_used(expression, &allowed);
    assert!(may("MIT OR GPL-3.0"));
    assert!(may("MIT/Apache-2.0"));
    assert!(may("(MIT OR Apache-2.0) AND Unicode-3.0"));
    assert!(!may("GPL-3.0"));
    assert!(!may("MIT AND GPL-3.0"));
}

#[test]
fn everything_comes_from_the_registry() -> Result<()> {
    let registries = Deny::read()?.sources.allow_registry;
    for package in Metadata::read()?.packages() {
        let source = package["source"].as_str();
        let good = source.is_none_or(|source| {
            let registry = source.strip_prefix("registry+").unwrap_or_default();
            registries.iter().any(|known| known == registry)
        });
        ensure!(good, "{} comes from {source:?}", metadata::name(package)?);
    }
    Ok(())
}

#[test]
fn what_is_banned_stays_out() -> Result<()> {
    let bans = Deny::read()?.bans.deny;
    ensure!(!bans.is_empty(), "deny.toml bans crates");
    for package in Metadata::read()?.packages() {
        let name = metadata::name(package)?;
        if let Some(banned) = bans.iter().find(|banned| banned.name == name) {
            bail!("{name} is banned: {}", banned.reason);
        }
    }
    Ok(())
}
