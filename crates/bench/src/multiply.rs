//! Larger databases than anybody waits for: the rows of a real one, again and again with fresh
//! ids and places in the log. Good for the growth of reads; the chain of hashes does not hold.

use crate::schema::{columns_of, references_of, tables_of, unique_of};
use anyhow::{Context as _, Result};
use rusqlite::Connection;

/// Makes the aduan, and what belongs to them, that many times as many.
pub(crate) fn multiply(database: &mut Connection, times: usize) -> Result<()> {
    database.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF;")?;
    let tables = growing(database)?;
    let transaction = database.transaction()?;
    number_citizens(&transaction)?;
    for table in &tables {
        let copy = copy_statement(&transaction, table)?;
        let mut copy = transaction.prepare(&copy)?;
        for n in 1..times {
            // A copy reads the rows of the first set alone: their ids begin with 0 or 1.
            copy.execute([i64::try_from(n)?])
                .with_context(|| format!("copy {n} of {table}"))?;
        }
    }
    advance_counters(&transaction, times)?;
    transaction.commit()?;
    database.execute_batch("PRAGMA synchronous = FULL;")?;
    Ok(())
}

/// Gives citizens numbers in the order of their registration, so that copies belong to others.
fn number_citizens(database: &Connection) -> Result<()> {
    let known = tables_of(database)?.iter().any(|table| table == "person");
    if known {
        let sql = "CREATE TEMP TABLE warga (place INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE);
            INSERT INTO warga (place, id) SELECT row_number() OVER (ORDER BY id) - 1, id
            FROM person WHERE peran = 'masyarakat';
            CREATE TEMP TABLE asal AS SELECT count(DISTINCT pelapor) AS banyak FROM aduan;";
        database.execute_batch(sql)?;
    }
    Ok(())
}

/// The tables with rows of an aduan. The aduan come last: the others are told apart by theirs.
fn growing(database: &Connection) -> Result<Vec<String>> {
    let mut tables = Vec::new();
    for table in tables_of(database)? {
        let references = references_of(database, &table)?;
        if table != "aduan" && references.values().any(|to| to == "aduan") {
            tables.push(table);
        }
    }
    tables.push("aduan".to_owned());
    Ok(tables)
}

/// Copies the first set of a table's rows as set `?1`.
fn copy_statement(database: &Connection, table: &str) -> Result<String> {
    let references = references_of(database, table)?;
    let unique = unique_of(database, table)?;
    let columns = columns_of(database, table)?;
    let own = if table == "aduan" {
        "id"
    } else {
        let owner = references.iter().find(|(_, to)| *to == "aduan");
        owner.context("a table that grows names an aduan")?.0
    };
    let mut values = Vec::new();
    for (name, kind) in &columns {
        let to = references.get(name).map(String::as_str);
        values.push(value(table, name, kind, to, &unique));
    }
    let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
    Ok(format!(
        "INSERT INTO {table} ({}) SELECT {} FROM {table} WHERE {own} < x'02'",
        names.join(", "),
        values.join(", ")
    ))
}

/// How a value differs in set `?1`.
fn value(table: &str, name: &str, kind: &str, to: Option<&str>, unique: &[Vec<String>]) -> String {
    let is_unique = unique.iter().flatten().any(|column| column == name);
    let log = "(SELECT max(seq) FROM riwayat WHERE aduan_id < x'02')";
    match (kind, to) {
        // Ids begin with the time: a later set is a later time.
        ("BLOB", Some("aduan")) => later(name),
        ("BLOB", None) if is_unique && name == "id" => later(name),
        ("BLOB", None) if is_unique => other(name),
        ("BLOB", Some("person")) if name == "pelapor" => OTHER_CITIZEN.to_owned(),
        ("INTEGER", None) if name == "seq" && table == "notice" => {
            format!("{name} + ?1 * (SELECT max(seq) FROM notice WHERE aduan_id < x'02')")
        }
        ("INTEGER", None) if name == "seq" => format!("{name} + ?1 * {log}"),
        ("INTEGER", None) if is_unique && table == "aduan" && name == "urut" => {
            format!("{name} + ?1 * 100000")
        }
        ("TEXT", None) if is_unique && name == "tanda" => format!("{name} || '#' || ?1"),
        _ => name.to_owned(), // the same in every set
    }
}

/// The citizens of a set are the next ones that registered.
const OTHER_CITIZEN: &str = "(SELECT baru.id FROM temp.warga lama, temp.warga baru
    WHERE lama.id = pelapor AND baru.place = (lama.place + ?1 * (SELECT banyak FROM temp.asal))
    % (SELECT count(*) FROM temp.warga))";

fn later(name: &str) -> String {
    format!(
        "CASE WHEN {name} IS NULL THEN NULL \
         ELSE CAST(unhex(printf('%04X', ?1 + 512)) || substr({name}, 3) AS BLOB) END"
    )
}

/// A random key has any beginning, but never this version of a UUID: a copy is never its original.
fn other(name: &str) -> String {
    format!("CAST(substr({name}, 1, 6) || unhex(printf('%04X', ?1)) || substr({name}, 9) AS BLOB)")
}

/// The counters go on where the copies end.
fn advance_counters(database: &Connection, times: usize) -> Result<()> {
    const LOG: &str =
        "UPDATE counter SET nilai = (SELECT max(seq) FROM riwayat) WHERE nama = 'seq'";
    const NOTICE: &str =
        "UPDATE counter SET nilai = (SELECT max(seq) FROM notice) WHERE nama = 'notice'";
    const NOMOR: &str = "UPDATE counter SET nilai = nilai + ?1 * 100000 WHERE nama LIKE 'nomor%'";
    database.execute(LOG, [])?;
    let has_notices = tables_of(database)?.iter().any(|table| table == "notice");
    if has_notices {
        database.execute(NOTICE, [])?;
    }
    database.execute(NOMOR, [i64::try_from(times)?])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::tests::small;

    #[test]
    fn copies_keep_their_parts_and_their_order() {
        let mut database = small();
        let keys = "CREATE TABLE idempotency (niat BLOB NOT NULL PRIMARY KEY,
                aduan_id BLOB NOT NULL REFERENCES aduan (id)) STRICT;
            INSERT INTO idempotency SELECT x'02020304050647080910111213141516', id FROM aduan;";
        database.execute_batch(keys).expect("made");
        multiply(&mut database, 3).expect("multiplied");
        let count = |sql: &str| -> i64 {
            database
                .query_row(sql, [], |row| row.get(0))
                .expect("counted")
        };
        assert_eq!(count("SELECT count(*) FROM aduan"), 3);
        assert_eq!(count("SELECT count(*) FROM riwayat"), 6);
        assert_eq!(count("SELECT count(DISTINCT seq) FROM riwayat"), 6);
        let whole = "SELECT count(*) FROM aduan a WHERE a.seq =
            (SELECT max(r.seq) FROM riwayat r WHERE r.aduan_id = a.id)";
        assert_eq!(count(whole), 3, "each aduan knows its newest event");
        assert_eq!(count("SELECT nilai FROM counter WHERE nama = 'seq'"), 6);
        assert_eq!(count("SELECT max(length(id)) FROM aduan"), 16);
        let keys = "SELECT count(*) FROM idempotency WHERE length(niat) = 16";
        assert_eq!(count(keys), 3, "whatever a random key begins with");
    }
}
