//! Failures in the words that people read: what happened, and what to do. Made where the desk
//! speaks to the page or to an administrator, and nowhere else.

use crate::address::{Alamat, BadAddress};
use crate::cache::CacheError;
use crate::failure::{BadCertificate, BadCertificates, Failure, Stranger, Unreached};
use domain::id::NomorRegister;
use std::path::Path;
use wire::problem::{Code, Problem};

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::BadAddress(why) => bad_address(why),
            Failure::BadCertificates { file, why } => bad_certificates(&file, why),
            Failure::Unreached { alamat, why } => unreached(&alamat, why),
            Failure::Stranger { alamat, why } => stranger(&alamat, why),
            Failure::ServerIll(status) => server_ill(status),
            Failure::SessionEnded(problem)
            | Failure::AccountClosed(problem)
            | Failure::NotStaff(problem)
            | Failure::Refused(problem) => problem,
            Failure::SignedOut => signed_out(),
            Failure::NoSuchAduan(nomor) => no_such_aduan(nomor),
            Failure::Disk(error) => disk(&error),
        }
    }
}

impl From<CacheError> for Problem {
    fn from(error: CacheError) -> Self {
        disk(&error)
    }
}

/// What happened and what to do, where a heading has no room.
pub(crate) fn sentence(failure: impl Into<Problem>) -> String {
    failure.into().detail
}

/// The account is not one of staff, as we say it where the server had no reason to.
pub(crate) fn not_staff() -> Problem {
    Problem::new(
        403,
        Code::KhususPetugas,
        "Khusus petugas",
        "Aplikasi ini khusus petugas. Warga memakai situs SIPENDEKAR.",
    )
}

fn bad_address(why: BadAddress) -> Problem {
    let detail = match why {
        BadAddress::Empty => "Isi alamat server, misalnya sipendekar.bengkaliskab.go.id.",
        BadAddress::Unreadable => "Alamat server tidak dapat dibaca. Periksa ejaannya.",
        BadAddress::Unencrypted => {
            "Alamat harus diawali https:// agar kata sandi dan isi aduan tidak terbaca di jaringan."
        }
    };
    Problem::new(0, Code::AlamatSalah, "Alamat server belum benar", detail).at("alamat")
}

fn bad_certificates(file: &Path, why: BadCertificates) -> Problem {
    let why = match why {
        BadCertificates::Missing => "tidak ada",
        BadCertificates::Unreadable => "tidak dapat dibaca; periksa izinnya",
        BadCertificates::NoPem => "tidak berisi sertifikat PEM",
    };
    Problem::new(
        0,
        Code::SertifikatSalah,
        "Berkas sertifikat tidak dapat dipakai",
        format!("Berkas {} dari kebijakan CaFile {why}.", file.display()),
    )
}

fn unreached(alamat: &Alamat, why: Unreached) -> Problem {
    match why {
        Unreached::Offline => Problem::new(
            0,
            Code::Luring,
            "Server tidak dapat dihubungi",
            format!(
                "Tidak ada sambungan ke {alamat}. Periksa jaringan komputer ini, lalu coba lagi."
            ),
        ),
        Unreached::TimedOut => Problem::new(
            0,
            Code::WaktuHabis,
            "Server terlalu lama menjawab",
            format!("{alamat} tidak menjawab dalam waktu yang wajar. Coba lagi sebentar lagi."),
        ),
    }
}

fn stranger(alamat: &Alamat, why: Stranger) -> Problem {
    match why {
        Stranger::NoSuchName => Problem::new(
            0,
            Code::AlamatSalah,
            "Alamat server tidak ditemukan",
            format!(
                "Tidak ada server bernama {alamat}. Periksa ejaan alamat dan sambungan internet \
                 komputer ini."
            ),
        )
        .at("alamat"),
        Stranger::Certificate(why) => bad_certificate(alamat, why),
        Stranger::OtherProgram => Problem::new(
            0,
            Code::BukanSipendekar,
            "Bukan server SIPENDEKAR",
            format!(
                "Yang menjawab di {alamat} bukan server SIPENDEKAR, atau versinya tidak cocok. \
                 Periksa alamatnya."
            ),
        )
        .at("alamat"),
    }
}

fn bad_certificate(alamat: &Alamat, why: BadCertificate) -> Problem {
    let why = match why {
        BadCertificate::Expired => "sudah kedaluwarsa, atau tanggal komputer ini salah",
        BadCertificate::NotYet => "belum berlaku; periksa tanggal komputer ini",
        BadCertificate::OtherName => "dibuat untuk alamat lain",
        BadCertificate::Revoked => "sudah dicabut",
        BadCertificate::UnknownIssuer => "diterbitkan oleh pihak yang tidak dikenal",
        BadCertificate::Other => "tidak dapat dipercaya",
    };
    Problem::new(
        0,
        Code::SertifikatSalah,
        "Sertifikat server tidak dapat dipercaya",
        format!("Sertifikat {alamat} {why}. Jangan lanjutkan; hubungi pengelola jaringan Anda."),
    )
}

fn server_ill(status: u16) -> Problem {
    Problem::new(
        status,
        Code::KesalahanServer,
        "Server sedang bermasalah",
        format!("Server menjawab dengan kesalahan {status}. Coba lagi sebentar lagi."),
    )
}

fn signed_out() -> Problem {
    Problem::new(
        401,
        Code::BelumMasuk,
        "Anda belum masuk",
        "Masuk dahulu untuk melanjutkan.",
    )
}

fn no_such_aduan(nomor: NomorRegister) -> Problem {
    Problem::new(
        404,
        Code::TautanTidakDitemukan,
        "Aduan tidak ditemukan",
        format!("{nomor} tidak ada di kotak Anda. Periksa nomornya pada tautan itu."),
    )
}

/// Logged here, once.
fn disk(error: &CacheError) -> Problem {
    tracing::error!(%error, "the cache failed");
    Problem::new(
        0,
        Code::PenyimpananGagal,
        "Penyimpanan di komputer ini gagal",
        "Data tidak dapat disimpan di komputer ini. Periksa ruang disk, lalu coba lagi. Jangan \
         tutup jendela sebelum teks Anda disalin.",
    )
}
