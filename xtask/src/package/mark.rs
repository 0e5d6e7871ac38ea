//! The mark in the program that tells the updater how it was installed. Tauri's own bundler sets it
//! for deb and rpm, and leaves it set where bundling failed halfway.

use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// What a mark begins with; three letters follow.
const MARK: &[u8] = b"__TAURI_BUNDLE_TYPE_VAR_";

/// How a program gets to a computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bundle {
    /// Not bundled.
    None,
    Deb,
    Rpm,
    AppImage,
    Msi,
}

impl Bundle {
    /// The letters that Tauri looks for.
    fn letters(self) -> &'static [u8; 3] {
        match self {
            Self::None => b"UNK",
            Self::Deb => b"DEB",
            Self::Rpm => b"RPM",
            Self::AppImage => b"APP",
            Self::Msi => b"MSI",
        }
    }
}

/// Copies a program that was not bundled yet, marked.
pub(super) fn mark(program: &Path, bundle: Bundle, to: &Path) -> Result<()> {
    let mut bytes = fs::read(program).with_context(|| program.display().to_string())?;
    let places = places(&bytes, Bundle::None);
    let [place] = places.as_slice() else {
        anyhow::bail!(
            "{} has {} empty marks, not one: build it anew",
            program.display(),
            places.len()
        );
    };
    bytes[*place..*place + 3].copy_from_slice(bundle.letters());
    fs::copy(program, to)?; // with its permissions
    fs::write(to, bytes)?;
    Ok(())
}

/// Fails unless a program is marked so.
pub(super) fn ensure_marked(program: &Path, bundle: Bundle) -> Result<()> {
    let bytes = fs::read(program).with_context(|| program.display().to_string())?;
    let empty = places(&bytes, Bundle::None).is_empty();
    let marked = match bundle {
        Bundle::None => !empty,
        _ => empty && !places(&bytes, bundle).is_empty(), // the program names all of them
    };
    ensure!(marked, "{} is not marked as {bundle:?}", program.display());
    Ok(())
}

/// Where the letters of this mark are.
fn places(bytes: &[u8], bundle: Bundle) -> Vec<usize> {
    let whole = [MARK, bundle.letters()].concat();
    let windows = bytes.windows(whole.len()).enumerate();
    windows
        .filter(|(_, window)| *window == whole)
        .map(|(at, _)| at + MARK.len())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROGRAM: &[u8] = b"..__TAURI_BUNDLE_TYPE_VAR_UNK..__TAURI_BUNDLE_TYPE_VAR_DEB..";

    #[test]
    fn a_program_is_marked_once() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let (from, to) = (folder.path().join("from"), folder.path().join("to"));
        fs::write(&from, PROGRAM)?;
        assert!(ensure_marked(&from, Bundle::Deb).is_err());
        mark(&from, Bundle::Msi, &to)?;
        ensure_marked(&to, Bundle::Msi)?;
        assert_eq!(fs::read(&to)?.len(), PROGRAM.len());
        assert!(
            mark(&to, Bundle::Deb, &from).is_err(),
            "it is marked already"
        );
        Ok(())
    }
}
