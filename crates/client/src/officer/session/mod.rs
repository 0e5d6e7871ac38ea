//! One signed-in session: a server, a cache, and the book that the screens are drawn from.
//!
//! Cache and book say the same, so they are changed together, and only by whoever has leave to
//! ([`Writing`]).

mod book_lock;
mod writing;

pub(super) use writing::{Change, Writing};

use crate::api::Api;
use crate::book::{Book, Page};
use crate::cache::{Cache, CacheError};
use book_lock::{BookLock, Reading};
use domain::referensi::Referensi;
use domain::referensi::Wilayah;
use domain::tenggat::AturanTenggat;
use domain::tenggat::kalender::{JamKerja, Kalender};
use secrecy::SecretString;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, PoisonError};
use std::time::Duration;
use tokio::sync::{Mutex, MutexGuard, Notify};
use tokio_util::sync::CancellationToken;
use wire::session::Petugas;

/// A signed-in session.
pub(super) struct Session {
    pub(super) api: Api,
    pub(super) cache: Cache,
    /// The token, where the officer wanted it kept after the program ends.
    pub(super) kept: Option<SecretString>,
    /// There may be news.
    pub(super) poke: Notify,
    /// The server has ended the stream: the account may act as somebody else now.
    pub(super) recheck: AtomicBool,
    /// What the clock had counted when the server was last heard, or when the session began.
    heard: std::sync::Mutex<Duration>,
    book: BookLock,
    stop: CancellationToken,
    pulling: Mutex<()>,
    writing: Mutex<()>,
}

/// Leave to pull. One pull at a time.
pub(super) type Pulling<'a> = MutexGuard<'a, ()>;

impl Session {
    /// A session over what its cache holds. Views that cannot be opened are dropped; the server
    /// has them.
    pub(super) async fn open(
        api: Api,
        cache: Cache,
        petugas: Petugas,
        kept: Option<SecretString>,
        counted: Duration,
    ) -> Result<Self, CacheError> {
        cache.set_petugas(&petugas).await?;
        let book = match read_book(&cache, petugas.clone()).await {
            Err(CacheError::Sealed) => {
                cache.database.wipe_views().await?;
                read_book(&cache, petugas).await?
            }
            book => book?,
        };
        Ok(Self {
            api,
            cache,
            kept,
            poke: Notify::new(),
            recheck: AtomicBool::new(false),
            heard: std::sync::Mutex::new(counted),
            book: BookLock::new(book),
            stop: CancellationToken::new(),
            pulling: Mutex::default(),
            writing: Mutex::default(),
        })
    }

    /// The server was heard when the clock had counted so much.
    pub(super) fn hear(&self, counted: Duration) {
        *self.heard() = counted;
    }

    /// For how long the server was not heard while the program ran.
    pub(super) fn unheard(&self, counted: Duration) -> Duration {
        counted.saturating_sub(*self.heard())
    }

    fn heard(&self) -> std::sync::MutexGuard<'_, Duration> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The book, to be read for as long as nothing is awaited.
    pub(super) fn book(&self) -> Reading<'_> {
        self.book.read()
    }

    /// Waits for leave to pull. To be taken before [`Self::writing`].
    pub(super) async fn pulling(&self) -> Pulling<'_> {
        self.pulling.lock().await
    }

    /// Waits for leave to change cache and book. Never kept while the server is asked.
    pub(super) async fn writing(&self) -> Writing<'_> {
        let leave = self.writing.lock().await;
        Writing::new(&self.cache, &self.book, leave)
    }

    /// Ends the session's tasks.
    pub(super) fn end(&self) {
        self.stop.cancel();
    }

    /// Cancelled when the session's tasks are to end.
    pub(super) fn token(&self) -> CancellationToken {
        self.stop.clone()
    }

    /// Reference data, or an empty set before the first contact.
    pub(super) fn referensi(&self) -> Arc<Referensi> {
        let held = self.book().referensi.clone();
        held.unwrap_or_else(|| Arc::new(no_referensi()))
    }

    /// Starts over for a changed role: what the old role saw is gone.
    pub(super) async fn start_over(&self, petugas: Petugas) -> Result<(), CacheError> {
        let _pulling = self.pulling().await;
        self.writing().await.start_over(petugas).await
    }
}

async fn read_book(cache: &Cache, petugas: Petugas) -> Result<Book, CacheError> {
    let mut book = Book::new(petugas);
    for (view, dibaca) in cache.all_aduan().await? {
        let id = view.aduan.id;
        let view = Arc::new(view);
        book.aduan.insert(id, Page { view, dibaca });
    }
    book.put_ledger(cache.ledger().await?);
    book.referensi = cache.database.referensi().await?.map(Arc::new);
    book.meta = cache.database.meta().await?;
    Ok(book)
}

/// Nothing is known yet; codes are shown instead of names.
fn no_referensi() -> Referensi {
    Referensi {
        skpd: Vec::new(),
        wilayah: Wilayah::default(),
        kategori: Vec::new(),
        templat: Vec::new(),
        kalender: Kalender::new([], JamKerja::default(), 0),
        aturan: AturanTenggat::default(),
    }
}
