//! Raw commits: the rows that a use case leaves, written again and again by one prepared
//! connection with `synchronous=FULL`, each set in a transaction of its own. Nothing is read,
//! decided or checked; whatever must be unique is made so.

mod look;
mod words;

use crate::record::{Change, Row};
use crate::schema::{key_of, references_of};
use anyhow::{Context as _, Result};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use std::collections::BTreeMap;
use std::path::Path;
use uuid::Uuid;

/// One connection that writes.
pub(crate) struct Raw {
    database: Connection,
    writes: Vec<Write>,
    /// Aduan that commands are given to, in turns.
    aduan: Vec<Value>,
    /// The aduan of the recorded command, if it was one.
    target: Option<Value>,
    turn: usize,
    running: BTreeMap<(String, String), i64>,
    /// Rows of this database that stand for those that the recorded rows name.
    strangers: BTreeMap<Vec<u8>, Value>,
    /// Key of the row that was last inserted into a table, to be deleted where one vanished.
    last: BTreeMap<String, Row>,
}

/// A statement and how each of its values is made.
struct Write {
    change: Change,
    sql: String,
    values: Vec<Source>,
}

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq)]
enum Source {
    /// As recorded.
    Same(Value),
    /// The aduan of this turn.
    Aduan,
    /// An id that was born with the recorded rows: each turn has its own.
    Born(Vec<u8>),
    /// The next number of this column.
    Next(String, String),
    /// A text of the same length that was never there.
    Text(String),
    /// The key of the row that was inserted last.
    Last(String, String),
}

impl Raw {
    /// Prepares the recorded changes on a copy of the database.
    pub(crate) fn open(file: &Path, changes: &[Change], target: Option<Uuid>) -> Result<Self> {
        let database = Connection::open(file)?;
        database.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;",
        )?;
        database.set_prepared_statement_cache_capacity(64);
        let aduan = look::ids(&database)?;
        let mut raw = Self {
            database,
            writes: Vec::new(),
            aduan,
            target: target.map(|id| Value::Blob(id.as_bytes().to_vec())),
            turn: 0,
            running: BTreeMap::new(),
            strangers: BTreeMap::new(),
            last: BTreeMap::new(),
        };
        let born = look::born(&raw.database, changes)?;
        for change in changes {
            let write = raw.write_of(change, &born)?;
            raw.writes.push(write);
        }
        Ok(raw)
    }

    /// How many rows a commit writes.
    pub(crate) fn rows(&self) -> usize {
        self.writes.len()
    }

    fn write_of(&mut self, change: &Change, born: &[Vec<u8>]) -> Result<Write> {
        let table = change.table();
        let fresh = look::varying(&self.database, table)?;
        let (sql, rows): (String, Vec<&Row>) = match change {
            Change::Insert { row, .. } => (words::insert(table, row), vec![row]),
            Change::Update { key, set, .. } => (words::update(table, key, set), vec![set, key]),
            Change::Delete { key, .. } => (words::delete(table, key), vec![key]),
        };
        let mut values = Vec::new();
        for (place, row) in rows.into_iter().enumerate() {
            for (name, value) in row {
                let source = match change {
                    Change::Insert { .. } => self.source(table, name, value, &fresh, born)?,
                    // Of an update, the columns come first and the key follows.
                    Change::Update { .. } if place == 0 => {
                        self.source(table, name, value, &["nilai".to_owned()], born)?
                    }
                    Change::Update { .. } => self.source(table, name, value, &[], born)?,
                    Change::Delete { .. } => Source::Last(table.to_owned(), name.clone()),
                };
                values.push(source);
            }
        }
        if let Change::Delete { key, .. } = change {
            self.last.insert(table.to_owned(), key.clone());
        }
        let change = change.clone();
        Ok(Write {
            change,
            sql,
            values,
        })
    }

    fn source(
        &mut self,
        table: &str,
        name: &str,
        value: &Value,
        fresh: &[String],
        born: &[Vec<u8>],
    ) -> Result<Source> {
        if self.target.as_ref() == Some(value) {
            return Ok(Source::Aduan);
        }
        let varies = fresh.iter().any(|column| column == name);
        Ok(match value {
            Value::Blob(bytes) if born.contains(bytes) => Source::Born(bytes.clone()),
            Value::Blob(bytes) if varies => Source::Born(bytes.clone()),
            Value::Blob(bytes) => Source::Same(self.known_here(table, name, bytes)?),
            Value::Integer(_) if varies || name == "seq" => {
                let newest = format!("SELECT coalesce(max({name}), 0) FROM {table}");
                let newest = self.database.query_row(&newest, [], |row| row.get(0))?;
                let place = (table.to_owned(), name.to_owned());
                self.running.entry(place).or_insert(newest);
                Source::Next(table.to_owned(), name.to_owned())
            }
            Value::Text(text) if varies => Source::Text(text.clone()),
            other => Source::Same(other.clone()),
        })
    }

    /// Somebody of this database for somebody of the one that was recorded on.
    fn known_here(&mut self, table: &str, name: &str, bytes: &[u8]) -> Result<Value> {
        let references = references_of(&self.database, table)?;
        let Some(to) = references.get(name) else {
            return Ok(Value::Blob(bytes.to_vec())); // it names no row
        };
        if let Some(known) = self.strangers.get(bytes) {
            return Ok(known.clone());
        }
        let key = key_of(&self.database, to)?.join(", ");
        let sql = format!(
            "SELECT {key} FROM {to} LIMIT 1 OFFSET {}",
            self.strangers.len()
        );
        let known: Value = self.database.query_row(&sql, [], |row| row.get(0))?;
        self.strangers.insert(bytes.to_vec(), known.clone());
        Ok(known)
    }

    /// Writes the rows once more, and waits until they are on disk.
    pub(crate) fn commit(&mut self) -> Result<()> {
        self.turn += 1;
        let mut ids = BTreeMap::new();
        self.database
            .prepare_cached("BEGIN IMMEDIATE")?
            .execute([])?;
        let writes = std::mem::take(&mut self.writes);
        for (place, write) in writes.iter().enumerate() {
            let values: Vec<Value> = write
                .values
                .iter()
                .map(|source| self.value(source, place, &mut ids))
                .collect();
            if let Change::Insert { table, row } = &write.change
                && let Some(last) = self.last.get_mut(table)
            {
                let pairs = row.iter().zip(&values);
                *last = pairs
                    .map(|((name, _), v)| (name.clone(), v.clone()))
                    .collect();
            }
            let mut statement = self.database.prepare_cached(&write.sql)?;
            statement
                .execute(params_from_iter(values))
                .with_context(|| write.sql.clone())?;
        }
        self.writes = writes;
        self.database.prepare_cached("COMMIT")?.execute([])?;
        Ok(())
    }

    fn value(&mut self, source: &Source, place: usize, ids: &mut BTreeMap<Vec<u8>, Uuid>) -> Value {
        match source {
            Source::Same(value) => value.clone(),
            Source::Aduan => {
                let at = self.turn % self.aduan.len().max(1);
                self.aduan.get(at).cloned().unwrap_or(Value::Null)
            }
            Source::Born(bytes) => {
                let id = *ids.entry(bytes.clone()).or_insert_with(Uuid::now_v7);
                Value::Blob(id.as_bytes().to_vec())
            }
            Source::Next(table, name) => {
                let next = self.running.entry((table.clone(), name.clone()));
                let next = next.or_default();
                *next += 1;
                Value::Integer(*next)
            }
            Source::Text(text) => {
                let digits = format!("{:07}{place:02}", self.turn);
                let kept: String = text.chars().take(text.len().saturating_sub(9)).collect();
                Value::Text(kept + &digits)
            }
            Source::Last(table, name) => {
                let row = self.last.get(table);
                let found = row.and_then(|row| row.iter().find(|(column, _)| column == name));
                found.map_or(Value::Null, |(_, value)| value.clone())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Moment;
    use crate::schema::tests::small;

    /// What was recorded is written again, as often as wanted.
    #[test]
    fn recorded_rows_are_written_again_and_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.db");
        let made = small();
        let to = file.to_str().expect("a path");
        made.execute("VACUUM INTO ?1", [to]).expect("copied");
        let filing = "INSERT INTO aduan SELECT x'0909', tahun, 2, 3, pelapor, 7, isi FROM aduan;
            INSERT INTO riwayat VALUES (3, x'0909', '{\"a\":3}');
            UPDATE counter SET nilai = nilai + 1;";
        let before = Moment::look(&made).expect("looked");
        made.execute_batch(filing).expect("filed");
        let changes = before.changes_until(&Moment::look(&made).expect("looked"));
        let mut raw = Raw::open(&file, &changes, None).expect("opened");
        assert_eq!(raw.rows(), 4);
        for _ in 0..5 {
            raw.commit().expect("committed");
        }
        let count = |sql: &str| -> i64 {
            raw.database
                .query_row(sql, [], |row| row.get(0))
                .expect("counted")
        };
        assert_eq!(count("SELECT count(*) FROM aduan"), 6);
        assert_eq!(count("SELECT count(*) FROM riwayat"), 7);
        let owned = "SELECT count(*) FROM riwayat JOIN aduan ON aduan.id = aduan_id";
        assert_eq!(count(owned), 7, "rows that belong together stay together");
    }
}
