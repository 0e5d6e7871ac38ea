//! What shall have happened: the samples turned into steps with times, all of them in the past.
//!
//! Pure. The steps are sorted by time, so that carrying them out in order gives register numbers
//! and a riwayat that follow the clock.

use crate::days::Days;
use crate::sample::Sample;
use crate::step::Step;
use crate::story::stories;
use crate::tale::Tale;
use domain::tenggat::kalender::Kalender;
use jiff::Timestamp;

/// Every step of every sample, in the order of time.
pub(crate) fn plan(samples: &[Sample], now: Timestamp, kalender: &Kalender) -> Vec<Step> {
    let days = Days { now, kalender };
    let mut steps: Vec<Step> = stories(samples)
        .into_iter()
        .zip(samples)
        .enumerate()
        .flat_map(|(i, (story, sample))| {
            Tale {
                days: &days,
                i,
                sample,
                steps: Vec::new(),
            }
            .tell(story)
        })
        .collect();
    steps.sort_by_key(|step| (step.at, step.sample));
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use crate::step::Act;
    use domain::tenggat::kalender::{JamKerja, wib};
    use std::path::Path;

    fn planned(now: &str) -> (Timestamp, Vec<Step>) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
        let now = now.parse().expect("a time");
        let kalender = Kalender::new([], JamKerja::default(), 1);
        let samples = sample::for_tests(&folder);
        (now, plan(&samples, now, &kalender))
    }

    const MOMENTS: [&str; 5] = [
        "2026-11-24T09:15:00+07:00", // a working morning
        "2026-11-24T15:30:00+07:00", // just before closing
        "2026-11-24T23:50:00+07:00", // at night
        "2026-11-29T10:00:00+07:00", // a Sunday
        "2027-01-02T00:05:00+07:00", // just after the new year
    ];

    #[test]
    fn no_step_lies_in_the_future_and_all_are_in_order() {
        for moment in MOMENTS {
            let (now, steps) = planned(moment);
            assert!(steps.iter().all(|step| step.at < now), "future at {moment}");
            assert!(
                steps.is_sorted_by_key(|step| step.at),
                "out of order at {moment}"
            );
        }
    }

    #[test]
    fn the_clock_only_moves_forward_within_one_aduan() {
        for moment in MOMENTS {
            let (_, steps) = planned(moment);
            let last = steps.iter().map(|step| step.sample).max().expect("steps");
            for sample in 0..=last {
                let mut own = steps.iter().filter(|step| step.sample == sample);
                assert_eq!(
                    own.next().map(|step| &step.act),
                    Some(&Act::File),
                    "at {moment}"
                );
                let times: Vec<_> = steps
                    .iter()
                    .filter(|step| step.sample == sample)
                    .map(|s| s.at)
                    .collect();
                assert!(
                    times.windows(2).all(|pair| pair[0] < pair[1]),
                    "{sample} at {moment}"
                );
            }
        }
    }

    #[test]
    fn the_urgent_answer_is_due_at_the_next_closing_time() {
        for moment in MOMENTS {
            let now = moment.parse().expect("a time");
            let kalender = Kalender::new([], JamKerja::default(), 1);
            let days = Days {
                now,
                kalender: &kalender,
            };
            let due = kalender.tutup_kantor(kalender.hari_kerja_setelah(days.start_of_urgent(), 3));
            let next = kalender.tutup_kantor(kalender.hari_kerja_setelah(wib(now).date(), 1));
            assert!(now < due && due <= next, "due {due} at {moment}");
        }
    }
}
