//! What one use case leaves in the database, row by row: found by looking before and after.
//!
//! Raw commits write exactly that ([`crate::raw`]), so they follow the schema by themselves.

use crate::schema::{columns_of, key_of, tables_of};
use anyhow::Result;
use rusqlite::Connection;
use rusqlite::types::Value;
use std::collections::BTreeMap;

/// A row by the names of its columns.
pub(crate) type Row = Vec<(String, Value)>;

/// One row that became another.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Change {
    /// A new row.
    Insert { table: String, row: Row },
    /// Columns of a row that was there.
    Update { table: String, key: Row, set: Row },
    /// A row that is there no more.
    Delete { table: String, key: Row },
}

impl Change {
    /// The table.
    pub(crate) fn table(&self) -> &str {
        match self {
            Self::Insert { table, .. }
            | Self::Update { table, .. }
            | Self::Delete { table, .. } => table,
        }
    }
}

/// All rows at one moment.
pub(crate) struct Moment {
    tables: BTreeMap<String, Table>,
}

struct Table {
    key: Vec<String>,
    rows: BTreeMap<String, Row>,
}

impl Moment {
    /// Reads everything; meant for small databases.
    pub(crate) fn look(database: &Connection) -> Result<Self> {
        let mut tables = BTreeMap::new();
        for name in tables_of(database)? {
            tables.insert(name.clone(), look_at(database, &name)?);
        }
        Ok(Self { tables })
    }

    /// What has changed until then.
    pub(crate) fn changes_until(&self, later: &Self) -> Vec<Change> {
        let mut changes = Vec::new();
        for (name, after) in &later.tables {
            let Some(before) = self.tables.get(name) else {
                continue; // a table made meanwhile is no row
            };
            for (key, row) in &before.rows {
                if !after.rows.contains_key(key) {
                    changes.push(Change::Delete {
                        table: name.clone(),
                        key: part(row, &before.key),
                    });
                }
            }
            for (key, row) in &after.rows {
                changes.extend(change(name, &after.key, before.rows.get(key), row));
            }
        }
        // Whoever is named must be there first.
        changes.sort_by_key(|change| change.table() != "aduan");
        changes
    }
}

fn look_at(database: &Connection, table: &str) -> Result<Table> {
    let key = key_of(database, table)?;
    let columns = columns_of(database, table)?;
    let names: Vec<String> = columns.into_iter().map(|(name, _)| name).collect();
    let sql = format!("SELECT {} FROM {table}", names.join(", "));
    let mut statement = database.prepare(&sql)?;
    let mut found = statement.query([])?;
    let mut rows = BTreeMap::new();
    while let Some(row) = found.next()? {
        let mut read = Vec::with_capacity(names.len());
        for (place, name) in names.iter().enumerate() {
            read.push((name.clone(), row.get::<_, Value>(place)?));
        }
        rows.insert(format!("{:?}", part(&read, &key)), read);
    }
    Ok(Table { key, rows })
}

fn change(table: &str, key: &[String], before: Option<&Row>, row: &Row) -> Option<Change> {
    let table = table.to_owned();
    let Some(before) = before else {
        let row = row.clone();
        return Some(Change::Insert { table, row });
    };
    let both = row.iter().zip(before);
    let set: Row = both
        .filter(|(now, then)| now != then)
        .map(|(now, _)| now.clone())
        .collect();
    let key = part(row, key);
    (!set.is_empty()).then_some(Change::Update { table, key, set })
}

fn part(row: &Row, names: &[String]) -> Row {
    let wanted = row.iter().filter(|(name, _)| names.contains(name));
    wanted.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::tests::small;

    #[test]
    fn new_changed_and_vanished_rows_are_told_apart() {
        let database = small();
        let before = Moment::look(&database).expect("looked");
        let sql = "INSERT INTO riwayat SELECT 3, id, '{}' FROM aduan; UPDATE aduan SET seq = 3;
            DELETE FROM counter WHERE nama = 'nomor-2026';";
        database.execute_batch(sql).expect("changed");
        let after = Moment::look(&database).expect("looked");
        let changes = before.changes_until(&after);
        let [
            Change::Update { table, set, key },
            Change::Delete { .. },
            Change::Insert { row, .. },
        ] = changes.as_slice()
        else {
            panic!("{changes:?}")
        };
        assert_eq!(table, "aduan");
        assert_eq!(set, &[("seq".to_owned(), Value::Integer(3))]);
        assert_eq!(key.len(), 1);
        assert_eq!(row.first(), Some(&("seq".to_owned(), Value::Integer(3))));
        assert!(after.changes_until(&after).is_empty());
    }
}
