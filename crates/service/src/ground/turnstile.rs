//! After a few filings from one network in an hour, the next ones pass one after another. A turn is
//! taken when the form is opened, so whoever writes by hand has waited long enough before sending;
//! a program that files without a pause has not. There is no puzzle that somebody could fail.

use crate::error::Error;
use crate::network::Network;
use domain::batas::BATAS;
use domain::id::PersonId;
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};

/// How long a filing counts, and how long a turn is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(1);

/// Between two turns of one network.
const BETWEEN: SignedDuration = SignedDuration::from_secs(BATAS.kiriman_sela_detik);

/// The longest that anybody waits, however many came before.
const LONGEST: SignedDuration = SignedDuration::from_secs(BATAS.kiriman_sela_maks_detik);

/// It lives in this process: a restart forgives.
pub(crate) struct Turnstile {
    free: usize,
    networks: Mutex<HashMap<Network, Crowd>>,
}

/// Who comes through one network.
#[derive(Default)]
struct Crowd {
    filed: Vec<Timestamp>,
    /// From when on each may file who opened the form.
    turns: HashMap<PersonId, Timestamp>,
}

impl Turnstile {
    /// So many filings in an hour need no turn.
    pub(crate) fn new(free: NonZeroU32) -> Self {
        Self {
            free: usize::try_from(free.get()).unwrap_or(usize::MAX),
            networks: Mutex::default(),
        }
    }

    /// Somebody opened the form. Only customers of a network wait for each other: of what comes
    /// through an unknown proxy nobody knows who would have to.
    pub(crate) fn open(&self, network: Network, person: PersonId, now: Timestamp) {
        if network.is_customer() {
            self.with(network, now, |crowd| crowd.turn(person, now, self.free));
        }
    }

    /// Somebody wants to file; [`Error::NotYet`] if the turn has not come.
    pub(crate) fn check(
        &self,
        network: Network,
        person: PersonId,
        now: Timestamp,
    ) -> Result<(), Error> {
        if !network.is_customer() {
            return Ok(());
        }
        self.with(network, now, |crowd| {
            let turn = crowd.turn(person, now, self.free);
            if turn <= now || !crowd.is_full(self.free) {
                return Ok(());
            }
            let wait = turn.duration_since(now).as_millis().max(1);
            let tunggu_detik = u64::try_from(wait).unwrap_or(u64::MAX).div_ceil(1_000);
            Err(Error::NotYet { tunggu_detik })
        })
    }

    /// Counts a filing that nothing else refused, and takes the turn away.
    pub(crate) fn count(&self, network: Network, person: PersonId, now: Timestamp) {
        if network.is_customer() {
            self.with(network, now, |crowd| {
                crowd.turns.remove(&person);
                crowd.filed.push(now);
            });
        }
    }

    /// Forgets networks that have been quiet.
    pub(crate) fn forget_old(&self, now: Timestamp) {
        let mut networks = self.lock();
        networks.retain(|_, crowd| {
            crowd.forget_old(now);
            !(crowd.filed.is_empty() && crowd.turns.is_empty())
        });
    }

    fn with<T>(&self, network: Network, now: Timestamp, act: impl FnOnce(&mut Crowd) -> T) -> T {
        let mut networks = self.lock();
        let crowd = networks.entry(network).or_default();
        crowd.forget_old(now);
        act(crowd)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Network, Crowd>> {
        self.networks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Crowd {
    fn is_full(&self, free: usize) -> bool {
        self.filed.len() >= free
    }

    /// The turn that somebody has, or gets now. One person never has two.
    fn turn(&mut self, person: PersonId, now: Timestamp, free: usize) -> Timestamp {
        if let Some(turn) = self.turns.get(&person) {
            return *turn;
        }
        let turn = if self.is_full(free) {
            let last = self
                .turns
                .values()
                .copied()
                .chain(self.filed.iter().copied());
            let next = last.max().unwrap_or(now).max(now) + BETWEEN;
            next.min(now + LONGEST)
        } else {
            now
        };
        self.turns.insert(person, turn);
        turn
    }

    /// A turn far ahead was given under a clock that went back since.
    fn forget_old(&mut self, now: Timestamp) {
        let recent = |at: &Timestamp| now.duration_since(*at) < KEPT && *at <= now + LONGEST;
        self.filed.retain(recent);
        self.turns.retain(|_, turn| recent(turn));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::IpAddr;
    use testkit::tuesday;
    use uuid::Uuid;

    fn person(n: u128) -> PersonId {
        PersonId(Uuid::from_u128(n))
    }

    fn network(n: u8) -> Network {
        Network::of(IpAddr::from([10, 0, 0, n]))
    }

    fn after(seconds: i64) -> Timestamp {
        tuesday() + SignedDuration::from_secs(seconds)
    }

    fn turnstile() -> Turnstile {
        Turnstile::new(NonZeroU32::new(3).expect("not zero"))
    }

    fn wait(turnstile: &Turnstile, who: u128, seconds: i64) -> Option<u64> {
        match turnstile.check(network(1), person(who), after(seconds)) {
            Ok(()) => {
                turnstile.count(network(1), person(who), after(seconds));
                None
            }
            Err(Error::NotYet { tunggu_detik }) => Some(tunggu_detik),
            Err(error) => panic!("{error}"),
        }
    }

    #[test]
    fn a_family_with_one_telephone_files_three_without_waiting() {
        let turnstile = turnstile();
        for n in 0..3 {
            assert_eq!(wait(&turnstile, 1, n), None);
        }
        assert_eq!(
            wait(&turnstile, 1, 3),
            Some(10),
            "a program goes on at once"
        );
        assert_eq!(wait(&turnstile, 1, 12), Some(1), "and keeps its turn");
        assert_eq!(wait(&turnstile, 1, 13), None);
        let elsewhere = turnstile.check(network(2), person(1), after(13));
        assert!(elsewhere.is_ok(), "another network is not kept waiting");
        assert_eq!(wait(&turnstile, 1, 3_700), None, "nor is the next hour");
    }

    #[test]
    fn whoever_writes_by_hand_has_waited_when_the_form_is_sent() {
        let turnstile = turnstile();
        turnstile.open(network(1), person(9), after(0));
        for n in 0..3 {
            assert_eq!(wait(&turnstile, 1, n), None);
        }
        assert_eq!(
            wait(&turnstile, 9, 60),
            None,
            "opened before the crowd came"
        );
        turnstile.open(network(1), person(9), after(61));
        assert_eq!(wait(&turnstile, 9, 180), None, "and after it");
    }

    #[test]
    fn turns_come_one_after_another_and_nobody_waits_for_ever() {
        let turnstile = turnstile();
        for n in 0..3 {
            assert_eq!(wait(&turnstile, 1, n), None);
        }
        let waits = (10..40).map(|who| wait(&turnstile, who, 2).expect("a turn"));
        let waits: Vec<_> = waits.collect();
        assert_eq!(waits[..3], [10, 20, 30]);
        assert!(waits.iter().all(|wait| *wait <= 120), "{waits:?}");
        turnstile.forget_old(after(4_000));
        assert!(
            turnstile.lock().is_empty(),
            "made-up networks do not pile up"
        );
    }

    #[test]
    fn a_clock_that_goes_back_keeps_nobody_waiting() {
        let turnstile = turnstile();
        for n in 0..3 {
            assert_eq!(wait(&turnstile, 1, 7_200 + n), None);
        }
        assert_eq!(wait(&turnstile, 1, 7_203), Some(10));
        assert_eq!(wait(&turnstile, 1, 0), None);
    }
}
