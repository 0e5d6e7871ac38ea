//! Which words of an aduan stand in the fields of complaint of a SKPD.

use crate::aduan::IsiAduan;
use crate::referensi::Skpd;
use std::collections::BTreeSet;

/// Weight of a word in the title, which citizens choose with care.
const TITLE: f64 = 2.0;
/// Words that stand in many fields of complaint and decide nothing.
const EMPTY_WORDS: [&str; 22] = [
    "dan",
    "yang",
    "untuk",
    "dari",
    "atau",
    "pada",
    "oleh",
    "dengan",
    "daerah",
    "kabupaten",
    "umum",
    "koordinasi",
    "konfirmasi",
    "pelayanan",
    "layanan",
    "bantuan",
    "program",
    "rahasia",
    "darurat",
    "lingkungan",
    "kerja",
    "masyarakat",
];

/// Words of an aduan, those of the title apart.
pub(super) struct Words {
    title: Vec<String>,
    story: Vec<String>,
}

impl Words {
    pub(super) fn of(isi: &IsiAduan) -> Self {
        Self {
            title: split(&isi.judul).collect(),
            story: split(&isi.uraian).chain(split(&isi.lokasi)).collect(),
        }
    }

    /// The word that mentions the keyword, and its weight.
    pub(super) fn find(&self, keyword: &str) -> Option<(&str, f64)> {
        let among = |words: &'_ [String]| words.iter().position(|word| is_mention(word, keyword));
        if let Some(word) = among(&self.title).and_then(|at| self.title.get(at)) {
            return Some((word, TITLE));
        }
        let word = among(&self.story).and_then(|at| self.story.get(at))?;
        Some((word, 1.0))
    }
}

/// The same word, or the one inside the other as a root is inside its derivations:
/// `penerangan` for `terang` is not found, `persampahan` for `sampah` is.
fn is_mention(word: &str, keyword: &str) -> bool {
    let (long, short) = if word.len() >= keyword.len() {
        (word, keyword)
    } else {
        (keyword, word)
    };
    word == keyword || (short.len() >= 5 && long.contains(short))
}

/// The words of the fields of complaint of a SKPD.
pub(super) fn keywords(skpd: &Skpd) -> BTreeSet<String> {
    skpd.bidang_aduan
        .iter()
        .flat_map(|bidang| split(bidang).collect::<Vec<_>>())
        .filter(|word| !EMPTY_WORDS.contains(&word.as_str()))
        .collect()
}

fn split(text: &str) -> impl Iterator<Item = String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| word.len() >= 3)
}
