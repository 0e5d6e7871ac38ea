//! The texts an officer writes: kept on this computer, and compared word by word.

use domain::codes;
use domain::id::AduanId;
use domain::person::samaran::DataPribadi;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

codes! {
    /// What a text on this computer is for.
    pub enum UnsentKind {
        /// The SKPD's draft answer.
        Tanggapan = "tanggapan",
        /// Diskominfo's corrected answer.
        Koreksi = "koreksi",
        /// The note of a disposition.
        Disposisi = "disposisi",
        /// The note for the SKPD with a draft that goes back.
        KembalikanDraf = "kembalikan_draf",
        /// An internal note.
        Catatan = "catatan",
        /// What a supporting SKPD contributes.
        Masukan = "masukan",
        /// What the citizen is asked for.
        Kelengkapan = "kelengkapan",
        /// Why an aduan is refused.
        Tolak = "tolak",
        /// Why it is not the SKPD's, and whose it may be.
        Kembalikan = "kembalikan",
        /// Why a disposition is taken back.
        TarikDisposisi = "tarik_disposisi",
        /// Why it is not the regency's, and whose it is.
        BukanKewenangan = "bukan_kewenangan",
        /// Why it is merged, and into which.
        Gabungkan = "gabungkan",
        /// Why work is postponed, and until when.
        Tunda = "tunda",
        /// What the identity of a pelapor is needed for.
        TujuanIdentitas = "tujuan_identitas",
    }
}

/// Which text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[expect(missing_docs, reason = "the names say it")]
pub struct UnsentRef {
    pub aduan: AduanId,
    pub untuk: UnsentKind,
    /// Which version of the SKPD's draft is being corrected; none for other texts.
    pub draf_versi: Option<u32>,
}

/// A text to keep; an empty one removes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[expect(missing_docs, reason = "the names say it")]
pub struct UnsentSave {
    pub aduan: AduanId,
    pub untuk: UnsentKind,
    /// Which version of the SKPD's draft is being corrected; none for other texts.
    pub draf_versi: Option<u32>,
    pub isi: String,
}

/// A text kept on this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Unsent {
    /// The text; empty if none is kept.
    pub isi: String,
    /// When it was kept, in words: `13.06`.
    pub disimpan: Option<String>,
    /// A text kept on an earlier version of the SKPD's draft; offered, never shown unasked.
    pub usang: Option<String>,
}

/// An earlier state of a text, which can be taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnsentVersion {
    /// The text as it was.
    pub isi: String,
    /// When it was last so, in words: `13.06`.
    pub disimpan: String,
}

/// A text to look at before it is handed in or published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[expect(missing_docs, reason = "the name says it")]
pub struct CheckRequest {
    pub isi: String,
}

/// What was found in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextCheck {
    /// Placeholders that are still to be filled, in the order of the text.
    pub isian: Vec<IsianKosong>,
    /// Kinds of personal data that it seems to hold.
    pub pribadi: Vec<DataPribadi>,
    /// The first date that it names: `19 Agustus 2026`.
    pub tanggal: Option<String>,
}

/// A `[placeholder]` that is still to be filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IsianKosong {
    /// The words, brackets included.
    pub teks: String,
    /// Where it begins, in UTF-16 units, as the page counts.
    pub dari: u32,
    /// Where it ends, exclusive.
    pub sampai: u32,
}

/// Two texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[expect(missing_docs, reason = "the names say it")]
pub struct DiffRequest {
    pub lama: String,
    pub baru: String,
}

/// A run of words that is in both texts, or in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DiffPart {
    /// In both, or in which.
    pub jenis: DiffKind,
    /// The words, with their white space.
    pub teks: String,
}

codes! {
    /// In both texts, only in the old one, only in the new one.
    pub enum DiffKind {
        /// In both.
        Sama = "sama",
        /// Only in the old one.
        Dihapus = "dihapus",
        /// Only in the new one.
        Ditambah = "ditambah",
    }
}
