//! The days of an explanation as they are written down: flat, so that each is read where it stands.

use super::{AlasanHari, HariDihitung};
use jiff::civil::Date;
use serde::Deserialize;

/// One day, with whatever its reason has.
#[derive(Deserialize)]
pub(super) struct Hari {
    tanggal: Date,
    alasan: Alasan,
    ke: Option<u32>,
    nama: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Alasan {
    HariMulai,
    SetelahJamKerja,
    Dihitung,
    AkhirPekan,
    Libur,
    JatuhTempo,
}

impl TryFrom<Hari> for HariDihitung {
    type Error = &'static str;

    fn try_from(hari: Hari) -> Result<Self, Self::Error> {
        let ke = hari.ke.ok_or("a counted day has no place");
        let alasan = match hari.alasan {
            Alasan::HariMulai => AlasanHari::HariMulai,
            Alasan::SetelahJamKerja => AlasanHari::SetelahJamKerja,
            Alasan::Dihitung => AlasanHari::Dihitung { ke: ke? },
            Alasan::AkhirPekan => AlasanHari::AkhirPekan,
            Alasan::Libur => AlasanHari::Libur {
                nama: hari.nama.ok_or("a holiday has no name")?,
            },
            Alasan::JatuhTempo => AlasanHari::JatuhTempo { ke: ke? },
        };
        let tanggal = hari.tanggal;
        Ok(Self { tanggal, alasan })
    }
}
