//! Guessing passwords is slowed down, and nobody is locked out by it.
//!
//! Failures are counted for an account together with the network they come from: whoever guesses
//! waits longer and longer, and the owner at another network does not notice. Failures of an account
//! from everywhere together slow it down only slightly and late, for guesses from ever new networks;
//! a device that signed in to the account before has a count of its own and passes both. So it passes
//! the count of its network, which holds whoever tries many accounts. A success is never counted: an
//! office that signs in behind one address in the morning is not held.

mod of_network;

use crate::error::Error;
use crate::network::Network;
use of_network::OfNetwork;
use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// What is forgotten when so long nothing failed.
const MEMORY: Duration = Duration::from_hours(3);
/// Wait after the first failure too many.
const FIRST_WAIT: Duration = Duration::from_secs(30);
/// Longest wait at one network or device; it doubles until then.
const LONGEST_WAIT: Duration = Duration::from_mins(15);
/// Failures without a wait, at one network or device.
const FREE: u32 = 10;
/// Failures without a wait, of one account from everywhere.
const FREE_EVERYWHERE: u32 = 100;

/// Where failures are counted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Count {
    /// An account, tried from one network.
    At(Vec<u8>, Network),
    /// An account, tried at a device that it knows by this mark.
    Device(Vec<u8>, String),
    /// An account, tried from everywhere at unknown devices.
    Everywhere(Vec<u8>),
}

struct Failures {
    count: u32,
    last: Instant,
}

/// Failures of one network in a minute, and at once, unless it is set otherwise.
pub const FAILED_SIGN_INS_PER_MINUTE: NonZeroU32 = NonZeroU32::new(30).expect("30 is not zero");

/// The failures of late. They live in this process: a restart forgives.
#[derive(Clone)]
pub(crate) struct Attempts(Arc<Kept>);

struct Kept {
    counts: Mutex<HashMap<Count, Failures>>,
    of_network: OfNetwork,
}

/// One attempt. It counts while it runs, so that many at once are no way around, and afterwards only
/// if it failed.
pub(super) struct Attempt {
    attempts: Attempts,
    counts: Vec<Count>,
    /// Whose failure it would be besides; nobody's where the device is known.
    network: Option<Network>,
    failed: bool,
}

impl Attempts {
    /// One network may fail so often in a minute, and at once.
    pub(crate) fn new(per_minute: NonZeroU32) -> Self {
        Self(Arc::new(Kept {
            counts: Mutex::default(),
            of_network: OfNetwork::new(per_minute),
        }))
    }

    /// Begins an attempt; [`Error::TooMany`] if it comes too early.
    pub(super) fn begin(
        &self,
        account: &[u8],
        network: Network,
        known_device: Option<String>,
    ) -> Result<Attempt, Error> {
        let account = account.to_vec();
        let (counts, network) = if let Some(mark) = known_device {
            (vec![Count::Device(account, mark)], None)
        } else {
            let here = Count::At(account.clone(), network);
            (vec![here, Count::Everywhere(account)], Some(network))
        };
        self.begin_at(counts, network, Instant::now())
    }

    /// Begins an attempt that can only fail: what was typed is nobody's name.
    pub(super) fn begin_for_nobody(&self, network: Network) -> Result<Attempt, Error> {
        self.begin_at(Vec::new(), Some(network), Instant::now())
    }

    fn begin_at(
        &self,
        counts: Vec<Count>,
        network: Option<Network>,
        now: Instant,
    ) -> Result<Attempt, Error> {
        // Nobody knows whose failures those are that come through an unknown proxy.
        let network = network.filter(|network| *network != Network::Behind);
        let of_network = network.and_then(|network| self.0.of_network.wait(network, now));
        let mut all = self.all();
        let waits = counts.iter().filter_map(|count| {
            let failures = all.get(count).filter(|one| one.is_remembered(now))?;
            let until = failures.last + wait(count, failures.count);
            until.checked_duration_since(now)
        });
        let left = waits.chain(of_network).max();
        if let Some(left) = left.filter(|left| !left.is_zero()) {
            let tunggu_detik = left.as_secs().max(1);
            return Err(Error::TooMany { tunggu_detik });
        }
        for count in &counts {
            let fresh = || Failures {
                count: 0,
                last: now,
            };
            let failures = all.entry(count.clone()).or_insert_with(fresh);
            if !failures.is_remembered(now) {
                failures.count = 0;
            }
            failures.count += 1;
            failures.last = now;
        }
        drop(all);
        Ok(Attempt {
            attempts: self.clone(),
            counts,
            network,
            failed: false,
        })
    }

    /// Forgets the failures of an account: its owner has just proven who it is.
    pub(super) fn forgive(&self, account: &[u8]) {
        self.all().retain(|count, _| count.account() != account);
    }

    /// Forgets what is old, so that made-up accounts do not pile up.
    pub(crate) fn forget_old(&self) {
        let now = Instant::now();
        self.all().retain(|_, failures| failures.is_remembered(now));
        self.0.of_network.forget_old(now);
    }

    fn all(&self) -> MutexGuard<'_, HashMap<Count, Failures>> {
        let counts = self.0.counts.lock();
        counts.unwrap_or_else(PoisonError::into_inner)
    }
}

impl Count {
    fn account(&self) -> &[u8] {
        match self {
            Self::At(account, _) | Self::Device(account, _) | Self::Everywhere(account) => account,
        }
    }
}

impl Failures {
    fn is_remembered(&self, now: Instant) -> bool {
        now.saturating_duration_since(self.last) < MEMORY
    }
}

/// How long to wait after so many failures.
fn wait(count: &Count, failures: u32) -> Duration {
    let too_many = |free: u32| (failures + 1).saturating_sub(free);
    match count {
        Count::At(..) | Count::Device(..) => match too_many(FREE) {
            0 => Duration::ZERO,
            n => FIRST_WAIT
                .saturating_mul(1 << (n - 1).min(16))
                .min(LONGEST_WAIT),
        },
        Count::Everywhere(_) => match too_many(FREE_EVERYWHERE) {
            0 => Duration::ZERO,
            _ => FIRST_WAIT, // however many: the owner may be among them
        },
    }
}

impl Attempt {
    /// The password was wrong.
    pub(super) fn failed(mut self) {
        self.failed = true;
        if let Some(network) = self.network {
            let of_network = &self.attempts.0.of_network;
            of_network.note(network, Instant::now());
        }
    }
}

impl Drop for Attempt {
    fn drop(&mut self) {
        if self.failed {
            return;
        }
        let mut all = self.attempts.all();
        for count in &self.counts {
            if let Some(failures) = all.get_mut(count) {
                failures.count = failures.count.saturating_sub(1);
                if failures.count == 0 {
                    all.remove(count);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
