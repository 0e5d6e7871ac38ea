//! One update on its way: offered, left for later, downloaded, installed. The officer decides each
//! step but the first, and a text that is still to be handed in holds up the last two.

mod install;
mod steps;

use super::background::Background;
use super::event::{DeskEvent, Events};
use super::frame::Frame;
use super::unsent::Waiting;
use crate::cache::{CacheError, Database};
use crate::clock::Clock;
use crate::options::Options;
use crate::update::{Offer, Package, RUNNING, UpdateOptions};
use domain::kata::waktu::waktu_panjang;
use jiff::Timestamp;
use semver::Version;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio_util::sync::CancellationToken;
use wire::desk::{UnsentWaiting, UpdateStage, UpdateState};

/// What the desk knows about updates, and what it does about them.
pub(super) struct Updating {
    frame: Arc<Frame>,
    waiting: Waiting,
    events: Events,
    background: Background,
    database: Database,
    clock: Clock,
    options: UpdateOptions,
    ca_file: Option<PathBuf>,
    stage: Mutex<Stage>,
    /// Until when an update is left for later.
    until: Mutex<Option<Timestamp>>,
    /// What the window knows.
    told: Mutex<Option<UpdateState>>,
    /// One question or download at a time. Taken before any other lock here.
    asking: tokio::sync::Mutex<()>,
}

/// How far it is. Sentences are for people.
#[derive(Clone)]
enum Stage {
    /// Nothing newer is known; how the last question went.
    Quiet(String),
    /// There is a newer version; why the last try came to nothing.
    Offered(Arc<Offer>, Option<String>),
    /// So much of 100 is there.
    Downloading(Arc<Offer>, u8, CancellationToken),
    /// Verified and in memory; why the last try came to nothing.
    Downloaded(Arc<Package>, Option<String>),
    Installing(Version),
    Installed(Version),
    /// What was offered must not be installed, and why.
    Refused(String),
}

impl Updating {
    /// Nothing was asked yet.
    pub(super) async fn new(
        frame: Arc<Frame>,
        events: Events,
        background: Background,
        database: Database,
        options: &Options,
    ) -> Result<Self, CacheError> {
        let until = database.update_postponed().await?;
        Ok(Self {
            waiting: Waiting::new(Arc::clone(&frame)),
            frame,
            events,
            background,
            database,
            clock: options.clock.clone(),
            options: options.updates.clone(),
            ca_file: options.api.ca_file.clone(),
            stage: Mutex::new(Stage::Quiet("Belum diperiksa.".to_owned())),
            until: Mutex::new(until),
            told: Mutex::default(),
            asking: tokio::sync::Mutex::default(),
        })
    }

    fn stage(&self) -> MutexGuard<'_, Stage> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn until(&self) -> MutexGuard<'_, Option<Timestamp>> {
        self.until.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes note of what the window is told; whether that is news.
    fn is_news(&self, now: &UpdateState) -> bool {
        let told = self.told.lock();
        let mut told = told.unwrap_or_else(PoisonError::into_inner);
        let news = told.as_ref() != Some(now);
        *told = Some(now.clone());
        news
    }

    /// The running version, and how far an update is.
    pub(super) async fn state(&self) -> UpdateState {
        let tahap = match self.obstacle() {
            Some(alasan) => UpdateStage::Mati { alasan },
            None => self.shown_stage().await,
        };
        running(tahap)
    }

    async fn shown_stage(&self) -> UpdateStage {
        let stage = self.stage().clone();
        match stage {
            Stage::Quiet(keterangan) => UpdateStage::Diam { keterangan },
            Stage::Refused(alasan) if self.postponed().is_some() => {
                UpdateStage::Diam { keterangan: alasan }
            }
            Stage::Refused(alasan) => UpdateStage::Ditolak { alasan },
            Stage::Offered(offer, galat) => self.offered(&offer.version, galat).await,
            Stage::Downloaded(package, galat) => self.offered(&package.version, galat).await,
            Stage::Downloading(offer, persen, _) => downloading(&offer, persen),
            Stage::Installing(versi) => UpdateStage::Memasang {
                versi: versi.to_string(),
            },
            Stage::Installed(versi) => UpdateStage::Terpasang {
                versi: versi.to_string(),
                menunggu: self.waits_for().await,
            },
        }
    }

    async fn offered(&self, versi: &Version, galat: Option<String>) -> UpdateStage {
        let versi = versi.to_string();
        match self.postponed() {
            Some(until) => UpdateStage::Ditunda {
                versi,
                sampai: waktu_panjang(until),
            },
            None => UpdateStage::Siap {
                versi,
                menunggu: self.waits_for().await,
                galat,
            },
        }
    }

    /// Until when an update is left for later, if that is not over.
    fn postponed(&self) -> Option<Timestamp> {
        let until = *self.until();
        until.filter(|until| *until > self.clock.now())
    }

    /// The text that an update waits for, to be shown. Before anything is done it is asked again.
    async fn waits_for(&self) -> Option<UnsentWaiting> {
        let newest = self.waiting.newest().await;
        newest.unwrap_or_else(|error| {
            tracing::error!(%error, "the texts being written could not be read");
            None
        })
    }

    /// Tells the window how far an update is, if that is news.
    pub(super) async fn tell(&self) {
        let now = self.state().await;
        self.tell_once(now);
    }

    fn tell_once(&self, now: UpdateState) {
        if self.is_news(&now) {
            self.events.emit(DeskEvent::Update(now));
        }
    }

    /// Goes on to a stage and tells.
    async fn go_on_to(&self, stage: Stage) {
        *self.stage() = stage;
        self.tell().await;
    }
}

fn running(tahap: UpdateStage) -> UpdateState {
    UpdateState {
        berjalan: RUNNING.to_owned(),
        tahap,
    }
}

fn downloading(offer: &Offer, persen: u8) -> UpdateStage {
    UpdateStage::Mengunduh {
        versi: offer.version.to_string(),
        persen,
    }
}
