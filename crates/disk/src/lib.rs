//! Files as everybody here writes them: success is told after the disk was asked and lengths were
//! compared, a name holds the whole file or what was there before, and secrets are for one user.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// A new file that no other user of the machine can read.
pub fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Writes a secret into a new file of that kind; where that fails, nothing stays under the name.
pub fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = create_private(path)?;
    if let Err(cause) = fill(&mut file, bytes) {
        let _ = fs::remove_file(path); // that it could not be written is what matters
        return Err(cause);
    }
    keep_name(path)
}

/// Writes into an empty file, and asks the disk whether it has all of it: what is queued may fail.
pub fn fill(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    confirm(file, bytes.len() as u64)
}

/// Asks the disk whether it has a file of this length.
pub fn confirm(file: &File, length: u64) -> io::Result<()> {
    file.sync_all()?;
    let there = file.metadata()?.len();
    if there == length {
        return Ok(());
    }
    let told = format!("{there} of {length} bytes are there");
    Err(io::Error::new(ErrorKind::WriteZero, told))
}

/// Asks the disk for a file that somebody else wrote, such as SQLite, and for its name.
pub fn keep(path: &Path) -> io::Result<()> {
    OpenOptions::new().write(true).open(path)?.sync_all()?;
    keep_name(path)
}

/// Puts a file in the place of whatever has this name, with its permissions: whole, or not at all. The
/// name itself is asked for by [`keep_name`].
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let begun = begun(path);
    let _ = fs::remove_file(&begun); // of a power cut; there seldom is one
    let placed = write_beside(path, &begun, bytes).and_then(|()| fs::rename(&begun, path));
    if placed.is_err() {
        // It may not be there; that it could not be written is what matters.
        let _ = fs::remove_file(&begun);
    }
    placed
}

/// The name under which a file is written that is not whole yet.
fn begun(path: &Path) -> PathBuf {
    path.with_added_extension("baru")
}

/// Never through a link that somebody put there: the file has to be new.
fn write_beside(path: &Path, begun: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(begun)?;
    if let Ok(before) = fs::metadata(path) {
        file.set_permissions(before.permissions())?;
    }
    fill(&mut file, bytes)
}

/// Asks the disk for a name that was given: without that, a power cut may take a whole file away.
pub fn keep_name(path: &Path) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    keep_folder(folder.unwrap_or(Path::new(".")))
}

/// Asks the disk for all names in a folder.
#[cfg(unix)]
fn keep_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Other systems open no folder, and write names through.
#[cfg(not(unix))]
fn keep_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<_> = names.filter_map(|name| name.into_string().ok()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_full_disk_is_told_when_a_file_is_written() {
        let mut full = OpenOptions::new();
        let mut full = full.write(true).open("/dev/full").expect("Linux has it");
        let told = fill(&mut full, &[7; 5000]).expect_err("no byte fits");
        assert_eq!(told.kind(), ErrorKind::StorageFull);
    }

    #[test]
    fn a_length_that_is_not_there_is_told() {
        let mut file = tempfile::tempfile().expect("a file");
        file.write_all(b"enam b").expect("written");
        confirm(&file, 6).expect("as long as it should be");
        let told = confirm(&file, 7).expect_err("a byte is missing");
        assert_eq!(told.to_string(), "6 of 7 bytes are there");
    }

    #[test]
    fn a_file_that_could_not_be_written_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        let taken = folder.path().join("satu");
        fs::create_dir_all(taken.join("isi")).expect("something stands in its place");
        replace(&taken, b"foto").expect_err("no file can be put there");
        assert_eq!(names(folder.path()), ["satu"]);
    }

    #[test]
    fn a_file_is_replaced_whole_and_keeps_its_permissions() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("satu");
        fs::write(&path, "lama").expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("set");
        fs::write(begun(&path), "separuh").expect("a power cut left it");
        replace(&path, b"yang baru").expect("replaced");
        keep_name(&path).expect("kept");
        assert_eq!(fs::read(&path).expect("read"), b"yang baru");
        let mode = fs::metadata(&path).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        assert_eq!(names(folder.path()), ["satu"]);
    }

    #[test]
    fn nothing_is_written_through_a_link_that_lies_in_the_way() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, other) = (folder.path().join("satu"), folder.path().join("lain"));
        fs::write(&other, "milik lain").expect("written");
        symlink(&other, begun(&path)).expect("a link");
        replace(&path, b"yang baru").expect("replaced");
        assert_eq!(fs::read(&other).expect("read"), b"milik lain");
    }

    #[test]
    fn a_secret_is_for_its_owner_and_never_replaces_another() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("kunci");
        write_private(&path, b"rahasia").expect("written");
        let mode = fs::metadata(&path).expect("there").permissions().mode();
        assert_eq!(mode & 0o077, 0, "{mode:o}");
        let refused = write_private(&path, b"lain").expect_err("it is there");
        assert_eq!(refused.kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).expect("read"), b"rahasia");
    }
}
