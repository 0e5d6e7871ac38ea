//! Places for submissions with photos, so that many at once cannot fill the memory.

use domain::id::PersonId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, timeout_at};

/// Submissions whose photos are in memory at once.
const MOST: usize = 8;
/// How long a submission with photos waits for a place.
const PATIENCE: Duration = Duration::from_secs(30);

/// The places that are free, one for each person at most: nobody can take them all.
#[derive(Clone)]
pub(crate) struct Places {
    free: Arc<Semaphore>,
    of_persons: Arc<Mutex<HashMap<PersonId, Weak<Semaphore>>>>,
    patience: Duration,
}

/// A place, held until it is dropped.
pub(crate) struct Place {
    _one: OwnedSemaphorePermit,
    _own: OwnedSemaphorePermit,
}

/// Why there is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoPlace {
    /// Others hold them all.
    Others,
    /// The same person is sending photos already.
    Own,
}

impl Default for Places {
    fn default() -> Self {
        Self::new(MOST, PATIENCE)
    }
}

impl Places {
    pub(crate) fn new(free: usize, patience: Duration) -> Self {
        Self {
            free: Arc::new(Semaphore::new(free)),
            of_persons: Arc::default(),
            patience,
        }
    }

    /// A place, if one gets free in time.
    pub(crate) async fn take(&self, person: PersonId) -> Result<Place, NoPlace> {
        let until = Instant::now() + self.patience;
        let own = self.of_person(person).acquire_owned();
        let own = timeout_at(until, own).await.ok().and_then(Result::ok);
        let own = own.ok_or(NoPlace::Own)?;
        let one = self.free.clone().acquire_owned();
        let one = timeout_at(until, one).await.ok().and_then(Result::ok);
        let one = one.ok_or(NoPlace::Others)?;
        Ok(Place {
            _one: one,
            _own: own,
        })
    }

    fn of_person(&self, person: PersonId) -> Arc<Semaphore> {
        let guard = self.of_persons.lock();
        let mut persons = guard.unwrap_or_else(PoisonError::into_inner);
        persons.retain(|_, held| held.strong_count() > 0);
        if let Some(own) = persons.get(&person).and_then(Weak::upgrade) {
            return own;
        }
        let own = Arc::new(Semaphore::new(1));
        persons.insert(person, Arc::downgrade(&own));
        own
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[tokio::test]
    async fn nobody_holds_more_than_one_place() {
        let places = Places::new(2, Duration::from_millis(10));
        let [marlina, budi, siti] = [1, 2, 3].map(|n| PersonId(Uuid::from_u128(n)));
        let first = places.take(marlina).await.expect("a place");
        let second = places.take(marlina).await;
        assert_eq!(second.err(), Some(NoPlace::Own));
        let his = places.take(budi).await.expect("the other place");
        assert_eq!(places.take(siti).await.err(), Some(NoPlace::Others));
        drop(first);
        let again = places.take(marlina).await.expect("her own again");
        drop((his, again));
        assert!(places.take(siti).await.is_ok());
    }
}
