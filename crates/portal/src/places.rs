//! Places for submissions with photos, so that many at once cannot fill the memory.

use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// Submissions whose photos are in memory at once.
const MOST: usize = 8;
/// How long a submission with photos waits for a place.
const PATIENCE: Duration = Duration::from_secs(30);

/// The places that are free.
#[derive(Clone)]
pub(crate) struct Places {
    free: Arc<Semaphore>,
    patience: Duration,
}

/// A place, held until it is dropped.
pub(crate) type Place = OwnedSemaphorePermit;

impl Default for Places {
    fn default() -> Self {
        Self::new(MOST, PATIENCE)
    }
}

impl Places {
    pub(crate) fn new(free: usize, patience: Duration) -> Self {
        Self {
            free: Arc::new(Semaphore::new(free)),
            patience,
        }
    }

    /// A place, if one gets free in time.
    pub(crate) async fn take(&self) -> Option<Place> {
        let place = self.free.clone().acquire_owned();
        timeout(self.patience, place).await.ok()?.ok()
    }
}
