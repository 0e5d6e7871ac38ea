//! What comes from others: under which licence, from where, and what must never come.

use anyhow::{Context, Result, bail, ensure};
use journeys::metadata::{self, Metadata};

/// Licences under which we may pass the programs on.
const LICENCES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "bzip2-1.0.6",
];

/// Crates that must not come, and why.
const BANNED: &[(&str, &str)] = &[
    (
        "openssl-sys",
        "TLS is rustls with ring, the same on every platform",
    ),
    (
        "native-tls",
        "TLS is rustls with ring, the same on every platform",
    ),
    (
        "aws-lc-sys",
        "one TLS provider is enough, and this one needs a C build on Windows",
    ),
];

#[test]
fn every_licence_lets_us_pass_the_programs_on() -> Result<()> {
    for package in Metadata::read()?.packages() {
        let name = metadata::name(package)?;
        let licence = package["license"].as_str();
        let licence = licence.with_context(|| format!("{name} names no licence"))?;
        ensure!(may_be_used(licence), "{name} is under {licence}");
    }
    Ok(())
}

/// Any of the alternatives is enough; where an expression has an AND, all of it must do.
fn may_be_used(expression: &str) -> bool {
    let plain = expression.replace(['(', ')'], "").replace('/', " OR ");
    let mut names = plain.split(" OR ").flat_map(|part| part.split(" AND "));
    let allowed = |name: &str| LICENCES.contains(&name.trim());
    if plain.contains(" AND ") {
        names.all(allowed)
    } else {
        names.any(allowed)
    }
}

#[test]
fn expressions_are_read_with_care() {
    assert!(may_be_used("MIT OR GPL-3.0"));
    assert!(may_be_used("MIT/Apache-2.0"));
    assert!(may_be_used("(MIT OR Apache-2.0) AND Unicode-3.0"));
    assert!(!may_be_used("GPL-3.0"));
    assert!(!may_be_used("MIT AND GPL-3.0"));
}

#[test]
fn everything_comes_from_the_registry() -> Result<()> {
    let metadata = Metadata::read()?;
    for package in metadata.packages() {
        let source = package["source"].as_str();
        let good = source.is_none_or(|source| source.starts_with("registry+"));
        ensure!(good, "{} comes from {source:?}", metadata::name(package)?);
    }
    Ok(())
}

#[test]
fn what_is_banned_stays_out() -> Result<()> {
    for package in Metadata::read()?.packages() {
        let name = metadata::name(package)?;
        if let Some((_, why)) = BANNED.iter().find(|(banned, _)| *banned == name) {
            bail!("{name} is banned: {why}");
        }
    }
    Ok(())
}
