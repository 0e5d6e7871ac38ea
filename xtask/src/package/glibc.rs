//! The oldest C library (glibc) with which programs can be loaded.

use crate::shell::{command, output};
use anyhow::{Context, Result};
use std::ffi::OsStr;

/// The newest version that any of these files asks for.
pub(crate) fn needed_by(files: &[impl AsRef<OsStr>]) -> Result<(u32, u32)> {
    let said = output(command("readelf", &["--version-info", "--wide"]).args(files))?;
    said.split_whitespace()
        .filter_map(version)
        .max()
        .context("none of the files asks for a version of glibc")
}

/// Reads `GLIBC_2.34`; `GLIBC_PRIVATE` has no number.
fn version(word: &str) -> Option<(u32, u32)> {
    let mut parts = word.strip_prefix("GLIBC_")?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_numbers() {
        assert_eq!(version("GLIBC_2.34"), Some((2, 34)));
        assert_eq!(version("GLIBC_2.2.5"), Some((2, 2)));
        assert_eq!(version("GLIBC_PRIVATE"), None);
        assert_eq!(version("GLIBCXX_3.4"), None);
        assert!(version("GLIBC_2.4") < version("GLIBC_2.34"));
    }
}
