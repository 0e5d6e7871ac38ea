//! The log of the database: which one it is, and whether all of it is still there.

use super::App;
use crate::error::Error;
use crate::ground::own_log;
use crate::ground::witness::Witness;
use domain::id::NomorRegister;
use jiff::Timestamp;
use std::path::Path;
use store::Tx;
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
        keep(&witness, self.files().folder());
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
            keep(&witness, self.files().folder());
            *known = witness;
        }
        Ok(true)
    }
}

/// What is known of this log now, kept in the folder.
pub(super) async fn kept_witness(
    tx: &mut Tx,
    (log, now): (Uuid, Timestamp),
    folder: &Path,
) -> Result<Witness, Error> {
    let witness = Witness::of(tx, log, now).await?;
    keep(&witness, folder);
    Ok(witness)
}

/// Nobody waits for it, and nothing fails by it: without it a copy that is put back is told by the
/// operator alone.
fn keep(witness: &Witness, folder: &Path) {
    if let Err(cause) = witness.keep(folder) {
        tracing::warn!(%cause, "what is known of the log could not be noted");
    }
}
