//! The aduan itself: what the citizen said, who works on it, and what was answered.

pub mod command;
pub mod event;
pub mod form;
pub mod isian;
pub mod status;

use crate::aduan::status::Status;
use crate::codes;
use crate::id::{AduanId, NomorRegister, PersonId, SkpdKode, Version};
use crate::tenggat::{Langkah, SisaWaktu, Tenggat};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

codes! {
    /// The three kinds of the SOP.
    pub enum Jenis {
        /// A problem that needs handling.
        Aduan = "aduan" / "Aduan",
        /// A service that needs to get better.
        Kritik = "kritik" / "Kritik",
        /// A proposal.
        Saran = "saran" / "Saran",
    }
    /// The kind on screens.
    label
}

codes! {
    /// The way by which an aduan came.
    pub enum Kanal {
        /// The citizen's own account on the portal.
        Portal = "portal" / "Portal warga",
    }
    /// The way on screens.
    label
}

codes! {
    /// How urgent Diskominfo marked a disposition (the "sifat" of the lembar disposisi).
    #[derive(Default)]
    pub enum Sifat {
        /// Nothing out of the ordinary.
        #[default]
        Biasa = "biasa" / "Biasa",
        /// Matters more than others.
        Penting = "penting" / "Penting",
        /// Cannot wait.
        Segera = "segera" / "Segera",
    }
    /// The word of the form.
    label
}

codes! {
    /// Who may see whom and what.
    #[derive(Default)]
    pub enum Privasi {
        /// The SKPD sees the name.
        #[default]
        Terbuka = "terbuka" / "Terbuka",
        /// The SKPD does not see the name.
        Anonim = "anonim" / "nama disembunyikan dari publik dan SKPD",
        /// Confidential: only Diskominfo, the lead SKPD and Inspektorat see it at all.
        Rahasia = "rahasia" / "aduan rahasia",
    }
    /// What staff read beside an aduan.
    label
}

/// What the citizen filed. Never changed afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IsiAduan {
    /// Aduan, kritik or saran.
    pub jenis: Jenis,
    /// Title.
    pub judul: String,
    /// The story.
    pub uraian: String,
    /// Field of complaint, if chosen.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub kategori: Option<String>,
    /// Code of the kecamatan.
    pub kecamatan: String,
    /// Code of the desa or kelurahan.
    pub desa: String,
    /// Street or landmark.
    pub lokasi: String,
    /// When it happened.
    #[ts(type = "string")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub tanggal_peristiwa: Date,
    /// What the citizen asked to keep back.
    pub privasi: Privasi,
}

/// Who has to answer now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Disposisi {
    /// The lead SKPD, which writes the answer.
    pub utama: SkpdKode,
    /// Supporting SKPD, each with a clock of its own.
    pub pendukung: Vec<Pendukung>,
    /// Note of Diskominfo.
    pub catatan: String,
    /// Urgency.
    pub sifat: Sifat,
    /// When it was disposed.
    #[ts(type = "string")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub pada: Timestamp,
}

impl Disposisi {
    /// Whether the SKPD is lead or supporting here.
    pub fn melibatkan(&self, skpd: &SkpdKode) -> bool {
        self.utama == *skpd
            || self
                .pendukung
                .iter()
                .any(|pendukung| pendukung.skpd == *skpd)
    }
}

/// A supporting SKPD.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Pendukung {
    /// Which.
    pub skpd: SkpdKode,
    /// Its own clock. It stands still while the lead SKPD has postponed the aduan.
    pub tenggat: Tenggat,
    /// What was left when the aduan was postponed, until it goes on.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub jeda: Option<SisaWaktu>,
    /// What it contributed for the lead SKPD, and when.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub masukan: Option<Masukan>,
}

/// Contribution of a supporting SKPD.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Masukan {
    /// The text.
    pub isi: String,
    /// When it was given.
    #[ts(type = "string")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub pada: Timestamp,
}

/// A draft answer that a SKPD handed in (SOP step 3). Kept for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Draf {
    /// 1 for the first draft of this aduan.
    pub versi: u32,
    /// The text of the SKPD.
    pub isi: String,
    /// Which SKPD wrote it.
    pub skpd: SkpdKode,
    /// Who wrote it.
    pub oleh: PersonId,
    /// When it was handed in.
    #[ts(type = "string")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub pada: Timestamp,
}

/// A published, corrected answer (SOP steps 4 and 5). Kept for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Jawaban {
    /// The draft that was corrected.
    pub draf_versi: u32,
    /// The text the citizen reads.
    pub isi: String,
    /// The SKPD that answered.
    pub skpd: SkpdKode,
    /// Who corrected and published it.
    pub oleh: PersonId,
    /// When it was published.
    #[ts(type = "string")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub pada: Timestamp,
}

/// What the citizen thought of the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Penilaian {
    /// Satisfied or not.
    pub nilai: Nilai,
    /// In the citizen's words; may be empty.
    pub catatan: String,
    /// Which answer it is about, 1 for the first. Verdicts from before this was kept have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub jawaban: Option<usize>,
    /// When.
    #[ts(type = "string")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub pada: Timestamp,
}

codes! {
    /// Satisfied or not.
    pub enum Nilai {
        /// Satisfied.
        Puas = "puas",
        /// Not satisfied; may still object.
        BelumPuas = "belum_puas",
    }
}

/// Frozen verdict: was a step done in time?
///
/// A clock that was overdue when it was paused or left gets its verdict then, so a step may have
/// several; it counts as late if any of them is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Putusan {
    /// Which step.
    pub langkah: Langkah,
    /// Which SKPD had the step; `None` is Diskominfo.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub skpd: Option<SkpdKode>,
    /// When it was due.
    #[ts(type = "string")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub jatuh_tempo: Timestamp,
    /// When it was done.
    #[ts(type = "string")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub selesai: Timestamp,
    /// Done no later than due.
    pub tepat: bool,
}

/// One aduan with everything a decision about it needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Aduan {
    /// Identity.
    pub id: AduanId,
    /// Register number.
    pub nomor: NomorRegister,
    /// Grows by one with each change.
    pub version: Version,
    /// Who filed it.
    pub pelapor: PersonId,
    /// When the system recorded it.
    #[ts(type = "string")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub diterima_pada: Timestamp,
    /// What was filed.
    pub isi: IsiAduan,
    /// Where it stands.
    pub status: Status,
    /// Who has to answer, once disposed.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub disposisi: Option<Disposisi>,
    /// How often SKPD returned it as not theirs.
    pub dikembalikan: u32,
    /// When the citizen objected; at most once.
    #[ts(type = "string | null")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime, required = true))]
    pub keberatan: Option<Timestamp>,
    /// Drafts handed in, oldest first. Only grows.
    pub draf: Vec<Draf>,
    /// Answers published, oldest first. Only grows.
    pub jawaban: Vec<Jawaban>,
    /// The citizen's latest verdict.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub penilaian: Option<Penilaian>,
    /// Verdicts on deadlines. Only grows.
    pub putusan: Vec<Putusan>,
}

impl Aduan {
    /// The citizen's verdict on the answer that counts now: none after a newer answer.
    pub fn penilaian_kini(&self) -> Option<&Penilaian> {
        let jawaban = self.jawaban.last()?;
        let on_it = |penilaian: &&Penilaian| match penilaian.jawaban {
            Some(ke) => ke == self.jawaban.len(), // by its place: a clock may have gone back
            None => penilaian.pada >= jawaban.pada,
        };
        self.penilaian.as_ref().filter(on_it)
    }

    /// Whether its citizen is satisfied with the answer that counts now.
    pub fn puas(&self) -> bool {
        let nilai = self.penilaian_kini().map(|penilaian| penilaian.nilai);
        nilai == Some(Nilai::Puas)
    }
}
