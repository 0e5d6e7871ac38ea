//! One transaction on whichever engine, and the only way to run a statement.

use crate::dialect::{self, Sql, sqlite};
use crate::error::Error;
use crate::readers::Reader;
use crate::statements::{Site, Statements};
use crate::together::Turn;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgArguments, PgConnection, Postgres};
use sqlx::sqlite::{SqliteArguments, SqliteConnection};
use sqlx::{Arguments, AssertSqlSafe, Encode, SqlSafeStr as _, SqlStr, Transaction, Type};
use std::sync::Arc;

/// Runs a statement on whichever engine the transaction is on; gives the rows affected.
macro_rules! execute {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let sql = $crate::dialect::Sql::from($sql);
        match $tx.alone(sql, $crate::tx::site!(sql)).await? {
            $crate::tx::Asked::Sqlite(on, text, arguments) => {
                $(let arguments = $crate::tx::and(arguments, $bind)?;)*
                sqlx::query_with(text, arguments).execute(on).await.map(|done| done.rows_affected())
            }
            $crate::tx::Asked::Postgres(on, text, arguments) => {
                $(let arguments = $crate::tx::and(arguments, $bind)?;)*
                sqlx::query_with(text, arguments).execute(on).await.map(|done| done.rows_affected())
            }
        }
    }};
}

/// Fetches rows by `fetch_all`, `fetch_optional` or `fetch_one`, as tuples or row structs.
macro_rules! fetch {
    ($how:ident, $tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let sql = $crate::dialect::Sql::from($sql);
        match $tx.joined(sql, $crate::tx::site!(sql)).await? {
            $crate::tx::Asked::Sqlite(on, text, arguments) => {
                $(let arguments = $crate::tx::and(arguments, $bind)?;)*
                sqlx::query_as_with(text, arguments).$how(on).await
            }
            $crate::tx::Asked::Postgres(on, text, arguments) => {
                $(let arguments = $crate::tx::and(arguments, $bind)?;)*
                sqlx::query_as_with(text, arguments).$how(on).await
            }
        }
    }};
}

/// Puts off a statement that only writes, until the next one that has to run, or the commit. What
/// waits travels to SQLite together: each journey there costs more than most statements do.
macro_rules! later {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::tx::later!(@ $crate::tx::Rows::Any, $tx, $sql $(, $bind)*)
    };
    (one: $tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::tx::later!(@ $crate::tx::Rows::One, $tx, $sql $(, $bind)*)
    };
    (@ $rows:expr, $tx:expr, $sql:expr $(, $bind:expr)*) => {{
        let sql = $crate::dialect::Sql::from($sql);
        match $tx.put_off(sql, $crate::tx::site!(sql), $rows) {
            $crate::tx::PutOff::Sqlite(arguments) => {
                $(sqlx::Arguments::add(&mut *arguments, $bind).map_err(sqlx::Error::Encode)?;)*
            }
            $crate::tx::PutOff::Postgres(arguments) => {
                $(sqlx::Arguments::add(&mut *arguments, $bind).map_err(sqlx::Error::Encode)?;)*
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
pub(crate) use {execute, fetch, later, site};

/// One transaction. Dropped without [`Tx::commit`], it leaves nothing behind.
#[derive(Debug)]
pub struct Tx {
    on: On,
    waiting: Waiting,
    all: Arc<Statements>,
}

#[derive(Debug)]
pub(crate) enum On {
    /// Reads on SQLite.
    Reader(Reader),
    /// Writes on SQLite, together with whoever else does now.
    Turn(Turn),
    Postgres(Transaction<'static, Postgres>),
    /// Reads on PostgreSQL, each statement at its own moment.
    PostgresGlance(PoolConnection<Postgres>),
}

/// What was put off.
#[derive(Debug, Default)]
struct Waiting {
    /// All of it as one text.
    sqlite: String,
    /// The arguments of that text.
    arguments: SqliteArguments,
    postgres: Vec<Put>,
}

/// A statement that was put off on PostgreSQL, which runs one at a time.
#[derive(Debug)]
struct Put {
    text: &'static str,
    arguments: PgArguments,
    rows: Rows,
}

/// How many rows a statement that was put off has to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rows {
    /// However many there are.
    Any,
    /// One; [`Error::Conflict`] if a rival was faster. Asked only where there are rivals.
    One,
}

/// What a statement runs on, with its text and the arguments that come before its own.
pub(crate) enum Asked<'a> {
    Sqlite(&'a mut SqliteConnection, SqlStr, SqliteArguments),
    Postgres(&'a mut PgConnection, SqlStr, PgArguments),
}

/// Where the arguments of a statement go that is put off.
pub(crate) enum PutOff<'a> {
    Sqlite(&'a mut SqliteArguments),
    Postgres(&'a mut PgArguments),
}

/// The arguments of a statement and one more.
pub(crate) fn and<'t, A, T>(mut arguments: A, value: T) -> Result<A, sqlx::Error>
where
    A: Arguments,
    T: Encode<'t, A::Database> + Type<A::Database>,
{
    arguments.add(value).map_err(sqlx::Error::Encode)?;
    Ok(arguments)
}

enum Connection<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

impl On {
    fn connection(&mut self) -> Connection<'_> {
        match self {
            Self::Reader(reader) => Connection::Sqlite(reader.connection()),
            Self::Turn(turn) => Connection::Sqlite(turn.connection()),
            Self::Postgres(tx) => Connection::Postgres(tx),
            Self::PostgresGlance(on) => Connection::Postgres(on),
        }
    }
}

impl Tx {
    pub(crate) fn new(on: On, all: Arc<Statements>) -> Self {
        let mut waiting = Waiting::default();
        waiting.sqlite.push_str(match &on {
            On::Reader(reader) => reader.before(),
            On::Turn(turn) => turn.before(),
            On::Postgres(_) | On::PostgresGlance(_) => "",
        });
        Self { on, waiting, all }
    }

    /// Lends what a statement runs on whose rows are counted; what was put off has run by then.
    pub(crate) async fn alone(&mut self, sql: Sql, site: Site) -> Result<Asked<'_>, Error> {
        self.flush().await?;
        self.joined(sql, site).await
    }

    /// Lends what a statement runs on; what was put off runs before it.
    pub(crate) async fn joined(&mut self, sql: Sql, site: Site) -> Result<Asked<'_>, Error> {
        self.all.note(site, sql);
        if !self.waiting.postgres.is_empty() {
            self.flush().await?;
        }
        let waiting = std::mem::take(&mut self.waiting);
        Ok(match self.on.connection() {
            Connection::Sqlite(on) => {
                let (text, arguments) = waiting.and(sql.sqlite);
                Asked::Sqlite(on, text, arguments)
            }
            Connection::Postgres(on) => {
                Asked::Postgres(on, sql.postgres.into_sql_str(), PgArguments::default())
            }
        })
    }

    /// Puts a statement off.
    pub(crate) fn put_off(&mut self, sql: Sql, site: Site, rows: Rows) -> PutOff<'_> {
        self.all.note(site, sql);
        match self.on {
            On::Reader(_) | On::Turn(_) => PutOff::Sqlite(self.waiting.add(sql.sqlite)),
            On::Postgres(_) | On::PostgresGlance(_) => {
                self.waiting.postgres.push(Put {
                    text: sql.postgres,
                    arguments: PgArguments::default(),
                    rows,
                });
                let last = self.waiting.postgres.last_mut();
                PutOff::Postgres(&mut last.expect("it was just pushed").arguments)
            }
        }
    }

    /// Runs what was put off. [`Error::Duplicate`] if something unique is taken.
    async fn flush(&mut self) -> Result<(), Error> {
        if self.waiting.sqlite.is_empty() && self.waiting.postgres.is_empty() {
            return Ok(());
        }
        let waiting = std::mem::take(&mut self.waiting);
        match self.on.connection() {
            Connection::Sqlite(on) => {
                let text = AssertSqlSafe(waiting.sqlite); // of the texts in this crate
                let done = sqlx::query_with(text, waiting.arguments).execute(on).await;
                done.map(drop).map_err(Error::of_write)
            }
            Connection::Postgres(on) => run_all(waiting.postgres, on).await,
        }
    }

    /// Whether others may write while this transaction does.
    pub(crate) fn has_rivals(&self) -> bool {
        match self.on {
            On::Reader(_) | On::Turn(_) => false, // one writer at a time
            On::Postgres(_) | On::PostgresGlance(_) => true,
        }
    }

    /// Keeps everything; only then may it be acknowledged. Whoever answers from what they read in
    /// a transaction that could have written commits it as well: what others wrote in the same
    /// commit may not be kept.
    pub async fn commit(self) -> Result<(), Error> {
        match self.on {
            On::Turn(turn) => {
                let Waiting {
                    sqlite, arguments, ..
                } = self.waiting;
                turn.keep(sqlite, arguments).await
            }
            On::Postgres(mut tx) => {
                run_all(self.waiting.postgres, &mut tx).await?;
                Ok(tx.commit().await?)
            }
            On::Reader(_) | On::PostgresGlance(_) => Ok(()), // nothing was written
        }
    }

    /// Table and column names of the schema, in order: both engines must have the same.
    pub async fn columns(&mut self) -> Result<Vec<(String, String)>, Error> {
        let mut columns: Vec<(String, String)> = fetch!(fetch_all, self, dialect::COLUMNS)?;
        columns.sort();
        Ok(columns)
    }
}

impl Waiting {
    /// Adds a text, and gives where its arguments go.
    fn add(&mut self, text: &str) -> &mut SqliteArguments {
        if !self.sqlite.is_empty() {
            self.sqlite.push_str(";\n");
        }
        sqlite::renumber(text, self.arguments.len(), &mut self.sqlite);
        &mut self.arguments
    }

    /// The text of all that waits and of the one that makes it run, and the arguments so far.
    fn and(mut self, text: &'static str) -> (SqlStr, SqliteArguments) {
        if self.sqlite.is_empty() {
            return (text.into_sql_str(), SqliteArguments::default());
        }
        self.add(text);
        let text = AssertSqlSafe(self.sqlite); // of the texts in this crate
        (text.into_sql_str(), self.arguments)
    }
}

/// Runs what was put off on PostgreSQL. [`Error::Duplicate`] if something unique is taken.
async fn run_all(waiting: Vec<Put>, on: &mut PgConnection) -> Result<(), Error> {
    for put in waiting {
        put.run(on).await?;
    }
    Ok(())
}

impl Put {
    async fn run(self, on: &mut PgConnection) -> Result<(), Error> {
        let done = sqlx::query_with(self.text, self.arguments)
            .execute(on)
            .await;
        let changed = done.map_err(Error::of_write)?.rows_affected();
        match self.rows {
            Rows::One if changed != 1 => Err(Error::Conflict),
            Rows::One | Rows::Any => Ok(()),
        }
    }
}
