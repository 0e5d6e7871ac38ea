//! Why a command is refused: plain Indonesian, with what to do next.

use crate::aduan::command::CommandKind;
use crate::aduan::status::StatusCode;
use crate::batas::ribuan;
use crate::id::SkpdKode;
use thiserror::Error;

/// A command was not granted; nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[expect(missing_docs, reason = "the sentences say it")]
pub enum Refusal {
    #[error("Peran Anda tidak boleh melakukan tindakan ini.")]
    PeranTidakBoleh { perintah: CommandKind },
    #[error("Aduan ini tidak sedang ditugaskan kepada Anda.")]
    BukanTugasAnda,
    #[error("Tindakan ini tidak dapat dilakukan karena status aduan sekarang “{}”. Muat ulang untuk melihat keadaan terbaru.", status.label())]
    StatusTidakCocok {
        status: StatusCode,
        perintah: CommandKind,
    },
    #[error("Bagian {kolom} wajib diisi.")]
    WajibDiisi { kolom: &'static str },
    #[error(
        "Bagian {kolom} paling panjang {} huruf; sekarang {} huruf.",
        ribuan(*maks),
        ribuan(*panjang)
    )]
    TerlaluPanjang {
        kolom: &'static str,
        maks: usize,
        panjang: usize,
    },
    #[error("Bagian {kolom} perlu sedikitnya {minimal} huruf, supaya jelas bagi yang membaca.")]
    TerlaluPendek { kolom: &'static str, minimal: usize },
    #[error("Isian dalam kurung siku masih ada pada draf. Lengkapi dulu sebelum diajukan.")]
    IsianBelumLengkap,
    #[error("SKPD {kode} tidak dikenal atau tidak lagi menerima disposisi. Pilih SKPD lain.")]
    SkpdTidakDikenal { kode: SkpdKode },
    #[error(
        "SKPD {kode} belum punya petugas, jadi tidak ada yang akan membaca aduan ini. Minta superadmin atau pengelola server membuat akun petugasnya, atau pilih SKPD lain."
    )]
    SkpdTanpaPetugas { kode: SkpdKode },
    #[error("SKPD {kode} dipilih lebih dari sekali.")]
    SkpdGanda { kode: SkpdKode },
    #[error("Aduan rahasia hanya boleh diteruskan ke satu SKPD utama, tanpa SKPD pendukung.")]
    RahasiaTanpaPendukung,
    #[error("Aduan ini sudah dua kali dikembalikan. Superadmin yang menentukan SKPD-nya.")]
    PerluSuperadmin,
    #[error("Tanggal penundaan harus sesudah hari ini.")]
    TanggalHarusMendatang,
    #[error(
        "Penundaan paling lama satu tahun. Untuk yang lebih lama, tunda dengan catatan dan perbarui setiap 30 hari."
    )]
    TanggalTerlaluJauh,
    #[error("Aduan tujuan penggabungan tidak ditemukan. Periksa nomornya.")]
    IndukTidakDitemukan,
    #[error("Aduan tidak dapat digabung ke dirinya sendiri.")]
    GabungKeDiriSendiri,
    #[error(
        "Aduan tujuan sudah digabung atau ditolak. Pilih aduan yang masih berjalan atau sudah dijawab."
    )]
    IndukTidakCocok,
    #[error(
        "Aduan rahasia tidak dapat menjadi tujuan penggabungan, karena jawabannya hanya untuk pelapornya."
    )]
    IndukRahasia,
    #[error("Keberatan hanya dapat diajukan satu kali untuk setiap aduan.")]
    KeberatanSudahDipakai,
    #[error("Anda sudah menilai jawaban ini.")]
    SudahDinilai,
    #[error("Belum ada penilaian yang dapat dibatalkan.")]
    BelumDinilai,
    #[error(
        "Anda menilai jawaban ini memuaskan. Batalkan dulu penilaian itu, baru ajukan keberatan."
    )]
    MasihPuas,
    #[error("Masa penilaian sudah lewat. Silakan sampaikan aduan baru.")]
    MasaPenilaianLewat,
    #[error("Tindakan ini hanya dapat dilakukan untuk satu aduan setiap kali.")]
    SatuPerSatu,
    #[error("Belum waktunya.")]
    BelumWaktunya,
}

impl Refusal {
    /// The field of the form that must be mended, if one field is at fault.
    pub fn kolom(&self) -> Option<&'static str> {
        match self {
            Self::WajibDiisi { kolom }
            | Self::TerlaluPanjang { kolom, .. }
            | Self::TerlaluPendek { kolom, .. } => Some(kolom),
            Self::TanggalHarusMendatang | Self::TanggalTerlaluJauh => Some("sampai"),
            Self::SkpdTidakDikenal { .. }
            | Self::SkpdTanpaPetugas { .. }
            | Self::SkpdGanda { .. } => Some("utama"),
            Self::RahasiaTanpaPendukung => Some("pendukung"),
            Self::IndukTidakDitemukan
            | Self::GabungKeDiriSendiri
            | Self::IndukTidakCocok
            | Self::IndukRahasia => Some("ke"),
            Self::IsianBelumLengkap => Some("isi"),
            Self::PeranTidakBoleh { .. }
            | Self::BukanTugasAnda
            | Self::StatusTidakCocok { .. }
            | Self::PerluSuperadmin
            | Self::KeberatanSudahDipakai
            | Self::SudahDinilai
            | Self::BelumDinilai
            | Self::MasihPuas
            | Self::MasaPenilaianLewat
            | Self::SatuPerSatu
            | Self::BelumWaktunya => None,
        }
    }
}
