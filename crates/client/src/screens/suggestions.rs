//! What earlier aduan suggest for this one: the SKPD that probably has to answer, and answers that
//! may help to write another.

use super::granted::granted;
use crate::book::Book;
use domain::aduan::command::{Command, CommandKind};
use domain::aduan::{Aduan, Privasi};
use domain::alur::permissions::perintah_boleh;
use domain::id::SkpdKode;
use domain::referensi::Referensi;
use domain::saran::{Bahan, JejakSkpd, SaranSkpd, sarankan};
use domain::tenggat::kalender::wib;
use jiff::Timestamp;
use std::collections::{BTreeMap, HashSet};
use wire::aduan::AduanView;
use wire::desk::{BebanSkpd, JawabanSerupa};

/// No more like answers than fit beside the editor.
const MOST_LIKE: usize = 5;
/// Points from which two aduan count as alike: the same field, or two words of the title.
const LIKE: u32 = 2;

/// The likely SKPD, without those that have returned it as not theirs; none where the viewer
/// cannot dispose.
pub(super) fn suggestions(
    book: &Book,
    referensi: &Referensi,
    view: &AduanView,
    kini: Timestamp,
) -> Vec<SaranSkpd> {
    let aduan = &view.aduan;
    if !perintah_boleh(&book.petugas.aktor, aduan).contains(&CommandKind::Disposisikan) {
        return Vec::new();
    }
    let returned: Vec<&SkpdKode> = granted(view)
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
        .collect()
}

/// How many aduan each SKPD works on, for whoever disposes one more.
pub(super) fn loads(book: &Book, view: &AduanView) -> Vec<BebanSkpd> {
    if !perintah_boleh(&book.petugas.aktor, &view.aduan).contains(&CommandKind::Disposisikan) {
        return Vec::new();
    }
    track_records(book, &view.aduan)
        .into_iter()
        .filter(|record| record.aktif > 0)
        .map(|JejakSkpd { kode, aktif, .. }| BebanSkpd { kode, aktif })
        .collect()
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
        *active += u32::from(other.status.code().is_at_skpd());
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

/// Published answers to like aduan, best first.
pub(super) fn like_answers(
    book: &Book,
    referensi: &Referensi,
    aduan: &Aduan,
) -> Vec<JawabanSerupa> {
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
