//! What is left of a deadline, in the words of the screens.

use domain::kata::waktu::{
    KeadaanTenggat, kapan, keadaan, sisa, tanggal_dalam, tanggal_pendek, waktu_panjang,
};
use domain::tenggat::kalender::{HariLibur, JamKerja, Kalender, from_wib};
use jiff::Timestamp;
use rstest::rstest;

fn kalender() -> Kalender {
    let libur: Vec<HariLibur> = serde_json::from_str(include_str!("../../../data/hari-libur.json"))
        .expect("the product ships its own calendar");
    Kalender::new(libur, JamKerja::default(), 1)
}

fn pada(reading: &str) -> Timestamp {
    from_wib(reading.parse().expect("a reading"))
}

#[rstest]
#[case(
    "2026-08-13T13:10",
    "2026-08-19T16:00",
    "3 hari lagi",
    KeadaanTenggat::Aman
)]
#[case(
    "2026-08-13T13:10",
    "2026-08-14T16:30",
    "1 hari lagi",
    KeadaanTenggat::Mendekat
)]
#[case(
    "2026-08-13T10:20",
    "2026-08-13T16:00",
    "5 j 40 m lagi",
    KeadaanTenggat::Mendekat
)]
#[case(
    "2026-08-13T13:10",
    "2026-08-13T16:00",
    "2 j 50 m lagi",
    KeadaanTenggat::Genting
)]
#[case(
    "2026-08-13T13:10",
    "2026-08-13T08:00",
    "Lewat 5 j 10 m",
    KeadaanTenggat::Lewat
)]
#[case("2026-08-13T22:00", "2026-08-13T16:00", "Lewat", KeadaanTenggat::Lewat)]
#[case(
    "2026-08-13T15:59:30",
    "2026-08-13T16:00",
    "Kurang dari 1 m lagi",
    KeadaanTenggat::Genting
)]
#[case(
    "2026-08-13T13:10",
    "2026-08-11T16:00",
    "Lewat 2 hari",
    KeadaanTenggat::Lewat
)]
fn a_chip_says_what_is_left(
    #[case] kini: &str,
    #[case] jatuh_tempo: &str,
    #[case] teks: &str,
    #[case] bentuk: KeadaanTenggat,
) {
    assert_eq!(sisa(pada(jatuh_tempo), pada(kini), &kalender()), teks);
    assert_eq!(keadaan(pada(jatuh_tempo), pada(kini), &kalender()), bentuk);
}

#[test]
fn dates_read_as_people_write_them() {
    assert_eq!(
        waktu_panjang(pada("2026-08-19T16:00")),
        "Rabu, 19 Agustus 2026, 16.00 WIB"
    );
    assert_eq!(
        tanggal_pendek("2026-08-19".parse().expect("a date")),
        "Rab, 19 Agt"
    );
}

#[test]
fn an_instant_is_told_by_the_day_it_is_looked_at() {
    let pada = |text: &str| from_wib(text.parse().expect("a reading"));
    let kini = pada("2026-08-13T15:00");
    assert_eq!(kapan(pada("2026-08-13T13:04"), kini), "hari ini 13.04");
    assert_eq!(kapan(pada("2026-08-12T13:04"), kini), "12 Agt 2026 13.04");
}

#[test]
fn a_promised_date_is_found_in_an_answer() {
    for (teks, tanggal) in [
        (
            "Kami perbaiki sebelum 19 Agustus 2026.",
            Some("19 Agustus 2026"),
        ),
        ("paling lambat 1 mei 2027, insyaallah", Some("1 mei 2027")),
        ("Kami perbaiki segera.", None),
        ("19 Agustusan 2026", None),
        ("119 Agustus 2026", None),
        ("19  Agustus 2026", None),
    ] {
        assert_eq!(tanggal_dalam(teks), tanggal, "{teks}");
    }
}
