//! How many streams one person holds. Somebody has a few computers; more are a program gone wrong,
//! or somebody who wants every connection. The newest ones stay: an old one may hang.

use domain::id::PersonId;
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio_util::sync::CancellationToken;

/// Streams of one person at once.
const MOST: usize = 8;

/// The open streams, oldest first.
#[derive(Clone, Default)]
pub struct Listeners(Arc<Mutex<HashMap<PersonId, VecDeque<Arc<CancellationToken>>>>>);

/// One stream, until it is dropped.
pub(super) struct Listening {
    listeners: Listeners,
    person: PersonId,
    over: Arc<CancellationToken>,
}

impl Listeners {
    /// Begins a stream; the person's oldest one ends if there are too many.
    pub(super) fn join(&self, person: PersonId) -> Listening {
        let over = Arc::new(CancellationToken::new());
        let mut open = self.open();
        let own = open.entry(person).or_default();
        own.push_back(Arc::clone(&over));
        if own.len() > MOST
            && let Some(oldest) = own.pop_front()
        {
            oldest.cancel();
        }
        drop(open);
        Listening {
            listeners: self.clone(),
            person,
            over,
        }
    }

    /// Ends every stream of a person, whose account has changed: whoever listens asks anew, and learns it.
    pub(super) fn end(&self, person: PersonId) {
        for one in self.open().get(&person).into_iter().flatten() {
            one.cancel();
        }
    }

    fn open(&self) -> MutexGuard<'_, HashMap<PersonId, VecDeque<Arc<CancellationToken>>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Listening {
    /// Waits until a newer stream takes its place, or the account has changed.
    pub(super) async fn over(&self) {
        self.over.cancelled().await;
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let mut open = self.listeners.open();
        if let Some(own) = open.get_mut(&self.person) {
            own.retain(|one| !Arc::ptr_eq(one, &self.over));
            if own.is_empty() {
                open.remove(&self.person);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn one_person_holds_a_few_streams_and_the_newest_stay() {
        let listeners = Listeners::default();
        let [pupr, dishub] = [1, 2].map(|n| PersonId(Uuid::from_u128(n)));
        let other = listeners.join(dishub);
        let mut held: Vec<Listening> = (0..MOST).map(|_| listeners.join(pupr)).collect();
        let ended = |held: &[Listening]| -> Vec<bool> {
            held.iter().map(|one| one.over.is_cancelled()).collect()
        };
        assert!(!ended(&held).contains(&true), "as many as may be");
        held.push(listeners.join(pupr));
        held.push(listeners.join(pupr));
        let oldest_two: Vec<bool> = (0..MOST + 2).map(|n| n < 2).collect();
        assert_eq!(ended(&held), oldest_two);
        assert!(!other.over.is_cancelled(), "nobody else's");
        listeners.end(pupr);
        assert!(!ended(&held).contains(&false), "the account has changed");
        assert!(!other.over.is_cancelled(), "nobody else's has");
        drop((held, other));
        assert!(listeners.open().is_empty(), "nothing is remembered");
    }
}
