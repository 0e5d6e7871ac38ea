//! Everything anybody can ask of a recorded aduan.

use crate::aduan::{Nilai, Sifat};
use crate::id::{NomorRegister, SkpdKode};
use crate::tagged;
use crate::teks::Typed;
use jiff::civil::Date;
use serde::Serialize;
use ts_rs::TS;

tagged! {
    /// A wish; [`crate::alur::decide`] says whether it is granted.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
    #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
    #[ts(optional_fields = false)]
    pub enum Command by "perintah" {
        /// Admin: ask the citizen for more.
        MintaKelengkapan = "minta_kelengkapan" {
            /// What is missing.
            permintaan: String,
        },
        /// Citizen: what was asked for.
        Lengkapi = "lengkapi" {
            /// The missing facts.
            keterangan: String,
        },
        /// Admin: pass on to a lead SKPD and supporting ones (SOP step 2).
        Disposisikan = "disposisikan" {
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
        TarikDisposisi = "tarik_disposisi" {
            /// Why.
            alasan: String,
        },
        /// Admin: refuse spam or what is unfit.
        Tolak = "tolak" {
            /// Why; the citizen reads it.
            alasan: String,
        },
        /// Admin: follow another aduan about the same matter.
        Gabungkan = "gabungkan" {
            /// Number of the aduan to follow.
            ke: NomorRegister,
            /// Why; the citizen reads it.
            alasan: String,
        },
        /// Admin: not a matter of the regency, for good.
        NyatakanBukanKewenangan = "nyatakan_bukan_kewenangan" {
            /// Why; the citizen reads it.
            alasan: String,
            /// Where the citizen can go.
            arahkan_ke: String,
        },
        /// SKPD: accept.
        Terima = "terima",
        /// SKPD: return as not its authority.
        Kembalikan = "kembalikan" {
            /// Why.
            alasan: String,
        },
        /// SKPD: postpone to a date.
        TundaPerwaktu = "tunda_perwaktu" {
            /// First day on which work goes on.
            #[ts(type = "string")]
            #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
            sampai: Date,
            /// Why; the citizen reads it.
            alasan: String,
        },
        /// SKPD: postpone without a date, or restate why.
        TundaCatatan = "tunda_catatan" {
            /// Why; the citizen reads it.
            alasan: String,
        },
        /// SKPD, or the clock on the promised date: go on.
        Lanjutkan = "lanjutkan",
        /// Lead SKPD: hand the draft in (SOP step 3).
        AjukanDraf = "ajukan_draf" {
            /// The draft answer.
            isi: String,
        },
        /// Supporting SKPD: contribute to the draft.
        BeriMasukan = "beri_masukan" {
            /// The contribution.
            isi: String,
        },
        /// Admin: return the draft for repair.
        KembalikanDraf = "kembalikan_draf" {
            /// What must be repaired.
            catatan: String,
        },
        /// Admin: publish the corrected answer (SOP step 4).
        Terbitkan = "terbitkan" {
            /// The text the citizen will read.
            isi: String,
        },
        /// Citizen: satisfied or not.
        BeriPenilaian = "beri_penilaian" {
            /// Satisfied or not.
            nilai: Nilai,
            /// May be empty.
            catatan: String,
        },
        /// Citizen: take the verdict back, as long as the aduan has not closed.
        BatalkanPenilaian = "batalkan_penilaian",
        /// Citizen: object once; reopens the aduan.
        AjukanKeberatan = "ajukan_keberatan" {
            /// What is still wrong.
            alasan: String,
        },
        /// Citizen: add something unasked.
        TambahKeterangan = "tambah_keterangan" {
            /// The addition.
            isi: String,
        },
        /// Staff: a note the citizen never sees.
        Catat = "catat" {
            /// The note.
            isi: String,
        },
        /// Clock: archive what was never completed.
        ArsipkanKelengkapan = "arsipkan_kelengkapan",
        /// Clock: close what was answered and not objected to.
        TutupPenilaian = "tutup_penilaian",
    }

    /// A command without its data: for tables, permissions and buttons.
    enum CommandKind from kind;
}

impl Command {
    /// The same with its texts cleaned, as they are stored and counted.
    #[must_use]
    pub fn cleaned(mut self) -> Self {
        for teks in self.texts() {
            *teks = Typed::paragraphs(teks).into();
        }
        self
    }

    /// Everything in it that somebody wrote.
    fn texts(&mut self) -> Vec<&mut String> {
        match self {
            Self::NyatakanBukanKewenangan { alasan, arahkan_ke } => vec![alasan, arahkan_ke],
            Self::MintaKelengkapan { permintaan: teks }
            | Self::Lengkapi { keterangan: teks }
            | Self::Disposisikan { catatan: teks, .. }
            | Self::TarikDisposisi { alasan: teks }
            | Self::Tolak { alasan: teks }
            | Self::Gabungkan { alasan: teks, .. }
            | Self::Kembalikan { alasan: teks }
            | Self::TundaPerwaktu { alasan: teks, .. }
            | Self::TundaCatatan { alasan: teks }
            | Self::AjukanDraf { isi: teks }
            | Self::BeriMasukan { isi: teks }
            | Self::KembalikanDraf { catatan: teks }
            | Self::Terbitkan { isi: teks }
            | Self::BeriPenilaian { catatan: teks, .. }
            | Self::AjukanKeberatan { alasan: teks }
            | Self::TambahKeterangan { isi: teks }
            | Self::Catat { isi: teks } => vec![teks],
            Self::Terima
            | Self::Lanjutkan
            | Self::BatalkanPenilaian
            | Self::ArsipkanKelengkapan
            | Self::TutupPenilaian => Vec::new(),
        }
    }

    /// The reason or note given, if it has one.
    pub fn alasan(&self) -> Option<&str> {
        match self {
            Self::MintaKelengkapan { permintaan: teks }
            | Self::Lengkapi { keterangan: teks }
            | Self::Disposisikan { catatan: teks, .. }
            | Self::TarikDisposisi { alasan: teks }
            | Self::Tolak { alasan: teks }
            | Self::Gabungkan { alasan: teks, .. }
            | Self::NyatakanBukanKewenangan { alasan: teks, .. }
            | Self::Kembalikan { alasan: teks }
            | Self::TundaPerwaktu { alasan: teks, .. }
            | Self::TundaCatatan { alasan: teks }
            | Self::KembalikanDraf { catatan: teks }
            | Self::BeriPenilaian { catatan: teks, .. }
            | Self::AjukanKeberatan { alasan: teks }
            | Self::TambahKeterangan { isi: teks }
            | Self::Catat { isi: teks } => Some(teks).filter(|t| !t.is_empty()).map(String::as_str),
            Self::Terima
            | Self::Lanjutkan
            | Self::BatalkanPenilaian
            | Self::AjukanDraf { .. }
            | Self::BeriMasukan { .. }
            | Self::Terbitkan { .. }
            | Self::ArsipkanKelengkapan
            | Self::TutupPenilaian => None,
        }
    }
}
