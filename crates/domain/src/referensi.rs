//! Reference data: what changes rarely and everybody needs. SKPD are rows with validity dates,
//! never an enum, because they merge and are renamed.

use crate::codes;
use crate::id::SkpdKode;
use crate::tenggat::kalender::Kalender;
use crate::tenggat::{AturanTenggat, Langkah, Tenggat};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// All of it, as `GET /v1/referensi` answers.
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

/// Where something happened, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Tempat<'a> {
    pub kecamatan: &'a str,
    pub desa: &'a str,
}

impl Referensi {
    /// The SKPD of a code.
    pub fn skpd(&self, kode: &SkpdKode) -> Option<&Skpd> {
        self.skpd.iter().find(|skpd| skpd.kode == *kode)
    }

    /// Full name of a SKPD; its code if it is not known.
    pub fn nama_skpd<'a>(&'a self, kode: &'a SkpdKode) -> &'a str {
        self.skpd(kode)
            .map_or(kode.as_str(), |skpd| skpd.nama.as_str())
    }

    /// The name as a citizen needs it: without the regency, where every SKPD is.
    pub fn nama_skpd_warga<'a>(&'a self, kode: &'a SkpdKode) -> &'a str {
        let nama = self.nama_skpd(kode);
        nama.strip_suffix(" Kabupaten Bengkalis").unwrap_or(nama)
    }

    /// Short name of a SKPD; its code if it is not known.
    pub fn singkatan_skpd<'a>(&'a self, kode: &'a SkpdKode) -> &'a str {
        self.skpd(kode)
            .map_or(kode.as_str(), |skpd| skpd.singkatan.as_str())
    }

    /// The field of complaint of a code.
    pub fn kategori(&self, kode: &str) -> Option<&Kategori> {
        self.kategori.iter().find(|kategori| kategori.kode == kode)
    }

    /// Name of a field of complaint; its code if it is not known.
    pub fn nama_kategori<'a>(&'a self, kode: &'a str) -> &'a str {
        self.kategori(kode)
            .map_or(kode, |kategori| kategori.nama.as_str())
    }

    /// Names of kecamatan and desa; the codes where they are not known.
    pub fn tempat<'a>(&'a self, kecamatan: &'a str, desa: &'a str) -> Tempat<'a> {
        let wilayah = &self.wilayah;
        Tempat {
            kecamatan: wilayah
                .kecamatan(kecamatan)
                .map_or(kecamatan, |kecamatan| kecamatan.nama.as_str()),
            desa: wilayah
                .desa(desa)
                .map_or(desa, |(_, desa)| desa.nama.as_str()),
        }
    }

    /// The clock of a step that starts at `kini`, by the rules in force.
    pub fn mulai(&self, langkah: Langkah, kini: Timestamp) -> Tenggat {
        self.aturan.mulai(langkah, kini, &self.kalender)
    }

    /// SKPD that take dispositions on that day.
    pub fn tujuan(&self, pada: Date) -> impl Iterator<Item = &Skpd> {
        self.skpd
            .iter()
            .filter(move |skpd| skpd.menerima_disposisi(pada))
    }
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

/// A kecamatan with its desa and kelurahan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Kecamatan {
    /// Official code, for example `14.03.02`.
    pub kode: String,
    /// Name without the word "Kecamatan".
    pub nama: String,
    /// What lies in it.
    pub desa: Vec<Desa>,
}

/// A desa or kelurahan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Desa {
    /// Official code, for example `14.03.02.2001`.
    pub kode: String,
    /// Name without the word "Desa" or "Kelurahan".
    pub nama: String,
    /// Which of the two it is.
    pub jenis: JenisDesa,
}

codes! {
    /// Desa or kelurahan.
    pub enum JenisDesa {
        /// A desa.
        Desa = "desa",
        /// A kelurahan.
        Kelurahan = "kelurahan",
    }
}

/// The regency's division.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Wilayah {
    /// All kecamatan, in the order of their codes.
    pub kecamatan: Vec<Kecamatan>,
}

impl Wilayah {
    /// Finds a kecamatan by code.
    pub fn kecamatan(&self, kode: &str) -> Option<&Kecamatan> {
        self.kecamatan
            .iter()
            .find(|kecamatan| kecamatan.kode == kode)
    }

    /// Finds a desa by code, with its kecamatan.
    pub fn desa(&self, kode: &str) -> Option<(&Kecamatan, &Desa)> {
        self.kecamatan.iter().find_map(|kecamatan| {
            kecamatan
                .desa
                .iter()
                .find(|desa| desa.kode == kode)
                .map(|desa| (kecamatan, desa))
        })
    }
}
