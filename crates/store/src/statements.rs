//! Statements that ran: how many, for whoever measures; and in debug builds which, so that the
//! tests can ask the engines for the plan of every one.

use crate::dialect::Sql;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// Counts the statements of one store.
#[derive(Debug, Default)]
pub(crate) struct Statements(AtomicU64);

impl Statements {
    /// How many ran.
    pub(crate) fn count(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    /// Notes one that is about to run.
    pub(crate) fn note(&self, site: Site, sql: Sql) {
        self.0.fetch_add(1, Ordering::Relaxed);
        if cfg!(debug_assertions) {
            let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
            seen.insert(site, sql);
        }
    }
}

/// Where in the sources a statement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Site {
    /// The file.
    pub file: &'static str,
    /// The line of the `execute!` or `fetch!`.
    pub line: u32,
    /// Text on SQLite: one place may run several.
    pub sqlite: &'static str,
}

static SEEN: Mutex<BTreeMap<Site, Sql>> = Mutex::new(BTreeMap::new());

/// Every statement that ran in this process with its texts for SQLite and PostgreSQL. Empty in a
/// release build.
pub fn seen() -> Vec<(Site, &'static str, &'static str)> {
    let seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
    seen.iter()
        .map(|(site, sql)| (*site, sql.sqlite, sql.postgres))
        .collect()
}
