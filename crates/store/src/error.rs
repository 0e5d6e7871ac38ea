//! What can go wrong between the program and its database.

use sqlx::migrate::MigrateError;
use std::borrow::Cow;
use std::sync::Arc;
use thiserror::Error;

/// A failure of the store. Nothing of the transaction has been kept.
#[derive(Debug, Error)]
pub enum Error {
    /// The database could not be reached or refused the statement.
    #[error("database: {0}")]
    Driver(#[from] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("migration: {0}")]
    Migrate(MigrateError),
    /// A newer release has brought the schema further than this one knows.
    #[error("schema {0} is of a newer release")]
    NewerSchema(i64),
    /// The schema was made by another text than that of the release.
    #[error("schema {0} is not that of a release")]
    OtherSchema(i64),
    /// There are tables, and nothing tells by which migrations they were made.
    #[error("the list of migrations is lost")]
    LostSchema,
    /// A row does not mean what it must mean.
    #[error("inconsistent row in {table}: {what}")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// What is wrong, without personal data.
        what: String,
    },
    /// Somebody else changed the aduan since it was read.
    #[error("the aduan was changed by somebody else")]
    Conflict,
    /// Something unique is taken already.
    #[error("already taken")]
    Duplicate,
    /// The commit failed, for everybody who shared it.
    #[error("not kept: {0}")]
    NotKept(Arc<sqlx::Error>),
    /// Nobody could write for a long time.
    #[error("no turn to write in time")]
    Busy,
    /// What commits broke in the middle; nothing of the transaction was kept.
    #[error("the writer of the database broke off")]
    BrokenOff,
    /// The store is closed.
    #[error("the store is closed")]
    Closed,
    /// A database that is no file can't be copied as one.
    #[error("only an SQLite database is copied here")]
    NotAFile,
    /// The address names no known engine.
    #[error("database address must start with sqlite: or postgres:")]
    Address,
}

impl From<MigrateError> for Error {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::VersionMissing(version) => Self::NewerSchema(version),
            MigrateError::VersionMismatch(version) => Self::OtherSchema(version),
            // The first one fails alone where its tables are there already.
            MigrateError::ExecuteMigration(_, 1) => Self::LostSchema,
            other => Self::Migrate(other),
        }
    }
}

impl Error {
    /// Whether there was no room left for what had to be written.
    pub fn is_full(&self) -> bool {
        match self {
            Self::Driver(cause) => full(cause),
            Self::NotKept(cause) => full(cause),
            _ => false, // nothing else writes
        }
    }

    /// Whether nothing is wrong but that others were faster, or held what was needed for too long.
    pub fn is_busy(&self) -> bool {
        match self {
            Self::Busy => true,
            Self::Driver(cause) => busy(cause),
            Self::NotKept(cause) => busy(cause),
            _ => false, // nothing else waits
        }
    }

    /// What a refused write means: whatever is unique may be taken.
    pub(crate) fn of_write(error: sqlx::Error) -> Self {
        let taken = error.as_database_error();
        if taken.is_some_and(sqlx::error::DatabaseError::is_unique_violation) {
            Self::Duplicate
        } else {
            Self::Driver(error)
        }
    }

    pub(crate) fn inconsistent(table: &'static str, what: impl std::fmt::Display) -> Self {
        Self::Inconsistent {
            table,
            what: what.to_string(),
        }
    }
}

/// What the engines say of a full disk: SQLite `SQLITE_FULL`, PostgreSQL `disk_full`.
fn full(cause: &sqlx::Error) -> bool {
    matches!(code(cause).as_deref(), Some("13" | "53100"))
}

/// What they say of whoever waited for too long: SQLite `SQLITE_BUSY`; PostgreSQL
/// `lock_not_available`, `query_canceled` by its limit, `deadlock_detected`, `too_many_connections`,
/// `out_of_memory`, `cannot_connect_now`; and the pool, that no connection became free.
fn busy(cause: &sqlx::Error) -> bool {
    const BUSY: [&str; 7] = ["5", "55P03", "57014", "40P01", "53300", "53200", "57P03"];
    let by_engine = code(cause).is_some_and(|code| BUSY.contains(&code.as_ref()));
    by_engine || matches!(cause, sqlx::Error::PoolTimedOut)
}

fn code(cause: &sqlx::Error) -> Option<Cow<'_, str>> {
    cause.as_database_error()?.code()
}

#[cfg(test)]
mod tests {
    use super::Error;
    use sqlx::{Connection as _, Executor as _, SqliteConnection};

    #[tokio::test]
    async fn a_database_without_room_is_known_by_its_answer() {
        let mut small = SqliteConnection::connect("sqlite::memory:")
            .await
            .expect("it opens");
        small
            .execute("PRAGMA max_page_count = 3; CREATE TABLE t (x BLOB)")
            .await
            .expect("room for that");
        let full = small.execute("INSERT INTO t VALUES (zeroblob(100000))");
        let full = Error::from(full.await.expect_err("no room for that"));
        assert!(full.is_full(), "{full}");
        let other = small.execute("INSERT INTO t VALUES (1, 2)").await;
        assert!(!Error::from(other.expect_err("one column")).is_full());
    }
}
