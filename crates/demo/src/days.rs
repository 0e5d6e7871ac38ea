//! Working days before now, and the one on which a clock must start to be nearly over.

use domain::tenggat::kalender::{Kalender, wib};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

/// Working days counted back from now.
pub(crate) struct Days<'a> {
    pub(crate) now: Timestamp,
    pub(crate) kalender: &'a Kalender,
}

impl Days<'_> {
    pub(crate) fn today(&self) -> Date {
        wib(self.now).date()
    }

    /// The `n`-th working day before a day.
    pub(crate) fn before(&self, day: Date, n: u32) -> Date {
        let mut left = n;
        let mut day = day;
        while left > 0 {
            let Ok(earlier) = day.yesterday() else { break };
            day = earlier;
            left -= u32::from(self.kalender.is_hari_kerja(day));
        }
        day
    }

    /// The day on which the clock of the answer must start, so that it runs out at the next
    /// closing time that is at least two hours away.
    pub(crate) fn start_of_urgent(&self) -> Date {
        let soon = self
            .now
            .saturating_add(SignedDuration::from_hours(2))
            .unwrap_or(self.now);
        let mut due = self.today();
        while !self.kalender.is_hari_kerja(due) || self.kalender.tutup_kantor(due) < soon {
            let Ok(later) = due.tomorrow() else { break };
            due = later;
        }
        self.before(due, 3)
    }
}
