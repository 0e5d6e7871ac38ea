//! The sample aduan of `data/demo/sample-aduan.json`, with names turned into codes.

use anyhow::{Context, Result};
use domain::aduan::Privasi;
use domain::aduan::form::FormAduan;
use domain::id::SkpdKode;
use domain::referensi::Referensi;
use jiff::civil::Date;
use serde::Deserialize;
use std::path::Path;

/// As the file has it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    judul: String,
    isi: String,
    jenis: String,
    kategori: String,
    kecamatan: String,
    desa: String,
    skpd: String,
    tanggapan: Option<String>,
}

/// One sample, ready to be filed.
#[derive(Debug, Clone)]
pub struct Sample {
    judul: String,
    uraian: String,
    jenis: String,
    kecamatan: String,
    nama_desa: String,
    /// Code of the kategori.
    pub(crate) kategori: String,
    /// Code of the desa.
    pub(crate) desa: String,
    /// The SKPD it belongs to.
    pub skpd: SkpdKode,
    /// The SKPD, or the agency outside the regency, in words.
    pub tujuan: String,
    /// The answer, if the sample comes with one.
    pub(crate) tanggapan: Option<String>,
    /// An advertisement, to be refused.
    pub iklan: bool,
}

/// Reads the samples; one that names an unknown place, kategori or SKPD is an error.
pub fn load(folder: &Path, referensi: &Referensi) -> Result<Vec<Sample>> {
    let file = folder.join("demo/sample-aduan.json");
    let text = std::fs::read_to_string(&file)
        .with_context(|| format!("{} tidak terbaca", file.display()))?;
    let written: Vec<Written> =
        serde_json::from_str(&text).with_context(|| format!("{} tidak terbaca", file.display()))?;
    written
        .into_iter()
        .chain([advertisement()])
        .map(|sample| {
            let judul = sample.judul.clone();
            sample
                .read(referensi)
                .with_context(|| format!("Contoh “{judul}” tidak cocok"))
        })
        .collect()
}

/// What an admin refuses now and then.
fn advertisement() -> Written {
    Written {
        judul: "Pinjaman cepat cair tanpa jaminan".to_owned(),
        isi: "Butuh dana hari ini juga? Proses sepuluh menit, bunga ringan, cukup kirim data diri \
              melalui pesan singkat."
            .to_owned(),
        jenis: "saran".to_owned(),
        kategori: "Lainnya".to_owned(),
        kecamatan: "Bengkalis".to_owned(),
        desa: "Bengkalis Kota".to_owned(),
        skpd: "Diskominfotik".to_owned(),
        tanggapan: None,
    }
}

impl Written {
    fn read(self, referensi: &Referensi) -> Result<Sample> {
        let iklan = self.judul == advertisement().judul;
        let kategori = referensi
            .kategori
            .iter()
            .find(|kategori| kategori.nama == self.kategori);
        let kategori = kategori.context("kategori")?.kode.clone();
        let skpd = referensi
            .skpd
            .iter()
            .find(|skpd| skpd.singkatan == self.skpd);
        let skpd = skpd.context("skpd")?;
        let kecamatan = &referensi.wilayah.kecamatan;
        let kecamatan = kecamatan
            .iter()
            .find(|kecamatan| kecamatan.nama == self.kecamatan);
        let kecamatan = kecamatan.context("kecamatan")?;
        let desa = kecamatan.desa.iter().find(|desa| desa.nama == self.desa);
        Ok(Sample {
            judul: self.judul,
            uraian: self.isi,
            jenis: self.jenis,
            kecamatan: kecamatan.kode.clone(),
            nama_desa: self.desa,
            kategori,
            desa: desa.context("desa")?.kode.clone(),
            skpd: skpd.kode.clone(),
            tujuan: skpd.nama.clone(),
            tanggapan: self.tanggapan,
            iklan,
        })
    }
}

impl Sample {
    /// The form as a citizen would have filled it in, about something of that day.
    pub fn form(&self, i: usize, peristiwa: Date) -> FormAduan {
        FormAduan {
            jenis: self.jenis.clone(),
            judul: self.judul.clone(),
            uraian: self.uraian.clone(),
            kategori: self.kategori.clone(),
            kecamatan: self.kecamatan.clone(),
            desa: self.desa.clone(),
            lokasi: format!("Sekitar {}", self.nama_desa),
            tanggal_peristiwa: peristiwa.to_string(),
            privasi: self.privasi(i),
        }
    }

    fn privasi(&self, i: usize) -> Privasi {
        if self.skpd.as_str() == "INSPEKTORAT" {
            Privasi::Rahasia
        } else if i % 6 == 4 {
            Privasi::Anonim
        } else {
            Privasi::Terbuka
        }
    }

    /// What the SKPD hands in.
    pub fn draf(&self) -> String {
        self.tanggapan.clone().unwrap_or_else(|| {
            "Terima kasih atas laporan Saudara. Petugas kami akan meninjau lokasi minggu ini."
                .to_owned()
        })
    }

    /// The same as Diskominfo corrects it.
    pub fn answer(&self) -> String {
        let body = self.draf().replace("Saudara", "Anda");
        format!(
            "Yth. Bapak/Ibu pelapor,\n\n{body}\n\nSalam hormat,\n{}",
            self.tujuan
        )
    }
}

/// The samples without the places they happened in, for tests of the plan.
#[cfg(test)]
pub(crate) fn for_tests(folder: &Path) -> Vec<Sample> {
    let text = std::fs::read_to_string(folder.join("demo/sample-aduan.json")).expect("samples");
    let written: Vec<Written> = serde_json::from_str(&text).expect("samples");
    let code = |skpd: &str| match skpd {
        "PLN" | "Pemprov Riau" => SkpdKode::parse("EXT-LAIN").expect("code"),
        other => SkpdKode::parse(&other.replace([' ', '.'], "")).expect("code"),
    };
    let sample = |written: Written| Sample {
        skpd: code(&written.skpd),
        tujuan: written.skpd,
        iklan: false,
        judul: written.judul,
        uraian: written.isi,
        jenis: written.jenis,
        kecamatan: written.kecamatan,
        nama_desa: written.desa.clone(),
        kategori: written.kategori,
        desa: written.desa,
        tanggapan: written.tanggapan,
    };
    written.into_iter().map(sample).collect()
}
