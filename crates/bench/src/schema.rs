//! The schema as it is in the database at hand, so that what is measured follows it.

use anyhow::{Context as _, Result};
use rusqlite::Connection;
use std::collections::BTreeMap;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Number,
    Text,
    Json,
    Bytes,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) form: Form,
}

/// The columns of every table, in their order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Schema {
    pub(crate) tables: BTreeMap<String, Vec<Column>>,
}

impl Schema {
    /// Reads it from SQLite.
    pub(crate) fn of_sqlite(database: &Connection) -> Result<Self> {
        let mut tables = BTreeMap::new();
        for table in tables_of(database)? {
            let mut columns = Vec::new();
            for (name, declared) in columns_of(database, &table)? {
                let probe = format!("SELECT {name} FROM {table} WHERE {name} IS NOT NULL LIMIT 1");
                let form = match declared.to_uppercase().as_str() {
                    "BLOB" => Form::Bytes,
                    "TEXT" => form_of_text(first_text(database, &probe)?.as_deref()),
                    _ => Form::Number, // STRICT tables know no more than these
                };
                columns.push(Column { name, form });
            }
            tables.insert(table, columns);
        }
        Ok(Self { tables })
    }

    /// The columns of a table, or none where there is no such table.
    pub(crate) fn columns(&self, table: &str) -> &[Column] {
        self.tables.get(table).map_or(&[], Vec::as_slice)
    }
}

/// JSON or text, by a value that stands there.
pub(crate) fn form_of_text(example: Option<&str>) -> Form {
    if example.is_some_and(|text| text.starts_with(['{', '['])) {
        Form::Json
    } else {
        Form::Text
    }
}

/// The tables of ours.
pub(crate) fn tables_of(database: &Connection) -> Result<Vec<String>> {
    const SQL: &str = "SELECT name FROM sqlite_master WHERE type = 'table'
        AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_sqlx%' ESCAPE '\\' ORDER BY name";
    let mut statement = database.prepare(SQL)?;
    let names = statement.query_map([], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

/// Names and declared types of a table's columns.
pub(crate) fn columns_of(database: &Connection, table: &str) -> Result<Vec<(String, String)>> {
    let mut statement = database.prepare("SELECT name, type FROM pragma_table_info(?1)")?;
    let columns = statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(columns.collect::<Result<_, _>>()?)
}

/// The columns of a table's primary key, or `rowid`.
pub(crate) fn key_of(database: &Connection, table: &str) -> Result<Vec<String>> {
    const SQL: &str = "SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk";
    let mut statement = database.prepare(SQL)?;
    let names = statement.query_map([table], |row| row.get(0))?;
    let names: Vec<String> = names.collect::<Result<_, _>>()?;
    Ok(if names.is_empty() {
        vec!["rowid".to_owned()]
    } else {
        names
    })
}

/// Which columns of a table name a row of which other table.
pub(crate) fn references_of(
    database: &Connection,
    table: &str,
) -> Result<BTreeMap<String, String>> {
    const SQL: &str = "SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1)";
    let mut statement = database.prepare(SQL)?;
    let found = statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// The columns of each unique index of a table, the primary key's included.
pub(crate) fn unique_of(database: &Connection, table: &str) -> Result<Vec<Vec<String>>> {
    const INDEXES: &str = "SELECT name FROM pragma_index_list(?1) WHERE \"unique\" = 1";
    const COLUMNS: &str = "SELECT name FROM pragma_index_info(?1) ORDER BY seqno";
    let mut all = vec![key_of(database, table)?];
    let mut indexes = database.prepare(INDEXES)?;
    let names = indexes.query_map([table], |row| row.get::<_, String>(0))?;
    for name in names {
        let mut columns = database.prepare(COLUMNS)?;
        let columns = columns.query_map([name?], |row| row.get(0))?;
        all.push(columns.collect::<Result<_, _>>()?);
    }
    Ok(all)
}

fn first_text(database: &Connection, sql: &str) -> Result<Option<String>> {
    let mut statement = database.prepare(sql)?;
    let mut rows = statement.query([])?;
    let row = rows.next()?;
    row.map(|row| row.get(0)).transpose().context("a text")
}

/// Tells this schema from others.
pub(crate) fn fingerprint(database: &Connection) -> Result<String> {
    const SQL: &str = "SELECT coalesce(group_concat(sql, ';'), '') FROM
        (SELECT sql FROM sqlite_master WHERE name NOT LIKE '\\_sqlx%' ESCAPE '\\' ORDER BY name)";
    let text: String = database.query_row(SQL, [], |row| row.get(0))?;
    // FNV-1a: the same on every machine and with every compiler.
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    Ok(format!("{hash:016x}"))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Two tables as ours are.
    pub(crate) fn small() -> Connection {
        let database = Connection::open_in_memory().expect("opened");
        let tables = "CREATE TABLE aduan (id BLOB NOT NULL PRIMARY KEY, tahun INTEGER NOT NULL,
                urut INTEGER NOT NULL, seq INTEGER NOT NULL, pelapor BLOB NOT NULL,
                diterima_pada INTEGER NOT NULL, isi TEXT NOT NULL, UNIQUE (tahun, urut)) STRICT;
            CREATE TABLE riwayat (seq INTEGER NOT NULL PRIMARY KEY,
                aduan_id BLOB NOT NULL REFERENCES aduan (id), event TEXT NOT NULL) STRICT;
            CREATE TABLE counter (nama TEXT NOT NULL PRIMARY KEY, nilai INTEGER NOT NULL) STRICT;
            INSERT INTO counter VALUES ('seq', 2), ('nomor-2026', 1);
            INSERT INTO aduan VALUES (x'01020304050607080910111213141516', 2026, 1, 2,
                x'0a020304050607080910111213141516', 5, '{\"judul\": \"Lampu\"}');
            INSERT INTO riwayat VALUES (1, x'01020304050607080910111213141516', '{\"a\":1}'),
                (2, x'01020304050607080910111213141516', '{\"a\":2}');";
        database.execute_batch(tables).expect("made");
        database
    }

    #[test]
    fn columns_are_known_by_what_they_hold() {
        let database = small();
        let schema = Schema::of_sqlite(&database).expect("read");
        let forms: Vec<Form> = schema.columns("aduan").iter().map(|c| c.form).collect();
        assert_eq!(forms.first(), Some(&Form::Bytes));
        assert_eq!(forms.get(1), Some(&Form::Number));
        assert_eq!(forms.last(), Some(&Form::Json));
        assert!(schema.columns("unknown").is_empty());
    }

    #[test]
    fn keys_and_references_are_found() {
        let database = small();
        let unique = unique_of(&database, "aduan").expect("read");
        assert!(unique.contains(&vec!["tahun".to_owned(), "urut".to_owned()]));
        assert_eq!(key_of(&database, "riwayat").expect("read"), ["seq"]);
        let references = references_of(&database, "riwayat").expect("read");
        assert_eq!(
            references.get("aduan_id").map(String::as_str),
            Some("aduan")
        );
    }

    #[test]
    fn another_schema_has_another_fingerprint() {
        let database = small();
        let before = fingerprint(&database).expect("read");
        assert_eq!(fingerprint(&small()).expect("read"), before);
        database
            .execute_batch("CREATE INDEX more ON aduan (seq)")
            .expect("made");
        assert_ne!(fingerprint(&database).expect("read"), before);
    }
}
