//! When an update that was left for later is offered again.

use domain::tenggat::kalender::{Kalender, from_wib, wib};
use jiff::Timestamp;
use jiff::civil::time;

/// The morning of the next working day, 08.00 WIB.
pub(crate) fn next_morning(kini: Timestamp, kalender: &Kalender) -> Timestamp {
    let hari = kalender.hari_kerja_setelah(wib(kini).date(), 1);
    from_wib(hari.to_datetime(time(8, 0, 0, 0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use testkit::perkara::{at, kalender};

    #[rstest]
    #[case::tomorrow("12T13:10", "13T08:00")]
    #[case::even_before_eight("12T06:00", "13T08:00")]
    #[case::over_weekend_and_holiday("14T10:00", "18T08:00")]
    fn it_is_offered_again_when_the_office_opens(#[case] now: &str, #[case] then: &str) {
        assert_eq!(next_morning(at(now), &kalender()), at(then));
    }
}
