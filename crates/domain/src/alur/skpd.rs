//! What a SKPD does: returns, postpones, goes on, drafts and contributes (SOP step 3).

use super::Konteks;
use super::putusan::{putuskan, putuskan_keterlambatan, putuskan_tanpa_masukan, tenggat_kini};
use super::typed::required;
use crate::aduan::isian::isian_kosong;
use crate::aduan::status::{Status, StatusCode};
use crate::aduan::{Aduan, Draf, Masukan};
use crate::alur::refusal::Refusal;
use crate::batas::BATAS;
use crate::id::{PersonId, SkpdKode};
use crate::person::aktor::Aktor;
use crate::tenggat::kalender::wib;
use crate::tenggat::{Langkah, SaatJeda, Satuan, SisaWaktu, Tenggat, keep};
use jiff::civil::Date;

pub(super) fn kembali_ke_diskominfo(aduan: &mut Aduan, k: &Konteks<'_>) {
    let own = aduan.status.code() == StatusCode::DrafJawaban; // Diskominfo's own clock runs
    let pemilik = if own { None } else { utama(aduan) };
    putuskan_keterlambatan(aduan, pemilik, k);
    putuskan_tanpa_masukan(aduan, k);
    aduan.disposisi = None;
    aduan.status = Status::Dikembalikan {
        tenggat: k.mulai(Langkah::PenerusanUlang),
    };
}

/// What is left for the SKPD, whether its clock runs or is paused already.
fn sisa_skpd(aduan: &Aduan, k: &Konteks<'_>) -> SisaWaktu {
    let paused = aduan.status.ditunda_sisa();
    paused.unwrap_or_else(|| k.pause(&tenggat_kini(aduan, k)))
}

/// Stops the clocks of the supporting SKPD that still owe a contribution; a clock that was overdue
/// gets its verdict first.
fn pause_pendukung(aduan: &mut Aduan, k: &Konteks<'_>) {
    let mut terlambat = Vec::new();
    for pendukung in aduan.disposisi.iter_mut().flat_map(|d| &mut d.pendukung) {
        if pendukung.masukan.is_some() || pendukung.jeda.is_some() {
            continue;
        }
        if pendukung.tenggat.lewat(k.kini) {
            terlambat.push((pendukung.skpd.clone(), pendukung.tenggat.clone()));
        }
        pendukung.jeda = Some(k.pause(&pendukung.tenggat));
    }
    for (skpd, tenggat) in terlambat {
        putuskan(aduan, &tenggat, Some(skpd), k);
    }
}

/// Lets those clocks go on with what was left.
fn resume_pendukung(aduan: &mut Aduan, k: &Konteks<'_>) {
    for pendukung in aduan.disposisi.iter_mut().flat_map(|d| &mut d.pendukung) {
        if let Some(sisa) = pendukung.jeda.take() {
            pendukung.tenggat = k.resume(Langkah::Tanggapan, sisa);
        }
    }
}

pub(super) fn tunda_perwaktu(
    aduan: &mut Aduan,
    sampai: Date,
    alasan: &str,
    k: &Konteks<'_>,
) -> Result<(), Refusal> {
    required("alasan", alasan, BATAS.catatan)?;
    if sampai <= wib(k.kini).date() {
        return Err(Refusal::TanggalHarusMendatang);
    }
    let hari_ini = wib(k.kini).date();
    let paling_lama = jiff::Span::new().days(BATAS.penundaan_hari);
    if sampai > hari_ini.saturating_add(paling_lama) {
        return Err(Refusal::TanggalTerlaluJauh);
    }
    let utama = utama(aduan);
    putuskan_keterlambatan(aduan, utama, k);
    pause_pendukung(aduan, k);
    let sisa = sisa_skpd(aduan, k);
    aduan.status = Status::DitundaPerwaktu {
        sampai,
        alasan: alasan.to_owned(),
        sisa,
    };
    Ok(())
}

pub(super) fn tunda_catatan(
    aduan: &mut Aduan,
    alasan: &str,
    k: &Konteks<'_>,
) -> Result<(), Refusal> {
    required("alasan", alasan, BATAS.catatan)?;
    let utama = utama(aduan);
    putuskan_keterlambatan(aduan, utama, k);
    pause_pendukung(aduan, k);
    aduan.status = Status::DitundaCatatan {
        alasan: alasan.to_owned(),
        sisa: sisa_skpd(aduan, k),
        tenggat: k.mulai(Langkah::Penjelasan),
    };
    Ok(())
}

pub(super) fn lanjut(aduan: &mut Aduan, aktor: &Aktor, k: &Konteks<'_>) -> Result<(), Refusal> {
    if matches!(aktor, Aktor::Sistem) {
        // The clock resumes dated pauses alone.
        let Status::DitundaPerwaktu { sampai, .. } = &aduan.status else {
            return Err(Refusal::BelumWaktunya);
        };
        if *sampai > wib(k.kini).date() {
            return Err(Refusal::BelumWaktunya);
        }
    }
    let utama = utama(aduan);
    putuskan_keterlambatan(aduan, utama, k);
    resume_pendukung(aduan, k);
    let sisa = sisa_skpd(aduan, k);
    aduan.status = Status::Penanganan {
        tenggat: resume_own(sisa, k),
    };
    Ok(())
}

/// The lead SKPD ends a pause of its own. One that ends on the day on which it began gives nothing
/// back: otherwise a pause over closing time, every day, moves the deadline every day.
fn resume_own(sisa: SisaWaktu, k: &Konteks<'_>) -> Tenggat {
    let same_day = |saat: &SaatJeda| wib(saat.pada).date() == wib(k.kini).date();
    let in_days = sisa.satuan != Satuan::Jam; // hours come back to the second
    match sisa.saat.filter(same_day) {
        Some(saat) if in_days => {
            let (langkah, versi) = (Langkah::Tanggapan, k.aturan.versi);
            keep(langkah, saat, sisa.satuan, versi, k.kalender)
        }
        Some(_) | None => k.resume(Langkah::Tanggapan, sisa),
    }
}

pub(super) fn ajukan_draf(
    aduan: &mut Aduan,
    aktor: &Aktor,
    isi: &str,
    k: &Konteks<'_>,
) -> Result<(), Refusal> {
    required("isi", isi, BATAS.jawaban)?;
    if !isian_kosong(isi).is_empty() {
        return Err(Refusal::IsianBelumLengkap);
    }
    let (skpd, oleh) = petugas(aktor)?;
    let tenggat = tenggat_kini(aduan, k);
    putuskan(aduan, &tenggat, Some(skpd.clone()), k);
    let versi = u32::try_from(aduan.draf.len()).unwrap_or(u32::MAX - 1) + 1;
    aduan.draf.push(Draf {
        versi,
        isi: isi.to_owned(),
        skpd,
        oleh,
        pada: k.kini,
    });
    aduan.status = Status::DrafJawaban {
        sisa: k.pause(&tenggat),
        tenggat: k.mulai(Langkah::Koreksi),
    };
    Ok(())
}

pub(super) fn beri_masukan(
    aduan: &mut Aduan,
    aktor: &Aktor,
    isi: &str,
    k: &Konteks<'_>,
) -> Result<(), Refusal> {
    required("isi", isi, BATAS.jawaban)?;
    let (skpd, _) = petugas(aktor)?;
    let pendukung = aduan
        .disposisi
        .as_mut()
        .and_then(|disposisi| disposisi.pendukung.iter_mut().find(|p| p.skpd == skpd))
        .ok_or(Refusal::BukanTugasAnda)?;
    let pertama = pendukung.masukan.is_none();
    pendukung.masukan = Some(Masukan {
        isi: isi.to_owned(),
        pada: k.kini,
    });
    let tenggat = match pendukung.jeda.take() {
        Some(sisa) => k.resume(Langkah::Tanggapan, sisa), // in time: the clock stood still
        None => pendukung.tenggat.clone(),
    };
    if pertama {
        putuskan(aduan, &tenggat, Some(skpd), k);
    }
    Ok(())
}

fn petugas(aktor: &Aktor) -> Result<(SkpdKode, PersonId), Refusal> {
    // Only officers of a SKPD write for it.
    let Aktor::PetugasSkpd { id, skpd } = aktor else {
        return Err(Refusal::BukanTugasAnda);
    };
    Ok((skpd.clone(), *id))
}

/// The lead SKPD, whose clock runs while it has the aduan.
fn utama(aduan: &Aduan) -> Option<SkpdKode> {
    let disposisi = aduan.disposisi.as_ref();
    disposisi.map(|disposisi| disposisi.utama.clone())
}
