//! How much new comes in from one network, and from all together. A limit for each person does not
//! hold whoever makes up persons; every aduan stays in the register for ever.

use crate::error::Error;
use crate::ground::limit::Limit;
use crate::ground::turnstile::Turnstile;
use crate::network::Network;
use domain::batas::BATAS;
use jiff::Timestamp;
use std::num::NonZeroU32;

const fn so_many(n: u32) -> NonZeroU32 {
    NonZeroU32::new(n).expect("a limit is not zero")
}

/// Most of each in an hour, and at once.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "the names say it")]
pub struct IntakeLimits {
    pub filings_per_network: NonZeroU32,
    pub filings_in_all: NonZeroU32,
    /// Filings from one network before the next ones wait for each other.
    pub filings_without_wait: NonZeroU32,
    pub registrations_per_network: NonZeroU32,
    pub registrations_in_all: NonZeroU32,
}

impl Default for IntakeLimits {
    /// Many telephones come through one address of their provider, and a village office files for
    /// its people.
    fn default() -> Self {
        Self {
            filings_per_network: so_many(60),
            filings_in_all: so_many(1_000),
            filings_without_wait: so_many(BATAS.kiriman_bebas),
            registrations_per_network: so_many(30),
            registrations_in_all: so_many(500),
        }
    }
}

/// What was filed and who was registered of late.
pub(crate) struct Intake {
    pub(crate) filings: Gate,
    pub(crate) registrations: Gate,
    pub(crate) turnstile: Turnstile,
}

/// One of the two.
pub(crate) struct Gate {
    of_network: Limit<Network>,
    in_all: Limit<()>,
}

impl Intake {
    pub(crate) fn new(limits: &IntakeLimits) -> Self {
        Self {
            filings: Gate::new(limits.filings_per_network, limits.filings_in_all),
            registrations: Gate::new(
                limits.registrations_per_network,
                limits.registrations_in_all,
            ),
            turnstile: Turnstile::new(limits.filings_without_wait),
        }
    }

    /// Forgets networks that have been quiet.
    pub(crate) fn forget_old(&self, now: Timestamp) {
        self.turnstile.forget_old(now);
        self.filings.of_network.forget_old();
        self.registrations.of_network.forget_old();
    }
}

impl Gate {
    fn new(of_network: NonZeroU32, in_all: NonZeroU32) -> Self {
        Self {
            of_network: Limit::per_hour(of_network),
            in_all: Limit::per_hour(in_all),
        }
    }

    /// Counts one more; [`Error::TooMany`] if that is more than allowed. What this very process does
    /// is not counted; what comes through an unknown proxy only in all.
    pub(crate) fn check(&self, network: Network) -> Result<(), Error> {
        match network {
            Network::Here => return Ok(()),
            Network::Behind => {}
            Network::Customer(_) => self.of_network.check(&network)?,
        }
        self.in_all.check(&())
    }
}
