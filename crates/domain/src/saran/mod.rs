//! Which SKPD probably has to answer, and why. A suggestion for the eyes of an admin: nothing
//! is ever disposed by it.
//!
//! Three things speak for a SKPD: words of the aduan that stand in its fields of complaint
//! (rare words more than common ones), the field that the citizen chose, and how often it
//! answered like aduan. A part of the hundred percent is always kept back for "none of these".

mod words;

use crate::aduan::IsiAduan;
use crate::codes;
use crate::id::SkpdKode;
use crate::referensi::{Kategori, Skpd};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;
use words::{Words, keywords};

/// The most that words alone can weigh: a place may be named like a field.
const WORDS: f64 = 3.0;
/// Weight of the field that the citizen chose.
const CHOSEN: f64 = 2.5;
/// Weight of a SKPD that answered every like aduan.
const ANSWERED_BEFORE: f64 = 4.0;
/// How many like aduan must exist before history counts half.
const FEW: f64 = 3.0;
/// Weight of the kecamatan where it happened.
const PLACE: f64 = 0.25;
/// What is kept back for "none of these".
const NONE: f64 = 0.8;
/// Fewer percent than this are noise.
const LEAST: u8 = 4;
/// What the best must have, in percent, for anything to be suggested: less is a guess.
const STRONG: u8 = 30;
/// No more suggestions than fit beside the button.
const MOST: usize = 3;

/// What a suggestion is made from.
#[derive(Debug, Clone, Copy)]
pub struct Bahan<'a> {
    /// What the citizen filed.
    pub isi: &'a IsiAduan,
    /// The field that the citizen chose, if any.
    pub kategori: Option<&'a Kategori>,
    /// Name of the kecamatan where it happened.
    pub kecamatan: &'a str,
    /// Every SKPD.
    pub skpd: &'a [Skpd],
    /// What each SKPD did before; one that is missing did nothing.
    pub jejak: &'a [JejakSkpd],
    /// The day of the disposition.
    pub pada: Date,
}

/// What a SKPD did before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JejakSkpd {
    /// Which.
    pub kode: SkpdKode,
    /// How many like aduan it answered.
    pub dijawab_serupa: u32,
    /// How many aduan it is working on.
    pub aktif: u32,
}

codes! {
    /// How sure a suggestion is.
    pub enum Keyakinan {
        /// 60 percent and more.
        Tinggi = "tinggi",
        /// 30 percent and more.
        Sedang = "sedang",
        /// Less.
        Rendah = "rendah",
    }
}

impl Keyakinan {
    fn dari(persen: u8) -> Self {
        match persen {
            60.. => Self::Tinggi,
            30..60 => Self::Sedang,
            0..30 => Self::Rendah,
        }
    }
}

/// One suggestion with its reasons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaranSkpd {
    /// Which SKPD.
    pub kode: SkpdKode,
    /// Its name.
    pub nama: String,
    /// All suggestions together are at most 100.
    pub persen: u8,
    /// The same in a word.
    pub keyakinan: Keyakinan,
    /// Why, in words.
    pub alasan: Vec<String>,
    /// How many aduan it is working on.
    pub aktif: u32,
}

/// Suggests at most three SKPD, best first; none where nothing speaks strongly for any.
pub fn sarankan(bahan: &Bahan<'_>) -> Vec<SaranSkpd> {
    let candidates: Vec<Candidate<'_>> = bahan
        .skpd
        .iter()
        .filter(|skpd| skpd.menerima_disposisi(bahan.pada))
        .map(|skpd| (skpd, keywords(skpd)))
        .collect();
    let words = Words::of(bahan.isi);
    let mut scored: Vec<(f64, &Skpd, Vec<String>)> = candidates
        .iter()
        .map(|candidate| {
            let (score, alasan) = score(bahan, &words, candidate, &candidates);
            (score * score, candidate.0, alasan) // squared, so that the best stands out
        })
        .filter(|(score, _, _)| *score > 0.0)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.kode.cmp(&b.1.kode)));
    let total: f64 = scored.iter().map(|(score, _, _)| score).sum::<f64>() + NONE;
    let saran: Vec<SaranSkpd> = scored
        .into_iter()
        .take(MOST)
        .map(|(score, skpd, alasan)| suggestion(bahan, skpd, percent(score / total), alasan))
        .filter(|saran| saran.persen >= LEAST)
        .collect();
    match saran.first() {
        Some(best) if best.persen >= STRONG => saran,
        Some(_) | None => Vec::new(),
    }
}

/// A SKPD that takes dispositions, with the words of its fields.
type Candidate<'a> = (&'a Skpd, BTreeSet<String>);

fn suggestion(bahan: &Bahan<'_>, skpd: &Skpd, persen: u8, alasan: Vec<String>) -> SaranSkpd {
    SaranSkpd {
        kode: skpd.kode.clone(),
        nama: skpd.nama.clone(),
        persen,
        keyakinan: Keyakinan::dari(persen),
        alasan,
        aktif: jejak(bahan, skpd).map_or(0, |jejak| jejak.aktif),
    }
}

fn score(
    bahan: &Bahan<'_>,
    words: &Words,
    candidate: &Candidate<'_>,
    candidates: &[Candidate<'_>],
) -> (f64, Vec<String>) {
    let skpd = candidate.0;
    let mut alasan = Vec::new();
    let mut sum = mentions(words, candidate, candidates, &mut alasan).min(WORDS);
    if let Some(kategori) = bahan.kategori
        && kategori.skpd.as_ref() == Some(&skpd.kode)
    {
        sum += CHOSEN;
        alasan.push(format!("Bidang pilihan warga: {}", kategori.nama));
    }
    let answered = jejak(bahan, skpd).map_or(0, |jejak| jejak.dijawab_serupa);
    let all: u32 = bahan.jejak.iter().map(|jejak| jejak.dijawab_serupa).sum();
    if answered > 0 {
        let (answered, all) = (f64::from(answered), f64::from(all));
        sum += ANSWERED_BEFORE * (answered / all) * (all / (all + FEW));
        alasan.push(format!(
            "{answered} dari {all} aduan serupa ditangani dinas ini"
        ));
    }
    if is_office_of(skpd, bahan.kecamatan) {
        sum += PLACE;
        alasan.push(format!("Peristiwa di Kecamatan {}", bahan.kecamatan));
    }
    (sum, alasan)
}

/// Points for words of the aduan that stand in the fields of the SKPD; the fewer SKPD have a
/// word, the more it says.
fn mentions(
    words: &Words,
    candidate: &Candidate<'_>,
    candidates: &[Candidate<'_>],
    alasan: &mut Vec<String>,
) -> f64 {
    let mut sum = 0.0;
    let mut found = Vec::new();
    for keyword in &candidate.1 {
        let Some((word, weight)) = words.find(keyword) else {
            continue;
        };
        let sharing = candidates
            .iter()
            .filter(|(_, other)| other.contains(keyword))
            .count();
        sum += weight / as_f64(sharing.max(1));
        if !found.contains(&word) {
            found.push(word);
        }
    }
    if !found.is_empty() {
        let quoted: Vec<String> = found
            .iter()
            .take(3)
            .map(|word| format!("“{word}”"))
            .collect();
        alasan.push(format!("Menyebut {}", quoted.join(", ")));
    }
    sum
}

fn is_office_of(skpd: &Skpd, kecamatan: &str) -> bool {
    let office = |name: &str| {
        name.strip_prefix("Kecamatan ")
            .or_else(|| name.strip_prefix("Kec. "))
            .is_some_and(|rest| rest.eq_ignore_ascii_case(kecamatan))
    };
    !kecamatan.is_empty() && (office(&skpd.singkatan) || office(&skpd.nama))
}

fn jejak<'a>(bahan: &Bahan<'a>, skpd: &Skpd) -> Option<&'a JejakSkpd> {
    bahan.jejak.iter().find(|jejak| jejak.kode == skpd.kode)
}

fn as_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share between 0 and 1, rounded down"
)]
fn percent(share: f64) -> u8 {
    (share.clamp(0.0, 1.0) * 100.0).floor() as u8
}
