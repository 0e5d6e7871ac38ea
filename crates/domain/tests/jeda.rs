//! A pause stops a clock; it never gives time that it did not take.

use domain::tenggat::kalender::{HariLibur, JamKerja, Kalender, from_wib};
use domain::tenggat::{Aturan, Langkah, Satuan, SisaWaktu, Tenggat, count, keep, resume};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use rstest::rstest;

fn kalender() -> Kalender {
    let libur: Vec<HariLibur> = serde_json::from_str(include_str!("../../../data/hari-libur.json"))
        .expect("the product ships its own calendar");
    Kalender::new(libur, JamKerja::default(), 1)
}

fn reading(waktu: &str) -> Timestamp {
    from_wib(waktu.parse().expect("a reading"))
}

fn tanggapan(mulai: Timestamp) -> Tenggat {
    count(
        Langkah::Tanggapan,
        mulai,
        Aturan::hari_kerja(3),
        1,
        &kalender(),
    )
}

fn resumed(tenggat: &Tenggat, jeda: Timestamp, lanjut: Timestamp) -> Tenggat {
    let kalender = kalender();
    let sisa = tenggat.pause(jeda, &kalender);
    resume(Langkah::Tanggapan, sisa, lanjut, 1, &kalender)
}

#[rstest]
// Monday 10.00, due on Thursday; stopped on Tuesday 09.00 with 7 + 8.5 + 8.5 hours left.
#[case("2027-02-09T09:00", "2027-02-09T09:00", "2027-02-11T16:00")]
#[case("2027-02-09T09:00", "2027-02-10T09:00", "2027-02-12T16:00")]
#[case("2027-02-09T09:00", "2027-02-15T00:00", "2027-02-17T14:30")]
// Stopped after closing, over a weekend: no time of work passed.
#[case("2027-02-09T17:00", "2027-02-10T07:30", "2027-02-11T16:00")]
#[case("2027-02-11T15:00", "2027-02-12T07:30", "2027-02-12T08:30")]
// Overdue before it was stopped: overdue it stays.
#[case("2027-02-11T16:01", "2027-02-24T10:00", "2027-02-11T16:00")]
fn what_was_left_is_left(#[case] jeda: &str, #[case] lanjut: &str, #[case] due: &str) {
    let tenggat = tanggapan(reading("2027-02-08T10:00"));
    let after = resumed(&tenggat, reading(jeda), reading(lanjut));
    assert_eq!(after.jatuh_tempo, reading(due));
}

#[test]
fn hours_and_calendar_days_come_back_to_the_second() {
    let kalender = kalender();
    let mulai = reading("2027-02-08T10:00");
    for satuan in [Satuan::Jam, Satuan::HariKalender] {
        let aturan = Aturan { jumlah: 5, satuan };
        let tenggat = count(Langkah::Penjelasan, mulai, aturan, 1, &kalender);
        let sisa = tenggat.pause(reading("2027-02-08T11:00"), &kalender);
        let lanjut = reading("2027-02-20T11:00");
        let after = resume(Langkah::Penjelasan, sisa, lanjut, 1, &kalender);
        let stood = after.jatuh_tempo.duration_since(tenggat.jatuh_tempo);
        assert_eq!(stood, SignedDuration::from_hours(12 * 24), "{satuan:?}");
    }
}

#[test]
fn a_clock_that_was_kept_is_the_one_that_was_stopped() {
    let kalender = kalender();
    let tenggat = tanggapan(reading("2027-02-08T10:00"));
    let sisa = tenggat.pause(reading("2027-02-09T15:59"), &kalender);
    let saat = sisa.saat.expect("it is known when");
    let kept = keep(Langkah::Tanggapan, saat, sisa.satuan, 1, &kalender);
    assert_eq!(kept, tenggat);
}

#[test]
fn a_pause_from_before_the_second_was_kept_goes_on_with_its_days() {
    let stored = r#"{"jumlah":2,"satuan":"hari_kerja"}"#;
    let sisa: SisaWaktu = serde_json::from_str(stored).expect("an old row");
    let lanjut = reading("2027-02-15T09:00");
    let after = resume(Langkah::Tanggapan, sisa, lanjut, 1, &kalender());
    assert_eq!(after.jatuh_tempo, reading("2027-02-17T16:00"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn no_pause_gives_time_of_work_or_takes_it(
        mulai in 0_i64..40_000_000,
        steps in proptest::collection::vec((0_i64..200_000, 0_i64..2_000_000), 1..12)
    ) {
        let kalender = kalender();
        let start = reading("2026-01-05T00:00");
        let after = |at: Timestamp, detik| {
            at.saturating_add(SignedDuration::from_secs(detik)).expect("a duration")
        };
        let mut kini = after(start, mulai);
        let mut tenggat = tanggapan(kini);
        let whole = kalender.detik_kerja_antara(kini, tenggat.jatuh_tempo);
        let mut spent = 0;
        for (runs, stands) in steps {
            let jeda = after(kini, runs);
            spent += kalender.detik_kerja_antara(kini, jeda);
            let late = tenggat.lewat(jeda);
            kini = after(jeda, stands);
            let next = resumed(&tenggat, jeda, kini);
            if late {
                prop_assert_eq!(next.jatuh_tempo, tenggat.jatuh_tempo, "a pause undid lateness");
                break;
            }
            let left = kalender.detik_kerja_antara(kini, next.jatuh_tempo);
            prop_assert_eq!(spent + left, whole);
            tenggat = next;
        }
    }
}
