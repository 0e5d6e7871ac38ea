//! Following links from outside: they wait until somebody is signed in and the page asks.

use super::event::{DeskEvent, Events};
use super::session::Session;
use super::syncing::Syncing;
use crate::failure::Failure;
use crate::link::Link;
use domain::id::{AduanId, NomorRegister};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The link that the page hasn't taken yet.
pub(super) struct Links {
    events: Events,
    syncing: Arc<Syncing>,
    waiting: Mutex<Option<Link>>,
}

impl Links {
    pub(super) fn new(events: Events, syncing: Arc<Syncing>) -> Self {
        Self {
            events,
            syncing,
            waiting: Mutex::default(),
        }
    }

    /// Keeps a link until the page takes it. A newer one takes the place of one that waits.
    pub(super) fn follow(&self, link: Link) {
        *self.waiting() = Some(link);
        self.events.emit(DeskEvent::Link);
    }

    /// Where the waiting link leads, asking the server for news if it isn't known here. It waits no
    /// longer, even if it leads nowhere.
    pub(super) async fn take(&self, session: &Session) -> Result<Option<AduanId>, Failure> {
        let taken = self.waiting().take();
        let Some(Link::Aduan(nomor)) = taken else {
            return Ok(None);
        };
        if let Some(id) = known(session, nomor) {
            return Ok(Some(id));
        }
        self.syncing.pull(session).await?;
        known(session, nomor)
            .map(Some)
            .ok_or(Failure::NoSuchAduan(nomor))
    }

    fn waiting(&self) -> MutexGuard<'_, Option<Link>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn known(session: &Session, nomor: NomorRegister) -> Option<AduanId> {
    let book = session.book();
    let mut pages = book.aduan.iter();
    pages
        .find(|(_, page)| page.view.aduan.nomor == nomor)
        .map(|(id, _)| *id)
}
