//! When somebody is reminded, and only then.

use domain::notice::pengingat::{JenisPengingat, pengingat, pengingat_kini};
use domain::tenggat::kalender::{HariLibur, JamKerja, Kalender, from_wib};
use domain::tenggat::{Aturan, AturanTenggat, Langkah, count};
use jiff::Timestamp;

fn kalender() -> Kalender {
    let libur: Vec<HariLibur> = serde_json::from_str(include_str!("../../../data/hari-libur.json"))
        .expect("the product ships its own calendar");
    Kalender::new(libur, JamKerja::default(), 1)
}

fn pada(reading: &str) -> Timestamp {
    from_wib(reading.parse().expect("a reading"))
}

#[test]
fn reminders_come_on_working_days_alone() {
    let mulai = pada("2026-08-13T13:10");
    let tenggat = count(
        Langkah::Tanggapan,
        mulai,
        Aturan::hari_kerja(2),
        1,
        &kalender(),
    );
    assert_eq!(
        pengingat(&tenggat, &kalender()),
        [
            (pada("2026-08-14T09:00"), JenisPengingat::SehariSebelum),
            (pada("2026-08-18T08:00"), JenisPengingat::HariH),
            (pada("2026-08-19T07:30"), JenisPengingat::Lewat),
        ]
    );
}

#[test]
fn a_reminder_is_given_only_while_its_words_are_true() {
    let mulai = pada("2026-08-13T13:10");
    let aturan = Aturan::hari_kerja(2);
    let tenggat = count(Langkah::Tanggapan, mulai, aturan, 1, &kalender());
    for (kini, jenis) in [
        ("2026-08-14T08:59", None),
        ("2026-08-14T09:00", Some(JenisPengingat::SehariSebelum)),
        ("2026-08-17T23:00", Some(JenisPengingat::SehariSebelum)),
        ("2026-08-18T02:00", None),
        ("2026-08-18T08:00", Some(JenisPengingat::HariH)),
        ("2026-08-19T02:00", None),
        ("2026-08-19T07:30", Some(JenisPengingat::Lewat)),
        ("2026-09-01T10:00", Some(JenisPengingat::Lewat)),
    ] {
        assert_eq!(
            pengingat_kini(&tenggat, &kalender(), pada(kini)).map(|(_, jenis)| jenis),
            jenis,
            "{kini}"
        );
    }
}

#[test]
fn a_citizen_is_reminded_before_the_clock_closes_what_waits() {
    let mulai = pada("2026-08-11T10:00");
    for (langkah, expected) in [
        (
            Langkah::Kelengkapan,
            // 17 and 25 August are free.
            vec![
                (pada("2026-08-21T09:00"), JenisPengingat::TigaHariSebelum),
                (pada("2026-08-26T09:00"), JenisPengingat::SehariSebelum),
                (pada("2026-08-27T08:00"), JenisPengingat::HariH),
            ],
        ),
        (
            Langkah::UmpanBalik,
            vec![(pada("2026-08-26T09:00"), JenisPengingat::SehariSebelum)],
        ),
    ] {
        let tenggat = count(langkah, mulai, Aturan::hari_kerja(10), 1, &kalender());
        assert_eq!(pengingat(&tenggat, &kalender()), expected);
    }
}

#[test]
fn whoever_waits_with_a_note_is_reminded_to_explain_again() {
    let mulai = pada("2026-08-13T13:10");
    let aturan = AturanTenggat::default();
    let tenggat = aturan.mulai(Langkah::Penjelasan, mulai, &kalender());
    let told = pengingat(&tenggat, &kalender());
    let (first, jenis) = told[0];
    assert_eq!(jenis, JenisPengingat::SehariSebelum);
    assert!(first < tenggat.jatuh_tempo, "before it is due");
}
