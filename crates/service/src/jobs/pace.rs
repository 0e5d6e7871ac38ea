//! Whether the system's clock can be believed: what is archived or closed by it never comes back.

use super::known::{NOTED_EVERY, Standing};
use jiff::{SignedDuration, Timestamp};
use std::time::Duration;

/// By how much the clock may differ from what has passed since the last turn.
const TOLERANCE: SignedDuration = SignedDuration::from_mins(15);
/// How long a clock that jumped must go on evenly before it is believed.
const CONFIRMED: Duration = Duration::from_hours(1);

/// How long a clock must go on by which a process started after weeks, before it is believed: people
/// have seen its date by then.
const SEEN: Duration = Duration::from_hours(24);

/// Compares the clock with a count that nobody can set.
#[derive(Debug, Default)]
pub struct Pace {
    last: Option<Reading>,
    jumped: Option<Duration>,
    /// The last time that was known to be right, and how long the process had run then, until the
    /// clock is believed.
    known: Option<Reading>,
    /// The time that was found in the database last.
    found: Option<Timestamp>,
    noted: Option<Duration>,
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
    /// By what was known before it may be wrong.
    Unconfirmed,
}

impl Pace {
    /// For a process that begins when the last time that is known is this.
    pub fn since(known: Option<Timestamp>) -> Self {
        let run = Duration::ZERO;
        Self {
            known: known.map(|clock| Reading { clock, run }),
            found: known,
            ..Self::default()
        }
    }

    /// Whether the process does not believe its clock by what was known.
    pub(super) fn is_unconfirmed(&self) -> bool {
        self.known.is_some()
    }

    /// The database names a time. Where it is another than before, an operator has confirmed the
    /// clock, or another process has noted its own.
    pub(super) fn learn(&mut self, found: Option<Timestamp>, run: Duration) {
        let Some(clock) = found else { return };
        let before = self.found.replace(clock);
        if before.is_some_and(|before| before != clock) {
            self.known = Some(Reading { clock, run });
        }
    }

    /// Whether it is time to note the clock that is believed, which counts as done.
    pub(super) fn is_to_note(&mut self, run: Duration) -> bool {
        let late = |noted| run.saturating_sub(noted) >= NOTED_EVERY;
        let is_to_note = self.noted.is_none_or(late);
        if is_to_note {
            self.noted = Some(run);
        }
        is_to_note
    }

    /// Judges a reading of the clock, taken when the process had run for `run`. A computer that
    /// slept for a night, or whose clock was set right, is believed again after an hour; by weeks it
    /// is doubted for longer, as at a start.
    pub fn judge(&mut self, clock: Timestamp, run: Duration) -> Trust {
        let reading = Reading { clock, run };
        let last = self.last.replace(reading);
        let jump = last.map(|last| (last, last.jump(reading)));
        if let Some((last, jump)) = jump.filter(|(_, jump)| jump.abs() > TOLERANCE) {
            self.jumped = Some(run);
            self.known.get_or_insert(last);
            return Trust::Jumped(jump);
        }
        match self.jumped {
            Some(since) if run.saturating_sub(since) < CONFIRMED => Trust::Doubted,
            Some(_) | None => {
                self.jumped = None;
                self.by_what_was_known(reading)
            }
        }
    }

    fn by_what_was_known(&mut self, Reading { clock, run }: Reading) -> Trust {
        let Some(known) = self.known else {
            return Trust::Believed;
        };
        let since = run.saturating_sub(known.run);
        let is_ahead = clock > known.clock; // what was set back makes nothing old
        match Standing::of(clock, known.clock, since) {
            Standing::Impossible if is_ahead => Trust::Unconfirmed,
            Standing::Impossible | Standing::Doubtful if since < SEEN => Trust::Unconfirmed,
            Standing::Impossible | Standing::Doubtful | Standing::Plausible => {
                self.known = None;
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
    fn a_start_after_weeks_is_believed_after_a_day_and_never_after_years() {
        let off = |days: i64| clock(0, -24 * days);
        for (days, believed) in [(21, Some(24 * 60)), (3, Some(0)), (5 * 365, None)] {
            let mut pace = Pace::since(Some(off(days)));
            let trusted = |n: &u64| pace.judge(clock(*n, 0), minute(*n)) == Trust::Believed;
            assert_eq!((0..3 * 24 * 60).find(trusted), believed, "{days}");
            assert_eq!(pace.is_unconfirmed(), believed.is_none(), "{days}");
        }
    }

    #[test]
    fn a_start_with_a_wrong_clock_is_forgiven_when_it_was_set_right() {
        for off in [5 * 365 * 24, 21 * 24, -30] {
            let mut pace = Pace::since(Some(clock(0, 0)));
            assert_eq!(pace.judge(clock(0, off), minute(0)), Trust::Unconfirmed);
            let set = pace.judge(clock(1, 0), minute(1));
            assert_eq!(set, Trust::Jumped(SignedDuration::from_hours(-off)));
            assert_eq!(pace.judge(clock(60, 0), minute(60)), Trust::Doubted);
            assert_eq!(pace.judge(clock(61, 0), minute(61)), Trust::Believed);
        }
    }

    #[test]
    fn a_clock_that_jumps_by_months_is_not_believed_because_it_goes_on() {
        let mut pace = Pace::default();
        assert_eq!(pace.judge(clock(0, 0), minute(0)), Trust::Believed);
        let (months, weeks) = (90 * 24, 20 * 24);
        pace.judge(clock(1, months), minute(1));
        for hour in [1, 24, 24 * 80] {
            let n = 60 * hour + 10;
            pace.judge(clock(n - 1, months), minute(n - 1));
            assert_eq!(pace.judge(clock(n, months), minute(n)), Trust::Unconfirmed);
        }
        let confirmed = 60 * 24 * 80 + 20;
        pace.learn(Some(clock(0, 0)), minute(confirmed));
        let doubted = pace.judge(clock(confirmed, months), minute(confirmed));
        assert_eq!(doubted, Trust::Unconfirmed, "what it noted itself before");
        pace.learn(Some(clock(confirmed, months)), minute(confirmed));
        let sure = pace.judge(clock(confirmed, months), minute(confirmed));
        assert_eq!(sure, Trust::Believed, "an operator has confirmed it");

        let mut pace = Pace::default();
        pace.judge(clock(0, 0), minute(0));
        pace.judge(clock(1, weeks), minute(1));
        let turns = 2..48 * 60;
        let trusted = |n: &u64| pace.judge(clock(*n, weeks), minute(*n)) == Trust::Believed;
        assert_eq!(turns.clone().find(trusted), Some(24 * 60), "seen for a day");
    }

    #[test]
    fn a_clock_that_another_process_contradicts_is_not_believed_because_it_goes_on() {
        let mut pace = Pace::since(Some(clock(0, 0)));
        let ahead = 20 * 24;
        for n in 0..72 * 60 {
            if n % 60 == 0 {
                pace.learn(Some(clock(n, 0)), minute(n));
            }
            let trust = pace.judge(clock(n, ahead), minute(n));
            assert_eq!(trust, Trust::Unconfirmed, "{n}");
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
