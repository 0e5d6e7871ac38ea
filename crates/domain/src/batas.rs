//! Every limit that people meet, in one table: rules, sentences, pages and the desktop read it
//! here.

use serde::Serialize;

/// Shortest and longest, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Panjang {
    pub min: usize,
    pub maks: usize,
}

impl Panjang {
    /// Whether a text of so many characters is neither too short nor too long.
    pub const fn holds(self, panjang: usize) -> bool {
        self.min <= panjang && panjang <= self.maks
    }
}

/// The table's columns. The page gets them as `BATAS`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Batas {
    /// Title of an aduan.
    pub judul: Panjang,
    /// Story of an aduan.
    pub uraian: Panjang,
    /// Street or landmark.
    pub lokasi: Panjang,
    /// Photos of an aduan.
    pub foto: usize,
    /// Size of one photo as it is uploaded, in MB of 2^20 bytes.
    pub foto_mb: usize,
    /// Reason, note or request of a command, in characters.
    pub catatan: usize,
    /// Draft or answer, in characters.
    pub jawaban: usize,
    /// Least letters of an objection: there is only one.
    pub keberatan_min: usize,
    /// A `[placeholder]` between its brackets, in bytes.
    pub isian: usize,
    /// Purpose of revealing an identity.
    pub tujuan: Panjang,
    /// Longest dated postponement, in days; whoever needs more postpones with a note and restates
    /// it.
    pub penundaan_hari: i64,
    /// Returns after which only a superadmin disposes.
    pub pengembalian: u32,
    /// Aduan to which one command is given at once.
    pub bersama: usize,
    /// Password. BSSN 4/2021 asks for length before composition.
    pub sandi: Panjang,
    /// Digits of a one-time code.
    pub kode_sekali: usize,
    /// How long a code from the counter is good, in hours.
    pub kode_jam: i64,
    /// How long a code for a member of staff is good, in hours: a weekend may lie between.
    pub kode_petugas_jam: i64,
    /// Digits of a code that goes by e-mail.
    pub kode_surel: usize,
    /// How long a code that goes by e-mail is good, in minutes.
    pub kode_surel_menit: i64,
    /// Codes that go to one person by e-mail in an hour.
    pub kode_surel_per_jam: u32,
    /// Wrong tries after which a code is good no more.
    pub kode_percobaan: i64,
    /// Members looked up and codes handed over by one admin in an hour.
    pub loket_per_jam: u32,
    /// User name of a member of staff.
    pub pengguna: Panjang,
    /// Name of a person.
    pub nama: Panjang,
    /// E-mail address, in bytes, as mail allows it.
    pub surel: usize,
    /// NIK, telephone and register number as they are typed, with whatever stands between the digits.
    pub nomor: usize,
    /// Aduan from one network in an hour before the next ones wait for each other.
    pub kiriman_bebas: u32,
    /// How long they wait for each other, in seconds.
    pub kiriman_sela_detik: i64,
    /// The longest that one of them waits, in seconds, from when its form was opened.
    pub kiriman_sela_maks_detik: i64,
    /// Title of a notice, in characters.
    pub notice_judul: usize,
    /// Body of a notice, in characters.
    pub notice_isi: usize,
}

/// The limits.
pub const BATAS: Batas = Batas {
    judul: Panjang { min: 5, maks: 120 },
    uraian: Panjang {
        min: 20,
        maks: 5_000,
    },
    lokasi: Panjang { min: 3, maks: 200 },
    foto: 5,
    foto_mb: 10,
    catatan: 2_000,
    jawaban: 10_000,
    keberatan_min: 10,
    isian: 60,
    tujuan: Panjang { min: 10, maks: 500 },
    penundaan_hari: 366,
    pengembalian: 2,
    bersama: 100,
    sandi: Panjang { min: 10, maks: 200 },
    kode_sekali: 10,
    kode_jam: 24,
    kode_petugas_jam: 72,
    kode_surel: 6,
    kode_surel_menit: 15,
    kode_surel_per_jam: 5,
    kode_percobaan: 5,
    loket_per_jam: 30,
    pengguna: Panjang { min: 2, maks: 40 },
    nama: Panjang { min: 1, maks: 100 },
    surel: 254,
    nomor: 40,
    kiriman_bebas: 3,
    kiriman_sela_detik: 10,
    kiriman_sela_maks_detik: 120,
    notice_judul: 45,
    notice_isi: 110,
};

impl Batas {
    /// Size of one photo as it is uploaded, in bytes.
    pub const fn foto_bytes(&self) -> usize {
        self.foto_mb * 1024 * 1024
    }
}

/// A number as people write it: `5.000`.
pub fn ribuan(angka: usize) -> String {
    let digits = angka.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::ribuan;

    #[test]
    fn thousands_have_dots() {
        for (angka, teks) in [
            (0, "0"),
            (120, "120"),
            (5_000, "5.000"),
            (10_000, "10.000"),
            (1_234_567, "1.234.567"),
        ] {
            assert_eq!(ribuan(angka), teks);
        }
    }
}
