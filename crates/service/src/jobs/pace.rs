//! Whether the system's clock can be believed: what is archived or closed by it never comes back.

use jiff::{SignedDuration, Timestamp};
use std::time::Duration;

/// By how much the clock may differ from what has passed since the last turn.
const TOLERANCE: SignedDuration = SignedDuration::from_mins(15);
/// How long a clock that jumped must go on evenly before it is believed.
const CONFIRMED: Duration = Duration::from_hours(1);

/// Compares the clock with a count that nobody can set.
#[derive(Debug, Default)]
pub struct Pace {
    last: Option<Reading>,
    jumped: Option<Duration>,
}

/// The clock, and how long the process had run.
#[derive(Debug, Clone, Copy)]
struct Reading {
    clock: Timestamp,
    run: Duration,
}

/// What to make of the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// It goes as time does.
    Believed,
    /// It has just jumped, by so much.
    Jumped(SignedDuration),
    /// It jumped, and has not gone evenly for long enough since.
    Doubted,
}

impl Pace {
    /// Judges a reading of the clock, taken when the process had run for `run`. A computer that
    /// slept, or whose clock was set right, is believed again after an hour.
    pub fn judge(&mut self, clock: Timestamp, run: Duration) -> Trust {
        let reading = Reading { clock, run };
        let jump = self.last.replace(reading).map(|last| last.jump(reading));
        if let Some(jump) = jump.filter(|jump| jump.abs() > TOLERANCE) {
            self.jumped = Some(run);
            return Trust::Jumped(jump);
        }
        match self.jumped {
            Some(since) if run.saturating_sub(since) < CONFIRMED => Trust::Doubted,
            Some(_) | None => {
                self.jumped = None;
                Trust::Believed
            }
        }
    }
}

impl Reading {
    /// By how much the clock went further than time.
    fn jump(self, next: Self) -> SignedDuration {
        let by_clock = next.clock.duration_since(self.clock);
        let run = next.run.saturating_sub(self.run);
        let by_count = SignedDuration::try_from(run).unwrap_or(SignedDuration::MAX);
        by_clock.saturating_sub(by_count)
    }
}

#[cfg(test)]
mod tests {
    use super::{Pace, Trust};
    use jiff::{SignedDuration, Timestamp};
    use std::time::Duration;

    fn minute(n: u64) -> Duration {
        Duration::from_secs(60 * n)
    }

    /// The clock at a minute, off by so many hours.
    fn clock(n: u64, off: i64) -> Timestamp {
        let start: Timestamp = "2026-08-10T02:00:00Z".parse().expect("an instant");
        start + minute(n) + SignedDuration::from_hours(off)
    }

    #[test]
    fn a_clock_that_goes_evenly_is_believed() {
        let mut pace = Pace::default();
        for n in 0..200 {
            assert_eq!(pace.judge(clock(n, 0), minute(n)), Trust::Believed);
        }
    }

    #[test]
    fn one_wrong_reading_is_never_believed() {
        for off in [60 * 24, -60 * 24, 1] {
            let mut pace = Pace::default();
            assert_eq!(pace.judge(clock(0, 0), minute(0)), Trust::Believed);
            let wrong = pace.judge(clock(1, off), minute(1));
            assert_eq!(wrong, Trust::Jumped(SignedDuration::from_hours(off)));
            let right = pace.judge(clock(2, 0), minute(2));
            assert_eq!(right, Trust::Jumped(SignedDuration::from_hours(-off)));
            assert_eq!(pace.judge(clock(61, 0), minute(61)), Trust::Doubted);
            assert_eq!(pace.judge(clock(62, 0), minute(62)), Trust::Believed);
        }
    }

    #[test]
    fn a_clock_that_was_set_right_is_believed_after_an_hour() {
        let mut pace = Pace::default();
        pace.judge(clock(0, 0), minute(0));
        let set = pace.judge(clock(1, 5), minute(1));
        assert_eq!(set, Trust::Jumped(SignedDuration::from_hours(5)));
        for n in 2..61 {
            assert_eq!(pace.judge(clock(n, 5), minute(n)), Trust::Doubted, "{n}");
        }
        assert_eq!(pace.judge(clock(61, 5), minute(61)), Trust::Believed);
    }
}
