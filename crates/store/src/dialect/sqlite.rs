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
        .busy_timeout(Duration::from_secs(5))
        .pragma("cache_size", "-32768") // KiB
        .statement_cache_capacity(200))
}

/// Adds a statement to a text whose arguments are numbered up to `by` already: `$1` of the
/// statement is the one after that.
pub(crate) fn renumber(statement: &str, by: usize, text: &mut String) {
    let mut parts = statement.split('$');
    text.extend(parts.next());
    for part in parts {
        text.push('$');
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = part.split_at(digits);
        match number.parse::<usize>() {
            Ok(number) => text.push_str(&(number + by).to_string()),
            Err(_) => text.push_str(number), // no argument: a path in JSON
        }
        text.push_str(rest);
    }
}

pub(crate) const INSERT_NOTICES: &str = "INSERT INTO notice (id, seq, person_id, aduan_id, jenis,
    judul, isi, pada, tanda)
    SELECT unhex(value ->> 0), (SELECT nilai FROM counter WHERE nama = 'notice') - (value ->> 1),
    unhex(value ->> 2), unhex(value ->> 3), value ->> 4,
    value ->> 5, value ->> 6, value ->> 7, value ->> 8 FROM json_each($1) WHERE TRUE
    ON CONFLICT (person_id, tanda) DO NOTHING";

pub(crate) const INSERT_SESSION: &str = "INSERT INTO session (id, person_id, token_hash, perangkat,
    dibuat_pada, dipakai_pada, berakhir_pada)
    SELECT $1, p.id, $3, $4, $5, $6, $7 FROM person p WHERE p.id = $2 AND p.sandi = $8 AND p.aktif";

/// One row where there is the table that every start reads.
pub(crate) const SCHEMA: &str = "SELECT 1 FROM sqlite_master WHERE name = 'referensi'";

pub(crate) const COLUMNS: &str = "SELECT m.name, p.name FROM sqlite_master m
    JOIN pragma_table_info(m.name) p WHERE m.type = 'table'
    AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE '\\_sqlx%' ESCAPE '\\'
    ORDER BY 1, 2";
