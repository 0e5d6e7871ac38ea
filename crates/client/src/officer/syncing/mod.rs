//! Pulling what is new by cursor, and turning it into cache, book and toasts.

mod marks;
mod reminding;

use super::event::{DeskEvent, Events};
use super::frame::{Frame, Loss};
use super::session::{Change, Session, Writing};
use crate::cache::{CacheError, LedgerRow};
use crate::clock::Clock;
use crate::failure::Failure;
use crate::notices::{QuietHours, Situation, Toast, decide};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use uuid::Uuid;
use wire::notice::NoticeView;
use wire::sync::{SyncPage, SyncQuery};

/// Bringing a session up to date with the server and with the calendar.
pub(super) struct Syncing {
    frame: Arc<Frame>,
    events: Events,
    clock: Clock,
    quiet: QuietHours,
    shown: Mutex<Vec<Duration>>,
}

/// No more toasts than these are shown in a minute.
const MOST_TOASTS: usize = 4;
const A_MINUTE: Duration = Duration::from_mins(1);

impl Syncing {
    pub(super) fn new(frame: Arc<Frame>, events: Events, clock: Clock, quiet: QuietHours) -> Self {
        Self {
            frame,
            events,
            clock,
            quiet,
            shown: Mutex::default(),
        }
    }

    /// Pulls until nothing is left, then decides what to tell.
    pub(super) async fn pull(&self, session: &Session) -> Result<(), Failure> {
        let _pulling = session.pulling().await;
        let (mut query, mut log) = {
            let meta = &session.book().meta;
            let query = SyncQuery {
                cursor: meta.cursor,
                notice_cursor: meta.notice_cursor.unwrap_or_default(),
            };
            (query, meta.log)
        };
        let mut notices = Vec::new();
        loop {
            let mut page = session.api.sync(query).await?;
            self.clock.hear(page.kini);
            session.hear(self.clock.counted());
            if is_another_log(log, query, &page) {
                self.start_over(session).await?;
                (query, log) = (SyncQuery::default(), page.log);
                notices.clear();
                continue;
            }
            log = page.log.or(log);
            query = SyncQuery {
                cursor: page.cursor,
                notice_cursor: page.notice_cursor,
            };
            notices.append(&mut page.notices);
            let more = page.more;
            if session.writing().await.take_page(page).await? == Change::Some {
                self.events.emit(DeskEvent::Changed);
            }
            if !more {
                break;
            }
        }
        self.take_notices(session, notices, query).await?;
        self.frame.set_online();
        self.remind(session).await;
        self.tell_marks(session).await
    }

    /// The server was restored or replaced: what was read from it is of no use. Texts being written
    /// stay, and the officer is told.
    async fn start_over(&self, session: &Session) -> Result<(), CacheError> {
        tracing::warn!("the server's log is another one: everything is read again");
        let petugas = session.book().petugas.clone();
        session.writing().await.start_over(petugas).await?;
        self.frame.set_lost(Loss::Log);
        self.events.emit(DeskEvent::Changed);
        Ok(())
    }

    /// Decides about the notices of a whole pull.
    async fn take_notices(
        &self,
        session: &Session,
        notices: Vec<NoticeView>,
        reached: SyncQuery,
    ) -> Result<(), CacheError> {
        let writing = session.writing().await;
        let (rows, toasts) = {
            let book = writing.book();
            let visible = |notice: &NoticeView| {
                book.aduan.contains_key(&notice.aduan) || notice.jenis.outlives_sight()
            };
            let notices: Vec<NoticeView> = notices.into_iter().filter(visible).collect();
            decide(&notices, &self.situation(&book))
        };
        let news = !rows.is_empty();
        writing
            .complete_pull(rows, reached, self.clock.now())
            .await?;
        if news {
            self.show(toasts);
        }
        self.events.emit(DeskEvent::Session(self.frame.state()));
        Ok(())
    }

    /// Records rows of the ledger and shows their toasts, in this order: what the ledger has is
    /// never shown again.
    async fn record(
        &self,
        writing: &Writing<'_>,
        (rows, toasts): (Vec<LedgerRow>, Vec<Toast>),
    ) -> Result<(), CacheError> {
        if rows.is_empty() {
            return Ok(());
        }
        writing.keep_ledger(rows).await?;
        self.show(toasts);
        Ok(())
    }

    fn show(&self, toasts: Vec<Toast>) {
        let now = self.clock.counted();
        self.lately_shown().extend(toasts.iter().map(|_| now));
        for toast in toasts {
            self.events.emit(DeskEvent::Toast(toast));
        }
        self.events.emit(DeskEvent::Changed);
    }

    fn situation<'a>(&self, book: &'a crate::book::Book) -> Situation<'a> {
        Situation {
            book,
            kini: self.clock.now(),
            quiet: self.quiet,
            room: MOST_TOASTS.saturating_sub(self.lately_shown().len()),
        }
    }

    /// When the toasts of the last minute were shown.
    fn lately_shown(&self) -> MutexGuard<'_, Vec<Duration>> {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.clock.counted();
        shown.retain(|at| now.saturating_sub(*at) < A_MINUTE);
        shown
    }
}

/// Whether a page is of another log than the cursor it was asked with.
fn is_another_log(log: Option<Uuid>, asked: SyncQuery, page: &SyncPage) -> bool {
    let renamed = log.is_some() && page.log.is_some() && log != page.log;
    renamed || page.cursor < asked.cursor
}

#[cfg(test)]
mod tests;
