//! The same app with something set otherwise.

use super::{App, MB};
use crate::akun::attempts::Attempts;
use crate::ground::clock::Clock;
use crate::ground::intake::{Intake, IntakeLimits};
use crate::ground::limit::Limit;
use crate::network::Network;
use std::num::NonZeroU32;
use std::sync::Arc;

impl App {
    /// The same app by another clock.
    #[must_use]
    pub fn at(&self, clock: Clock) -> Self {
        Self {
            clock,
            ..self.clone()
        }
    }

    /// The same app with another limit on failed sign-ins of one network in a minute, and at once.
    #[must_use]
    pub fn with_failed_sign_ins_per_minute(&self, most: NonZeroU32) -> Self {
        Self {
            attempts: Attempts::new(most),
            ..self.clone()
        }
    }

    /// The same app with another limit on what one person may file in an hour, and at once.
    #[must_use]
    pub fn with_filings_per_hour(&self, most: NonZeroU32) -> Self {
        Self {
            filings: Arc::new(Limit::per_hour(most)),
            ..self.clone()
        }
    }

    /// The same app with other limits on what comes in.
    #[must_use]
    pub fn with_intake(&self, limits: &IntakeLimits) -> Self {
        Self {
            intake: Arc::new(Intake::new(limits)),
            ..self.clone()
        }
    }

    /// The same app for a request from this network.
    #[must_use]
    pub fn from_network(&self, network: Network) -> Self {
        Self {
            network,
            ..self.clone()
        }
    }

    /// The same app that accepts photos only while the disk has so many free megabytes.
    #[must_use]
    pub fn with_room_mb(&self, least: u64) -> Self {
        Self {
            room: least.saturating_mul(MB),
            ..self.clone()
        }
    }

    /// The same app that tells citizens by e-mail that there is news on the portal of this address.
    #[must_use]
    pub fn with_surel(&self, portal: &str) -> Self {
        Self {
            surel: Some(portal.into()),
            ..self.clone()
        }
    }

    /// Whether citizens are told by e-mail.
    pub fn sends_surel(&self) -> bool {
        self.surel.is_some()
    }

    /// The portal's address for messages by e-mail, where they are set up.
    pub(crate) fn portal_of_surel(&self) -> Option<&str> {
        self.surel.as_deref()
    }
}
