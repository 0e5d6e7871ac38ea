//! What became of notices, here and at the server, so that other devices know.

use super::Syncing;
use crate::cache::{CacheError, LedgerRow, Mark};
use crate::failure::Failure;
use crate::officer::event::DeskEvent;
use crate::officer::session::Session;
use domain::id::NoticeId;
use wire::notice::{MarkNotices, NoticeMark};

impl Syncing {
    /// Tells the server what became of its notices.
    pub(super) async fn tell_marks(&self, session: &Session) -> Result<(), Failure> {
        for tanda in [NoticeMark::Ditampilkan, NoticeMark::Dibuka] {
            let ids = untold(session, tanda);
            if ids.is_empty() {
                continue;
            }
            let told = MarkNotices { ids, tanda };
            session.api.mark_notices(&told).await?;
            let writing = session.writing().await;
            let rows = told_rows(session, &told); // as they are now: a toast may have been clicked
            writing.keep_ledger(rows).await?;
        }
        Ok(())
    }

    /// Marks notices as opened, and has the server told when it can be reached.
    pub(in crate::officer) async fn open_notices(
        &self,
        session: &Session,
        is_it: impl Fn(&LedgerRow) -> bool,
    ) -> Result<(), CacheError> {
        let writing = session.writing().await;
        let now = self.clock.now();
        let opened: Vec<LedgerRow> = {
            let book = writing.book();
            let unopened = book.ledger.values().filter(|row| row.dibuka.pada.is_none());
            let mut opened: Vec<LedgerRow> = unopened.filter(|row| is_it(row)).cloned().collect();
            for row in &mut opened {
                row.dibuka.pada = Some(now);
                row.held = false;
            }
            opened
        };
        if !opened.is_empty() {
            writing.keep_ledger(opened).await?;
            session.poke.notify_one();
            self.events.emit(DeskEvent::Changed);
        }
        Ok(())
    }
}

/// Notices of the server of whose fate it was not told yet.
fn untold(session: &Session, tanda: NoticeMark) -> Vec<NoticeId> {
    let is_untold = |row: &&LedgerRow| {
        row.is_of_server()
            && match tanda {
                NoticeMark::Ditampilkan => row.ditampilkan.is_untold(),
                NoticeMark::Dibuka => row.dibuka.is_untold(),
            }
    };
    let book = session.book();
    let untold = book.ledger.values().filter(is_untold);
    untold.map(|row| row.view.id).collect()
}

/// The rows that the server was told of, marked so.
fn told_rows(session: &Session, told: &MarkNotices) -> Vec<LedgerRow> {
    let sent = |mark: Mark| Mark {
        terkirim: true,
        ..mark
    };
    let book = session.book();
    let rows = book.ledger.values();
    rows.filter(|row| told.ids.contains(&row.view.id))
        .cloned()
        .map(|row| match told.tanda {
            NoticeMark::Ditampilkan => LedgerRow {
                ditampilkan: sent(row.ditampilkan),
                ..row
            },
            NoticeMark::Dibuka => LedgerRow {
                dibuka: sent(row.dibuka),
                ..row
            },
        })
        .collect()
}
