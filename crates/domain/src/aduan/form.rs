//! What a citizen typed, read into what can be filed. Every mistake is told at once.

use crate::aduan::{IsiAduan, Jenis, Privasi};
use crate::batas::{BATAS, Panjang, ribuan};
use crate::referensi::Wilayah;
use crate::teks::{self, Typed};
use jiff::civil::Date;

/// The form as it arrived: text in every field, nothing trusted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields of IsiAduan, as typed")]
pub struct FormAduan {
    pub jenis: String,
    pub judul: String,
    pub uraian: String,
    pub kategori: String,
    pub kecamatan: String,
    pub desa: String,
    pub lokasi: String,
    /// `2026-08-08`, `08-08-2026` or `8/8/2026`.
    pub tanggal_peristiwa: String,
    pub privasi: Privasi,
}

/// One field to mend: what happened and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Name of the field.
    pub kolom: &'static str,
    /// Plain Indonesian.
    pub pesan: String,
}

/// No aduan is about an earlier day: a year before the republic is a slip of the finger.
pub const PERISTIWA_TERLAMA: Date = jiff::civil::date(1945, 8, 17);

/// Reads the form on the day `hari_ini`.
pub fn parse(
    form: &FormAduan,
    hari_ini: Date,
    wilayah: &Wilayah,
) -> Result<IsiAduan, Vec<FieldError>> {
    let mut salah = Vec::new();
    let jenis = Jenis::parse(form.jenis.trim());
    if jenis.is_none() {
        salah.push(error("jenis", "Pilih aduan, kritik, atau saran."));
    }
    let judul = one_line("judul", "Judul", &form.judul, BATAS.judul, &mut salah);
    let lokasi = one_line(
        "lokasi",
        "Jalan atau patokan",
        &form.lokasi,
        BATAS.lokasi,
        &mut salah,
    );
    let uraian = Typed::paragraphs(&form.uraian);
    let uraian = checked("uraian", "Cerita", uraian, BATAS.uraian, &mut salah);
    check_wilayah(form, wilayah, &mut salah);
    let tanggal = read_peristiwa(&form.tanggal_peristiwa, hari_ini)
        .map_err(|pesan| salah.push(error("tanggal_peristiwa", pesan)))
        .ok();
    match (jenis, tanggal) {
        (Some(jenis), Some(tanggal_peristiwa)) if salah.is_empty() => Ok(IsiAduan {
            jenis,
            judul,
            uraian,
            kategori: Some(form.kategori.trim().to_owned()).filter(|kode| !kode.is_empty()),
            kecamatan: form.kecamatan.trim().to_owned(),
            desa: form.desa.trim().to_owned(),
            lokasi,
            tanggal_peristiwa,
            privasi: form.privasi,
        }),
        _ => Err(salah), // something was found wrong above
    }
}

fn error(kolom: &'static str, pesan: &str) -> FieldError {
    FieldError {
        kolom,
        pesan: pesan.to_owned(),
    }
}

fn one_line(
    kolom: &'static str,
    nama: &str,
    teks: &str,
    batas: Panjang,
    salah: &mut Vec<FieldError>,
) -> String {
    checked(kolom, nama, Typed::line(teks), batas, salah)
}

/// The text, and what is wrong with its length.
fn checked(
    kolom: &'static str,
    nama: &str,
    teks: Typed,
    Panjang { min, maks }: Panjang,
    salah: &mut Vec<FieldError>,
) -> String {
    let panjang = teks.length();
    if !teks.is_visible() {
        salah.push(FieldError {
            kolom,
            pesan: format!("{nama} wajib diisi."),
        });
    } else if panjang < min {
        let pesan = format!("{nama} paling sedikit {min} huruf; baru {panjang} huruf.");
        salah.push(FieldError { kolom, pesan });
    } else if panjang > maks {
        let (maks, panjang) = (ribuan(maks), ribuan(panjang));
        let pesan = format!("{nama} paling panjang {maks} huruf; sekarang {panjang} huruf.");
        salah.push(FieldError { kolom, pesan });
    }
    teks.into()
}

fn check_wilayah(form: &FormAduan, wilayah: &Wilayah, salah: &mut Vec<FieldError>) {
    let kecamatan = form.kecamatan.trim();
    if wilayah.kecamatan(kecamatan).is_none() {
        salah.push(error("kecamatan", "Pilih kecamatan tempat kejadian."));
    }
    match wilayah.desa(form.desa.trim()) {
        None => salah.push(error("desa", "Pilih desa atau kelurahan tempat kejadian.")),
        Some((induk, desa)) if induk.kode != kecamatan => {
            let pesan = format!("{} berada di Kecamatan {}.", desa.nama, induk.nama);
            salah.push(FieldError {
                kolom: "desa",
                pesan,
            });
        }
        Some(_) => {}
    }
}

fn read_peristiwa(teks: &str, hari_ini: Date) -> Result<Date, &'static str> {
    let teks = teks.trim();
    if teks.is_empty() {
        return Err("Tanggal peristiwa wajib diisi. Perkiraan boleh.");
    }
    let tanggal = read_date(teks).ok_or("Tulis tanggal seperti 08-08-2026.")?;
    if tanggal > hari_ini {
        return Err("Tanggal peristiwa tidak boleh sesudah hari ini.");
    }
    if tanggal < PERISTIWA_TERLAMA {
        return Err("Tahun peristiwa tidak mungkin. Periksa tahunnya.");
    }
    Ok(tanggal)
}

fn read_date(teks: &str) -> Option<Date> {
    let between = |c: char| c.is_whitespace() || teks::is_dash(c) || matches!(c, '/' | '.');
    let bagian: Vec<&str> = teks
        .split(between)
        .filter(|part| !part.is_empty())
        .collect();
    let [a, b, c] = bagian.as_slice() else {
        return None;
    };
    let (hari, bulan, tahun) = if a.len() == 4 { (c, b, a) } else { (a, b, c) };
    if tahun.len() != 4 {
        return None;
    }
    Date::new(tahun.parse().ok()?, bulan.parse().ok()?, hari.parse().ok()?).ok()
}
