//! Lists, of which one row that cannot be read keeps nobody from the others.
//!
//! A row may be damaged, or written by a newer version that knows more. It is left out and told to
//! the operator, and a list that is read page by page goes on behind it.

use crate::error::Error;
use uuid::Uuid;

/// One page of a longer list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T, P> {
    /// What can be read of it.
    pub rows: Vec<T>,
    /// How many rows can not.
    pub unreadable: usize,
    /// Where the page ends, readable or not.
    pub last: Option<P>,
    /// Whether as many rows were found as were asked for, so that there may be more.
    pub is_full: bool,
}

/// A list that is read whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole<T> {
    /// What can be read of it.
    pub rows: Vec<T>,
    /// How many rows can not.
    pub unreadable: usize,
}

impl<T> Whole<T> {
    /// The list, of which `found` rows are there.
    pub(crate) fn of(found: usize, rows: Vec<T>) -> Self {
        let unreadable = found.saturating_sub(rows.len());
        Self { rows, unreadable }
    }
}

/// A page before its rows are read: how many there are, and where they end.
pub(crate) struct Found<P> {
    rows: usize,
    limit: u32,
    last: Option<P>,
}

impl<P> Found<P> {
    pub(crate) fn new<R>(rows: &[R], limit: u32, place: impl FnOnce(&R) -> P) -> Self {
        Self {
            rows: rows.len(),
            limit,
            last: rows.last().map(place),
        }
    }

    pub(crate) fn page<T>(self, rows: Vec<T>) -> Page<T, P> {
        Page {
            unreadable: self.rows.saturating_sub(rows.len()),
            rows,
            last: self.last,
            is_full: u32::try_from(self.rows).is_ok_and(|rows| rows >= self.limit),
        }
    }
}

/// What can be read of the rows of a table, each with its id.
pub(crate) fn readable<T>(
    table: &'static str,
    rows: impl IntoIterator<Item = (Uuid, Result<T, Error>)>,
) -> Vec<T> {
    let read = rows.into_iter().filter_map(|(id, read)| {
        let told = |error: &Error| tracing::error!(table, %id, %error, "a row was left out");
        read.inspect_err(told).ok()
    });
    read.collect()
}
