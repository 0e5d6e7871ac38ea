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
        Nilai::Puas => start_closing(aduan, k),
        Nilai::BelumPuas => {} // stays answered, so that the citizen may still object
    }
    Ok(())
}

/// A "Puas" closes the aduan after a short time to regret it. However often it is given and taken
/// back, nothing is put off by more than that time behind the end of the first clock.
fn start_closing(aduan: &mut Aduan, k: &Konteks<'_>) {
    if let Status::Dijawab { tenggat, semula } = &mut aduan.status {
        let first = semula.get_or_insert_with(|| tenggat.clone());
        let from = k.kini.min(first.jatuh_tempo);
        *tenggat = k.aturan.mulai(Langkah::Penutupan, from, k.kalender);
    }
}

pub(super) fn batalkan_penilaian(aduan: &mut Aduan, k: &Konteks<'_>) -> Result<(), Refusal> {
    if aduan.penilaian_kini().is_none() {
        return Err(Refusal::BelumDinilai); // another window of the same citizen was faster
    }
    if tenggat_kini(aduan, k).lewat(k.kini) {
        return Err(Refusal::MasaPenilaianLewat); // the clock is about to close it
    }
    aduan.penilaian = None;
    stop_closing(aduan);
    Ok(())
}

/// Goes on with the clock of the verdict, or with what is left of the time to regret where that is
/// longer: whoever regrets on the last day can still say what is wrong.
fn stop_closing(aduan: &mut Aduan) {
    if let Status::Dijawab { tenggat, semula } = &mut aduan.status
        && tenggat.langkah == Langkah::Penutupan
        && let Some(first) = semula.take()
    {
        if first.jatuh_tempo >= tenggat.jatuh_tempo {
            *tenggat = first;
        } else {
            tenggat.langkah = Langkah::UmpanBalik;
            *semula = Some(first);
        }
    }
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
    if aduan.puas() {
        return Err(Refusal::MasihPuas);
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
