//! What the desktop keeps on disk, so that it works without the server: views of aduan, the
//! ledger of notices, and texts being written. Whatever people wrote is sealed.

mod aduan;
mod file;
mod ledger;
mod meta;
mod unsent;
mod version;

pub(crate) use ledger::{LedgerRow, Mark};
pub(crate) use meta::Meta;

use crate::cipher::Key;
use domain::id::{PersonId, Seq};
use file::{is_no_database, make_private_folder, options, put_aside};
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::error::DatabaseError;
use sqlx::migrate::MigrateError;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use sqlx::{Sqlite, Transaction};
use std::path::{Path, PathBuf};
use thiserror::Error;
use uuid::Uuid;

/// Name of the file in the folder of the program.
const FILE: &str = "cache.sqlite";

/// What can be removed, each by its statement.
const VIEWS: &str = "DELETE FROM aduan";
const NOTICES: &str = "DELETE FROM notice";
const CURSORS: &str = "DELETE FROM meta WHERE key IN ('cursor', 'notice_cursor', 'log')";
/// Whose cache it is; the address, its key, who signed out, how the server knows
/// this computer, what was left for later and whether closing is known stay.
const PERSON: &str = "DELETE FROM meta WHERE key NOT IN ('alamat', 'update_postponed', 'closing_known') \
    AND key NOT GLOB 'signed_out/*' AND key NOT GLOB 'key/*' AND key NOT GLOB 'known_device/*'";

/// Why the cache failed.
#[derive(Debug, Error)]
pub enum CacheError {
    /// The database failed.
    #[error("the cache's database failed: {0}")]
    Database(#[from] sqlx::Error),
    /// The database could not be brought up to date.
    #[error("the cache could not be migrated: {0}")]
    Migration(#[from] MigrateError),
    /// The folder could not be made.
    #[error("the cache's folder failed: {0}")]
    Folder(#[from] std::io::Error),
    /// A sealed text could not be opened, or was not what it should be.
    #[error("the cache holds something sealed with another key")]
    Sealed,
}

/// SQLite's words for a file that is no database any more.
const SQLITE_CORRUPT: i32 = 11;
const SQLITE_NOTADB: i32 = 26;

impl CacheError {
    /// Whether the file is no database any more. A full disk, a lock or the schema of a newer
    /// program is no such thing.
    fn is_unreadable(&self) -> bool {
        let error = match self {
            Self::Database(error)
            | Self::Migration(
                MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _),
            ) => error,
            Self::Migration(_) | Self::Folder(_) | Self::Sealed => return false,
        };
        let code = error.as_database_error().and_then(DatabaseError::code);
        let code = code.and_then(|code| code.parse::<i32>().ok());
        let primary = code.map(|code| code & 0xff); // the rest says where it happened
        matches!(primary, Some(SQLITE_CORRUPT | SQLITE_NOTADB))
    }
}

/// Where the cache lies.
#[derive(Debug, Clone)]
pub(crate) enum Place {
    /// In a folder, sealed with a key that the keyring keeps.
    Folder(PathBuf),
    /// In memory, because no keyring could keep the key.
    Memory,
}

/// The database, still without a key.
#[derive(Debug, Clone)]
pub(crate) struct Database {
    pool: SqlitePool,
    /// The name under which a file that was no database any more was put aside by this start.
    pub(crate) aside: Option<String>,
}

impl Database {
    /// Opens the database and brings it up to date. A file that is no database any more is put
    /// aside, so that a bad disk does not keep the officer from working; one that cannot be opened
    /// for another reason stays, with the texts in it.
    pub(crate) async fn open(place: &Place) -> Result<Self, CacheError> {
        let Place::Folder(folder) = place else {
            return Self::connect(SqliteConnectOptions::new().in_memory(true)).await;
        };
        make_private_folder(folder)?;
        let file = folder.join(FILE);
        if is_no_database(&file)? {
            tracing::error!("the cache is no database and is put aside");
            return Self::begin_anew(&file).await; // before SQLite could touch what belongs to it
        }
        match Self::connect(options(&file)).await {
            Err(error) if error.is_unreadable() => {
                tracing::error!(%error, "the cache is unreadable and is put aside");
                Self::begin_anew(&file).await
            }
            opened => opened,
        }
    }

    async fn begin_anew(file: &Path) -> Result<Self, CacheError> {
        let aside = put_aside(file).await?;
        let anew = Self::connect(options(file)).await?;
        Ok(Self {
            aside: Some(aside),
            ..anew
        })
    }

    async fn connect(options: SqliteConnectOptions) -> Result<Self, CacheError> {
        let pool = SqlitePoolOptions::new()
            .max_connections(1) // one writer; reads are served from memory
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options)
            .await?;
        match sqlx::migrate!().run(&pool).await {
            Ok(()) => Ok(Self { pool, aside: None }),
            Err(error) => {
                pool.close().await; // or Windows would not let the file be moved
                Err(error.into())
            }
        }
    }

    /// Removes every aduan and notice and the cursors; texts being written stay.
    pub(crate) async fn wipe_views(&self) -> Result<(), CacheError> {
        self.erase(&[VIEWS, NOTICES, CURSORS]).await
    }

    /// Removes what an officer saw, and who it was. Texts being written stay for whoever wrote
    /// them: only their writer can hand them in or remove them.
    pub(crate) async fn wipe(&self) -> Result<(), CacheError> {
        self.erase(&[VIEWS, NOTICES, PERSON]).await
    }

    /// Removes these rows together, and from the disk too.
    async fn erase(&self, what: &[&'static str]) -> Result<(), CacheError> {
        let mut tx = self.begin().await?;
        for statement in what {
            sqlx::query(*statement).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        self.shrink().await
    }

    /// Gives the freed pages back, and empties the log that still holds them.
    async fn shrink(&self) -> Result<(), CacheError> {
        let shrunk = sqlx::query("VACUUM").execute(&self.pool).await; // a full disk has no room for it
        let emptied = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
            .execute(&self.pool)
            .await;
        shrunk.and(emptied)?;
        Ok(())
    }

    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }

    /// Begins to write. Where the disk was full, SQLite gave up the transaction by itself; the driver
    /// still counts it, and would begin none ever after: that connection is closed, and another one
    /// opened. One in memory stays, or all that it holds would be lost.
    async fn begin(&self) -> Result<Transaction<'static, Sqlite>, CacheError> {
        const BEGIN: &str = "BEGIN IMMEDIATE";
        let in_memory = self.pool.connect_options().get_filename() == Path::new(":memory:");
        match self.pool.begin_with(BEGIN).await {
            Err(sqlx::Error::InvalidSavePointStatement) if !in_memory => {
                self.pool.acquire().await?.close().await?;
                Ok(self.pool.begin_with(BEGIN).await?)
            }
            begun => Ok(begun?),
        }
    }
}

fn seal(key: &Key, place: &str, value: &(impl Serialize + ?Sized)) -> Vec<u8> {
    let plain = zeroize::Zeroizing::new(serde_json::to_vec(value).unwrap_or_default()); // our own types always write
    key.seal(place, &plain)
}

fn open<T: DeserializeOwned>(key: &Key, place: &str, sealed: &[u8]) -> Result<T, CacheError> {
    let plain = key.open(place, sealed).ok_or(CacheError::Sealed)?;
    serde_json::from_slice(&plain).map_err(|_| CacheError::Sealed)
}

/// The database with its key.
#[derive(Clone)]
pub(crate) struct Cache {
    pub(crate) database: Database,
    key: Key,
    /// Seals the texts being written, so that nobody reads, overwrites or loses another's.
    unsent_key: Key,
}

impl Cache {
    pub(crate) fn new(database: Database, key: Key) -> Self {
        let unsent_key = key.clone();
        Self {
            database,
            key,
            unsent_key,
        }
    }

    /// The same cache with the texts of this person.
    pub(crate) fn of(self, petugas: PersonId) -> Self {
        let unsent_key = self.key.of(petugas);
        Self { unsent_key, ..self }
    }

    pub(crate) fn key(&self) -> &Key {
        &self.key
    }

    fn seal(&self, place: &str, value: &impl Serialize) -> Vec<u8> {
        seal(&self.key, place, value)
    }

    fn open<T: DeserializeOwned>(&self, place: &str, sealed: &[u8]) -> Result<T, CacheError> {
        open(&self.key, place, sealed)
    }

    /// Records one page of news, whole or not at all.
    pub(crate) async fn apply(&self, news: &News<'_>) -> Result<(), CacheError> {
        let mut tx = self.database.begin().await?;
        for view in news.aduan {
            self.put_aduan(&mut tx, view).await?;
        }
        for id in news.hapus {
            aduan::remove(&mut tx, *id).await?;
        }
        for row in news.ledger {
            self.put_ledger(&mut tx, row).await?;
        }
        meta::put_number(&mut tx, "cursor", news.cursor.0).await?;
        if let Some(log) = news.log {
            meta::put_log(&mut tx, log).await?;
        }
        if let Some((notice_cursor, kontak)) = news.complete {
            meta::put_number(&mut tx, "notice_cursor", notice_cursor).await?;
            meta::put_number(&mut tx, "kontak", millis(kontak)).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

/// One page of news, as it is recorded.
pub(crate) struct News<'a> {
    pub(crate) aduan: &'a [wire::aduan::AduanView],
    pub(crate) hapus: &'a [domain::id::AduanId],
    pub(crate) ledger: &'a [LedgerRow],
    pub(crate) cursor: Seq,
    /// Which log the cursor is of.
    pub(crate) log: Option<Uuid>,
    /// Cursor of the notices and time of the contact, once the last page is there. A pull that
    /// breaks off gets its notices again.
    pub(crate) complete: Option<(i64, Timestamp)>,
}

/// A time as the database keeps it.
fn millis(at: Timestamp) -> i64 {
    at.as_millisecond()
}

/// A time as the database kept it.
fn from_millis(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(millis).unwrap_or(Timestamp::UNIX_EPOCH)
}

#[cfg(test)]
mod tests;
