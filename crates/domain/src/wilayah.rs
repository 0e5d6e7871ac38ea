//! Kecamatan and desa/kelurahan, by their official codes (`14.03.01`, `14.03.01.1001`).

use crate::codes;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
