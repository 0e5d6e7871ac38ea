//! What the calendar says, with or without the server.

use super::Syncing;
use crate::cache::CacheError;
use crate::notices::{decide, due_reminders, release};
use crate::officer::session::Session;

impl Syncing {
    /// Tells reminders that the calendar says are due, and what waited for the opening.
    pub(in crate::officer) async fn remind(&self, session: &Session) {
        for reminded in [
            self.tell_due(session).await,
            self.release_held(session).await,
        ] {
            if let Err(error) = reminded {
                tracing::error!(%error, "the ledger could not be kept");
            }
        }
    }

    async fn tell_due(&self, session: &Session) -> Result<(), CacheError> {
        let writing = session.writing().await;
        let decided = {
            let book = writing.book();
            let due = due_reminders(&book, self.clock.now());
            decide(&due, &self.situation(&book))
        };
        self.record(&writing, decided).await
    }

    async fn release_held(&self, session: &Session) -> Result<(), CacheError> {
        let writing = session.writing().await;
        let released = release(&self.situation(&writing.book()));
        self.record(&writing, released).await
    }
}
