//! Following links from outside: they wait until somebody is signed in and the page asks.

use super::{DeskEvent, Officer, Session};
use crate::link::Link;
use crate::problems::no_such_aduan;
use domain::id::{AduanId, NomorRegister};
use std::sync::PoisonError;
use wire::problem::Problem;

impl Officer {
    /// Keeps a link until the page takes it. A newer one takes the place of one that waits.
    pub fn follow(&self, link: Link) {
        *self.waiting_link() = Some(link);
        self.emit(DeskEvent::Link);
    }

    /// Where the waiting link leads, asking the server for news if it isn't known here. It waits no
    /// longer, even if it leads nowhere.
    pub(super) async fn take_link(&self, session: &Session) -> Result<Option<AduanId>, Problem> {
        let taken = self.waiting_link().take();
        let Some(Link::Aduan(nomor)) = taken else {
            return Ok(None);
        };
        if let Some(id) = known(session, nomor) {
            return Ok(Some(id));
        }
        self.pull(session).await?;
        known(session, nomor)
            .map(Some)
            .ok_or_else(|| no_such_aduan(nomor))
    }

    fn waiting_link(&self) -> std::sync::MutexGuard<'_, Option<Link>> {
        let link = self.inner.link.lock();
        link.unwrap_or_else(PoisonError::into_inner)
    }
}

fn known(session: &Session, nomor: NomorRegister) -> Option<AduanId> {
    let book = session.book();
    let mut pages = book.aduan.iter();
    pages
        .find(|(_, page)| page.view.aduan.nomor == nomor)
        .map(|(id, _)| *id)
}
