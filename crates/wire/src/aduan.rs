//! Aduan as staff get them, and what goes with them.

use domain::aduan::Aduan;
use domain::aduan::event::Event;
use domain::codes;
use domain::id::{LampiranId, NomorRegister, Seq, SkpdKode};
use jiff::Timestamp;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One aduan as one person may see it. Holds no NIK, phone or e-mail, ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AduanView {
    /// The aduan. Its `pelapor` is the nil id where the viewer may not know who filed it.
    pub aduan: Aduan,
    /// Name of the reporter, where the viewer may know it.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub pelapor_nama: Option<String>,
    /// Photos, in the order of upload.
    pub lampiran: Vec<Lampiran>,
    /// Everything that happened, oldest first.
    pub riwayat: Vec<RiwayatBaris>,
    /// Place of the newest event in the log.
    pub seq: Seq,
}

/// A photo that came with an aduan. What is served is re-encoded and has no metadata.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Lampiran {
    /// Identity.
    pub id: LampiranId,
    /// File name as given, cleaned of paths and control characters; a neutral one for whoever may
    /// not know who filed it.
    pub nama: String,
    /// Size in bytes of what is served in full size.
    #[ts(type = "number")]
    pub ukuran: u64,
    /// Width in pixels.
    pub lebar: u32,
    /// Height in pixels.
    pub tinggi: u32,
    /// When it was uploaded.
    #[ts(type = "string")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub diunggah_pada: Timestamp,
    /// When the camera says it was taken, in the camera's own time.
    #[ts(type = "string | null")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, required = true))]
    pub diambil_pada: Option<DateTime>,
    /// Other aduan that came with the very same picture.
    pub dipakai_juga: Vec<NomorRegister>,
}

codes! {
    /// Size of a photo to fetch.
    #[derive(Default)]
    pub enum UkuranFoto {
        /// At most 320 pixels on the longer side.
        #[default]
        Kecil = "kecil",
        /// At most 2,048 pixels on the longer side.
        Besar = "besar",
    }
}

/// One row of riwayat, with the name of the one who acted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RiwayatBaris {
    /// Place in the log.
    pub seq: Seq,
    /// What happened.
    pub event: Event,
    /// Who, in words: `Nurhayati (Admin Diskominfotik)`, `Warga`, `Sistem`.
    pub oleh: String,
}

/// `POST /v1/aduan/{id}/identitas`: why somebody needs the reporter's identity. Recorded, and
/// shown to the citizen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reveal {
    /// The purpose, 10–500 characters.
    pub tujuan: String,
}

/// The reporter's identity after a recorded reveal. Never written to disk by the desktop.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[expect(missing_docs, reason = "the names say it")]
pub struct Identitas {
    pub nama: String,
    pub nik: String,
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub telepon: Option<String>,
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub surel: Option<String>,
}

impl std::fmt::Debug for Identitas {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Identitas(•••)")
    }
}

/// `GET /v1/skpd`: a SKPD, whether somebody reads for it, and how much waits there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SkpdStanding {
    /// Which.
    pub kode: SkpdKode,
    /// How many officers have an account that is in use.
    pub petugas: u32,
    /// How many aduan wait for it.
    pub menunggu: u32,
}
