//! The inbox: its views, what is asked of one, and its rows ready to be drawn.

use domain::aduan::Jenis;
use domain::aduan::command::CommandKind;
use domain::aduan::status::StatusCode;
use domain::codes;
use domain::id::{AduanId, NomorRegister, Version};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

codes! {
    /// The views of the inbox.
    pub enum Pandangan {
        /// Whatever waits for the one who looks.
        PerluTindakan = "perlu_tindakan",
        /// Due today.
        JatuhTempoHariIni = "jatuh_tempo_hari_ini",
        /// Past due.
        LewatTenggat = "lewat_tenggat",
        /// Status `masuk`.
        Masuk = "masuk",
        /// Status `perlu_kelengkapan`.
        PerluKelengkapan = "perlu_kelengkapan",
        /// Status `disposisi`.
        Disposisi = "disposisi",
        /// Status `dikembalikan`.
        Dikembalikan = "dikembalikan",
        /// Status `penanganan`.
        Penanganan = "penanganan",
        /// Both postponed statuses.
        Pending = "pending",
        /// Status `draf_jawaban`.
        DrafJawaban = "draf_jawaban",
        /// Status `perlu_perbaikan`.
        PerluPerbaikan = "perlu_perbaikan",
        /// Status `dijawab`.
        Dijawab = "dijawab",
        /// Status `selesai`.
        Selesai = "selesai",
        /// Status `digabung`.
        Digabung = "digabung",
        /// Status `bukan_kewenangan`.
        BukanKewenangan = "bukan_kewenangan",
        /// Status `ditolak`.
        Ditolak = "ditolak",
    }
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

codes! {
    /// Order of the rows.
    #[derive(Default)]
    pub enum Urutan {
        /// Least time left first.
        #[default]
        TenggatTerdekat = "tenggat_terdekat",
        /// Newest first.
        Terbaru = "terbaru",
        /// Oldest first.
        Terlama = "terlama",
    }
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
    /// The version that is shown.
    pub version: Version,
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
    /// What the officer may ask of it together with others.
    pub bersama: Vec<CommandKind>,
}

/// The deadline chip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Chip {
    /// Its form.
    pub keadaan: KeadaanChip,
    /// `2 hari lagi`, `Lewat 5 j 10 m`, `Dijeda`.
    pub teks: String,
}

codes! {
    /// The form of a chip: the urgency of a running clock, or a paused one.
    pub enum KeadaanChip {
        /// See `KeadaanTenggat`.
        Aman = "aman",
        /// See `KeadaanTenggat`.
        Mendekat = "mendekat",
        /// See `KeadaanTenggat`.
        Genting = "genting",
        /// See `KeadaanTenggat`.
        Lewat = "lewat",
        /// The clock stands still.
        Dijeda = "dijeda",
    }
}
