//! How often one person or account may do something.

use crate::error::Error;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::hash::Hash;
use std::num::NonZeroU32;
use std::time::Duration;

/// A limit for each key. It lives in this process: a restart forgives.
pub(crate) struct Limit<K: Hash + Eq + Clone>(DefaultKeyedRateLimiter<K>);

impl<K: Hash + Eq + Clone> Limit<K> {
    pub(crate) fn new(quota: Quota) -> Self {
        Self(RateLimiter::keyed(quota))
    }

    /// So many at once, and as many again spread over an hour.
    pub(crate) fn per_hour(most: NonZeroU32) -> Self {
        Self::new(Quota::per_hour(most))
    }

    /// Counts one more; [`Error::TooMany`] if that is more than allowed.
    pub(crate) fn check(&self, key: &K) -> Result<(), Error> {
        self.0.check_key(key).map_err(|until| {
            let wait = until.wait_time_from(DefaultClock::default().now());
            Error::TooMany {
                tunggu_detik: wait.as_secs().max(1),
            }
        })
    }

    /// Forgets whoever has done nothing lately, so that made-up keys do not pile up.
    pub(crate) fn forget_old(&self) {
        self.0.retain_recent();
    }
}

impl Limit<Vec<u8>> {
    /// Attempts to sign in, limited per account: ten at once, then one in thirty seconds.
    pub(crate) fn sign_ins() -> Self {
        const BURST: NonZeroU32 = NonZeroU32::new(10).expect("10 is not zero");
        let quota = Quota::with_period(Duration::from_secs(30))
            .unwrap_or_else(|| Quota::per_minute(BURST))
            .allow_burst(BURST);
        Self::new(quota)
    }
}
