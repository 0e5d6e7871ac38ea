//! What can go wrong between the program and its database.

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
    Migrate(#[from] sqlx::migrate::MigrateError),
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

impl Error {
    pub(crate) fn inconsistent(table: &'static str, what: impl std::fmt::Display) -> Self {
        Self::Inconsistent {
            table,
            what: what.to_string(),
        }
    }
}
