//! One signed-in session: a server, a cache, and the book that the screens are drawn from.

use crate::api::Api;
use crate::book::{Book, Page};
use crate::cache::{Cache, CacheError};
use domain::referensi::Referensi;
use domain::referensi::Wilayah;
use domain::tenggat::AturanTenggat;
use domain::tenggat::kalender::{JamKerja, Kalender};
use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use wire::session::Petugas;

/// How long settled notices stay in the list.
const NOTICES_STAY: SignedDuration = SignedDuration::from_hours(90 * 24);

/// How long a text stays that nobody goes on writing.
const DRAFTS_STAY: SignedDuration = SignedDuration::from_hours(14 * 24);

pub(crate) struct Session {
    pub(crate) api: Api,
    pub(crate) cache: Cache,
    /// The token, where the officer wanted it kept after the program ends.
    pub(crate) kept: Option<SecretString>,
    book: Mutex<Book>,
    /// Ends the session's tasks.
    pub(crate) stop: CancellationToken,
    /// There may be news.
    pub(crate) poke: Notify,
    /// One pull at a time.
    pub(crate) pull: tokio::sync::Mutex<()>,
    /// One change of cache and book at a time: what is decided by the book is recorded in both
    /// before anybody else decides. Never held while the server is asked; taken after `pull`.
    pub(crate) writing: tokio::sync::Mutex<()>,
}

impl Session {
    /// A session over what its cache holds. Views that cannot be opened are dropped; the server
    /// has them.
    pub(crate) async fn open(
        api: Api,
        cache: Cache,
        petugas: Petugas,
        kept: Option<SecretString>,
        kini: Timestamp,
    ) -> Result<Self, CacheError> {
        cache.set_petugas(&petugas).await?;
        let book = match read_book(&cache, petugas.clone(), kini).await {
            Err(CacheError::Sealed) => {
                cache.database.wipe_views().await?;
                read_book(&cache, petugas, kini).await?
            }
            book => book?,
        };
        Ok(Self {
            api,
            cache,
            kept,
            book: Mutex::new(book),
            stop: CancellationToken::new(),
            poke: Notify::new(),
            pull: tokio::sync::Mutex::default(),
            writing: tokio::sync::Mutex::default(),
        })
    }

    /// The book, for as long as nothing is awaited.
    pub(crate) fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reference data, or an empty set before the first contact.
    pub(crate) fn referensi(&self) -> Arc<Referensi> {
        let held = self.book().referensi.clone();
        held.unwrap_or_else(|| Arc::new(no_referensi()))
    }

    /// Keeps new reference data.
    pub(crate) async fn keep_referensi(&self, referensi: Referensi) -> Result<(), CacheError> {
        self.cache.database.set_referensi(&referensi).await?;
        self.book().referensi = Some(Arc::new(referensi));
        Ok(())
    }

    /// Starts over for a changed role: what the old role saw is gone.
    pub(crate) async fn start_over(&self, petugas: Petugas) -> Result<(), CacheError> {
        let _pull = self.pull.lock().await;
        let _writing = self.writing.lock().await;
        self.cache.database.wipe_views().await?;
        self.cache.set_petugas(&petugas).await?;
        let meta = self.cache.database.meta().await?; // the time of the last contact stays
        let mut book = self.book();
        let referensi = book.referensi.clone();
        *book = Book::new(petugas);
        book.referensi = referensi;
        book.meta = meta;
        Ok(())
    }
}

async fn read_book(cache: &Cache, petugas: Petugas, kini: Timestamp) -> Result<Book, CacheError> {
    let before = |stay| kini.saturating_sub(stay).unwrap_or(Timestamp::MIN);
    cache.prune_ledger(before(NOTICES_STAY)).await?;
    cache.prune_drafts(before(DRAFTS_STAY)).await?;
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
