//! What SQLite says its own way.

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use std::str::FromStr as _;
use std::time::Duration;

/// How a connection is opened.
pub(crate) fn options(address: &str) -> Result<SqliteConnectOptions, sqlx::Error> {
    Ok(SqliteConnectOptions::from_str(address)?
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full) // an acknowledged aduan survives a power cut
        .busy_timeout(Duration::from_secs(10))
        .pragma("cache_size", "-32768") // KiB
        .statement_cache_capacity(200))
}

pub(crate) const INSERT_NOTICES: &str = "INSERT INTO notice (id, seq, person_id, aduan_id, jenis,
    judul, isi, pada, tanda)
    SELECT unhex(value ->> 0), value ->> 1, unhex(value ->> 2), unhex(value ->> 3), value ->> 4,
    value ->> 5, value ->> 6, value ->> 7, value ->> 8 FROM json_each($1) WHERE TRUE
    ON CONFLICT (person_id, tanda) DO NOTHING";

pub(crate) const COLUMNS: &str = "SELECT m.name, p.name FROM sqlite_master m
    JOIN pragma_table_info(m.name) p WHERE m.type = 'table'
    AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE '\\_sqlx%' ESCAPE '\\'
    ORDER BY 1, 2";
