//! The officer at this computer: who is signed in, and everything that runs for them.

mod boot;
mod desk;
mod event;
mod links;
mod session;
mod signing;
mod tasks;
mod unsent;
mod updating;

pub use event::DeskEvent;
pub(crate) use session::Session;

use crate::cache::{CacheError, Database, Place};
use crate::link::Link;
use crate::notice::QuietHours;
use crate::options::Options;
use crate::vault::Safe;
use crate::words::pukul;
use jiff::Timestamp;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use tokio::sync::{broadcast, watch};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use updating::Updating;
use wire::desk::{KeyringState, NetworkState, SessionState};

/// How many events may wait for a slow listener.
const BACKLOG: usize = 256;

/// The officer's desk. Cheap to clone; every clone is the same desk.
#[derive(Clone)]
pub struct Officer {
    inner: Arc<Inner>,
}

struct Inner {
    options: Options,
    safe: Safe,
    database: Database,
    frame: Mutex<Frame>,
    session: RwLock<Option<Arc<Session>>>,
    /// A link from outside that the page hasn't taken yet.
    link: Mutex<Option<Link>>,
    /// One change of the session at a time.
    signing: tokio::sync::Mutex<()>,
    events: broadcast::Sender<DeskEvent>,
    booted: watch::Sender<bool>,
    updating: Updating,
    tracker: TaskTracker,
    stop: CancellationToken,
}

/// What the frame around the screens shows besides the session.
#[derive(Debug, Clone)]
struct Frame {
    alamat: Option<String>,
    keyring: KeyringState,
    network: NetworkState,
}

impl Officer {
    /// Opens the cache and starts everything that runs in the background: the keyring first,
    /// then, if a session was kept, synchronisation.
    pub async fn start(options: Options) -> Result<Self, CacheError> {
        let database = Database::open(&Place::Folder(options.folder.clone())).await?;
        let alamat = match options.alamat.clone() {
            Some(alamat) => Some(alamat),
            None => database.alamat().await?,
        };
        let postponed = database.update_postponed().await?;
        let inner = Inner {
            safe: Safe::new(Arc::clone(&options.vault)),
            options,
            database,
            frame: Mutex::new(Frame {
                alamat,
                keyring: KeyringState::Terkunci,
                network: NetworkState::Daring,
            }),
            session: RwLock::default(),
            link: Mutex::default(),
            signing: tokio::sync::Mutex::default(),
            events: broadcast::channel(BACKLOG).0,
            booted: watch::channel(false).0,
            updating: Updating::new(postponed),
            tracker: TaskTracker::new(),
            stop: CancellationToken::new(),
        };
        let officer = Self {
            inner: Arc::new(inner),
        };
        officer.spawn(officer.clone().boot());
        officer.spawn(officer.clone().keep_age());
        officer.spawn(officer.clone().keep_updated());
        Ok(officer)
    }

    /// What happens from now on.
    pub fn events(&self) -> broadcast::Receiver<DeskEvent> {
        self.inner.events.subscribe()
    }

    /// Ends every task and closes the cache.
    pub async fn stop(&self) {
        self.inner.stop.cancel();
        self.inner.tracker.close();
        self.inner.tracker.wait().await;
        self.inner.database.close().await;
    }

    /// The state of the session as the page gets it.
    pub fn state(&self) -> SessionState {
        let frame = self.frame().clone();
        let (petugas, kontak) = match self.session() {
            Some(session) => {
                let book = session.book();
                (Some(book.petugas.clone()), book.meta.kontak)
            }
            None => (None, None),
        };
        let kini = self.now();
        SessionState {
            alamat: frame.alamat,
            petugas,
            keyring: frame.keyring,
            network: frame.network,
            tersinkron: kontak,
            tersinkron_teks: kontak.map(|kontak| pukul(kontak, kini)),
        }
    }

    fn session(&self) -> Option<Arc<Session>> {
        let held = self.inner.session.read();
        held.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether a session is still the one at the desk.
    fn is_current(&self, session: &Arc<Session>) -> bool {
        let now = self.session();
        now.is_some_and(|now| Arc::ptr_eq(&now, session))
    }

    /// Puts another session in the place of the one before, whose tasks end.
    fn replace_session(&self, session: Option<Arc<Session>>) {
        let held = self.inner.session.write();
        let before = std::mem::replace(&mut *held.unwrap_or_else(PoisonError::into_inner), session);
        if let Some(before) = before {
            before.stop.cancel();
        }
    }

    fn frame(&self) -> MutexGuard<'_, Frame> {
        self.inner
            .frame
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the frame, and tells the window if it is another now.
    fn reframe(&self, change: impl FnOnce(&mut Frame)) {
        let before = self.state();
        change(&mut self.frame());
        let now = self.state();
        if now != before {
            self.emit(DeskEvent::Session(now));
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.inner.options.clock.now()
    }

    pub(crate) fn quiet(&self) -> QuietHours {
        self.inner.options.quiet
    }

    pub(crate) fn emit(&self, event: DeskEvent) {
        let _ = self.inner.events.send(event); // nobody listens before the window is there
    }

    /// Runs a task until it ends or the program does.
    fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) -> JoinHandle<()> {
        let stop = self.inner.stop.clone();
        self.inner.tracker.spawn(async move {
            stop.run_until_cancelled(task).await;
        })
    }
}
