//! An AppImage is one file of its officer: it is replaced whole, or stays as it was.

use super::forward::is_step_forward;
use super::{NotInstalled, Package};
use std::io;
use std::path::Path;
use std::process::Command;

/// Puts a verified AppImage in the place of the one that runs, unless that is newer by now. The new
/// file is written beside it first, with its permissions: neither a full disk nor a power cut leaves
/// half a program.
pub fn replace(running: &Path, package: &Package) -> Result<(), NotInstalled> {
    let failed = |why: io::Error| NotInstalled::Failed(format!("{}: {why}", running.display()));
    is_step_forward(&version(running).map_err(failed)?, &package.version)?;
    put_whole(running, &package.bytes).map_err(failed)
}

/// The version of the file there, which need not be the one that runs.
fn version(image: &Path) -> io::Result<String> {
    let answer = Command::new(image).arg("--appimage-version").output()?;
    Ok(String::from_utf8_lossy(&answer.stdout).into_owned())
}

fn put_whole(running: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = running.canonicalize()?; // a link stays one
    disk::replace(&file, bytes)?;
    if let Err(error) = disk::keep_name(&file) {
        // It is replaced all the same; a power cut in this very moment may bring the old one back.
        tracing::warn!(%error, "the folder of the new version was not synchronised");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::{self, Permissions};
    use std::os::unix::fs::{PermissionsExt, symlink};
    use tempfile::TempDir;

    /// An officer's folder with something that says this as its version.
    fn officer(version: &str) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        fs::write(&file, format!("#!/bin/sh\necho {version}\n")).unwrap();
        fs::set_permissions(&file, Permissions::from_mode(0o744)).unwrap();
        folder
    }

    fn files(folder: &TempDir) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    fn package() -> Package {
        Package::of_test(crate::update::Kind::AppImage, "0.2.0", b"new")
    }

    #[test]
    fn the_file_is_replaced_with_its_permissions_and_links_stay() {
        let folder = officer("0.1.0");
        let (file, link) = (folder.path().join("a"), folder.path().join("link"));
        symlink(&file, &link).unwrap();
        fs::write(folder.path().join("a.baru"), "half").unwrap();
        replace(&link, &package()).unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"new");
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o744);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(files(&folder), 2, "nothing is left beside it");
    }

    #[test]
    fn a_newer_one_that_somebody_put_there_stays() {
        let folder = officer("0.3.0");
        let file = folder.path().join("a");
        let refused = replace(&file, &package());
        assert!(matches!(refused, Err(NotInstalled::NotOlder(version)) if version == "0.3.0"));
        assert!(fs::read_to_string(&file).unwrap().contains("0.3.0"));
    }

    #[test]
    fn what_is_no_appimage_or_not_there_is_not_replaced() {
        let folder = officer("");
        let (file, gone) = (folder.path().join("a"), folder.path().join("gone"));
        for place in [&file, &gone] {
            let refused = replace(place, &package());
            assert!(
                matches!(refused, Err(NotInstalled::Failed(_))),
                "{refused:?}"
            );
        }
        assert_eq!(files(&folder), 1, "nothing is left beside it");
    }

    #[test]
    fn what_can_not_take_its_place_is_not_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a");
        fs::create_dir(&place).unwrap();
        assert!(put_whole(&place, b"new").is_err());
        assert!(place.is_dir());
        assert_eq!(files(&folder), 1);
    }
}
