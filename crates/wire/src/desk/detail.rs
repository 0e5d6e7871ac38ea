//! One aduan as the detail pane shows it, with its photos and the identity behind it.

use super::command::TenggatHari;
use super::inbox::Chip;
use crate::aduan::{AduanView, UkuranFoto};
use domain::aduan::command::CommandKind;
use domain::codes;
use domain::id::{AduanId, LampiranId, NomorRegister, NoticeId, SkpdKode};
use domain::saran::SaranSkpd;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// Which aduan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AduanRef {
    /// Identity.
    pub id: AduanId,
}

/// The detail pane, with names and dates in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AduanDetail {
    /// The aduan as the viewer may see it.
    pub view: AduanView,
    /// Name of the kecamatan.
    pub kecamatan: String,
    /// Name of the desa or kelurahan.
    pub desa: String,
    /// Name of the field of complaint.
    pub kategori: Option<String>,
    /// Name of the lead SKPD.
    pub skpd_nama: Option<String>,
    /// Names of the supporting SKPD.
    pub pendukung_nama: Vec<String>,
    /// The deadline chip.
    pub chip: Option<Chip>,
    /// `Disposisi paling lambat hari ini, 16.00 WIB · hari kerja ke-2 dari 2`.
    pub tenggat_teks: Option<String>,
    /// Every day of the running deadline, counted or skipped.
    pub tenggat_hari: Vec<TenggatHari>,
    /// Date of the event in words.
    pub peristiwa_teks: String,
    /// Arrival in words.
    pub diterima_teks: String,
    /// What the viewer may do now.
    pub perintah: Vec<CommandKind>,
    /// Whether the viewer may reveal who filed it, with a recorded purpose.
    pub boleh_buka_identitas: bool,
    /// SKPD that take dispositions today; only where the viewer may dispose or return it.
    pub tujuan_disposisi: Vec<SkpdKode>,
    /// What the SKPD work on already; only where the viewer may dispose it.
    pub beban: Vec<BebanSkpd>,
    /// First day to which it can be postponed.
    #[ts(type = "string")]
    pub tunda_mulai: Date,
    /// Working days to choose from, from that day on.
    pub tunda_pilihan: Vec<TundaPilihan>,
    /// Why it was returned, taken back, refused or sent elsewhere, where that is how it stands.
    pub alasan: Option<Alasan>,
    /// End of a dated postponement in words: `19 Agt 2026`.
    pub ditunda_sampai: Option<String>,
    /// When the newest draft was handed in, in words: `hari ini 13.04`.
    pub draf_diajukan: Option<String>,
    /// SKPD that probably have to answer, best first; only where the viewer may dispose.
    pub saran: Vec<SaranSkpd>,
    /// What the citizen objected to the first answer.
    pub keberatan: Option<String>,
    /// What happened and what comes next.
    pub linimasa: Vec<Linimasa>,
    /// Published answers to like aduan, best first.
    pub serupa: Vec<JawabanSerupa>,
}

/// A day to which work can be postponed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TundaPilihan {
    /// The day.
    #[ts(type = "string")]
    pub tanggal: Date,
    /// `Rab, 2 Des · 3 hari kerja lagi`.
    pub teks: String,
}

/// Why an aduan stands as it does, in the words of whoever brought it there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Alasan {
    /// Who.
    pub oleh: String,
    /// What they wrote.
    pub isi: String,
}

/// A published answer that may help to write another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct JawabanSerupa {
    /// Its aduan.
    pub nomor: NomorRegister,
    /// Name of the kecamatan.
    pub kecamatan: String,
    /// The published text.
    pub isi: String,
    /// What the citizen thought of it.
    pub nilai: Option<domain::aduan::Nilai>,
}

/// One entry of the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Linimasa {
    /// `Diterima`, `Didisposisikan ke Dinas PUPR`, `Menunggu disposisi`.
    pub judul: String,
    /// Reason or note.
    pub isi: Option<String>,
    /// Who.
    pub oleh: Option<String>,
    /// `Sel, 11 Agt 09.47`, or `Paling lambat …`.
    pub waktu: String,
    /// Done, now, or still to come.
    pub keadaan: KeadaanLinimasa,
}

/// How much a SKPD works on, as far as it does at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BebanSkpd {
    /// Which.
    pub kode: SkpdKode,
    /// Aduan that wait for it as the lead.
    pub aktif: u32,
}

codes! {
    /// Done, now, or still to come.
    pub enum KeadaanLinimasa {
        /// Done.
        Selesai = "selesai",
        /// Now.
        Kini = "kini",
        /// Still to come.
        Nanti = "nanti",
    }
}

/// Which photo, how large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[expect(missing_docs, reason = "the names say it")]
pub struct FotoRequest {
    pub aduan: AduanId,
    pub lampiran: LampiranId,
    pub ukuran: UkuranFoto,
}

/// A photo for an `<img>`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Foto {
    /// `data:image/jpeg;base64,…`.
    pub data_url: String,
}

impl fmt::Debug for Foto {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Foto({} bytes)", self.data_url.len())
    }
}

/// Whose identity, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RevealRequest {
    /// Which aduan.
    pub id: AduanId,
    /// The purpose, recorded and shown to the citizen.
    pub tujuan: String,
}

/// Which notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[expect(missing_docs, reason = "the names say it")]
pub struct NoticeRef {
    pub id: NoticeId,
}
