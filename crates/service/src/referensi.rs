//! Reference data from the product's data files into rows.

use crate::app::App;
use crate::error::Error;
use crate::ground::referensi::{ATURAN, JAM, VERSI, read};
use anyhow::Context as _;
use domain::id::SkpdKode;
use domain::referensi::Templat;
use domain::referensi::{Desa, JenisDesa, Kecamatan};
use domain::referensi::{Kategori, Skpd};
use domain::tenggat::AturanTenggat;
use domain::tenggat::kalender::{HariLibur, JamKerja, JenisLibur};
use jiff::civil::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::path::Path;
use store::Tx;
use store::referensi::{Kind, all, get, put};

#[derive(Deserialize)]
struct SkpdFile {
    kode: SkpdKode,
    nama: String,
    singkatan: String,
    bidang_aduan: Vec<String>,
    tujuan_disposisi: bool,
    berlaku_mulai: Option<Date>,
    berlaku_sampai: Option<Date>,
}

#[derive(Deserialize)]
struct KecamatanFile {
    kode: String,
    nama: String,
    desa_kelurahan: Vec<DesaFile>,
}

#[derive(Deserialize)]
struct DesaFile {
    kode: String,
    nama: String,
    jenis: JenisDesa,
}

#[derive(Deserialize)]
struct LiburFile {
    tanggal: Date,
    nama: String,
    jenis: JenisLibur,
}

/// Loads the data files of a folder into the database, over what stood there before. SKPD,
/// kecamatan and kategori that a file no longer names are kept, because aduan name them (a SKPD
/// ends by date); holidays and templat are what the files say and nothing else, so that a holiday
/// that was moved leaves no free day behind.
pub async fn load(app: &App, folder: &Path) -> Result<(), Error> {
    let skpd: Vec<SkpdFile> = file(folder, "skpd.json")?;
    let kecamatan: Vec<KecamatanFile> = file(folder, "kecamatan.json")?;
    let libur: Vec<LiburFile> = file(folder, "hari-libur.json")?;
    let kategori: Vec<Kategori> = file(folder, "kategori.json")?;
    let templat: Vec<Templat> = file(folder, "templat.json")?;

    let mut tx = app.store().write().await?;
    for (urut, unit) in (0..).zip(skpd) {
        let unit = Skpd::from(unit);
        put(&mut tx, Kind::Skpd, unit.kode.as_str(), urut, &unit).await?;
    }
    for (urut, satu) in (0..).zip(kecamatan) {
        let satu = Kecamatan::from(satu);
        put(&mut tx, Kind::Kecamatan, &satu.kode, urut, &satu).await?;
    }
    for kind in [Kind::HariLibur, Kind::Templat] {
        store::referensi::clear(&mut tx, kind).await?;
    }
    for (urut, hari) in (0..).zip(libur) {
        let hari = HariLibur::from(hari);
        let kode = hari.tanggal.to_string();
        put(&mut tx, Kind::HariLibur, &kode, urut, &hari).await?;
    }
    for (urut, satu) in (0..).zip(kategori) {
        put(&mut tx, Kind::Kategori, &satu.kode, urut, &satu).await?;
    }
    for (urut, satu) in (0..).zip(templat) {
        put(&mut tx, Kind::Templat, &satu.nama, urut, &satu).await?;
    }
    defaults(&mut tx).await?;
    let referensi = read(&mut tx).await?;
    store::aduan::look_again(&mut tx, app.now()).await?; // other days may be free now
    tx.commit().await?;
    app.set_referensi(referensi);
    Ok(())
}

/// Whether reference data was loaded.
pub async fn is_loaded(app: &App) -> Result<bool, Error> {
    let mut tx = app.store().read().await?;
    Ok(!all::<Skpd>(&mut tx, Kind::Skpd).await?.is_empty())
}

/// Settings that nobody has set yet get the SOP's values.
async fn defaults(tx: &mut Tx) -> Result<(), Error> {
    if get::<AturanTenggat>(tx, Kind::Setelan, ATURAN)
        .await?
        .is_none()
    {
        put(tx, Kind::Setelan, ATURAN, 0, &AturanTenggat::default()).await?;
    }
    if get::<JamKerja>(tx, Kind::Setelan, JAM).await?.is_none() {
        put(tx, Kind::Setelan, JAM, 0, &JamKerja::default()).await?;
    }
    let versi = get::<u32>(tx, Kind::Setelan, VERSI).await?.unwrap_or(0);
    put(tx, Kind::Setelan, VERSI, 0, &(versi + 1)).await?;
    Ok(())
}

fn file<T: DeserializeOwned>(folder: &Path, name: &str) -> Result<T, Error> {
    let path = folder.join(name);
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}", path.display()))?;
    Ok(serde_json::from_str(&text).with_context(|| format!("cannot parse {}", path.display()))?)
}

impl From<SkpdFile> for Skpd {
    fn from(file: SkpdFile) -> Self {
        Self {
            kode: file.kode,
            nama: file.nama,
            singkatan: file.singkatan,
            bidang_aduan: file.bidang_aduan,
            tujuan_disposisi: file.tujuan_disposisi,
            berlaku_mulai: file.berlaku_mulai,
            berlaku_sampai: file.berlaku_sampai,
        }
    }
}

impl From<KecamatanFile> for Kecamatan {
    fn from(file: KecamatanFile) -> Self {
        let desa = |desa: DesaFile| Desa {
            kode: desa.kode,
            nama: desa.nama,
            jenis: desa.jenis,
        };
        Self {
            kode: file.kode,
            nama: file.nama,
            desa: file.desa_kelurahan.into_iter().map(desa).collect(),
        }
    }
}

impl From<LiburFile> for HariLibur {
    fn from(file: LiburFile) -> Self {
        Self {
            tanggal: file.tanggal,
            nama: file.nama,
            jenis: file.jenis,
        }
    }
}
