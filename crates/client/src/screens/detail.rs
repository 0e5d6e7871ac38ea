//! The detail pane: one aduan with names, dates, deadlines, suggestions and like answers in
//! words.

use super::countdown::{Countdown, chip, countdown};
use super::deadline;
use super::granted::granted;
use super::linimasa::linimasa;
use super::names::{nama_kategori, nama_skpd, tempat};
use super::suggestions::{like_answers, suggestions};
use crate::book::Book;
use domain::aduan::Aduan;
use domain::aduan::command::{Command, CommandKind};
use domain::alur::permissions::perintah_boleh;
use domain::kata::waktu::{jam, tanggal_panjang};
use domain::referensi::Referensi;
use domain::tenggat::kalender::wib;
use jiff::Timestamp;
use wire::aduan::AduanView;
use wire::desk::{AduanDetail, TenggatHari};

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
    let (kecamatan, desa) = tempat(referensi, aduan);
    let perintah = perintah_boleh(aktor, aduan);
    let disposes = perintah.contains(&CommandKind::Disposisikan);
    AduanDetail {
        kecamatan: kecamatan.to_owned(),
        desa: desa.to_owned(),
        kategori: nama_kategori(referensi, aduan),
        skpd_nama: utama(referensi, aduan),
        pendukung_nama: pendukung(referensi, aduan),
        status_label: aduan.status.code().label().to_owned(),
        chip: chip(countdown, kini, kalender),
        tenggat_teks: deadline::text(aduan, countdown, kini, kalender),
        tenggat_hari: running_days(countdown),
        peristiwa_teks: tanggal_panjang(aduan.isi.tanggal_peristiwa),
        diterima_teks: arrival(aduan),
        saran: disposes
            .then(|| suggestions(book, referensi, view, kini))
            .unwrap_or_default(),
        keberatan: objection(view),
        linimasa: linimasa(view, referensi, kini),
        serupa: like_answers(book, referensi, aduan),
        perintah,
        view: view.clone(),
    }
}

fn utama(referensi: &Referensi, aduan: &Aduan) -> Option<String> {
    let disposisi = aduan.disposisi.as_ref()?;
    Some(nama_skpd(referensi, &disposisi.utama))
}

fn pendukung(referensi: &Referensi, aduan: &Aduan) -> Vec<String> {
    let disposisi = aduan.disposisi.iter();
    disposisi
        .flat_map(|disposisi| &disposisi.pendukung)
        .map(|pendukung| nama_skpd(referensi, &pendukung.skpd))
        .collect()
}

fn running_days(countdown: Countdown<'_>) -> Vec<TenggatHari> {
    match countdown {
        Countdown::Running(tenggat) => deadline::days(tenggat),
        Countdown::Paused | Countdown::Stopped => Vec::new(),
    }
}

/// `Senin, 10 Agustus 2026, 09.47 WIB`.
fn arrival(aduan: &Aduan) -> String {
    let tanggal = tanggal_panjang(wib(aduan.diterima_pada).date());
    format!("{tanggal}, {} WIB", jam(aduan.diterima_pada))
}

/// What the citizen objected.
fn objection(view: &AduanView) -> Option<String> {
    granted(view).find_map(|(command, _)| match command {
        Command::AjukanKeberatan { alasan } => Some(alasan.clone()),
        _ => None, // of all commands one is looked for
    })
}
