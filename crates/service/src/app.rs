//! What every use case works with: database, clock, keys, files, reference data, news.

mod health;
mod log;
mod set_up;

pub use health::Health;

use log::kept_witness;

use crate::akun::attempts::{Attempts, FAILED_SIGN_INS_PER_MINUTE};
use crate::akun::hashing::Hashing;
use crate::error::Error;
use crate::foto::files::Files;
use crate::foto::picture::Darkroom;
use crate::ground::clock::Clock;
use crate::ground::dasar::Dasar;
use crate::ground::in_place::InPlace;
use crate::ground::intake::{Intake, IntakeLimits};
use crate::ground::keys::Keys;
use crate::ground::limit::Limit;
use crate::ground::names::Names;
use crate::ground::own_keys::own_keys;
use crate::ground::referensi;
use crate::ground::room::free_space;
use crate::ground::witness::{Witness, own_log};
use crate::network::Network;
use anyhow::Context as _;
use domain::batas::BATAS;
use domain::id::{PersonId, Seq};
use domain::referensi::Referensi;
use jiff::Timestamp;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};
use store::Store;
use tokio::sync::{Mutex, watch};
use uuid::Uuid;

/// How often a shared database is asked whether another process has news.
const POLL: Duration = Duration::from_secs(2);

/// What one person may file in an hour, and at once, unless it is set otherwise.
pub const FILINGS_PER_HOUR: NonZeroU32 = NonZeroU32::new(20).expect("20 is not zero");

/// Accounts of citizens that one admin may look up, and codes to hand over, in an hour.
const AT_THE_COUNTER_PER_HOUR: NonZeroU32 =
    NonZeroU32::new(BATAS.loket_per_jam).expect("a limit is not zero");

/// Free megabytes below which no photos are accepted, unless it is set otherwise.
pub const ROOM_MB: u64 = 500;

/// Codes that go to one citizen by e-mail in an hour.
const KODE_SUREL_PER_HOUR: NonZeroU32 =
    NonZeroU32::new(BATAS.kode_surel_per_jam).expect("a limit is not zero");

const MB: u64 = 1024 * 1024;

/// Where the central process keeps what it keeps.
#[derive(Debug)]
pub struct Settings {
    /// `sqlite:path` or `postgres://…`.
    pub database: String,
    /// Folder of the pictures.
    pub folder: PathBuf,
    /// Keys of the personal data.
    pub keys: Keys,
}

/// The central process without its network. Cheap to clone.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
    clock: Clock,
    attempts: Attempts,
    filings: Arc<Limit<PersonId>>,
    intake: Arc<Intake>,
    network: Network,
    room: u64,
    outward: Arc<set_up::Outward>,
}

struct Inner {
    store: Store,
    in_place: Option<InPlace>,
    log: Uuid,
    witness: Mutex<Witness>,
    health: Mutex<Option<(Instant, Health)>>,
    clock_is_doubted: AtomicBool,
    files: Files,
    keys: Keys,
    referensi: RwLock<Arc<Referensi>>,
    news: watch::Sender<Seq>,
    darkroom: Darkroom,
    hashing: Hashing,
    names: Names,
    counter: Limit<PersonId>,
    kode_surel: Limit<PersonId>,
}

impl App {
    /// Opens and migrates the database and reads the reference data. Refuses a database whose
    /// identities are under other keys: with new ones every citizen would be lost.
    pub async fn open(settings: Settings, clock: Clock) -> Result<Self, Error> {
        let store = Store::open(&settings.database).await?;
        own_keys(&store, &settings.keys).await?;
        let log = own_log(&store, &settings.folder).await?;
        let mut tx = store.read().await?;
        let referensi = referensi::read(&mut tx).await?;
        let newest = store::counter::newest_seq(&mut tx).await?;
        let witness = kept_witness(&mut tx, (log, clock.now()), &settings.folder).await?;
        drop(tx);
        let app = Self {
            inner: Arc::new(Inner {
                in_place: store::backup::file(&settings.database).and_then(InPlace::note),
                log,
                witness: Mutex::new(witness),
                health: Mutex::default(),
                clock_is_doubted: AtomicBool::default(),
                files: Files::new(&settings.folder),
                keys: settings.keys,
                referensi: RwLock::new(Arc::new(referensi)),
                news: watch::Sender::new(newest),
                darkroom: Darkroom::new(),
                hashing: Hashing::new(),
                names: Names::default(),
                counter: Limit::per_hour(AT_THE_COUNTER_PER_HOUR),
                kode_surel: Limit::per_hour(KODE_SUREL_PER_HOUR),
                store,
            }),
            clock,
            attempts: Attempts::new(FAILED_SIGN_INS_PER_MINUTE),
            filings: Arc::new(Limit::per_hour(FILINGS_PER_HOUR)),
            intake: Arc::new(Intake::new(&IntakeLimits::default())),
            network: Network::default(),
            room: ROOM_MB * MB,
            outward: Arc::default(),
        };
        if app.inner.store.is_shared() {
            app.poll_news();
        }
        Ok(app)
    }

    /// Whether the disk may still take photos: the last of the room is for texts.
    pub fn has_room_for_photos(&self) -> bool {
        let free = free_space(self.files().folder());
        free.is_none_or(|free| free >= self.room)
    }

    /// The time.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Whether the clock may judge what is too old: one that is wrong must end nothing.
    pub fn believes_clock(&self) -> bool {
        !self.inner.clock_is_doubted.load(Ordering::Relaxed)
    }

    pub(crate) fn believe_clock(&self) {
        let doubted = &self.inner.clock_is_doubted;
        doubted.store(false, Ordering::Relaxed);
    }

    pub(crate) fn doubt_clock(&self) {
        let doubted = &self.inner.clock_is_doubted;
        doubted.store(true, Ordering::Relaxed);
    }

    /// The reference data in force.
    pub fn referensi(&self) -> Arc<Referensi> {
        let guard = self.inner.referensi.read();
        Arc::clone(&guard.unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn set_referensi(&self, referensi: Referensi) {
        let guard = self.inner.referensi.write();
        *guard.unwrap_or_else(PoisonError::into_inner) = Arc::new(referensi);
    }

    /// Wakes after every commit with the newest place in the log.
    pub fn news(&self) -> watch::Receiver<Seq> {
        self.inner.news.subscribe()
    }

    /// Tells everybody who waits that something was committed.
    pub(crate) fn announce(&self, seq: Seq) {
        self.inner.news.send_if_modified(|newest| {
            let newer = seq > *newest;
            if newer {
                *newest = seq;
            }
            newer
        });
    }

    /// Wakes everybody although nothing was added to the log: there are new notices.
    pub(crate) fn wake(&self) {
        self.inner.news.send_modify(|_| {});
    }

    /// Asks a shared database for the news of other processes, for as long as the app lives.
    fn poll_news(&self) {
        let weak = Arc::downgrade(&self.inner);
        let (clock, filings, room) = (self.clock.clone(), Arc::clone(&self.filings), self.room);
        let (intake, attempts) = (Arc::clone(&self.intake), self.attempts.clone());
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(POLL).await;
                let Some(inner) = weak.upgrade() else { return };
                let app = Self {
                    inner,
                    clock: clock.clone(),
                    attempts: attempts.clone(),
                    filings: Arc::clone(&filings),
                    intake: Arc::clone(&intake),
                    network: Network::default(),
                    room,
                    outward: Arc::default(), // it only looks
                };
                match app.newest().await {
                    Ok(seq) => app.announce(seq),
                    Err(error) => tracing::warn!(%error, "could not look for news"),
                }
                if let Err(error) = app.refresh_referensi().await {
                    tracing::warn!(%error, "could not look for reference data");
                }
            }
        });
    }

    async fn newest(&self) -> Result<Seq, Error> {
        let mut tx = self.store().read().await?;
        Ok(store::counter::newest_seq(&mut tx).await?)
    }

    /// Whether the database answers.
    pub async fn ready(&self) -> Result<(), Error> {
        self.newest().await.map(|_| ())
    }

    /// Reads the reference data again where another process has loaded other ones.
    pub(crate) async fn refresh_referensi(&self) -> Result<(), Error> {
        let mut tx = self.store().read().await?;
        let versi = referensi::version(&mut tx).await?;
        if versi != self.referensi().kalender.versi() {
            let new = referensi::read(&mut tx).await?;
            self.set_referensi(new);
            tracing::info!(versi, "reference data were loaded by another process");
        }
        Ok(())
    }

    /// Whether the database is still where it was opened; one of a server always is.
    pub fn database_is_in_place(&self) -> bool {
        self.inner.in_place.as_ref().is_none_or(InPlace::still)
    }

    /// Writes what an open database holds beside the place where it was, and gives the copy's path.
    pub async fn rescue_database(&self) -> Result<PathBuf, Error> {
        let Some(place) = &self.inner.in_place else {
            return Err(Error::NotFound);
        };
        let at = self.now().as_second();
        let copy = place.path().with_extension(format!("diselamatkan-{at}.db"));
        // An empty file that only its owner reads: SQLite would let the mask of the process decide.
        disk::create_private(&copy).context("place of the rescued copy")?;
        if let Err(error) = self.store().copy_to(&copy).await {
            let _ = std::fs::remove_file(&copy); // empty; why it is so matters more
            return Err(error.into());
        }
        disk::keep(&copy).context("rescued copy")?;
        Ok(copy)
    }

    /// Makes room for the rescued copy, after the end of a database that is no longer in its place.
    pub fn make_room_for_rescued(&self) -> Result<(), Error> {
        let gone = self.inner.in_place.as_ref().filter(|place| !place.still());
        let moved = gone.map_or(Ok(()), InPlace::put_log_aside);
        Ok(moved.context("log of the database")?)
    }

    /// The first place where the log was altered, if anywhere.
    pub async fn first_broken_link(&self) -> Result<Option<Seq>, Error> {
        let mut tx = self.store().read().await?;
        Ok(store::riwayat::first_broken_link(&mut tx).await?)
    }

    /// Closes the database.
    pub async fn close(&self) {
        self.inner.store.close().await;
    }

    pub(crate) fn store(&self) -> &Store {
        &self.inner.store
    }

    pub(crate) fn files(&self) -> &Files {
        &self.inner.files
    }

    pub(crate) fn keys(&self) -> &Keys {
        &self.inner.keys
    }

    /// Attempts to sign in that failed.
    pub(crate) fn attempts(&self) -> &Attempts {
        &self.attempts
    }

    /// Where the request comes from.
    pub(crate) fn network(&self) -> Network {
        self.network
    }

    /// What came in of late.
    pub(crate) fn intake(&self) -> &Intake {
        &self.intake
    }

    /// What was filed, by person.
    pub(crate) fn filings(&self) -> &Limit<PersonId> {
        &self.filings
    }

    /// What was done at the counter, by person.
    pub(crate) fn counter(&self) -> &Limit<PersonId> {
        &self.inner.counter
    }

    /// Codes sent by e-mail, by person.
    pub(crate) fn kode_surel(&self) -> &Limit<PersonId> {
        &self.inner.kode_surel
    }

    /// How many statements the database ran for this app.
    pub fn statements(&self) -> u64 {
        self.inner.store.statements()
    }

    /// Names of staff.
    pub(crate) fn names(&self) -> &Names {
        &self.inner.names
    }

    pub(crate) fn hashing(&self) -> &Hashing {
        &self.inner.hashing
    }

    pub(crate) fn darkroom(&self) -> &Darkroom {
        &self.inner.darkroom
    }

    /// What a decision made now depends on.
    pub(crate) fn dasar(&self) -> Dasar {
        Dasar::at(self.now(), self.referensi())
    }
}
