//! The file of the cache: only its officer may open it, and a bad one is put aside.

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use std::io::Read as _;
use std::path::Path;
use std::time::Duration;

/// How each file of SQLite begins that holds anything.
const BEGINNING: &[u8] = b"SQLite format 3\0";

/// Whether something else stands where the database should. SQLite itself would find that out only
/// with the log opened, and remove the log when the connection closes: in its own time, which may
/// be after the next database has put its own log there.
pub(super) fn is_no_database(file: &Path) -> std::io::Result<bool> {
    let mut found = Vec::new();
    match std::fs::File::open(file) {
        Ok(file) => file.take(BEGINNING.len() as u64).read_to_end(&mut found)?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    Ok(!found.is_empty() && found != BEGINNING)
}

/// Moves a file that is no database any more out of the way, and says under which name it is kept:
/// never that of an earlier one. What belongs to it goes first: a new database must never find the
/// log of another.
pub(super) async fn put_aside(file: &Path) -> std::io::Result<String> {
    let free = |name: &String| !file.with_extension(name).exists();
    let names = (2..).map(|n| format!("{n}.rusak"));
    let mut names = std::iter::once("rusak".to_owned()).chain(names);
    let name = names.find(free).unwrap_or_default(); // numbers don't end
    for suffix in ["-wal", "-shm", ""] {
        let with_suffix = |extension: &str| file.with_extension(format!("{extension}{suffix}"));
        rename(&with_suffix("sqlite"), &with_suffix(&name)).await?;
    }
    let aside = file.with_extension(name);
    Ok(aside
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned())
}

/// Renames a file, if it is there. Windows moves no file that somebody has open: the connection
/// that failed closes in its own time, and virus scanners look at what just changed.
async fn rename(from: &Path, to: &Path) -> std::io::Result<()> {
    const TRIES: u32 = if cfg!(windows) { 40 } else { 1 };
    const PAUSE: Duration = Duration::from_millis(50);
    let mut tries = 1;
    loop {
        match std::fs::rename(from, to) {
            Ok(()) => return Ok(()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            Err(error) if tries == TRIES => return Err(error),
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
        tries += 1;
    }
}

/// How the file is opened.
pub(super) fn options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full) // a kept text survives a power cut
        .busy_timeout(Duration::from_secs(5))
        .pragma("secure_delete", "ON")
}

/// Makes a folder that nobody else may look into.
pub(super) fn make_private_folder(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}
