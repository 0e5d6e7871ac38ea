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

/// `2 hari lagi`, `5 j 40 m lagi`, `Lewat 5 j 10 m`, `Lewat 2 hari`. Days and hours of work.
pub fn sisa(jatuh_tempo: Timestamp, kini: Timestamp, kalender: &Kalender) -> String {
    if kini > jatuh_tempo {
        format!("Lewat {}", lama(jatuh_tempo, kini, kalender))
    } else {
        format!("{} lagi", lama(kini, jatuh_tempo, kalender))
    }
}

fn lama(dari: Timestamp, sampai: Timestamp, kalender: &Kalender) -> String {
    let hari = kalender.hari_kerja_antara(wib(dari).date(), wib(sampai).date());
    if hari > 0 {
        return format!("{hari} hari");
    }
    let menit = kalender.menit_kerja_antara(dari, sampai);
    match (menit / 60, menit % 60) {
        (0, menit) => format!("{menit} m"),
        (jam, 0) => format!("{jam} j"),
        (jam, menit) => format!("{jam} j {menit} m"),
    }
}
