//! The one room for what the two engines say differently.
//!
//! Each engine has a file with the same names in it. Many rows, or many ids, travel to either
//! engine as one JSON text in one parameter, so that a statement has one text however many there
//! are and is prepared once.

pub(crate) mod postgres;
pub(crate) mod sqlite;

use serde::Serialize;
use uuid::Uuid;

/// One statement: its text for each engine, most often the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sql {
    pub(crate) sqlite: &'static str,
    pub(crate) postgres: &'static str,
}

impl From<&'static str> for Sql {
    fn from(both: &'static str) -> Self {
        Self {
            sqlite: both,
            postgres: both,
        }
    }
}

/// A statement about the rows whose id is among those of `$1`, which [`ids`] makes: the text
/// before the list and the text after it.
macro_rules! among {
    ($before:expr, $after:expr) => {
        $crate::dialect::Sql {
            sqlite: concat!(
                $before,
                " IN (SELECT unhex(value) FROM json_each($1)) ",
                $after
            ),
            postgres: concat!(
                $before,
                " IN (SELECT value::uuid FROM json_array_elements_text($1::json)) ",
                $after
            ),
        }
    };
}
pub(crate) use among;

/// Ids as one parameter: a JSON array of their hexadecimal digits, which both engines read.
pub(crate) fn ids(ids: impl IntoIterator<Item = Uuid>) -> String {
    let hex = ids.into_iter().map(|id| format!("\"{}\"", id.simple()));
    format!("[{}]", hex.collect::<Vec<_>>().join(","))
}

/// Rows as one parameter: a JSON array of arrays.
pub(crate) fn rows(rows: &impl Serialize) -> Result<String, crate::Error> {
    crate::row::to_json(rows)
}

/// Adds notices: `$1` are rows of id, how far its number is below the counter's, person, aduan, jenis, judul, isi, pada, tanda.
pub(crate) const INSERT_NOTICES: Sql = Sql {
    sqlite: sqlite::INSERT_NOTICES,
    postgres: postgres::INSERT_NOTICES,
};

/// Starts a session, if the password (`$8`) still is that of an open account (`$2`).
pub(crate) const INSERT_SESSION: Sql = Sql {
    sqlite: sqlite::INSERT_SESSION,
    postgres: postgres::INSERT_SESSION,
};

/// Table and column names of the schema.
pub(crate) const COLUMNS: Sql = Sql {
    sqlite: sqlite::COLUMNS,
    postgres: postgres::COLUMNS,
};
