//! Copies of the embedded database, made before somebody changes it.

use crate::db::Store;
use crate::error::Error;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _};
use std::path::{Path, PathBuf};
use std::str::FromStr as _;

/// Writes the database of a `sqlite:path` into a file that is empty or missing, as it is at one
/// moment and without migrating it. Others may read and write meanwhile.
pub async fn copy(address: &str, to: &Path) -> Result<(), Error> {
    if !address.starts_with("sqlite:") {
        return Err(Error::NotAFile);
    }
    let options = SqliteConnectOptions::from_str(address)?.create_if_missing(false);
    let mut database = options.connect().await?;
    sqlx::query("VACUUM INTO $1")
        .bind(to.to_string_lossy().into_owned())
        .execute(&mut database)
        .await?;
    database.close().await?;
    mark(to).await?;
    check(to).await
}

/// Setting that identifies the log.
pub const LOG: &str = "log";

/// Notes in a copy that it is one. Whoever serves it later has lost what came after, and must not be
/// taken for the same log.
async fn mark(copy: &Path) -> Result<(), Error> {
    const SQL: &str = "INSERT INTO referensi (jenis, kode, urut, data)
        VALUES ('setelan', $1, 0, '\"salinan\"')
        ON CONFLICT (jenis, kode) DO UPDATE SET data = excluded.data";
    let mut database = SqliteConnectOptions::new().filename(copy).connect().await?;
    let known: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'referensi'",
    )
    .fetch_one(&mut database)
    .await?;
    if known > 0 {
        sqlx::query(SQL).bind(LOG).execute(&mut database).await?;
    }
    database.close().await?;
    Ok(())
}

/// The file of a `sqlite:path`.
pub fn file(address: &str) -> Option<PathBuf> {
    if !address.starts_with("sqlite:") {
        return None;
    }
    let options = SqliteConnectOptions::from_str(address).ok()?;
    Some(options.get_filename().to_owned())
}

impl Store {
    /// Writes what the open database holds into a missing file, wherever its own file is by now.
    pub async fn copy_to(&self, to: &Path) -> Result<(), Error> {
        let mut reader = self.outside_transactions().await?;
        sqlx::query("VACUUM INTO $1")
            .bind(to.to_string_lossy().into_owned())
            .execute(reader.connection())
            .await?;
        Ok(())
    }
}

/// Reads the copy once: a copy that nobody can open is found on the day on which it is needed.
async fn check(copy: &Path) -> Result<(), Error> {
    let options = SqliteConnectOptions::new().filename(copy).read_only(true);
    let mut database = options.connect().await?;
    let told: String = sqlx::query_scalar("PRAGMA quick_check(1)")
        .fetch_one(&mut database)
        .await?;
    database.close().await?;
    if told == "ok" {
        Ok(())
    } else {
        Err(Error::inconsistent("copy", told))
    }
}
