//! What raw commits have to know of the database that they write to.

use crate::record::Change;
use crate::schema::{key_of, references_of, unique_of};
use anyhow::Result;
use rusqlite::Connection;
use rusqlite::types::Value;

/// Some aduan, from anywhere.
pub(super) fn ids(database: &Connection) -> Result<Vec<Value>> {
    let mut statement = database.prepare("SELECT id FROM aduan ORDER BY random() LIMIT 5000")?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Ids that came into the world with these rows: single keys of bytes.
pub(super) fn born(database: &Connection, changes: &[Change]) -> Result<Vec<Vec<u8>>> {
    let mut born = Vec::new();
    for change in changes {
        let Change::Insert { table, row } = change else {
            continue;
        };
        let key = key_of(database, table)?;
        let references = references_of(database, table)?;
        if let [key] = key.as_slice()
            && !references.contains_key(key)
            && let Some((_, Value::Blob(id))) = row.iter().find(|(name, _)| name == key)
        {
            born.push(id.clone());
        }
    }
    Ok(born)
}

/// Of each unique index, the last column that names no other row: it must differ.
pub(super) fn varying(database: &Connection, table: &str) -> Result<Vec<String>> {
    let references = references_of(database, table)?;
    let indexes = unique_of(database, table)?;
    let last = indexes.into_iter().filter_map(|columns| {
        let mut own = columns.into_iter().rev();
        own.find(|column| !references.contains_key(column))
    });
    Ok(last.collect())
}
