//! How often one person or account may do something.

use crate::error::Error;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::hash::Hash;
use std::num::NonZeroU32;

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
