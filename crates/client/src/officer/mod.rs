//! The officer at this computer: who is signed in, and everything that runs for them.
//!
//! # Parts
//!
//! Each part owns its state, and knows only parts above it in this list:
//!
//! 1. [`event`], [`background`]: what is said without being asked, and what runs beside the page;
//! 2. [`session`]: one signed-in session with its cache and book;
//! 3. [`frame`]: who is at the desk, and how keyring and network are;
//! 4. [`syncing`]: news and reminders; [`unsent`]: texts being written;
//! 5. [`signing`]: who may sit at the desk, and what ends a session; [`links`]; [`updating`]; [`closing`];
//! 6. [`tasks`]: what runs while somebody is signed in;
//! 7. [`desk`]: the page's questions, each answered by the parts.
//!
//! # Locks
//!
//! Every lock is private to its part. Those that are held while something is awaited are taken in
//! this order, and none twice:
//!
//! 1. `Signing::changing`: one change of the session at a time; held while server and keyring are
//!    asked;
//! 2. `Updating::asking`: one question about updates at a time; held while the server is asked.
//!    Whoever holds it never takes the one above;
//! 3. `Session::pulling`: one pull at a time; held while the server is asked;
//! 4. `Session::writing`: one change of cache and book at a time; never held while the server is
//!    asked. What it allows stands on [`session::Writing`], so nobody changes them without it.
//!
//! All others (`Frame::shown`, the book, the waiting link, the stage of an update) are held for a
//! few statements, never while something is awaited, and never two of them together.

mod background;
mod closing;
mod desk;
mod event;
mod frame;
mod links;
mod session;
mod signing;
mod syncing;
mod tasks;
mod unsent;
mod updating;

pub use event::DeskEvent;

use crate::cache::{CacheError, Database, Place};
use crate::link::Link;
use crate::options::Options;
use background::Background;
use closing::Closing;
use domain::id::AduanId;
use event::Events;
use frame::{Frame, Loss};
use links::Links;
use signing::Signing;
use std::sync::Arc;
use syncing::Syncing;
use tasks::Tasks;
use tokio::sync::broadcast;
use updating::Updating;
use wire::desk::SessionState;

/// The officer's desk. Cheap to clone; every clone is the same desk.
#[derive(Clone)]
pub struct Officer {
    events: Events,
    background: Background,
    database: Database,
    frame: Arc<Frame>,
    syncing: Arc<Syncing>,
    signing: Arc<Signing>,
    links: Arc<Links>,
    updating: Arc<Updating>,
    closing: Arc<Closing>,
    clock: crate::Clock,
}

impl Officer {
    /// Opens the cache and starts everything that runs in the background: the keyring first,
    /// then, if a session was kept, synchronisation.
    pub async fn start(options: Options) -> Result<Self, CacheError> {
        let officer = Self::assemble(&options).await?;
        if let Some(aside) = officer.database.aside.clone() {
            officer.frame.set_lost(Loss::Cache { aside });
        }
        let tasks = Tasks {
            frame: Arc::clone(&officer.frame),
            syncing: Arc::clone(&officer.syncing),
            signing: Arc::clone(&officer.signing),
            events: officer.events.clone(),
            background: officer.background.clone(),
            clock: officer.clock.clone(),
        };
        let background = &officer.background;
        background.spawn(Arc::clone(&officer.signing).boot());
        background.spawn(tasks.clone().keep_serving());
        background.spawn(tasks.keep_age());
        background.spawn(Arc::clone(&officer.updating).keep_updated());
        Ok(officer)
    }

    /// Puts the parts together; nothing runs yet.
    async fn assemble(options: &Options) -> Result<Self, CacheError> {
        let (events, background) = (Events::new(), Background::default());
        let clock = options.clock.clone();
        let database = Database::open(&Place::Folder(options.folder.clone())).await?;
        let known = database.alamat().await?;
        let alamat = options.alamat.clone().or(known);
        let frame = Arc::new(Frame::new(events.clone(), clock.clone(), alamat));
        let syncing = Arc::new(Syncing::new(
            Arc::clone(&frame),
            events.clone(),
            clock.clone(),
            options.quiet,
        ));
        let signing = Signing::new(
            Arc::clone(&frame),
            background.clone(),
            database.clone(),
            options,
        );
        let updating = Updating::new(
            Arc::clone(&frame),
            events.clone(),
            background.clone(),
            database.clone(),
            options,
        );
        Ok(Self {
            links: Arc::new(Links::new(events.clone(), Arc::clone(&syncing))),
            signing: Arc::new(signing),
            updating: Arc::new(updating.await?),
            closing: Arc::new(Closing::new(database.clone()).await?),
            events,
            background,
            database,
            frame,
            syncing,
            clock,
        })
    }

    /// What happens from now on.
    pub fn events(&self) -> broadcast::Receiver<DeskEvent> {
        self.events.listen()
    }

    /// Ends every task and closes the cache.
    pub async fn stop(&self) {
        self.background.end().await;
        self.database.close().await;
    }

    /// The state of the session as the page gets it.
    pub fn state(&self) -> SessionState {
        self.frame.state()
    }

    /// Keeps a link from outside until the page takes it.
    pub fn follow(&self, link: Link) {
        self.links.follow(link);
    }

    /// Whether an update is being installed; the program must not end meanwhile.
    pub fn is_installing(&self) -> bool {
        self.updating.is_installing()
    }

    /// Whether the officer has to hear first that closing the window ends the reminders: somebody
    /// is signed in, and nobody at this computer said that it is known.
    pub fn asks_before_closing(&self) -> bool {
        self.state().petugas.is_some() && !self.closing.is_known()
    }

    /// A click on a toast: the notice counts as opened, and the window shows the aduan.
    pub async fn toast_clicked(&self, tanda: &str, aduan: Option<AduanId>) {
        if let Some(session) = self.frame.session() {
            let is_it = |row: &crate::cache::LedgerRow| row.view.tanda == tanda;
            if let Err(error) = self.syncing.open_notices(&session, is_it).await {
                tracing::error!(%error, "the notice could not be marked");
            }
        }
        if let Some(aduan) = aduan {
            self.events.emit(DeskEvent::Open(aduan));
        }
    }
}
