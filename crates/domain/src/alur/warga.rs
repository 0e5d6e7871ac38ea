//! What the citizen does: completes, judges and objects.

use super::Konteks;
use super::putusan::tenggat_kini;
use super::typed::{at_least, fits, required};
use crate::aduan::status::Status;
use crate::aduan::{Aduan, Nilai, Penilaian};
use crate::alur::refusal::Refusal;
use crate::batas::BATAS;
use crate::tenggat::Langkah;

pub(super) fn lengkapi(
    aduan: &mut Aduan,
    keterangan: &str,
    k: &Konteks<'_>,
) -> Result<(), Refusal> {
    required("keterangan", keterangan, BATAS.catatan)?;
    if let Status::PerluKelengkapan { sisa, .. } = &aduan.status {
        aduan.status = Status::Masuk {
            tenggat: k.resume(Langkah::Disposisi, *sisa),
        };
    }
    Ok(())
}

pub(super) fn beri_penilaian(
    aduan: &mut Aduan,
    nilai: Nilai,
    catatan: &str,
    k: &Konteks<'_>,
) -> Result<(), Refusal> {
    fits("catatan", catatan, BATAS.catatan)?;
    if aduan.penilaian_kini().is_some() {
        return Err(Refusal::SudahDinilai); // another window of the same citizen was faster
    }
    aduan.penilaian = Some(Penilaian {
        nilai,
        catatan: catatan.to_owned(),
        jawaban: Some(aduan.jawaban.len()),
        pada: k.kini,
    });
    match nilai {
        Nilai::Puas => aduan.status = Status::Selesai,
        Nilai::BelumPuas => {} // stays answered, so that the citizen may still object
    }
    Ok(())
}

pub(super) fn ajukan_keberatan(
    aduan: &mut Aduan,
    alasan: &str,
    k: &Konteks<'_>,
) -> Result<(), Refusal> {
    required("alasan", alasan, BATAS.catatan)?;
    at_least("alasan", alasan, BATAS.keberatan_min)?;
    if aduan.keberatan.is_some() {
        return Err(Refusal::KeberatanSudahDipakai);
    }
    if tenggat_kini(aduan, k).lewat(k.kini) {
        return Err(Refusal::MasaPenilaianLewat);
    }
    let tenggat = k.mulai(Langkah::Tanggapan);
    for pendukung in aduan.disposisi.iter_mut().flat_map(|d| &mut d.pendukung) {
        pendukung.tenggat = tenggat.clone();
        pendukung.jeda = None;
        pendukung.masukan = None;
    }
    aduan.keberatan = Some(k.kini);
    aduan.status = Status::Disposisi { tenggat };
    Ok(())
}
