//! The last time that the database knows of, as a witness of the clock by which a process starts. A
//! process compares its clock with what has passed since it runs; of before it knows nothing.

use crate::app::App;
use crate::error::Error;
use jiff::{SignedDuration, Timestamp};
use std::time::Duration;
use store::referensi::{Kind, get, put};

/// Setting with the last time at which a process believed the clock.
const KNOWN: &str = "jam_terakhir";

/// How exactly that is noted.
pub(super) const NOTED_EVERY: Duration = Duration::from_hours(1);

/// How far a clock may be set back without anybody wondering.
const BACK: SignedDuration = SignedDuration::from_mins(15);
/// How far it may be set back at all, while the process serves.
const FAR_BACK: SignedDuration = SignedDuration::from_hours(24);
/// For how long a server is off without anybody wondering: a long weekend.
const OFF: SignedDuration = SignedDuration::from_hours(4 * 24);
/// For how long a server is off at all.
const LONG_OFF: SignedDuration = SignedDuration::from_hours(60 * 24);

/// What to make of a clock, by the last time that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The computer was off for a while, or not at all.
    Plausible,
    /// It was off for weeks, or its clock is wrong. A day of people working with it shows which.
    Doubtful,
    /// No server is off for so long, and no time goes back.
    Impossible,
}

impl Standing {
    /// Judges a clock by the last time that is known and by how long the process has run since it
    /// read that.
    pub(super) fn of(clock: Timestamp, known: Timestamp, run: Duration) -> Self {
        let run = SignedDuration::try_from(run).unwrap_or(SignedDuration::MAX);
        let ahead = clock.duration_since(known);
        let off = ahead.saturating_sub(run);
        if ahead < -FAR_BACK || off > LONG_OFF {
            Self::Impossible
        } else if ahead < -BACK || off > OFF {
            Self::Doubtful
        } else {
            Self::Plausible
        }
    }
}

/// The last time that the database knows of, if any, and what it says of the clock.
pub async fn clock_at_start(app: &App) -> Result<(Option<Timestamp>, Standing), Error> {
    let known = read(app).await?;
    let standing = known.map_or(Standing::Plausible, |known| {
        Standing::of(app.now(), known, Duration::ZERO)
    });
    Ok((known, standing))
}

/// Takes note that the clock is right: an operator has looked at it.
pub async fn confirm_clock(app: &App) -> Result<(), Error> {
    note(app).await
}

pub(super) async fn read(app: &App) -> Result<Option<Timestamp>, Error> {
    let mut tx = app.store().read().await?;
    let noted = get::<i64>(&mut tx, Kind::Setelan, KNOWN).await?;
    Ok(noted.and_then(|noted| Timestamp::from_millisecond(noted).ok()))
}

pub(super) async fn note(app: &App) -> Result<(), Error> {
    let now = app.now().as_millisecond();
    let mut tx = app.store().write().await?;
    put(&mut tx, Kind::Setelan, KNOWN, 0, &now).await?;
    Ok(tx.commit().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_weekend_is_nothing_weeks_are_doubted_and_months_cannot_be() {
        let known: Timestamp = "2026-08-10T02:00:00Z".parse().expect("an instant");
        for (hours, standing) in [
            (0, Standing::Plausible),
            (3 * 24, Standing::Plausible),
            (21 * 24, Standing::Doubtful),
            (90 * 24, Standing::Impossible),
            (50 * 365 * 24, Standing::Impossible),
            (-1, Standing::Doubtful),
            (-30, Standing::Impossible),
            (-50 * 365 * 24, Standing::Impossible),
        ] {
            let clock = known + SignedDuration::from_hours(hours);
            let judged = Standing::of(clock, known, Duration::ZERO);
            assert_eq!(judged, standing, "{hours}");
        }
        let run = Duration::from_hours(100 * 24);
        let clock = known + SignedDuration::from_hours(101 * 24);
        assert_eq!(Standing::of(clock, known, run), Standing::Plausible);
    }
}
