//! The inbox: its views, what is asked of one, and its rows ready to be drawn.

use domain::aduan::Jenis;
use domain::id::{AduanId, NomorRegister};
use domain::status::StatusCode;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The views of the inbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Pandangan {
    /// Whatever waits for the one who looks.
    PerluTindakan,
    /// Due today.
    JatuhTempoHariIni,
    /// Past due.
    LewatTenggat,
    /// Status `masuk`.
    Masuk,
    /// Status `perlu_kelengkapan`.
    PerluKelengkapan,
    /// Status `disposisi`.
    Disposisi,
    /// Status `dikembalikan`.
    Dikembalikan,
    /// Status `penanganan`.
    Penanganan,
    /// Both postponed statuses.
    Pending,
    /// Status `draf_jawaban`.
    DrafJawaban,
    /// Status `perlu_perbaikan`.
    PerluPerbaikan,
    /// Status `dijawab`.
    Dijawab,
    /// Status `selesai`, and what was merged or belongs to others.
    Selesai,
    /// Status `ditolak`.
    Ditolak,
}

impl Pandangan {
    /// Every view, in the order of the rail.
    pub const ALL: [Self; 14] = [
        Self::PerluTindakan,
        Self::JatuhTempoHariIni,
        Self::LewatTenggat,
        Self::Masuk,
        Self::PerluKelengkapan,
        Self::Disposisi,
        Self::Dikembalikan,
        Self::Penanganan,
        Self::Pending,
        Self::DrafJawaban,
        Self::PerluPerbaikan,
        Self::Dijawab,
        Self::Selesai,
        Self::Ditolak,
    ];
}

/// What the list should show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListRequest {
    /// Which view.
    pub pandangan: Pandangan,
    /// Only this kind.
    pub jenis: Option<Jenis>,
    /// Words that must occur in number, title, text or place, in whichever view; empty for all of
    /// this view.
    pub cari: String,
    /// Order of the rows.
    pub urutan: Urutan,
}

/// Order of the rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Urutan {
    /// Least time left first.
    #[default]
    TenggatTerdekat,
    /// Newest first.
    Terbaru,
    /// Oldest first.
    Terlama,
}

/// Rows and counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListResponse {
    /// The rows of the view.
    pub baris: Vec<AduanRow>,
    /// How many rows every view has, in the order of [`Pandangan::ALL`].
    pub jumlah: Vec<JumlahPandangan>,
    /// How many of this view are of each kind, before `jenis` is applied.
    pub per_jenis: Vec<JumlahJenis>,
}

/// Count of one view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[expect(missing_docs, reason = "the names say it")]
pub struct JumlahPandangan {
    pub pandangan: Pandangan,
    pub jumlah: u32,
}

/// Count of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[expect(missing_docs, reason = "the names say it")]
pub struct JumlahJenis {
    pub jenis: Jenis,
    pub jumlah: u32,
}

/// One row of the inbox, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AduanRow {
    /// Identity.
    pub id: AduanId,
    /// Register number.
    pub nomor: NomorRegister,
    /// Title.
    pub judul: String,
    /// Kind.
    pub jenis: Jenis,
    /// Name of the kecamatan.
    pub kecamatan: String,
    /// Where it stands.
    pub status: StatusCode,
    /// The status in words.
    pub status_label: String,
    /// What goes beside the status: the SKPD, the kind, or `menunggu warga`.
    pub konteks: String,
    /// Number of photos.
    pub foto: u32,
    /// Arrival in words: `11.52` today, `11 Agt` before.
    pub diterima: String,
    /// The deadline chip; none once nothing more will happen.
    pub chip: Option<Chip>,
    /// Changed since this officer last opened it.
    pub belum_dibaca: bool,
}

/// The deadline chip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Chip {
    /// Its form.
    pub keadaan: KeadaanChip,
    /// `2 hari lagi`, `Lewat 5 j 10 m`, `Dijeda`.
    pub teks: String,
}

/// The form of a chip: the urgency of a running clock, or a paused one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "see domain::teks_waktu::KeadaanTenggat")]
pub enum KeadaanChip {
    Aman,
    Mendekat,
    Genting,
    Lewat,
    Dijeda,
}
