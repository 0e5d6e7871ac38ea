//! How a notice names an aduan and its deadline.

use crate::aduan::{Aduan, Privasi};
use crate::batas::BATAS;
use crate::kata::waktu::{jam, tanggal_pendek};
use crate::person::samaran::without_data_pribadi;
use crate::tenggat::Tenggat;
use crate::tenggat::kalender::wib;

/// Number and title, then what follows; the number alone of a confidential aduan.
pub(super) fn naming(aduan: &Aduan, after: &str) -> String {
    let nomor = aduan.nomor.to_string();
    let room = room_beside(&[&nomor, after]);
    let named = match title(aduan, room) {
        Some(judul) => format!("{nomor} {judul}"),
        None => nomor,
    };
    let stop = if named.ends_with('…') { "" } else { "." }; // a sentence ends once
    format!("{named}{stop} {after}").trim_end().to_owned()
}

/// What is due, of which aduan, and until when, where the number stands elsewhere; of a
/// confidential aduan without its title.
pub(super) fn due_of(aduan: &Aduan, langkah: &str, until: &str) -> String {
    match title(aduan, room_beside(&[langkah, until])) {
        Some(judul) => format!("{langkah} “{judul}” {until}"),
        None => format!("{langkah} {until}"),
    }
}

pub(super) fn due_words(tenggat: &Tenggat) -> String {
    format!("Paling lambat {}.", due(tenggat))
}

/// `Kam, 13 Agt, 16.00 WIB`.
pub(super) fn due(tenggat: &Tenggat) -> String {
    let hari = tanggal_pendek(wib(tenggat.jatuh_tempo).date());
    format!("{hari}, {} WIB", jam(tenggat.jatuh_tempo))
}

/// What is left of a text between words.
pub(super) fn truncate(teks: &str, maks: usize) -> String {
    if teks.chars().count() <= maks {
        return teks.to_owned();
    }
    let kept: String = teks.chars().take(maks).collect();
    let whole_words = kept.rsplit_once(' ').map(|(words, _)| words);
    let shortest = maks / 2; // a word longer than that is cut
    let cut = match whole_words.filter(|words| words.chars().count() >= shortest) {
        Some(words) => words.to_owned(),
        None => kept.chars().take(maks.saturating_sub(1)).collect(),
    };
    let ending = |letter: char| !letter.is_alphanumeric() && letter != ')' && letter != '”';
    format!("{}…", cut.trim_end_matches(ending))
}

/// The title without personal data, as much of it as there is room for.
fn title(aduan: &Aduan, room: usize) -> Option<String> {
    match aduan.isi.privasi {
        Privasi::Rahasia => None,
        Privasi::Terbuka | Privasi::Anonim => {
            Some(truncate(&without_data_pribadi(&aduan.isi.judul), room))
        }
    }
}

/// How much of a title fits beside the other parts of a notice, with what stands between them.
fn room_beside(parts: &[&str]) -> usize {
    const BETWEEN: usize = 4;
    let taken: usize = parts.iter().map(|part| part.chars().count()).sum();
    BATAS.notice_isi.saturating_sub(taken + BETWEEN)
}
