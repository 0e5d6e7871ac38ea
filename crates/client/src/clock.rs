//! The clock of the desktop: the system's, or one that a test moves.

use jiff::Timestamp;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Where the time comes from.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The computer's clock.
    System,
    /// A clock that stands until it is set.
    Fixed(Arc<watch::Sender<Timestamp>>),
}

impl Clock {
    /// A clock that stands at `at`.
    pub fn fixed(at: Timestamp) -> Self {
        Self::Fixed(Arc::new(watch::Sender::new(at)))
    }

    /// Moves a standing clock; the system's clock stays as it is.
    pub fn set(&self, at: Timestamp) {
        if let Self::Fixed(held) = self {
            held.send_replace(at);
        }
    }

    /// What it reads.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the system"
    )]
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => Timestamp::now(),
            Self::Fixed(held) => *held.borrow(),
        }
    }

    /// Waits a minute from `seen`, and reads what it is then; a standing clock does not go on until
    /// it is set.
    pub(crate) async fn next_minute(&self, seen: Timestamp) -> Timestamp {
        match self {
            Self::System => tokio::time::sleep(Duration::from_mins(1)).await,
            Self::Fixed(held) => {
                let _ = held.subscribe().wait_for(|now| *now != seen).await; // we hold the sender
            }
        }
        self.now()
    }
}
