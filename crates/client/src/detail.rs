//! The detail pane: one aduan with names, dates, deadlines, suggestions and like answers in
//! words.

use crate::book::Book;
use crate::clockface::{Clockface, chip, clockface};
use crate::deadline;
use crate::linimasa::linimasa;
use domain::aduan::command::{Command, CommandKind};
use domain::aduan::event::Peristiwa;
use domain::aduan::status::StatusCode;
use domain::aduan::{Aduan, Privasi};
use domain::alur::permissions::{boleh_buka_identitas, perintah_boleh};
use domain::id::SkpdKode;
use domain::kata::waktu::{kapan, tanggal_panjang, tanggal_singkat, waktu_panjang};
use domain::person::aktor::Aktor;
use domain::referensi::Referensi;
use domain::saran::{Bahan, JejakSkpd, sarankan};
use domain::tenggat::kalender::wib;
use jiff::{Span, Timestamp};
use std::collections::{BTreeMap, HashSet};
use wire::aduan::AduanView;
use wire::desk::{AduanDetail, JawabanSerupa, SaranSkpd, TenggatHari};

/// No more like answers than fit beside the editor.
const MOST_LIKE: usize = 5;

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
    let face = clockface(aktor, aduan);
    let tempat = referensi.tempat(&aduan.isi.kecamatan, &aduan.isi.desa);
    let kategori = aduan.isi.kategori.as_deref();
    let perintah = perintah_boleh(aktor, aduan);
    let disposisi = aduan.disposisi.as_ref();
    AduanDetail {
        kecamatan: tempat.kecamatan.to_owned(),
        desa: tempat.desa.to_owned(),
        kategori: kategori.map(|kode| referensi.nama_kategori(kode).to_owned()),
        skpd_nama: disposisi.map(|disposisi| referensi.nama_skpd(&disposisi.utama).to_owned()),
        pendukung_nama: supporters(referensi, aduan),
        status_label: aduan.status.code().label().to_owned(),
        chip: chip(face, kini, kalender),
        tenggat_teks: deadline::text(aduan, face, kini, kalender),
        tenggat_hari: running_days(face),
        peristiwa_teks: tanggal_panjang(aduan.isi.tanggal_peristiwa),
        diterima_teks: waktu_panjang(aduan.diterima_pada),
        saran: suggestions(book, referensi, view, kini),
        keberatan: objection(view),
        linimasa: linimasa(view, referensi, kini),
        serupa: like_answers(book, referensi, aduan),
        boleh_buka_identitas: boleh_buka_identitas(aktor.peran()),
        tujuan_disposisi: targets(referensi, &perintah, kini),
        tunda_mulai: wib(kini).date().saturating_add(Span::new().days(1)),
        ditunda_sampai: aduan.status.ditunda_sampai().map(tanggal_singkat),
        draf_diajukan: aduan.draf.last().map(|draf| kapan(draf.pada, kini)),
        perintah,
        view: view.clone(),
    }
}

/// Names of the supporting SKPD.
fn supporters(referensi: &Referensi, aduan: &Aduan) -> Vec<String> {
    let disposisi = aduan.disposisi.iter();
    disposisi
        .flat_map(|disposisi| &disposisi.pendukung)
        .map(|pendukung| referensi.nama_skpd(&pendukung.skpd).to_owned())
        .collect()
}

/// Every day of the clock that runs.
fn running_days(face: Clockface<'_>) -> Vec<TenggatHari> {
    match face {
        Clockface::Running(tenggat) => deadline::days(tenggat),
        Clockface::Paused | Clockface::Stopped => Vec::new(),
    }
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

/// The likely SKPD, without those that have returned it as not theirs; none where the viewer
/// cannot dispose.
fn suggestions(
    book: &Book,
    referensi: &Referensi,
    view: &AduanView,
    kini: Timestamp,
) -> Vec<SaranSkpd> {
    let aduan = &view.aduan;
    if !perintah_boleh(&book.petugas.aktor, aduan).contains(&CommandKind::Disposisikan) {
        return Vec::new();
    }
    let returned: Vec<&SkpdKode> = commands(view)
        .filter(|(command, _)| matches!(command, Command::Kembalikan { .. }))
        .filter_map(|(_, aktor)| aktor.skpd())
        .collect();
    let kategori = aduan.isi.kategori.as_deref();
    let tempat = referensi.tempat(&aduan.isi.kecamatan, &aduan.isi.desa);
    let saran = sarankan(&Bahan {
        isi: &aduan.isi,
        kategori: kategori.and_then(|kode| referensi.kategori(kode)),
        kecamatan: tempat.kecamatan,
        skpd: &referensi.skpd,
        jejak: &track_records(book, aduan),
        pada: wib(kini).date(),
    });
    saran
        .into_iter()
        .filter(|saran| !returned.contains(&&saran.kode))
        .map(|saran| SaranSkpd {
            kode: saran.kode,
            nama: saran.nama,
            persen: saran.persen,
            keyakinan: saran.keyakinan,
            alasan: saran.alasan,
            aktif: saran.aktif,
        })
        .collect()
}

/// What the citizen objected.
fn objection(view: &AduanView) -> Option<String> {
    commands(view).find_map(|(command, _)| {
        let Command::AjukanKeberatan { alasan } = command else {
            return None;
        };
        Some(alasan.clone())
    })
}

/// Every command that was granted, and to whom.
fn commands(view: &AduanView) -> impl Iterator<Item = (&Command, &Aktor)> {
    let commands = view.riwayat.iter().map(|baris| &baris.event);
    commands.filter_map(|event| match &event.peristiwa {
        Peristiwa::Perintah { isi } => Some((isi, &event.aktor)),
        Peristiwa::Diajukan { .. } => None,
    })
}

/// How many like aduan each SKPD answered, and how many it is working on.
fn track_records(book: &Book, aduan: &Aduan) -> Vec<JejakSkpd> {
    let words = title_words(aduan);
    let mut records: BTreeMap<&SkpdKode, (u32, u32)> = BTreeMap::new();
    for page in book.aduan.values() {
        let other = &page.view.aduan;
        let Some(disposisi) = &other.disposisi else {
            continue;
        };
        let (answered, active) = records.entry(&disposisi.utama).or_default();
        *active += u32::from(is_being_worked_on(other.status.code()));
        let like = other.id != aduan.id && likeness(&words, aduan, other) >= LIKE;
        *answered += u32::from(!other.jawaban.is_empty() && like);
    }
    records
        .into_iter()
        .map(|(kode, (dijawab_serupa, aktif))| JejakSkpd {
            kode: kode.clone(),
            dijawab_serupa,
            aktif,
        })
        .collect()
}

fn is_being_worked_on(status: StatusCode) -> bool {
    matches!(
        status,
        StatusCode::Disposisi
            | StatusCode::Penanganan
            | StatusCode::DitundaPerwaktu
            | StatusCode::DitundaCatatan
            | StatusCode::PerluPerbaikan
    )
}

fn like_answers(book: &Book, referensi: &Referensi, aduan: &Aduan) -> Vec<JawabanSerupa> {
    let words = title_words(aduan);
    let mut like: Vec<(u32, &Aduan)> = book
        .aduan
        .values()
        .map(|page| &page.view.aduan)
        .filter(|other| other.id != aduan.id && other.isi.privasi != Privasi::Rahasia)
        .filter(|other| !other.jawaban.is_empty())
        .map(|other| (likeness(&words, aduan, other), other))
        .filter(|(likeness, _)| *likeness >= LIKE)
        .collect();
    like.sort_by_key(|(likeness, other)| std::cmp::Reverse((*likeness, other.nomor)));
    like.into_iter()
        .take(MOST_LIKE)
        .filter_map(|(_, other)| {
            let tempat = referensi.tempat(&other.isi.kecamatan, &other.isi.desa);
            Some(JawabanSerupa {
                nomor: other.nomor,
                kecamatan: tempat.kecamatan.to_owned(),
                isi: other.jawaban.last()?.isi.clone(),
                nilai: other.penilaian.as_ref().map(|penilaian| penilaian.nilai),
            })
        })
        .collect()
}

/// Points from which two aduan count as alike: the same field, or two words of the title.
const LIKE: u32 = 2;

/// Points for the same field, the same desa, and common words of the titles.
fn likeness(words: &HashSet<String>, aduan: &Aduan, other: &Aduan) -> u32 {
    let field = aduan.isi.kategori.is_some() && aduan.isi.kategori == other.isi.kategori;
    let common = title_words(other).intersection(words).count();
    let desa = common > 0 && aduan.isi.desa == other.isi.desa;
    2 * u32::from(field) + u32::from(desa) + u32::try_from(common).unwrap_or(u32::MAX / 2)
}

fn title_words(aduan: &Aduan) -> HashSet<String> {
    aduan
        .isi
        .judul
        .split(|letter: char| !letter.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| word.len() >= 4)
        .collect()
}
