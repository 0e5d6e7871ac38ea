//! How a notice names an aduan and its deadline.

use crate::aduan::{Aduan, Privasi};
use crate::kata::waktu::{jam, tanggal_pendek};
use crate::person::samaran::without_data_pribadi;
use crate::tenggat::Tenggat;
use crate::tenggat::kalender::wib;

/// Number and title; the number alone of a confidential aduan.
pub(super) fn naming(aduan: &Aduan, maks: usize) -> String {
    match aduan.isi.privasi {
        Privasi::Rahasia => aduan.nomor.to_string(),
        Privasi::Terbuka | Privasi::Anonim => {
            let judul = without_data_pribadi(&aduan.isi.judul);
            format!("{} {}", aduan.nomor, truncate(&judul, maks))
        }
    }
}

pub(super) fn due_words(tenggat: &Tenggat) -> String {
    let hari = tanggal_pendek(wib(tenggat.jatuh_tempo).date());
    format!("Paling lambat {hari}, {} WIB.", jam(tenggat.jatuh_tempo))
}

pub(super) fn truncate(teks: &str, maks: usize) -> String {
    if teks.chars().count() <= maks {
        return teks.to_owned();
    }
    let awal: String = teks.chars().take(maks.saturating_sub(1)).collect();
    format!("{}…", awal.trim_end())
}
