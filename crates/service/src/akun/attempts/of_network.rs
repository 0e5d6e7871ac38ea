//! How often one network may fail, whatever the accounts: who tries one password at every account
//! fails at none of them too often.

use crate::network::Network;
use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// In which the failures that are allowed are forgotten, one after another.
const WINDOW: Duration = Duration::from_mins(1);

/// Failures by network. Each is forgotten after its share of the window, so that they can come all
/// at once and then evenly.
pub(super) struct OfNetwork {
    each: Duration,
    /// When the last failure of a network is forgotten.
    forgotten: Mutex<HashMap<Network, Instant>>,
}

impl OfNetwork {
    pub(super) fn new(per_minute: NonZeroU32) -> Self {
        Self {
            each: WINDOW / per_minute.get(),
            forgotten: Mutex::default(),
        }
    }

    /// How long the network has to wait before it may try again, if at all.
    pub(super) fn wait(&self, network: Network, now: Instant) -> Option<Duration> {
        let forgotten = *self.all().get(&network)?;
        let until = forgotten + self.each;
        let wait = until.checked_duration_since(now + WINDOW)?;
        (!wait.is_zero()).then_some(wait)
    }

    /// It failed once more.
    pub(super) fn note(&self, network: Network, now: Instant) {
        let mut all = self.all();
        let forgotten = all.entry(network).or_insert(now);
        *forgotten = now.max(*forgotten) + self.each;
    }

    /// Forgets networks that have been quiet.
    pub(super) fn forget_old(&self, now: Instant) {
        self.all().retain(|_, forgotten| *forgotten > now);
    }

    fn all(&self) -> MutexGuard<'_, HashMap<Network, Instant>> {
        self.forgotten
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_fails_so_often_in_a_minute_and_others_do_not_notice() {
        let three = OfNetwork::new(NonZeroU32::new(3).expect("three"));
        let network = |n| Network::of(std::net::IpAddr::from([10, 0, 0, n]));
        let (here, there, now) = (network(1), network(2), Instant::now());
        for _ in 0..3 {
            assert_eq!(three.wait(here, now), None);
            three.note(here, now);
        }
        assert_eq!(three.wait(here, now), Some(Duration::from_secs(20)));
        assert_eq!(three.wait(there, now), None);
        let later = now + Duration::from_secs(20);
        assert_eq!(three.wait(here, later), None, "one is forgotten");
        three.note(here, later);
        assert_eq!(three.wait(here, later), Some(Duration::from_secs(20)));
        let much_later = later + WINDOW;
        three.forget_old(much_later);
        assert!(three.all().is_empty(), "nothing is remembered");
    }
}
