//! Everything anybody can ask of a recorded aduan.

use crate::aduan::{Nilai, Sifat};
use crate::id::{NomorRegister, SkpdKode};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A wish; [`crate::workflow::decide`] says whether it is granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "perintah", rename_all = "snake_case")]
#[ts(optional_fields = false)]
pub enum Command {
    /// Admin: ask the citizen for more.
    MintaKelengkapan {
        /// What is missing.
        permintaan: String,
    },
    /// Citizen: what was asked for.
    Lengkapi {
        /// The missing facts.
        keterangan: String,
    },
    /// Admin: pass on to a lead SKPD and supporting ones (SOP step 2).
    Disposisikan {
        /// Lead SKPD.
        utama: SkpdKode,
        /// Supporting SKPD.
        pendukung: Vec<SkpdKode>,
        /// Note for the SKPD; may be empty.
        catatan: String,
        /// Urgency.
        sifat: Sifat,
    },
    /// Admin: take a disposition back that was a mistake.
    TarikDisposisi {
        /// Why.
        alasan: String,
    },
    /// Admin: refuse spam or what is unfit.
    Tolak {
        /// Why; the citizen reads it.
        alasan: String,
    },
    /// Admin: follow another aduan about the same matter.
    Gabungkan {
        /// Number of the aduan to follow.
        ke: NomorRegister,
        /// Why; the citizen reads it.
        alasan: String,
    },
    /// Admin: not a matter of the regency, for good.
    NyatakanBukanKewenangan {
        /// Why; the citizen reads it.
        alasan: String,
        /// Where the citizen can go.
        arahkan_ke: String,
    },
    /// SKPD: accept.
    Terima,
    /// SKPD: return as not its authority.
    Kembalikan {
        /// Why.
        alasan: String,
    },
    /// SKPD: postpone to a date.
    TundaPerwaktu {
        /// First day on which work goes on.
        #[ts(type = "string")]
        sampai: Date,
        /// Why; the citizen reads it.
        alasan: String,
    },
    /// SKPD: postpone without a date, or restate why.
    TundaCatatan {
        /// Why; the citizen reads it.
        alasan: String,
    },
    /// SKPD, or the clock on the promised date: go on.
    Lanjutkan,
    /// Lead SKPD: hand the draft in (SOP step 3).
    AjukanDraf {
        /// The draft answer.
        isi: String,
    },
    /// Supporting SKPD: contribute to the draft.
    BeriMasukan {
        /// The contribution.
        isi: String,
    },
    /// Admin: return the draft for repair.
    KembalikanDraf {
        /// What must be repaired.
        catatan: String,
    },
    /// Admin: publish the corrected answer (SOP step 4).
    Terbitkan {
        /// The text the citizen will read.
        isi: String,
    },
    /// Citizen: satisfied or not.
    BeriPenilaian {
        /// Satisfied or not.
        nilai: Nilai,
        /// May be empty.
        catatan: String,
    },
    /// Citizen: object once; reopens the aduan.
    AjukanKeberatan {
        /// What is still wrong.
        alasan: String,
    },
    /// Citizen: add something unasked.
    TambahKeterangan {
        /// The addition.
        isi: String,
    },
    /// Staff: a note the citizen never sees.
    Catat {
        /// The note.
        isi: String,
    },
    /// Clock: archive what was never completed.
    ArsipkanKelengkapan,
    /// Clock: close what was answered and not objected to.
    TutupPenilaian,
}

/// A command without its data: for tables, permissions and buttons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is documented at Command")]
pub enum CommandKind {
    MintaKelengkapan,
    Lengkapi,
    Disposisikan,
    TarikDisposisi,
    Tolak,
    Gabungkan,
    NyatakanBukanKewenangan,
    Terima,
    Kembalikan,
    TundaPerwaktu,
    TundaCatatan,
    Lanjutkan,
    AjukanDraf,
    BeriMasukan,
    KembalikanDraf,
    Terbitkan,
    BeriPenilaian,
    AjukanKeberatan,
    TambahKeterangan,
    Catat,
    ArsipkanKelengkapan,
    TutupPenilaian,
}

impl CommandKind {
    /// Every command, in the order of the flow.
    pub const ALL: [Self; 22] = [
        Self::MintaKelengkapan,
        Self::Lengkapi,
        Self::Disposisikan,
        Self::TarikDisposisi,
        Self::Tolak,
        Self::Gabungkan,
        Self::NyatakanBukanKewenangan,
        Self::Terima,
        Self::Kembalikan,
        Self::TundaPerwaktu,
        Self::TundaCatatan,
        Self::Lanjutkan,
        Self::AjukanDraf,
        Self::BeriMasukan,
        Self::KembalikanDraf,
        Self::Terbitkan,
        Self::BeriPenilaian,
        Self::AjukanKeberatan,
        Self::TambahKeterangan,
        Self::Catat,
        Self::ArsipkanKelengkapan,
        Self::TutupPenilaian,
    ];

    /// Stable code for storage and wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MintaKelengkapan => "minta_kelengkapan",
            Self::Lengkapi => "lengkapi",
            Self::Disposisikan => "disposisikan",
            Self::TarikDisposisi => "tarik_disposisi",
            Self::Tolak => "tolak",
            Self::Gabungkan => "gabungkan",
            Self::NyatakanBukanKewenangan => "nyatakan_bukan_kewenangan",
            Self::Terima => "terima",
            Self::Kembalikan => "kembalikan",
            Self::TundaPerwaktu => "tunda_perwaktu",
            Self::TundaCatatan => "tunda_catatan",
            Self::Lanjutkan => "lanjutkan",
            Self::AjukanDraf => "ajukan_draf",
            Self::BeriMasukan => "beri_masukan",
            Self::KembalikanDraf => "kembalikan_draf",
            Self::Terbitkan => "terbitkan",
            Self::BeriPenilaian => "beri_penilaian",
            Self::AjukanKeberatan => "ajukan_keberatan",
            Self::TambahKeterangan => "tambah_keterangan",
            Self::Catat => "catat",
            Self::ArsipkanKelengkapan => "arsipkan_kelengkapan",
            Self::TutupPenilaian => "tutup_penilaian",
        }
    }
}

impl Command {
    /// The command without its data.
    pub fn kind(&self) -> CommandKind {
        match self {
            Self::MintaKelengkapan { .. } => CommandKind::MintaKelengkapan,
            Self::Lengkapi { .. } => CommandKind::Lengkapi,
            Self::Disposisikan { .. } => CommandKind::Disposisikan,
            Self::TarikDisposisi { .. } => CommandKind::TarikDisposisi,
            Self::Tolak { .. } => CommandKind::Tolak,
            Self::Gabungkan { .. } => CommandKind::Gabungkan,
            Self::NyatakanBukanKewenangan { .. } => CommandKind::NyatakanBukanKewenangan,
            Self::Terima => CommandKind::Terima,
            Self::Kembalikan { .. } => CommandKind::Kembalikan,
            Self::TundaPerwaktu { .. } => CommandKind::TundaPerwaktu,
            Self::TundaCatatan { .. } => CommandKind::TundaCatatan,
            Self::Lanjutkan => CommandKind::Lanjutkan,
            Self::AjukanDraf { .. } => CommandKind::AjukanDraf,
            Self::BeriMasukan { .. } => CommandKind::BeriMasukan,
            Self::KembalikanDraf { .. } => CommandKind::KembalikanDraf,
            Self::Terbitkan { .. } => CommandKind::Terbitkan,
            Self::BeriPenilaian { .. } => CommandKind::BeriPenilaian,
            Self::AjukanKeberatan { .. } => CommandKind::AjukanKeberatan,
            Self::TambahKeterangan { .. } => CommandKind::TambahKeterangan,
            Self::Catat { .. } => CommandKind::Catat,
            Self::ArsipkanKelengkapan => CommandKind::ArsipkanKelengkapan,
            Self::TutupPenilaian => CommandKind::TutupPenilaian,
        }
    }
}
