//! Instants of August 2026, as tests speak of them.

use jiff::{SignedDuration, Timestamp};

/// Monday 10 August 2026, 09.00 WIB: a working day like any other.
pub fn monday() -> Timestamp {
    "2026-08-10T02:00:00Z".parse().expect("an instant")
}

/// The next day, 10.00 WIB.
pub fn tuesday() -> Timestamp {
    hours_later(25)
}

/// So many hours after [`monday`].
pub fn hours_later(hours: i64) -> Timestamp {
    monday() + SignedDuration::from_hours(hours)
}
