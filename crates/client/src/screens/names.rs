//! Names for codes; the code itself where the reference data lacks it.

use domain::aduan::Aduan;
use domain::id::SkpdKode;
use domain::referensi::Referensi;
use domain::referensi::{Kategori, Skpd};
use domain::tenggat::Satuan;

/// `Dinas Pekerjaan Umum dan Penataan Ruang`.
pub(super) fn nama_skpd(referensi: &Referensi, kode: &SkpdKode) -> String {
    skpd(referensi, kode).map_or_else(|| kode.to_string(), |skpd| skpd.nama.clone())
}

/// `PUPR`.
pub(super) fn singkatan(referensi: &Referensi, kode: &SkpdKode) -> String {
    skpd(referensi, kode).map_or_else(|| kode.to_string(), |skpd| skpd.singkatan.clone())
}

fn skpd<'a>(referensi: &'a Referensi, kode: &SkpdKode) -> Option<&'a Skpd> {
    referensi.skpd.iter().find(|skpd| skpd.kode == *kode)
}

/// The field of an aduan, if it has one that is known.
pub(super) fn kategori<'a>(referensi: &'a Referensi, aduan: &Aduan) -> Option<&'a Kategori> {
    let kode = aduan.isi.kategori.as_ref()?;
    let mut known = referensi.kategori.iter();
    known.find(|kategori| kategori.kode == *kode)
}

/// Name of the field of an aduan.
pub(super) fn nama_kategori(referensi: &Referensi, aduan: &Aduan) -> Option<String> {
    let known = kategori(referensi, aduan).map(|kategori| kategori.nama.clone());
    known.or_else(|| aduan.isi.kategori.clone())
}

/// Names of kecamatan and desa.
pub(super) fn tempat<'a>(referensi: &'a Referensi, aduan: &'a Aduan) -> (&'a str, &'a str) {
    let isi = &aduan.isi;
    let kecamatan = referensi
        .wilayah
        .kecamatan(&isi.kecamatan)
        .map_or(isi.kecamatan.as_str(), |kecamatan| kecamatan.nama.as_str());
    let desa = referensi
        .wilayah
        .desa(&isi.desa)
        .map_or(isi.desa.as_str(), |(_, desa)| desa.nama.as_str());
    (kecamatan, desa)
}

/// The unit after a number: `3 hari kerja`.
pub(super) fn satuan(satuan: Satuan) -> &'static str {
    match satuan {
        Satuan::HariKerja => "hari kerja",
        Satuan::HariKalender => "hari",
        Satuan::Jam => "jam",
    }
}
