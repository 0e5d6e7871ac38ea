//! Reference data: what changes rarely and everybody needs.

use domain::kalender::Kalender;
use domain::skpd::{Kategori, Skpd};
use domain::tenggat::AturanTenggat;
use domain::wilayah::Wilayah;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// `GET /v1/referensi`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Referensi {
    /// Every SKPD, today's and former ones.
    pub skpd: Vec<Skpd>,
    /// Kecamatan and desa.
    pub wilayah: Wilayah,
    /// Fields of complaint.
    pub kategori: Vec<Kategori>,
    /// Skeletons of answers.
    pub templat: Vec<Templat>,
    /// Working days; the page gets deadlines already counted.
    #[ts(skip)]
    pub kalender: Kalender,
    /// Rules of the deadlines.
    pub aturan: AturanTenggat,
}

/// The skeleton of an answer; `[placeholders]` must be filled before it can be handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Templat {
    /// Name in the list.
    pub nama: String,
    /// The text.
    pub isi: String,
}
