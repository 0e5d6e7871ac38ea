//! Two engines, one SQL text: pools and migrations.

use crate::dialect::{postgres, sqlite};
use crate::error::Error;
use crate::readers::{Moment, Reader, Readers};
use crate::statements::Statements;
use crate::together::Writers;
use crate::tx::{On, Tx};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions as _, Connection as _, Executor as _, PgPool, Postgres, Transaction};
use std::sync::Arc;
use std::time::Duration;

/// How long somebody waits for a connection to PostgreSQL: a request is answered before people give
/// up, and whoever supervises hears in time that the database is gone.
const PATIENCE: Duration = Duration::from_secs(5);

/// The database of the central process.
#[derive(Debug, Clone)]
pub struct Store {
    pool: Pool,
    statements: Arc<Statements>,
}

#[derive(Debug, Clone)]
enum Pool {
    /// One writer, whose turns queue here and never fail there; several readers.
    Sqlite { writers: Writers, readers: Readers },
    /// Readers apart from writers: however many there are of the one, the others find a connection.
    Postgres { readers: PgPool, writers: PgPool },
}

/// Connections of one process to PostgreSQL: most of what is asked only reads, and writers wait for
/// each other in the database anyway.
const READERS: u32 = 6;
const WRITERS: u32 = 4;

impl Store {
    /// Opens `sqlite:path` (created if missing) or `postgres://…` and migrates it.
    pub async fn open(address: &str) -> Result<Self, Error> {
        if address.starts_with("sqlite:") {
            Self::open_sqlite(address).await
        } else {
            Self::open_postgres(address).await
        }
    }

    /// Whether the database was ever migrated. Asking makes nothing.
    pub async fn has_schema(address: &str) -> Result<bool, Error> {
        if address.starts_with("sqlite:") {
            let options = sqlite::options(address)?.create_if_missing(false);
            let mut asked = options.connect().await?;
            let found = sqlx::query(sqlite::SCHEMA)
                .fetch_optional(&mut asked)
                .await?;
            asked.close().await?;
            return Ok(found.is_some());
        }
        let options = on_a_server(address)?;
        let mut asked = options.connect().await?;
        let found = sqlx::query(postgres::SCHEMA)
            .fetch_optional(&mut asked)
            .await?;
        asked.close().await?;
        Ok(found.is_some())
    }

    async fn open_sqlite(address: &str) -> Result<Self, Error> {
        let options = sqlite::options(address)?;
        let mut writer = options.connect().await?;
        sqlx::migrate!("migrations/sqlite").run(&mut writer).await?;
        let options = options.create_if_missing(false); // one that vanishes is not made anew
        let writers = Writers::new(options.clone(), writer);
        let readers = Readers::open(options).await?;
        Ok(Self::on(Pool::Sqlite { writers, readers }))
    }

    async fn open_postgres(address: &str) -> Result<Self, Error> {
        let options = on_a_server(address)?;
        let mut first = options.connect().await?; // a migration may take as long as it takes
        sqlx::migrate!("migrations/postgres")
            .run(&mut first)
            .await?;
        first.close().await?;
        let writers = connections(WRITERS).connect_with(options.clone()).await?;
        let readers = connections(READERS).connect_with(options).await?;
        Ok(Self::on(Pool::Postgres { readers, writers }))
    }

    fn on(pool: Pool) -> Self {
        Self {
            pool,
            statements: Arc::default(),
        }
    }

    /// How many statements ran since the store was opened.
    pub fn statements(&self) -> u64 {
        self.statements.count()
    }

    /// Starts a transaction that will write; on SQLite it is committed together with those of
    /// whoever writes meanwhile, and fails alone. Never hold it across network, hashing or pictures.
    pub async fn write(&self) -> Result<Tx, Error> {
        let on = match &self.pool {
            Pool::Sqlite { writers, .. } => On::Turn(writers.turn().await?),
            Pool::Postgres { writers, .. } => On::Postgres(begin(writers, postgres::BEGIN).await?),
        };
        Ok(Tx::new(on, Arc::clone(&self.statements)))
    }

    /// Starts a transaction that only reads, and sees one moment however many statements it runs.
    pub async fn read(&self) -> Result<Tx, Error> {
        let on = match &self.pool {
            Pool::Sqlite { readers, .. } => On::Reader(readers.take(Moment::One).await?),
            Pool::Postgres { readers, .. } => {
                On::Postgres(begin(readers, postgres::ONE_MOMENT).await?)
            }
        };
        Ok(Tx::new(on, Arc::clone(&self.statements)))
    }

    /// A connection to the file for what no transaction may hold.
    pub(crate) async fn outside_transactions(&self) -> Result<Reader, Error> {
        match &self.pool {
            Pool::Sqlite { readers, .. } => readers.take(Moment::Each).await,
            Pool::Postgres { .. } => Err(Error::NotAFile),
        }
    }

    /// Starts to read without holding on to one moment: each statement sees its own. For whoever
    /// asks once, or asks further only for what does not change.
    pub async fn glance(&self) -> Result<Tx, Error> {
        let on = match &self.pool {
            Pool::Sqlite { readers, .. } => On::Reader(readers.take(Moment::Each).await?),
            Pool::Postgres { readers, .. } => On::PostgresGlance(readers.acquire().await?),
        };
        Ok(Tx::new(on, Arc::clone(&self.statements)))
    }

    /// Whether other processes may write to the same database.
    pub fn is_shared(&self) -> bool {
        matches!(self.pool, Pool::Postgres { .. })
    }

    /// Closes every connection.
    pub async fn close(&self) {
        match &self.pool {
            Pool::Sqlite { writers, readers } => {
                readers.close().await;
                writers.close().await;
            }
            Pool::Postgres { readers, writers } => {
                readers.close().await;
                writers.close().await;
            }
        }
    }
}

/// So many connections, none of which waits without an end.
fn connections(most: u32) -> PgPoolOptions {
    PgPoolOptions::new()
        .max_connections(most)
        .acquire_timeout(PATIENCE)
        .after_connect(|connection, _| {
            Box::pin(async move {
                connection.execute(postgres::LIMITS).await?;
                Ok(())
            })
        })
}

/// A database of PostgreSQL; there is no third engine.
fn on_a_server(address: &str) -> Result<PgConnectOptions, Error> {
    if address.starts_with("postgres:") || address.starts_with("postgresql:") {
        Ok(address.parse()?)
    } else {
        Err(Error::Address)
    }
}

/// Begins a transaction in a task of its own. Whoever goes away before the answer would leave a
/// connection behind that is in a transaction and does not know it, for the next one to fail in.
async fn begin(pool: &PgPool, how: &'static str) -> Result<Transaction<'static, Postgres>, Error> {
    let pool = pool.clone();
    let begun = tokio::spawn(async move { pool.begin_with(how).await });
    Ok(begun.await.map_err(|_| Error::Closed)??)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    #[tokio::test]
    async fn no_statement_and_nobody_who_waits_for_a_connection_waits_without_an_end() {
        let Ok(server) = std::env::var("SIPENDEKAR_TEST_PG") else {
            return; // nobody offered a server
        };
        let options = on_a_server(&server).expect("an address");
        let pool = connections(1).connect_with(options).await.expect("open");
        let mut only = pool.acquire().await.expect("the only one");
        let limit: String = sqlx::query_scalar("SHOW statement_timeout")
            .fetch_one(&mut *only)
            .await
            .expect("told");
        assert_eq!(
            limit, "20s",
            "before the caller is told that it took too long"
        );
        let begun = Instant::now();
        let none = pool.acquire().await.expect_err("nobody gives it back");
        assert!(Error::from(none).is_busy());
        assert!(begun.elapsed() < PATIENCE + Duration::from_secs(2));
        let sleep = "SET statement_timeout = '100ms'; SELECT pg_sleep(9)";
        let ended = only.execute(sleep).await.expect_err("ended by its limit");
        assert!(Error::from(ended).is_busy());
        assert!(begun.elapsed() < PATIENCE + Duration::from_secs(4));
    }
}
