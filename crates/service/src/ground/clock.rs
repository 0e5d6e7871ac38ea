//! The one place that asks the system for the time.

use jiff::Timestamp;
use std::sync::{Arc, Mutex, PoisonError};

/// Where the time comes from.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The system.
    System,
    /// A hand that somebody sets: tests, and demonstration data with a past.
    Fixed(Arc<Mutex<Timestamp>>),
}

impl Clock {
    /// A clock that stands still until it is set.
    pub fn fixed(at: Timestamp) -> Self {
        Self::Fixed(Arc::new(Mutex::new(at)))
    }

    /// The time, in whole milliseconds: what the database can hold.
    pub fn now(&self) -> Timestamp {
        let now = match self {
            Self::System => system_now(),
            Self::Fixed(hand) => *hand.lock().unwrap_or_else(PoisonError::into_inner),
        };
        Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
    }

    /// Sets a fixed clock; the system's cannot be set.
    pub fn set(&self, at: Timestamp) {
        if let Self::Fixed(hand) = self {
            *hand.lock().unwrap_or_else(PoisonError::into_inner) = at;
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the clock itself; everybody else takes the time as a parameter"
)]
fn system_now() -> Timestamp {
    Timestamp::now()
}
