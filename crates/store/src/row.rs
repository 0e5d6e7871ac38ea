//! From columns to domain types. A row that does not mean what it must is [`Error::Inconsistent`].

use crate::error::Error;
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

pub(crate) fn to_json(value: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::inconsistent("json", error))
}

pub(crate) fn from_json<T: DeserializeOwned>(table: &'static str, text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|error| Error::inconsistent(table, where_json_fails(&error)))
}

/// Where and how a JSON text is wrong, without what it says: that may be personal data.
fn where_json_fails(error: &serde_json::Error) -> String {
    let (kind, line, column) = (error.classify(), error.line(), error.column());
    format!("{kind:?} error at line {line} column {column}")
}

/// Epoch milliseconds, the only form of time in the database.
pub(crate) fn millis(at: Timestamp) -> i64 {
    at.as_millisecond()
}

pub(crate) fn instant(table: &'static str, millis: i64) -> Result<Timestamp, Error> {
    Timestamp::from_millisecond(millis).map_err(|error| Error::inconsistent(table, error))
}

pub(crate) fn narrow<T: TryFrom<i64>>(table: &'static str, number: i64) -> Result<T, Error> {
    T::try_from(number).map_err(|_| Error::inconsistent(table, "number out of range"))
}
