//! What citizens fill in.

use domain::aduan::Privasi;
use domain::aduan::form::FormAduan;

/// Title of [`form`].
pub const JUDUL: &str = "Lampu jalan padam di simpang empat";

/// A form without mistakes.
pub fn form() -> FormAduan {
    FormAduan {
        jenis: "aduan".to_owned(),
        judul: JUDUL.to_owned(),
        uraian: "Sudah tiga malam lampu jalan padam, warga takut melintas.".to_owned(),
        kategori: "jalan_dan_jembatan".to_owned(),
        kecamatan: "14.03.01".to_owned(),
        desa: "14.03.01.1001".to_owned(),
        lokasi: "Simpang empat Jalan Antara".to_owned(),
        tanggal_peristiwa: "2026-08-08".to_owned(),
        privasi: Privasi::Terbuka,
    }
}

/// The same with this privacy.
pub fn form_with(privasi: Privasi) -> FormAduan {
    FormAduan { privasi, ..form() }
}

/// The same with this title.
pub fn form_named(judul: &str) -> FormAduan {
    FormAduan {
        judul: judul.to_owned(),
        ..form()
    }
}
