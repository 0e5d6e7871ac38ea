//! The detail pane: one aduan with names, dates, deadlines, suggestions and like answers in
//! words.

use crate::book::Book;
use crate::clockface::{Clockface, chip, clockface};
use crate::deadline;
use crate::linimasa::linimasa;
use crate::list::{names_of_place, skpd};
use domain::aduan::{Aduan, Privasi};
use domain::aktor::Aktor;
use domain::command::{Command, CommandKind};
use domain::event::Peristiwa;
use domain::id::SkpdKode;
use domain::kalender::wib;
use domain::permissions::perintah_boleh;
use domain::saran::{Bahan, JejakSkpd, sarankan};
use domain::status::StatusCode;
use domain::teks_waktu::{jam, tanggal_panjang};
use jiff::Timestamp;
use std::collections::{BTreeMap, HashSet};
use wire::aduan::AduanView;
use wire::desk::{AduanDetail, JawabanSerupa, SaranSkpd};
use wire::referensi::Referensi;

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
    let (kecamatan, desa) = names_of_place(referensi, aduan);
    let perintah = perintah_boleh(aktor, aduan);
    let disposisi = aduan.disposisi.as_ref();
    AduanDetail {
        kecamatan: kecamatan.to_owned(),
        desa: desa.to_owned(),
        kategori: kategori(referensi, aduan),
        skpd_nama: disposisi.map(|disposisi| name(referensi, &disposisi.utama)),
        pendukung_nama: disposisi
            .iter()
            .flat_map(|disposisi| &disposisi.pendukung)
            .map(|pendukung| name(referensi, &pendukung.skpd))
            .collect(),
        status_label: aduan.status.code().label().to_owned(),
        chip: chip(face, kini, kalender),
        tenggat_teks: deadline::text(aduan, face, kini, kalender),
        tenggat_hari: match face {
            Clockface::Running(tenggat) => deadline::days(tenggat),
            Clockface::Paused | Clockface::Stopped => Vec::new(),
        },
        peristiwa_teks: tanggal_panjang(aduan.isi.tanggal_peristiwa),
        diterima_teks: format!(
            "{}, {} WIB",
            tanggal_panjang(wib(aduan.diterima_pada).date()),
            jam(aduan.diterima_pada)
        ),
        saran: if perintah.contains(&CommandKind::Disposisikan) {
            suggestions(book, referensi, view, kini)
        } else {
            Vec::new()
        },
        keberatan: objection(view),
        linimasa: linimasa(view, referensi, kini),
        serupa: like_answers(book, referensi, aduan),
        perintah,
        view: view.clone(),
    }
}

fn kategori(referensi: &Referensi, aduan: &Aduan) -> Option<String> {
    let kode = aduan.isi.kategori.as_ref()?;
    let known = referensi
        .kategori
        .iter()
        .find(|kategori| kategori.kode == *kode);
    Some(known.map_or_else(|| kode.clone(), |kategori| kategori.nama.clone()))
}

fn name(referensi: &Referensi, kode: &SkpdKode) -> String {
    skpd(referensi, kode).map_or_else(|| kode.to_string(), |skpd| skpd.nama.clone())
}

/// The likely SKPD, without those that have returned it as not theirs.
fn suggestions(
    book: &Book,
    referensi: &Referensi,
    view: &AduanView,
    kini: Timestamp,
) -> Vec<SaranSkpd> {
    let aduan = &view.aduan;
    let returned: Vec<&SkpdKode> = commands(view)
        .filter(|(command, _)| matches!(command, Command::Kembalikan { .. }))
        .filter_map(|(_, aktor)| aktor.skpd())
        .collect();
    let kategori = aduan.isi.kategori.as_ref();
    let (kecamatan, _) = names_of_place(referensi, aduan);
    let saran = sarankan(&Bahan {
        isi: &aduan.isi,
        kategori: referensi
            .kategori
            .iter()
            .find(|k| Some(&k.kode) == kategori),
        kecamatan,
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
    commands(view).find_map(|(command, _)| match command {
        Command::AjukanKeberatan { alasan } => Some(alasan.clone()),
        _ => None, // of all commands one is looked for
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
            Some(JawabanSerupa {
                nomor: other.nomor,
                kecamatan: names_of_place(referensi, other).0.to_owned(),
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
