//! The log of the database: which one it is, and whether all of it is still there.

use super::App;
use crate::error::Error;
use crate::ground::own_log;
use crate::ground::witness::Witness;
use domain::id::NomorRegister;
use std::path::Path;
use uuid::Uuid;

impl App {
    /// The identity of the log.
    pub(crate) fn log(&self) -> Uuid {
        self.inner.log
    }

    /// Whether the database was restored from a copy, so that numbers may be given twice.
    pub async fn may_repeat_numbers(&self) -> Result<bool, Error> {
        let mut tx = self.store().read().await?;
        own_log::is_restored(&mut tx).await
    }

    /// Takes note that the database was restored, and which number was the last that was given. A
    /// process that serves it ends, because its log is another one from now on.
    pub async fn note_restored(&self, last: Option<NomorRegister>) -> Result<(), Error> {
        let mut tx = self.store().write().await?;
        let log = own_log::restored(&mut tx, last).await?;
        let witness = Witness::of(&mut tx, log, self.now()).await?;
        tx.commit().await?;
        tell_witness(&witness, self.files().folder());
        Ok(())
    }

    /// Whether the database still holds the log that was opened, with all that was known of it; notes
    /// beside the photos how far it has come since. One that was put back from a copy while the
    /// process runs does not, and whatever the process tells of it is of another log.
    pub async fn follow_log(&self) -> Result<bool, Error> {
        let mut known = self.inner.witness.lock().await;
        let mut tx = self.store().read().await?;
        if !known.fits(&mut tx).await? {
            return Ok(false);
        }
        let witness = Witness::of(&mut tx, self.log(), self.now()).await?;
        drop(tx);
        if witness != *known {
            tell_witness(&witness, self.files().folder());
            *known = witness;
        }
        Ok(true)
    }
}

/// Nobody waits for it, and nothing fails by it: without it a copy that is put back is told by the
/// operator alone.
pub(super) fn tell_witness(witness: &Witness, folder: &Path) {
    if let Err(cause) = witness.keep(folder) {
        tracing::warn!(%cause, "what is known of the log could not be noted");
    }
}
