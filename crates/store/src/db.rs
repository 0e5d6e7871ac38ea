//! Two engines, one SQL text: pools, transactions, migrations.

use crate::error::Error;
use sqlx::postgres::{PgPoolOptions, Postgres};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, Sqlite, SqlitePool, Transaction};
use std::str::FromStr as _;
use std::time::Duration;

/// Runs a statement on whichever engine the transaction is on; gives the rows affected.
macro_rules! execute {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        match $tx {
            $crate::db::Tx::Sqlite(tx) => sqlx::query($sql)
                $(.bind($bind))*.execute(&mut **tx).await.map(|done| done.rows_affected()),
            $crate::db::Tx::Postgres(tx) => sqlx::query($sql)
                $(.bind($bind))*.execute(&mut **tx).await.map(|done| done.rows_affected()),
        }
    };
}

/// Fetches rows by `fetch_all`, `fetch_optional` or `fetch_one`, as tuples or row structs.
macro_rules! fetch {
    ($how:ident, $tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        match $tx {
            $crate::db::Tx::Sqlite(tx) => {
                sqlx::query_as($sql)$(.bind($bind))*.$how(&mut **tx).await
            }
            $crate::db::Tx::Postgres(tx) => {
                sqlx::query_as($sql)$(.bind($bind))*.$how(&mut **tx).await
            }
        }
    };
}
pub(crate) use {execute, fetch};

/// The database of the central process.
#[derive(Debug, Clone)]
pub struct Store {
    pool: Pool,
}

#[derive(Debug, Clone)]
enum Pool {
    /// One writer, so that writers queue here and never fail there; several readers.
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
    },
    Postgres(PgPool),
}

/// One transaction. Dropped without [`Tx::commit`], it leaves nothing behind.
#[derive(Debug)]
pub enum Tx {
    /// On the embedded database.
    Sqlite(Transaction<'static, Sqlite>),
    /// On PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

impl Store {
    /// Opens `sqlite:path` (created if missing) or `postgres://…` and migrates it.
    pub async fn open(address: &str) -> Result<Self, Error> {
        if address.starts_with("sqlite:") {
            Self::open_sqlite(address).await
        } else if address.starts_with("postgres:") || address.starts_with("postgresql:") {
            Self::open_postgres(address).await
        } else {
            Err(Error::Address)
        }
    }

    async fn open_sqlite(address: &str) -> Result<Self, Error> {
        let options = SqliteConnectOptions::from_str(address)?
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full) // an acknowledged aduan survives a power cut
            .busy_timeout(Duration::from_secs(10));
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options.clone())
            .await?;
        sqlx::migrate!("migrations/sqlite").run(&writer).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(4)
            .connect_with(options)
            .await?;
        Ok(Self {
            pool: Pool::Sqlite { writer, readers },
        })
    }

    async fn open_postgres(address: &str) -> Result<Self, Error> {
        let pool = PgPoolOptions::new()
            .max_connections(10)
            .connect(address)
            .await?;
        sqlx::migrate!("migrations/postgres").run(&pool).await?;
        Ok(Self {
            pool: Pool::Postgres(pool),
        })
    }

    /// Starts a transaction that will write. Never hold it across network, hashing or pictures.
    pub async fn write(&self) -> Result<Tx, Error> {
        Ok(match &self.pool {
            Pool::Sqlite { writer, .. } => Tx::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Pool::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Starts a transaction that only reads, and sees one moment however many statements it runs.
    pub async fn read(&self) -> Result<Tx, Error> {
        const ONE_MOMENT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        Ok(match &self.pool {
            Pool::Sqlite { readers, .. } => Tx::Sqlite(readers.begin().await?),
            Pool::Postgres(pool) => Tx::Postgres(pool.begin_with(ONE_MOMENT).await?),
        })
    }

    /// Whether other processes may write to the same database.
    pub fn is_shared(&self) -> bool {
        matches!(self.pool, Pool::Postgres(_))
    }

    /// Closes every connection.
    pub async fn close(&self) {
        match &self.pool {
            Pool::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Pool::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx {
    /// Keeps everything; only then may it be acknowledged.
    pub async fn commit(self) -> Result<(), Error> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }

    /// Table and column names of the schema, in order: both engines must have the same.
    pub async fn columns(&mut self) -> Result<Vec<(String, String)>, Error> {
        const SQLITE: &str = "SELECT m.name, p.name FROM sqlite_master m
            JOIN pragma_table_info(m.name) p WHERE m.type = 'table'
            AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE '\\_sqlx%' ESCAPE '\\'
            ORDER BY 1, 2";
        const POSTGRES: &str = "SELECT table_name::text, column_name::text
            FROM information_schema.columns WHERE table_schema = current_schema()
            AND table_name NOT LIKE '\\_sqlx%' ORDER BY 1, 2";
        let mut columns: Vec<(String, String)> = match self {
            Self::Sqlite(tx) => sqlx::query_as(SQLITE).fetch_all(&mut **tx).await?,
            Self::Postgres(tx) => sqlx::query_as(POSTGRES).fetch_all(&mut **tx).await?,
        };
        columns.sort();
        Ok(columns)
    }
}
