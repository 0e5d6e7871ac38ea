//! Installing what was downloaded, and starting it.

use super::steps::refused;
use super::{Stage, Updating};
use crate::cache::CacheError;
use crate::officer::event::DeskEvent;
use crate::problems::sentence;
use crate::update::{Installer, NotInstalled, Offer, Package, UpdateError};
use std::sync::Arc;

/// What an installer that failed means to people.
const NOT_INSTALLED: &str = "Pemasangan tidak selesai; versi yang berjalan tidak berubah. Coba \
    lagi, dan bila tetap gagal hubungi Diskominfotik.";

/// What people read who closed the question for the password.
const DECLINED: &str = "Pemasangan dibatalkan: sandi administrator tidak diberikan. Versi yang \
    berjalan tidak berubah.";

impl Updating {
    /// Whether an update is being installed; the program must not end meanwhile.
    pub(in crate::officer) fn is_installing(&self) -> bool {
        matches!(*self.stage(), Stage::Installing(_))
    }

    /// Installs what was downloaded, if the office still offers it and no text is still to be
    /// handed in.
    pub(in crate::officer) async fn install(&self) -> Result<(), CacheError> {
        let installer = self.options.installer.clone();
        let (Some(installer), false) = (installer, self.is_writing().await?) else {
            return Ok(());
        };
        let Some(package) = self.begin_installing().await else {
            return Ok(());
        };
        let stage = match self.may_go_on(&package).await {
            Ok(()) => install(installer, package).await,
            Err(stage) => stage,
        };
        self.go_on_to(stage).await;
        Ok(())
    }

    /// What is asked right before the installer gets the package; what it gives in vain is what
    /// becomes of the update instead. Texts come last: where the installer ends the program, nobody
    /// is asked any more. What was acknowledged is committed, so nothing else needs an end in order.
    async fn may_go_on(&self, package: &Arc<Package>) -> Result<(), Stage> {
        self.still_offered(package).await?;
        let stays = |error| Stage::Downloaded(Arc::clone(package), error);
        match self.waiting.newest().await {
            Ok(None) => Ok(()),
            Ok(Some(_)) => Err(stays(None)),
            Err(error) => Err(stays(Some(sentence(error)))),
        }
    }

    async fn begin_installing(&self) -> Option<Arc<Package>> {
        let _asking = self.asking.lock().await;
        let package = {
            let mut stage = self.stage();
            let Stage::Downloaded(package, _) = &*stage else {
                return None;
            };
            let package = Arc::clone(package);
            *stage = Stage::Installing(package.version.clone());
            package
        };
        self.tell().await;
        Some(package)
    }

    /// Asks once more: the office may have withdrawn a bad version since it was downloaded.
    async fn still_offered(&self, package: &Arc<Package>) -> Result<(), Stage> {
        let offer = match self.ask_for_offer().await {
            Ok(offer) => offer,
            Err(UpdateError::NoManifest) => None,
            Err(error) if error.is_refusal() => return Err(refused(&error)),
            Err(error) => {
                tracing::warn!(%error, "nobody could say whether the update is still offered");
                let package = Arc::clone(package);
                return Err(Stage::Downloaded(package, Some(error.sentence())));
            }
        };
        match offer {
            Some(offer) if offer.version == package.version => Ok(()),
            offer => Err(withdrawn(package, offer)),
        }
    }

    /// Starts the installed version, unless a text is still to be handed in.
    pub(in crate::officer) async fn restart(&self) -> Result<(), CacheError> {
        let installed = matches!(*self.stage(), Stage::Installed(_));
        if installed && !self.is_writing().await? {
            self.events.emit(DeskEvent::Restart);
        }
        Ok(())
    }

    async fn is_writing(&self) -> Result<bool, CacheError> {
        let unsent = self.waiting.newest().await?;
        self.tell().await;
        Ok(unsent.is_some())
    }
}

fn withdrawn(package: &Package, instead: Option<Offer>) -> Stage {
    let version = &package.version;
    tracing::warn!(%version, "the update was withdrawn");
    match instead {
        Some(offer) => {
            let sentence = format!(
                "Versi {version} diganti versi {}; pasang yang ini.",
                offer.version
            );
            Stage::Offered(Arc::new(offer), Some(sentence))
        }
        None => Stage::Refused(format!(
            "Versi {version} sudah ditarik oleh kantor. Tidak ada yang dipasang."
        )),
    }
}

async fn install(installer: Installer, package: Arc<Package>) -> Stage {
    tracing::info!(version = %package.version, "an update is being installed");
    let held = Arc::clone(&package);
    let installed = tokio::task::spawn_blocking(move || installer.install(&held)).await;
    match installed.unwrap_or_else(|error| Err(NotInstalled::Failed(error.to_string()))) {
        Ok(()) => Stage::Installed(package.version.clone()),
        Err(NotInstalled::NotOlder(installed)) => {
            tracing::warn!(installed, "somebody else has updated this computer");
            Stage::Refused(format!(
                "Versi {installed} sudah terpasang di komputer ini. Keluar dari aplikasi, lalu buka \
                 lagi untuk memakainya."
            ))
        }
        Err(NotInstalled::Declined) => {
            tracing::info!("nobody gave an administrator's password");
            Stage::Downloaded(package, Some(DECLINED.to_owned()))
        }
        Err(NotInstalled::Failed(error)) => {
            tracing::error!(error, "the update was not installed");
            Stage::Downloaded(package, Some(NOT_INSTALLED.to_owned()))
        }
    }
}
