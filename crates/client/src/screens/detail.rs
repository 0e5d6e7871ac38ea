//! The detail pane: one aduan with names, dates, deadlines, suggestions and like answers in
//! words.

use super::countdown::{Countdown, chip, countdown};
use super::deadline;
use super::granted::granted;
use super::linimasa::linimasa;
use super::reason::reason;
use super::suggestions::{like_answers, loads, suggestions};
use crate::book::Book;
use domain::aduan::Aduan;
use domain::aduan::command::{Command, CommandKind};
use domain::alur::permissions::{boleh_buka_identitas, perintah_boleh};
use domain::id::SkpdKode;
use domain::kata::waktu::{kapan, tanggal_panjang, tanggal_pendek, tanggal_singkat, waktu_panjang};
use domain::referensi::Referensi;
use domain::tenggat::kalender::{Kalender, wib};
use jiff::{Span, Timestamp};
use wire::aduan::AduanView;
use wire::desk::{AduanDetail, TenggatHari, TundaPilihan};

/// How many working days ahead a postponement may be chosen.
const POSTPONED_BY: u32 = 60;

/// Everything the detail pane shows.
pub(crate) fn detail(
    book: &Book,
    referensi: &Referensi,
    view: &AduanView,
    kini: Timestamp,
) -> AduanDetail {
    let aduan = &view.aduan;
    let aktor = &book.petugas.aktor;
    let kalender = &referensi.kalender;
    let countdown = countdown(aktor, aduan);
    let tempat = referensi.tempat(&aduan.isi.kecamatan, &aduan.isi.desa);
    let perintah = perintah_boleh(aktor, aduan);
    AduanDetail {
        kecamatan: tempat.kecamatan.to_owned(),
        desa: tempat.desa.to_owned(),
        kategori: kategori(referensi, aduan),
        skpd_nama: utama(referensi, aduan),
        pendukung_nama: pendukung(referensi, aduan),
        chip: chip(countdown, kini, kalender),
        tenggat_teks: deadline::text(aduan, countdown, kini, kalender),
        tenggat_hari: running_days(countdown),
        peristiwa_teks: tanggal_panjang(aduan.isi.tanggal_peristiwa),
        diterima_teks: waktu_panjang(aduan.diterima_pada),
        saran: suggestions(book, referensi, view, kini),
        keberatan: objection(view),
        linimasa: linimasa(view, referensi, kini),
        serupa: like_answers(book, referensi, aduan),
        boleh_buka_identitas: boleh_buka_identitas(aktor.peran()),
        tujuan_disposisi: targets(referensi, &perintah, kini),
        beban: loads(book, view),
        tunda_mulai: wib(kini).date().saturating_add(Span::new().days(1)),
        tunda_pilihan: postponements(&perintah, kalender, kini),
        alasan: reason(view),
        ditunda_sampai: aduan.status.ditunda_sampai().map(tanggal_singkat),
        draf_diajukan: aduan.draf.last().map(|draf| kapan(draf.pada, kini)),
        perintah,
        view: view.clone(),
    }
}

fn kategori(referensi: &Referensi, aduan: &Aduan) -> Option<String> {
    let kode = aduan.isi.kategori.as_deref()?;
    Some(referensi.nama_kategori(kode).to_owned())
}

fn utama(referensi: &Referensi, aduan: &Aduan) -> Option<String> {
    let disposisi = aduan.disposisi.as_ref()?;
    Some(referensi.nama_skpd(&disposisi.utama).to_owned())
}

fn pendukung(referensi: &Referensi, aduan: &Aduan) -> Vec<String> {
    let disposisi = aduan.disposisi.iter();
    disposisi
        .flat_map(|disposisi| &disposisi.pendukung)
        .map(|pendukung| referensi.nama_skpd(&pendukung.skpd).to_owned())
        .collect()
}

fn running_days(countdown: Countdown<'_>) -> Vec<TenggatHari> {
    match countdown {
        Countdown::Running(tenggat) => deadline::days(tenggat),
        Countdown::Paused | Countdown::PausedLate(_) | Countdown::Stopped => Vec::new(),
    }
}

/// The working days to which the viewer may postpone.
fn postponements(
    perintah: &[CommandKind],
    kalender: &Kalender,
    kini: Timestamp,
) -> Vec<TundaPilihan> {
    if !perintah.contains(&CommandKind::TundaPerwaktu) {
        return Vec::new();
    }
    let hari_ini = wib(kini).date();
    let day = |n| {
        let tanggal = kalender.hari_kerja_setelah(hari_ini, n);
        TundaPilihan {
            tanggal,
            teks: format!("{} · {n} hari kerja lagi", tanggal_pendek(tanggal)),
        }
    };
    (1..=POSTPONED_BY).map(day).collect()
}

/// SKPD to choose from, where the viewer has to choose one.
fn targets(referensi: &Referensi, perintah: &[CommandKind], kini: Timestamp) -> Vec<SkpdKode> {
    let chooses = [CommandKind::Disposisikan, CommandKind::Kembalikan];
    if !chooses.iter().any(|kind| perintah.contains(kind)) {
        return Vec::new();
    }
    let tujuan = referensi.tujuan(wib(kini).date());
    tujuan.map(|skpd| skpd.kode.clone()).collect()
}

/// What the citizen objected.
fn objection(view: &AduanView) -> Option<String> {
    granted(view).find_map(|(command, _)| {
        let Command::AjukanKeberatan { alasan } = command else {
            return None;
        };
        Some(alasan.clone())
    })
}
