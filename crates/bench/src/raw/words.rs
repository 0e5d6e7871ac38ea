//! The statements of raw commits.

use crate::record::Row;

/// A new row.
pub(super) fn insert(table: &str, row: &Row) -> String {
    let names: Vec<&str> = row.iter().map(|(name, _)| name.as_str()).collect();
    let marks = vec!["?"; names.len()].join(", ");
    format!(
        "INSERT INTO {table} ({}) VALUES ({marks})",
        names.join(", ")
    )
}

/// Columns of a row that is there: first what is set, then its key.
pub(super) fn update(table: &str, key: &Row, set: &Row) -> String {
    format!(
        "UPDATE {table} SET {} WHERE {}",
        equals(set, ", "),
        equals(key, " AND ")
    )
}

/// A row less.
pub(super) fn delete(table: &str, key: &Row) -> String {
    format!("DELETE FROM {table} WHERE {}", equals(key, " AND "))
}

fn equals(row: &Row, between: &str) -> String {
    let pairs: Vec<String> = row.iter().map(|(name, _)| format!("{name} = ?")).collect();
    pairs.join(between)
}
