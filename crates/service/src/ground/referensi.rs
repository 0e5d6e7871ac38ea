//! Reference data from rows into memory.

use crate::error::Error;
use domain::referensi::{Referensi, Wilayah};
use domain::tenggat::AturanTenggat;
use domain::tenggat::kalender::{HariLibur, JamKerja, Kalender};
use store::Tx;
use store::referensi::{Kind, all, get};

/// Name of the setting with the rules of the deadlines.
pub(crate) const ATURAN: &str = "aturan_tenggat";
/// Name of the setting with the office hours.
pub(crate) const JAM: &str = "jam_kerja";
/// Name of the setting that counts versions of the calendar.
pub(crate) const VERSI: &str = "versi_kalender";

/// Which version of the calendar is in the database; 0 before the first.
pub(crate) async fn version(tx: &mut Tx) -> Result<u32, Error> {
    Ok(get::<u32>(tx, Kind::Setelan, VERSI).await?.unwrap_or(0))
}

/// Everything, as it is in the database.
pub(crate) async fn read(tx: &mut Tx) -> Result<Referensi, Error> {
    let libur: Vec<HariLibur> = all(tx, Kind::HariLibur).await?;
    let jam = get::<JamKerja>(tx, Kind::Setelan, JAM).await?;
    let versi = version(tx).await?;
    let aturan = get::<AturanTenggat>(tx, Kind::Setelan, ATURAN).await?;
    Ok(Referensi {
        skpd: all(tx, Kind::Skpd).await?,
        wilayah: Wilayah {
            kecamatan: all(tx, Kind::Kecamatan).await?,
        },
        kategori: all(tx, Kind::Kategori).await?,
        templat: all(tx, Kind::Templat).await?,
        kalender: Kalender::new(libur, jam.unwrap_or_default(), versi),
        aturan: aturan.unwrap_or_default(),
    })
}
