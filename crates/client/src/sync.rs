//! Pulling what is new by cursor, and turning it into cache, book and toasts.

use crate::book::Book;
use crate::cache::{LedgerRow, News};
use crate::notice::{Situation, Toast, decide, due_reminders, release};
use crate::officer::{DeskEvent, Officer, Session};
use crate::problems::disk;
use domain::id::{AduanId, NoticeId};
use wire::notice::{MarkNotices, NoticeMark, NoticeView};
use wire::problem::Problem;
use wire::sync::{SyncPage, SyncQuery};

impl Officer {
    /// Pulls until nothing is left, then decides what to tell.
    pub(crate) async fn pull(&self, session: &Session) -> Result<(), Problem> {
        let _one = session.pull.lock().await;
        let (mut query, first) = {
            let book = session.book();
            let query = SyncQuery {
                cursor: book.meta.cursor,
                notice_cursor: book.meta.notice_cursor.unwrap_or_default(),
            };
            (query, book.meta.notice_cursor.is_none())
        };
        let mut notices = Vec::new();
        loop {
            let page = session.api.sync(query).await?;
            query = SyncQuery {
                cursor: page.cursor,
                notice_cursor: page.notice_cursor,
            };
            let more = page.more;
            notices.extend(self.take(session, page).await?);
            if !more {
                break;
            }
        }
        self.settle(session, notices, query, first).await?;
        self.reached();
        self.remind(session).await;
        self.tell(session).await
    }

    /// Takes one page into cache and book; its notices wait for the last page.
    async fn take(&self, session: &Session, page: SyncPage) -> Result<Vec<NoticeView>, Problem> {
        let news = News {
            aduan: &page.aduan,
            hapus: &page.hapus,
            ledger: &[],
            cursor: page.cursor,
            complete: None,
        };
        let changed = !page.aduan.is_empty() || !page.hapus.is_empty();
        let writing = session.writing.lock().await;
        session
            .cache
            .apply(&news)
            .await
            .map_err(|error| disk(&error))?;
        {
            let mut book = session.book();
            page.aduan.into_iter().for_each(|view| book.put(view));
            page.hapus.into_iter().for_each(|id| book.remove(id));
            book.meta.cursor = page.cursor;
        }
        drop(writing);
        if changed {
            self.emit(DeskEvent::Changed);
        }
        Ok(page.notices)
    }

    /// Decides about the notices of a whole pull.
    async fn settle(
        &self,
        session: &Session,
        notices: Vec<NoticeView>,
        query: SyncQuery,
        first: bool,
    ) -> Result<(), Problem> {
        let _writing = session.writing.lock().await;
        let kini = self.now();
        let (rows, toasts) = {
            let book = session.book();
            let visible = |notice: &NoticeView| book.aduan.contains_key(&notice.aduan);
            let notices: Vec<NoticeView> = notices.into_iter().filter(visible).collect();
            decide(&notices, &self.situation(&book, first))
        };
        let news = News {
            aduan: &[],
            hapus: &[],
            ledger: &rows,
            cursor: query.cursor,
            complete: Some((query.notice_cursor, kini)),
        };
        session
            .cache
            .apply(&news)
            .await
            .map_err(|error| disk(&error))?;
        {
            let mut book = session.book();
            book.meta.notice_cursor = Some(query.notice_cursor);
            book.meta.kontak = Some(kini);
        }
        self.publish(session, rows, toasts);
        self.emit(DeskEvent::Session(self.state()));
        Ok(())
    }

    /// Reminders that the calendar says are due, and what waited for the opening.
    pub(crate) async fn remind(&self, session: &Session) {
        for source in [Self::due as fn(&Self, &Session) -> _, Self::held] {
            let _writing = session.writing.lock().await;
            let (rows, toasts) = source(self, session);
            if rows.is_empty() {
                continue;
            }
            match session.cache.keep_ledger(&rows).await {
                Ok(()) => self.publish(session, rows, toasts),
                Err(error) => tracing::error!(%error, "the ledger could not be kept"),
            }
        }
    }

    fn due(&self, session: &Session) -> (Vec<LedgerRow>, Vec<Toast>) {
        let book = session.book();
        let due = due_reminders(&book, self.now());
        decide(&due, &self.situation(&book, false))
    }

    fn held(&self, session: &Session) -> (Vec<LedgerRow>, Vec<Toast>) {
        let book = session.book();
        release(&self.situation(&book, false))
    }

    /// Puts settled notices into the book and shows their toasts, in this order: what the
    /// ledger has is never shown again.
    fn publish(&self, session: &Session, rows: Vec<LedgerRow>, toasts: Vec<Toast>) {
        if rows.is_empty() {
            return;
        }
        session.book().put_ledger(rows);
        for toast in toasts {
            self.emit(DeskEvent::Toast(toast));
        }
        self.emit(DeskEvent::Changed);
    }

    /// Tells the server what became of its notices, so that other devices and the ledger know.
    pub(crate) async fn tell(&self, session: &Session) -> Result<(), Problem> {
        for tanda in [NoticeMark::Ditampilkan, NoticeMark::Dibuka] {
            let ids = untold(session, tanda);
            if ids.is_empty() {
                continue;
            }
            let told = MarkNotices { ids, tanda };
            session.api.mark_notices(&told).await?;
            let _writing = session.writing.lock().await;
            let rows = told_rows(session, &told); // as they are now: a toast may have been clicked
            session
                .cache
                .keep_ledger(&rows)
                .await
                .map_err(|error| disk(&error))?;
            session.book().put_ledger(rows);
        }
        Ok(())
    }

    /// Marks a notice as opened, and tells the server when it can be reached.
    pub(crate) async fn open_notice(
        &self,
        session: &Session,
        is_it: impl Fn(&LedgerRow) -> bool,
    ) -> Result<Option<AduanId>, Problem> {
        let _writing = session.writing.lock().await;
        let kini = self.now();
        let found = {
            let book = session.book();
            book.ledger.values().find(|row| is_it(row)).cloned()
        };
        let Some(mut row) = found else {
            return Ok(None);
        };
        let aduan = row.view.aduan;
        if row.opened.is_none() {
            row.opened = Some(kini);
            row.held = false;
            let rows = vec![row];
            session
                .cache
                .keep_ledger(&rows)
                .await
                .map_err(|error| disk(&error))?;
            session.book().put_ledger(rows);
            session.poke.notify_one();
            self.emit(DeskEvent::Changed);
        }
        Ok(Some(aduan))
    }
}

/// Notices of the server of whose fate it was not told yet.
fn untold(session: &Session, tanda: NoticeMark) -> Vec<NoticeId> {
    let is_untold = |row: &&LedgerRow| {
        row.is_of_server()
            && match tanda {
                NoticeMark::Ditampilkan => row.shown.is_some() && !row.shown_told,
                NoticeMark::Dibuka => row.opened.is_some() && !row.opened_told,
            }
    };
    session
        .book()
        .ledger
        .values()
        .filter(is_untold)
        .map(|row| row.view.id)
        .collect()
}

/// The rows that the server was told of, marked so.
fn told_rows(session: &Session, told: &MarkNotices) -> Vec<LedgerRow> {
    let book = session.book();
    let rows = book.ledger.values();
    rows.filter(|row| told.ids.contains(&row.view.id))
        .cloned()
        .map(|row| match told.tanda {
            NoticeMark::Ditampilkan => LedgerRow {
                shown_told: true,
                ..row
            },
            NoticeMark::Dibuka => LedgerRow {
                opened_told: true,
                ..row
            },
        })
        .collect()
}

impl Officer {
    fn situation<'a>(&self, book: &'a Book, first: bool) -> Situation<'a> {
        Situation {
            book,
            kini: self.now(),
            quiet: self.quiet(),
            first,
        }
    }
}

#[cfg(test)]
#[path = "sync_tests.rs"]
mod tests;
