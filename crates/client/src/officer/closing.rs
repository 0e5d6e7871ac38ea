//! What closing the window does, where it ends the reminders too, and whether that is known.

use crate::cache::{CacheError, Database};
use std::sync::atomic::{AtomicBool, Ordering};

/// Kept by the program and not by the page: whoever says it closes the window with the same key,
/// and what a page stores in that moment is not on disk yet when the program ends.
pub(super) struct Closing {
    database: Database,
    known: AtomicBool,
}

impl Closing {
    /// As it was left on this computer.
    pub(super) async fn new(database: Database) -> Result<Self, CacheError> {
        let known = AtomicBool::new(database.closing_known().await?);
        Ok(Self { database, known })
    }

    pub(super) fn is_known(&self) -> bool {
        self.known.load(Ordering::Relaxed)
    }

    pub(super) async fn know(&self) -> Result<(), CacheError> {
        self.known.store(true, Ordering::Relaxed); // in this run, even if it cannot be kept
        self.database.set_closing_known().await
    }
}
