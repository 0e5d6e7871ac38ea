//! SKPD: rows with validity dates, never an enum, because they merge and are renamed.

use crate::id::SkpdKode;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One unit of the regency that can be answerable for an aduan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Skpd {
    /// Stable code.
    pub kode: SkpdKode,
    /// Full name.
    pub nama: String,
    /// Short name for lists.
    pub singkatan: String,
    /// Fields of complaint in its own words; the source of suggestions.
    pub bidang_aduan: Vec<String>,
    /// Whether aduan may be disposed to it.
    pub tujuan_disposisi: bool,
    /// First day of validity.
    #[ts(type = "string | null")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date, required = true))]
    pub berlaku_mulai: Option<Date>,
    /// Last day of validity, if it was merged or renamed.
    #[ts(type = "string | null")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date, required = true))]
    pub berlaku_sampai: Option<Date>,
}

impl Skpd {
    /// Whether an aduan may be disposed to it on that day.
    pub fn menerima_disposisi(&self, pada: Date) -> bool {
        self.tujuan_disposisi
            && self.berlaku_mulai.is_none_or(|mulai| mulai <= pada)
            && self.berlaku_sampai.is_none_or(|sampai| pada <= sampai)
    }
}

/// A field of complaint that citizens may choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Kategori {
    /// Stable code, for example `penerangan_jalan`.
    pub kode: String,
    /// Name on screens.
    pub nama: String,
    /// SKPD that usually answers, as a hint.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub skpd: Option<SkpdKode>,
}
