//! Problems that arise on this computer.

use crate::cache::CacheError;
use domain::id::NomorRegister;
use wire::problem::{Code, Problem};

/// Nobody is signed in.
pub(crate) fn signed_out() -> Problem {
    Problem::new(
        401,
        Code::BelumMasuk,
        "Anda belum masuk",
        "Masuk dahulu untuk melanjutkan.",
    )
}

/// The account is not one of staff.
pub(crate) fn not_staff() -> Problem {
    Problem::new(
        403,
        Code::KhususPetugas,
        "Khusus petugas",
        "Aplikasi ini khusus petugas. Warga memakai situs SIPENDEKAR.",
    )
}

/// A link names an aduan that this officer doesn't have, whether or not it exists.
pub(crate) fn no_such_aduan(nomor: NomorRegister) -> Problem {
    Problem::new(
        404,
        Code::TautanTidakDitemukan,
        "Aduan tidak ditemukan",
        format!("{nomor} tidak ada di kotak Anda. Periksa nomornya pada tautan itu."),
    )
}

/// The disk failed. Logged here, once.
pub(crate) fn disk(error: &CacheError) -> Problem {
    tracing::error!(%error, "the cache failed");
    Problem::new(
        0,
        Code::PenyimpananGagal,
        "Penyimpanan di komputer ini gagal",
        "Data tidak dapat disimpan di komputer ini. Periksa ruang disk, lalu coba lagi. Jangan \
         tutup jendela sebelum teks Anda disalin.",
    )
}
