//! What Diskominfo does: asks, disposes, merges, corrects and publishes (SOP steps 2 and 4).

use super::Konteks;
use super::putusan::{putuskan, putuskan_keterlambatan, putuskan_tanpa_masukan, tenggat_kini};
use super::typed::{fits, required};
use crate::aduan::command::CommandKind;
use crate::aduan::status::{Status, StatusCode};
use crate::aduan::{Aduan, Disposisi, Jawaban, Pendukung, Privasi, Sifat};
use crate::alur::refusal::Refusal;
use crate::batas::BATAS;
use crate::id::SkpdKode;
use crate::person::aktor::Aktor;
use crate::tenggat::{Langkah, SisaWaktu, Tenggat};
use std::collections::BTreeSet;

pub(super) fn minta_kelengkapan(
    aduan: &mut Aduan,
    permintaan: &str,
    k: &Konteks<'_>,
) -> Result<(), Refusal> {
    required("permintaan", permintaan, BATAS.catatan)?;
    putuskan_keterlambatan(aduan, None, k);
    aduan.status = Status::PerluKelengkapan {
        permintaan: permintaan.to_owned(),
        sisa: k.pause(&tenggat_kini(aduan, k)),
        tenggat: k.mulai(Langkah::Kelengkapan),
    };
    Ok(())
}

pub(super) fn must_be_superadmin(aduan: &Aduan, aktor: &Aktor) -> Result<(), Refusal> {
    if aduan.dikembalikan >= BATAS.pengembalian && !matches!(aktor, Aktor::Superadmin { .. }) {
        return Err(Refusal::PerluSuperadmin);
    }
    Ok(())
}

pub(super) fn disposisikan(
    aduan: &mut Aduan,
    utama: &SkpdKode,
    pendukung: &[SkpdKode],
    catatan: &str,
    sifat: Sifat,
    k: &Konteks<'_>,
) -> Result<(), Refusal> {
    fits("catatan", catatan, BATAS.catatan)?;
    can_be_chosen(aduan, utama, pendukung, k)?;
    tutup_langkah_diskominfo(aduan, k);
    let tenggat = k.mulai(Langkah::Tanggapan);
    let pendukung = pendukung
        .iter()
        .map(|skpd| Pendukung {
            skpd: skpd.clone(),
            tenggat: tenggat.clone(),
            jeda: None,
            masukan: None,
        })
        .collect();
    aduan.disposisi = Some(Disposisi {
        utama: utama.clone(),
        pendukung,
        catatan: catatan.to_owned(),
        sifat,
        pada: k.kini,
    });
    aduan.status = Status::Disposisi { tenggat };
    Ok(())
}

/// Each SKPD takes dispositions and is named once; a confidential aduan goes to one alone.
fn can_be_chosen(
    aduan: &Aduan,
    utama: &SkpdKode,
    pendukung: &[SkpdKode],
    k: &Konteks<'_>,
) -> Result<(), Refusal> {
    let mut dipilih = BTreeSet::new();
    for kode in std::iter::once(utama).chain(pendukung) {
        if !k.tujuan.contains(kode) {
            return Err(Refusal::SkpdTidakDikenal { kode: kode.clone() });
        }
        if !dipilih.insert(kode) {
            return Err(Refusal::SkpdGanda { kode: kode.clone() });
        }
    }
    if aduan.isi.privasi == Privasi::Rahasia && !pendukung.is_empty() {
        return Err(Refusal::RahasiaTanpaPendukung);
    }
    Ok(())
}

pub(super) fn gabungkan(aduan: &mut Aduan, alasan: &str, k: &Konteks<'_>) -> Result<(), Refusal> {
    required("alasan", alasan, BATAS.catatan)?;
    let induk = k.induk.ok_or(Refusal::IndukTidakDitemukan)?;
    if induk.id == aduan.id {
        return Err(Refusal::GabungKeDiriSendiri);
    }
    if matches!(induk.status, StatusCode::Digabung | StatusCode::Ditolak) {
        return Err(Refusal::IndukTidakCocok);
    }
    // Whoever follows gets the answer, and a confidential answer is for its reporter alone.
    let pelapor_lain = induk.pelapor != aduan.pelapor || induk.diikuti_pelapor_lain;
    if induk.privasi == Privasi::Rahasia && pelapor_lain {
        return Err(Refusal::IndukRahasia);
    }
    tutup_langkah_diskominfo(aduan, k);
    aduan.status = Status::Digabung {
        ke: induk.id,
        nomor: induk.nomor,
    };
    Ok(())
}

pub(super) fn kembalikan_draf(
    aduan: &mut Aduan,
    catatan: &str,
    k: &Konteks<'_>,
) -> Result<(), Refusal> {
    required("catatan", catatan, BATAS.catatan)?;
    if let Status::DrafJawaban { tenggat, sisa } = aduan.status.clone() {
        putuskan(aduan, &tenggat, None, k);
        aduan.status = Status::PerluPerbaikan {
            catatan: catatan.to_owned(),
            tenggat: repair(sisa, k),
        };
    }
    Ok(())
}

/// The clock of a repair: what was left when the draft was handed in, but at least the rule.
fn repair(sisa: SisaWaktu, k: &Konteks<'_>) -> Tenggat {
    let left = k.resume(Langkah::Perbaikan, sisa);
    let least = k.mulai(Langkah::Perbaikan);
    if least.jatuh_tempo > left.jatuh_tempo {
        least
    } else {
        left
    }
}

pub(super) fn terbitkan(
    aduan: &mut Aduan,
    aktor: &Aktor,
    isi: &str,
    k: &Konteks<'_>,
) -> Result<(), Refusal> {
    required("isi", isi, BATAS.jawaban)?;
    let draf = aduan
        .draf
        .last()
        .cloned()
        .ok_or(Refusal::StatusTidakCocok {
            status: aduan.status.code(),
            perintah: CommandKind::Terbitkan,
        })?;
    let oleh = aktor.id().ok_or(Refusal::BukanTugasAnda)?;
    let tenggat = tenggat_kini(aduan, k);
    putuskan(aduan, &tenggat, None, k);
    putuskan_tanpa_masukan(aduan, k);
    aduan.jawaban.push(Jawaban {
        draf_versi: draf.versi,
        isi: isi.to_owned(),
        skpd: draf.skpd,
        oleh,
        pada: k.kini,
    });
    aduan.status = Status::Dijawab {
        tenggat: k.mulai(Langkah::UmpanBalik),
        semula: None,
    };
    Ok(())
}

/// Freezes Diskominfo's verdict where its own clock was running.
pub(super) fn tutup_langkah_diskominfo(aduan: &mut Aduan, k: &Konteks<'_>) {
    if let Status::Masuk { tenggat } | Status::Dikembalikan { tenggat } = aduan.status.clone() {
        putuskan(aduan, &tenggat, None, k);
    }
}
