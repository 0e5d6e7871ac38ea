//! One transaction on whichever engine, and the only way to run a statement.

use crate::dialect::{self, Sql};
use crate::error::Error;
use crate::statements::{Site, Statements};
use crate::together::Turn;
use sqlx::postgres::{PgConnection, Postgres};
use sqlx::sqlite::SqliteConnection;
use sqlx::{Sqlite, Transaction};
use std::sync::Arc;

/// Runs a statement on whichever engine the transaction is on; gives the rows affected.
macro_rules! execute {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let sql = $crate::dialect::Sql::from($sql);
        match $tx.run(sql, $crate::tx::site!(sql)) {
            $crate::tx::Connection::Sqlite(on) => sqlx::query(sql.sqlite)
                $(.bind($bind))*.execute(on).await.map(|done| done.rows_affected()),
            $crate::tx::Connection::Postgres(on) => sqlx::query(sql.postgres)
                $(.bind($bind))*.execute(on).await.map(|done| done.rows_affected()),
        }
    }};
}

/// Fetches rows by `fetch_all`, `fetch_optional` or `fetch_one`, as tuples or row structs.
macro_rules! fetch {
    ($how:ident, $tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let sql = $crate::dialect::Sql::from($sql);
        match $tx.run(sql, $crate::tx::site!(sql)) {
            $crate::tx::Connection::Sqlite(on) => {
                sqlx::query_as(sql.sqlite)$(.bind($bind))*.$how(on).await
            }
            $crate::tx::Connection::Postgres(on) => {
                sqlx::query_as(sql.postgres)$(.bind($bind))*.$how(on).await
            }
        }
    }};
}

/// Where the macro that is being expanded stands.
macro_rules! site {
    ($sql:expr) => {
        $crate::statements::Site {
            file: file!(),
            line: line!(),
            sqlite: $sql.sqlite,
        }
    };
}
pub(crate) use {execute, fetch, site};

/// One transaction. Dropped without [`Tx::commit`], it leaves nothing behind.
#[derive(Debug)]
pub struct Tx {
    on: On,
    all: Arc<Statements>,
}

#[derive(Debug)]
pub(crate) enum On {
    /// Reads on SQLite.
    Sqlite(Transaction<'static, Sqlite>),
    /// Writes on SQLite, together with whoever else does now.
    Turn(Turn),
    Postgres(Transaction<'static, Postgres>),
}

/// What a statement runs on.
pub(crate) enum Connection<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

impl Tx {
    pub(crate) fn new(on: On, all: Arc<Statements>) -> Self {
        Self { on, all }
    }

    /// Lends what a statement runs on, and notes that it does.
    pub(crate) fn run(&mut self, sql: Sql, site: Site) -> Connection<'_> {
        self.all.note(site, sql);
        match &mut self.on {
            On::Sqlite(tx) => Connection::Sqlite(tx),
            On::Turn(turn) => Connection::Sqlite(turn.connection()),
            On::Postgres(tx) => Connection::Postgres(tx),
        }
    }

    /// Whether others may write while this transaction does.
    pub(crate) fn has_rivals(&self) -> bool {
        match self.on {
            On::Sqlite(_) | On::Turn(_) => false, // one writer at a time
            On::Postgres(_) => true,
        }
    }

    /// Keeps everything; only then may it be acknowledged. Whoever answers from what they read in
    /// a transaction that could have written commits it as well: what others wrote in the same
    /// commit may not be kept.
    pub async fn commit(self) -> Result<(), Error> {
        match self.on {
            On::Sqlite(tx) => tx.commit().await?,
            On::Turn(turn) => turn.keep().await?,
            On::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }

    /// Table and column names of the schema, in order: both engines must have the same.
    pub async fn columns(&mut self) -> Result<Vec<(String, String)>, Error> {
        let mut columns: Vec<(String, String)> = fetch!(fetch_all, self, dialect::COLUMNS)?;
        columns.sort();
        Ok(columns)
    }
}
