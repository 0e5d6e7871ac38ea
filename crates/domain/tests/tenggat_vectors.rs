//! The thirteen counted dates agreed with the field, in working days and in calendar days.

use domain::tenggat::kalender::{HariLibur, JamKerja, Kalender, from_wib, wib};
use domain::tenggat::{AlasanHari, Aturan, Langkah, Satuan, count};
use jiff::civil::{Date, DateTime};
use rstest::rstest;

fn kalender() -> Kalender {
    let libur: Vec<HariLibur> = serde_json::from_str(include_str!("../../../data/hari-libur.json"))
        .expect("the product ships its own calendar");
    Kalender::new(libur, JamKerja::default(), 1)
}

fn jatuh_tempo(langkah: Langkah, mulai: DateTime, jumlah: u32, satuan: Satuan) -> Date {
    let aturan = Aturan { jumlah, satuan };
    wib(count(langkah, from_wib(mulai), aturan, 1, &kalender()).jatuh_tempo).date()
}

#[rstest]
#[case(
    "2026-11-23T10:00",
    "2026-11-25",
    "2026-11-30",
    "2026-11-25",
    "2026-11-28"
)]
#[case(
    "2026-11-26T10:00",
    "2026-11-30",
    "2026-12-03",
    "2026-11-28",
    "2026-12-01"
)]
#[case(
    "2026-11-27T17:00",
    "2026-12-02",
    "2026-12-07",
    "2026-11-29",
    "2026-12-02"
)]
#[case(
    "2026-11-28T10:00",
    "2026-12-02",
    "2026-12-07",
    "2026-11-30",
    "2026-12-03"
)]
#[case(
    "2026-12-22T10:00",
    "2026-12-28",
    "2026-12-31",
    "2026-12-24",
    "2026-12-27"
)]
#[case(
    "2026-12-23T10:00",
    "2026-12-29",
    "2027-01-04",
    "2026-12-25",
    "2026-12-28"
)]
#[case(
    "2026-12-24T10:00",
    "2026-12-30",
    "2027-01-06",
    "2026-12-26",
    "2026-12-29"
)]
#[case(
    "2026-03-17T10:00",
    "2026-03-26",
    "2026-03-31",
    "2026-03-19",
    "2026-03-22"
)]
#[case(
    "2026-05-26T10:00",
    "2026-06-02",
    "2026-06-05",
    "2026-05-28",
    "2026-05-31"
)]
#[case(
    "2026-08-14T17:00",
    "2026-08-20",
    "2026-08-26",
    "2026-08-16",
    "2026-08-19"
)]
#[case(
    "2027-03-05T10:00",
    "2027-03-17",
    "2027-03-22",
    "2027-03-07",
    "2027-03-10"
)]
#[case(
    "2027-05-14T10:00",
    "2027-05-24",
    "2027-05-27",
    "2027-05-16",
    "2027-05-19"
)]
#[case(
    "2025-12-24T10:00",
    "2025-12-30",
    "2026-01-05",
    "2025-12-26",
    "2025-12-29"
)]
fn a_deadline_is_the_one_agreed(
    #[case] masuk: DateTime,
    #[case] disposisi: Date,
    #[case] tanggapan: Date,
    #[case] disposisi_kalender: Date,
    #[case] tanggapan_kalender: Date,
) {
    for (satuan, pertama, kedua) in [
        (Satuan::HariKerja, disposisi, tanggapan),
        (Satuan::HariKalender, disposisi_kalender, tanggapan_kalender),
    ] {
        assert_eq!(
            jatuh_tempo(Langkah::Disposisi, masuk, 2, satuan),
            pertama,
            "{satuan:?}"
        );
        let didisposisikan = pertama.at(10, 0, 0, 0);
        assert_eq!(
            jatuh_tempo(Langkah::Tanggapan, didisposisikan, 3, satuan),
            kedua,
            "{satuan:?}"
        );
    }
}

#[test]
fn the_explanation_names_each_free_day_it_skipped() {
    let masuk = "2026-08-14T17:00".parse().unwrap();
    let tenggat = count(
        Langkah::Disposisi,
        from_wib(masuk),
        Aturan::hari_kerja(2),
        1,
        &kalender(),
    );
    let alasan: Vec<_> = tenggat
        .penjelasan
        .into_iter()
        .map(|hari| hari.alasan)
        .collect();
    assert_eq!(alasan[0], AlasanHari::SetelahJamKerja);
    assert_eq!(
        alasan[1..3],
        [AlasanHari::AkhirPekan, AlasanHari::AkhirPekan]
    );
    assert!(matches!(&alasan[3], AlasanHari::Libur { nama } if nama.contains("Kemerdekaan")));
    assert_eq!(
        alasan[4..],
        [
            AlasanHari::HariMulai,
            AlasanHari::Dihitung { ke: 1 },
            AlasanHari::JatuhTempo { ke: 2 }
        ]
    );
}

#[test]
fn a_calendar_without_next_year_is_missed_from_november() {
    let kalender = kalender();
    assert!(
        kalender
            .tahun_kurang("2026-11-24".parse().unwrap())
            .is_empty()
    );
    assert!(
        kalender
            .tahun_kurang("2027-10-31".parse().unwrap())
            .is_empty()
    );
    assert_eq!(kalender.tahun_kurang("2027-11-01".parse().unwrap()), [2028]);
}
