//! The steps of an update, and when the first is taken.

use super::{Stage, Updating, downloading, running};
use crate::address::{Alamat, BadAddress};
use crate::cache::CacheError;
use crate::failure::Failure;
use crate::problems::sentence;
use crate::screens::pukul;
use crate::update::{
    Installer, Key, Offer, Package, RUNNING, Readiness, Source, UpdateError, next_morning,
};
use domain::tenggat::kalender::{JamKerja, Kalender};
use jiff::{SignedDuration, Timestamp};
use semver::Version;
use std::ops::Range;
use std::sync::Arc;

/// Minutes from the start to the first question, so that an office that comes to work doesn't ask
/// at once, nor while people sign in.
const FIRST: Range<i64> = 3..10;
/// Minutes from one question to the next.
const NEXT: Range<i64> = 4 * 60..6 * 60;

/// Everything that a question or a download needs.
struct Means {
    source: Source,
    key: Key,
    installer: Installer,
}

impl Updating {
    /// Asks for newer versions now and then. The clock of the desk is looked at each minute,
    /// because a computer that slept has missed nothing.
    pub(in crate::officer) async fn keep_updated(self: Arc<Self>) {
        let mut minutes = self.clock.minutes();
        let mut due = after(self.clock.now(), FIRST);
        loop {
            minutes.next().await;
            if self.clock.now() >= due {
                self.look().await;
                due = after(self.clock.now(), NEXT);
            }
            self.tell().await; // what was left for later may be due
        }
    }

    /// Why no updates are looked for on this computer, as a sentence.
    pub(super) fn obstacle(&self) -> Option<String> {
        if let Some(reason) = self.options.readiness().reason() {
            return Some(reason);
        }
        if self.options.installer.is_none() {
            return Some(
                "Program ini tidak dipasang dari paket, jadi tidak diperbarui.".to_owned(),
            );
        }
        match self.server() {
            Ok(Some(alamat)) if alamat.is_encrypted() => None,
            Ok(Some(_)) => Some(
                "Server ini tidak memakai https; pembaruan hanya diambil lewat https.".to_owned(),
            ),
            Ok(None) => Some("Alamat server belum diketahui; masuk dahulu.".to_owned()),
            Err(why) => Some(sentence(Failure::from(why))),
        }
    }

    fn server(&self) -> Result<Option<Alamat>, BadAddress> {
        let alamat = self.frame.alamat();
        alamat.as_deref().map(Alamat::parse).transpose()
    }

    fn means(&self) -> Result<Option<Means>, UpdateError> {
        let readiness = self.options.readiness();
        let (Ok(Some(alamat)), Some(installer), Readiness::Ready(key)) =
            (self.server(), self.options.installer.clone(), readiness)
        else {
            return Ok(None);
        };
        let source = Source::new(&alamat, self.ca_file.as_deref())?;
        Ok(Some(Means {
            source,
            key,
            installer,
        }))
    }

    /// Asks the office's server for a newer version, unless one is being downloaded or installed.
    /// What is there already stays only while it is offered: the office may have withdrawn it.
    pub(in crate::officer) async fn look(&self) {
        let _asking = self.asking.lock().await;
        let before = self.stage().clone();
        let busy = match &before {
            Stage::Quiet(_) | Stage::Offered(..) | Stage::Downloaded(..) | Stage::Refused(_) => {
                false
            }
            Stage::Downloading(..) | Stage::Installing(_) | Stage::Installed(_) => true,
        };
        if busy || self.obstacle().is_some() {
            return;
        }
        let asked = self.ask_for_offer().await;
        self.go_on_to(self.after_asking(before, asked)).await;
    }

    fn after_asking(&self, before: Stage, asked: Result<Option<Offer>, UpdateError>) -> Stage {
        match (asked, before) {
            (Ok(Some(offer)), Stage::Downloaded(package, error))
                if offer.version == package.version =>
            {
                Stage::Downloaded(package, error)
            }
            (Ok(Some(offer)), _) => Stage::Offered(Arc::new(offer), None),
            (Ok(None), _) => Stage::Quiet(self.newest()),
            (Err(error), _) if error.is_refusal() => refused(&error),
            (Err(error @ UpdateError::NoManifest), _) => Stage::Quiet(error.sentence()),
            (Err(error), before) => {
                tracing::info!(%error, "no answer about updates");
                match before {
                    Stage::Offered(..) | Stage::Downloaded(..) => before, // as far as anybody knows
                    Stage::Quiet(_)
                    | Stage::Downloading(..)
                    | Stage::Installing(_)
                    | Stage::Installed(_)
                    | Stage::Refused(_) => Stage::Quiet(error.sentence()), // there was nothing better
                }
            }
        }
    }

    pub(super) async fn ask_for_offer(&self) -> Result<Option<Offer>, UpdateError> {
        let Some(means) = self.means()? else {
            return Ok(None);
        };
        let running = Version::parse(RUNNING).map_err(|e| UpdateError::Manifest(e.to_string()))?;
        means.source.offer(means.installer.kind(), &running).await
    }

    fn newest(&self) -> String {
        let kini = self.clock.now();
        format!("Ini versi terbaru, diperiksa {}.", pukul(kini, kini))
    }

    /// Downloads and verifies what is offered. Whoever asks for it wants it no later.
    pub(in crate::officer) async fn download(&self) -> Result<(), CacheError> {
        self.database.forget_update_postponed().await?;
        *self.until() = None;
        let _asking = self.asking.lock().await; // a question in between may take a while
        let cancel = self.background.token();
        let offer = {
            let mut stage = self.stage();
            let Stage::Offered(offer, _) = &*stage else {
                return Ok(()); // it is there already, or not offered any more
            };
            let offer = Arc::clone(offer);
            *stage = Stage::Downloading(Arc::clone(&offer), 0, cancel.clone());
            offer
        };
        self.tell().await;
        let fetched = cancel.run_until_cancelled(self.fetch(&offer)).await;
        let stage = match fetched {
            None => Stage::Offered(offer, None),
            Some(Ok(package)) => Stage::Downloaded(Arc::new(package), None),
            Some(Err(error)) if error.is_refusal() => refused(&error),
            Some(Err(error)) => {
                tracing::warn!(%error, "the update was not downloaded");
                Stage::Offered(offer, Some(error.sentence()))
            }
        };
        self.go_on_to(stage).await;
        Ok(())
    }

    async fn fetch(&self, offer: &Offer) -> Result<Package, UpdateError> {
        let means = self.means()?;
        let means = means.ok_or_else(|| UpdateError::Unreached("no server".to_owned()))?;
        let progress = |percent| self.progressed(percent);
        let bytes = means.source.package(offer, progress).await?;
        means.key.verify(&bytes, offer)?;
        Ok(Package {
            kind: offer.kind,
            version: offer.version.clone(),
            manifest: offer.manifest.clone(),
            source: means.source.address().to_string(),
            key: means.key.text().to_owned(),
            bytes,
        })
    }

    fn progressed(&self, percent: u8) {
        let told = match &mut *self.stage() {
            Stage::Downloading(offer, before, _) if *before != percent => {
                *before = percent;
                downloading(offer, percent)
            }
            _ => return, // nothing new, or given up
        };
        self.tell_once(running(told));
    }

    /// Gives a download up.
    pub(in crate::officer) fn cancel(&self) {
        if let Stage::Downloading(_, _, cancel) = &*self.stage() {
            cancel.cancel();
        }
    }

    /// Leaves an update for the morning of the next working day, also over a restart.
    pub(in crate::officer) async fn postpone(&self) -> Result<(), CacheError> {
        let kini = self.clock.now();
        let until = match self.frame.session() {
            Some(session) => next_morning(kini, &session.referensi().kalender),
            None => next_morning(kini, &Kalender::new([], JamKerja::default(), 0)),
        };
        self.database.set_update_postponed(until).await?;
        *self.until() = Some(until);
        self.tell().await;
        Ok(())
    }
}

/// Logged here, once.
pub(super) fn refused(error: &UpdateError) -> Stage {
    tracing::error!(%error, "an update was refused");
    Stage::Refused(error.sentence())
}

fn after(kini: Timestamp, minutes: Range<i64>) -> Timestamp {
    let minutes = SignedDuration::from_mins(rand::random_range(minutes));
    kini.saturating_add(minutes).unwrap_or(Timestamp::MAX)
}
