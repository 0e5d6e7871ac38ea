//! What is left of a deadline, in the words of the screens.

use domain::kata::waktu::{KeadaanTenggat, keadaan, sisa, tanggal_pendek, waktu_panjang};
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
