//! Dates and times as people in Bengkalis write them, and what is left of a deadline in words.

use crate::codes;
use crate::tenggat::kalender::{Kalender, wib};
use jiff::Timestamp;
use jiff::civil::{Date, Weekday};

const BULAN: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
const BULAN_PENDEK: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des",
];

fn nama_hari(hari: Date) -> &'static str {
    match hari.weekday() {
        Weekday::Monday => "Senin",
        Weekday::Tuesday => "Selasa",
        Weekday::Wednesday => "Rabu",
        Weekday::Thursday => "Kamis",
        Weekday::Friday => "Jumat",
        Weekday::Saturday => "Sabtu",
        Weekday::Sunday => "Minggu",
    }
}

fn nama_bulan(daftar: &[&'static str; 12], hari: Date) -> &'static str {
    usize::try_from(hari.month() - 1)
        .ok()
        .and_then(|i| daftar.get(i).copied())
        .unwrap_or("")
}

/// `19 Agustus 2026`.
pub fn tanggal(hari: Date) -> String {
    format!(
        "{} {} {}",
        hari.day(),
        nama_bulan(&BULAN, hari),
        hari.year()
    )
}

/// `Rabu, 19 Agustus 2026`.
pub fn tanggal_panjang(hari: Date) -> String {
    format!("{}, {}", nama_hari(hari), tanggal(hari))
}

/// `Rab, 19 Agt`.
pub fn tanggal_pendek(hari: Date) -> String {
    let nama: String = nama_hari(hari).chars().take(3).collect();
    format!("{nama}, {} {}", hari.day(), nama_bulan(&BULAN_PENDEK, hari))
}

/// `19 Agt 2026`.
pub fn tanggal_singkat(hari: Date) -> String {
    let bulan = nama_bulan(&BULAN_PENDEK, hari);
    format!("{} {bulan} {}", hari.day(), hari.year())
}

/// `hari ini 13.04`, `12 Agt 2026 13.04`.
pub fn kapan(pada: Timestamp, kini: Timestamp) -> String {
    let hari = wib(pada).date();
    if hari == wib(kini).date() {
        format!("hari ini {}", jam(pada))
    } else {
        format!("{} {}", tanggal_singkat(hari), jam(pada))
    }
}

/// The first date that a text names as `19 Agustus 2026`.
pub fn tanggal_dalam(teks: &str) -> Option<&str> {
    let words: Vec<(usize, &str)> = words(teks).collect();
    words.windows(3).find_map(|three| {
        let [(at, hari), (_, bulan), (last, tahun)] = three else {
            return None;
        };
        let number = |word: &str, letters: std::ops::RangeInclusive<usize>| {
            letters.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
        };
        let known = BULAN.iter().any(|nama| nama.eq_ignore_ascii_case(bulan));
        let found = teks.get(*at..last + tahun.len())?;
        let spaced = found.split(' ').count() == 3;
        (number(hari, 1..=2) && known && number(tahun, 4..=4) && spaced).then_some(found)
    })
}

/// Runs of letters and digits, with their places.
fn words(teks: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = teks.as_ptr().addr();
    teks.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr().addr() - start, word))
}

/// `16.00`, in WIB.
pub fn jam(pada: Timestamp) -> String {
    let waktu = wib(pada);
    format!("{:02}.{:02}", waktu.hour(), waktu.minute())
}

/// `Rabu, 19 Agustus 2026, 16.00 WIB`.
pub fn waktu_panjang(pada: Timestamp) -> String {
    format!("{}, {} WIB", tanggal_panjang(wib(pada).date()), jam(pada))
}

codes! {
    /// How pressing a deadline is; urgency grows in form, not only in hue.
    pub enum KeadaanTenggat {
        /// More than one working day left.
        Aman = "aman",
        /// Due on the next working day, or today with more than four working hours.
        Mendekat = "mendekat",
        /// Four working hours or less.
        Genting = "genting",
        /// Past due.
        Lewat = "lewat",
    }
}

/// Working minutes at and below which a deadline is [`KeadaanTenggat::Genting`].
const GENTING_MENIT: u32 = 4 * 60;

/// How pressing it is now.
pub fn keadaan(jatuh_tempo: Timestamp, kini: Timestamp, kalender: &Kalender) -> KeadaanTenggat {
    if kini > jatuh_tempo {
        return KeadaanTenggat::Lewat;
    }
    let hari = kalender.hari_kerja_antara(wib(kini).date(), wib(jatuh_tempo).date());
    if hari > 1 {
        KeadaanTenggat::Aman
    } else if kalender.menit_kerja_antara(kini, jatuh_tempo) <= GENTING_MENIT {
        KeadaanTenggat::Genting
    } else {
        KeadaanTenggat::Mendekat
    }
}

/// `2 hari lagi`, `5 j 40 m lagi`, `Lewat 5 j 10 m`, `Lewat 2 hari`. Days and hours of work; where
/// no minute of work lies between, `Kurang dari 1 m lagi` and `Lewat` alone.
pub fn sisa(jatuh_tempo: Timestamp, kini: Timestamp, kalender: &Kalender) -> String {
    if kini > jatuh_tempo {
        match lama(jatuh_tempo, kini, kalender) {
            Some(lama) => format!("Lewat {lama}"),
            None => "Lewat".to_owned(),
        }
    } else {
        match lama(kini, jatuh_tempo, kalender) {
            Some(lama) => format!("{lama} lagi"),
            None => "Kurang dari 1 m lagi".to_owned(),
        }
    }
}

fn lama(dari: Timestamp, sampai: Timestamp, kalender: &Kalender) -> Option<String> {
    let hari = kalender.hari_kerja_antara(wib(dari).date(), wib(sampai).date());
    if hari > 0 {
        return Some(format!("{hari} hari"));
    }
    let menit = kalender.menit_kerja_antara(dari, sampai);
    match (menit / 60, menit % 60) {
        (0, 0) => None,
        (0, menit) => Some(format!("{menit} m")),
        (jam, 0) => Some(format!("{jam} j")),
        (jam, menit) => Some(format!("{jam} j {menit} m")),
    }
}
