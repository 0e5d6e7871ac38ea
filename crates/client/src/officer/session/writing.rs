//! Changing cache and book together.

use super::book_lock::{BookLock, Reading};
use crate::book::Book;
use crate::cache::{Cache, CacheError, LedgerRow, News};
use domain::alur::permissions::boleh_lihat;
use domain::referensi::Referensi;
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use tokio::sync::MutexGuard;
use wire::aduan::AduanView;
use wire::session::Petugas;
use wire::sync::{SyncPage, SyncQuery};

/// How long notices stay in the list.
const NOTICES_STAY: SignedDuration = SignedDuration::from_hours(90 * 24);

/// Leave to change cache and book. Whoever has it decides by the book and records in both, before
/// anybody else decides.
pub(in crate::officer) struct Writing<'a> {
    cache: &'a Cache,
    book: &'a BookLock,
    _leave: MutexGuard<'a, ()>,
}

/// Whether a change changed anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::officer) enum Change {
    Some,
    None,
}

impl<'a> Writing<'a> {
    pub(super) fn new(cache: &'a Cache, book: &'a BookLock, leave: MutexGuard<'a, ()>) -> Self {
        Self {
            cache,
            book,
            _leave: leave,
        }
    }

    /// The book, to decide by.
    pub(in crate::officer) fn book(&self) -> Reading<'_> {
        self.book.read()
    }

    /// Takes the aduan of one page of news; its notices wait for the last page.
    pub(in crate::officer) async fn take_page(&self, page: SyncPage) -> Result<Change, CacheError> {
        let news = News {
            aduan: &page.aduan,
            hapus: &page.hapus,
            ledger: &[],
            cursor: page.cursor,
            log: page.log,
            complete: None,
        };
        self.cache.apply(&news).await?;
        let changed = !page.aduan.is_empty() || !page.hapus.is_empty();
        let mut book = self.book.write();
        page.aduan.into_iter().for_each(|view| book.put(view));
        page.hapus.into_iter().for_each(|id| book.remove(id));
        book.meta.cursor = page.cursor;
        book.meta.log = page.log.or(book.meta.log);
        Ok(if changed { Change::Some } else { Change::None })
    }

    /// Takes the notices of a whole pull, which came to its end now: the server has just said what
    /// time that is, so what is too old can go.
    pub(in crate::officer) async fn complete_pull(
        &self,
        rows: Vec<LedgerRow>,
        reached: SyncQuery,
        kini: Timestamp,
    ) -> Result<(), CacheError> {
        let news = News {
            aduan: &[],
            hapus: &[],
            ledger: &rows,
            cursor: reached.cursor,
            log: None,
            complete: Some((reached.notice_cursor, kini)),
        };
        self.cache.apply(&news).await?;
        let old = kini.saturating_sub(NOTICES_STAY).unwrap_or(Timestamp::MIN);
        self.cache.prune_ledger(old).await?;
        let mut book = self.book.write();
        book.put_ledger(rows);
        book.ledger
            .retain(|_, row| row.ditampilkan.pada.is_none_or(|pada| pada >= old));
        book.meta.notice_cursor = Some(reached.notice_cursor);
        book.meta.kontak = Some(kini);
        Ok(())
    }

    /// Keeps rows of the ledger.
    pub(in crate::officer) async fn keep_ledger(
        &self,
        rows: Vec<LedgerRow>,
    ) -> Result<(), CacheError> {
        self.cache.keep_ledger(&rows).await?;
        self.book.write().put_ledger(rows);
        Ok(())
    }

    /// Keeps a view that came outside a pull, unless a pull overtook it or the officer may no
    /// longer see it.
    pub(in crate::officer) async fn keep_view(&self, view: &AduanView) -> Result<(), CacheError> {
        if !self.book().is_news(view) {
            return Ok(());
        }
        let visible = boleh_lihat(&self.book().petugas.aktor, &view.aduan);
        if visible {
            self.cache.keep_aduan(view).await?;
            self.book.write().put(view.clone());
        } else {
            self.cache.drop_aduan(view.aduan.id).await?;
            self.book.write().remove(view.aduan.id);
        }
        Ok(())
    }

    /// Remembers that the officer has seen this version.
    pub(in crate::officer) async fn mark_read(
        &self,
        view: &AduanView,
    ) -> Result<Change, CacheError> {
        let (id, version) = (view.aduan.id, view.aduan.version);
        match self.book.write().aduan.get_mut(&id) {
            Some(page) if page.dibaca != Some(version) => page.dibaca = Some(version),
            Some(_) | None => return Ok(Change::None),
        }
        self.cache.mark_read(id, version).await?;
        Ok(Change::Some)
    }

    /// Keeps new reference data.
    pub(in crate::officer) async fn keep_referensi(
        &self,
        referensi: Referensi,
    ) -> Result<(), CacheError> {
        self.cache.database.set_referensi(&referensi).await?;
        self.book.write().referensi = Some(Arc::new(referensi));
        Ok(())
    }

    /// Starts over for a changed role or another log: only reference data, the time of the last
    /// contact and the texts being written stay.
    pub(in crate::officer) async fn start_over(&self, petugas: Petugas) -> Result<(), CacheError> {
        self.cache.database.wipe_views().await?;
        self.cache.set_petugas(&petugas).await?;
        let meta = self.cache.database.meta().await?;
        let mut book = self.book.write();
        let referensi = book.referensi.clone();
        *book = Book::new(petugas);
        book.referensi = referensi;
        book.meta = meta;
        Ok(())
    }
}
