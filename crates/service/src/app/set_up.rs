//! The same app with something set otherwise.

use super::{App, MB};
use crate::akun::attempts::Attempts;
use crate::ground::clock::Clock;
use crate::ground::intake::{Intake, IntakeLimits};
use crate::ground::limit::Limit;
use crate::network::Network;
use domain::notice::pesan::Channel;
use std::collections::BTreeSet;
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

    /// The same app that tells citizens by these channels that there is news on the portal of this
    /// address.
    #[must_use]
    pub fn with_channels(&self, portal: &str, channels: &[Channel]) -> Self {
        Self {
            outward: Arc::new(Outward {
                portal: portal.to_owned(),
                channels: channels.iter().copied().collect(),
            }),
            ..self.clone()
        }
    }

    /// The channels by which citizens are told.
    pub fn channels(&self) -> &BTreeSet<Channel> {
        &self.outward.channels
    }

    /// Whether citizens are told by e-mail.
    pub fn sends_surel(&self) -> bool {
        self.channels().contains(&Channel::Surel)
    }

    /// The portal's address for messages, where they are set up.
    pub(crate) fn portal(&self) -> &str {
        &self.outward.portal
    }
}

/// How citizens are told outside the portal: not at all, where nothing is set up.
#[derive(Debug, Default)]
pub(super) struct Outward {
    portal: String,
    channels: BTreeSet<Channel>,
}
