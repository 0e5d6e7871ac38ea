//! What a new password has to be: long, and not what anybody would try first.
//!
//! Words are compared as people vary them: without case, spaces and signs, without digits around
//! them, and with `p@ssw0rd` read as `password`. A password that was taken before stays good for
//! signing in.

use super::identitas::{Nama, Nik, Telepon};
use crate::batas::BATAS;
use std::collections::HashSet;
use std::sync::LazyLock;
use thiserror::Error;
use unicode_normalization::UnicodeNormalization as _;

/// Shortest part of a name that counts: shorter ones stand in many words.
const PART: usize = 4;
/// Longest piece of which a whole password may not consist, however often it is repeated.
const REPEATED: usize = 4;
/// What the system and its office are called.
const SYSTEM: [&str; 6] = [
    "sipendekar",
    "diskominfotik",
    "diskominfo",
    "bengkalis",
    "pengaduan",
    "aduan",
];
/// Passwords that many people have, in the form of [`plain`].
static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("sandi_umum.txt").lines();
    lines
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

/// Whose password it is to be. What others know of a person is no secret.
#[derive(Debug, Clone, Copy, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Pemilik<'a> {
    pub nik: Option<&'a Nik>,
    pub telepon: Option<&'a Telepon>,
    pub nama: Option<&'a Nama>,
    pub pengguna: Option<&'a str>,
}

/// Why a text cannot be a password. Never holds the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[expect(missing_docs, reason = "the sentences say it")]
pub enum SandiError {
    #[error(
        "Kata sandi paling sedikit {min} huruf. Beberapa kata yang mudah Anda ingat sudah baik."
    )]
    TerlaluPendek { min: usize },
    #[error("Kata sandi paling panjang {maks} huruf.")]
    TerlaluPanjang { maks: usize },
    #[error("Kata sandi tidak boleh dibuat dari NIK Anda. Pakai beberapa kata lain.")]
    Nik,
    #[error("Kata sandi tidak boleh dibuat dari nomor HP Anda. Pakai beberapa kata lain.")]
    Telepon,
    #[error("Kata sandi tidak boleh hanya nama Anda. Tambahkan beberapa kata lain.")]
    Nama,
    #[error("Kata sandi tidak boleh hanya nama layanan ini. Tambahkan beberapa kata lain.")]
    NamaLayanan,
    #[error("Kata sandi ini dipakai banyak orang, jadi mudah ditebak. Pakai beberapa kata lain.")]
    Umum,
}

/// Whether the text may be the password of its owner.
pub fn check(text: &str, pemilik: &Pemilik<'_>) -> Result<(), SandiError> {
    let panjang = text.chars().count();
    if panjang < BATAS.sandi.min {
        return Err(SandiError::TerlaluPendek {
            min: BATAS.sandi.min,
        });
    }
    if panjang > BATAS.sandi.maks {
        return Err(SandiError::TerlaluPanjang {
            maks: BATAS.sandi.maks,
        });
    }
    let readings = [plain(text), plain(&letters_for_signs(text))];
    let any = |wrong: &dyn Fn(&str) -> bool| readings.iter().any(|reading| wrong(reading));
    let own = |number: &str| any(&|reading| is_of_number(reading, number));
    if pemilik.nik.is_some_and(|nik| own(nik.expose())) {
        return Err(SandiError::Nik);
    }
    if pemilik
        .telepon
        .is_some_and(|telepon| own(national(telepon)))
    {
        return Err(SandiError::Telepon);
    }
    let name = parts_of_name(pemilik);
    if any(&|reading| consists_of(reading, &name)) {
        return Err(SandiError::Nama);
    }
    if any(&|reading| consists_of(reading, &SYSTEM)) {
        return Err(SandiError::NamaLayanan);
    }
    if any(&is_common) {
        return Err(SandiError::Umum);
    }
    Ok(())
}

/// Lower-case letters and digits alone.
fn plain(text: &str) -> String {
    let composed = text.nfkc().flat_map(char::to_lowercase);
    composed.filter(|c| c.is_alphanumeric()).collect()
}

/// A text whose digits and signs are the letters that they look like.
fn letters_for_signs(text: &str) -> String {
    let letter = |c| match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    };
    let words = text.trim_end_matches(|c: char| !c.is_alphabetic()); // a year, not letters
    let words = if words.is_empty() { text } else { words };
    words.chars().map(letter).collect()
}

/// The digits of a telephone number that are the same however it is written.
fn national(telepon: &Telepon) -> &str {
    let number = telepon.e164();
    number
        .strip_prefix("+62")
        .unwrap_or_else(|| number.trim_start_matches('+'))
}

/// Whether a reading holds a number, or is a piece of one.
fn is_of_number(reading: &str, number: &str) -> bool {
    let piece = reading.trim_start_matches('0'); // as a telephone number begins
    reading.contains(number) || (!piece.is_empty() && number.contains(piece))
}

fn parts_of_name(pemilik: &Pemilik<'_>) -> Vec<String> {
    let name = pemilik.nama.map(Nama::as_str).unwrap_or_default();
    let words = name.split([' ', '.', ',', '-']).chain(pemilik.pengguna);
    let parts = words.map(plain).chain([plain(name)]);
    parts.filter(|part| part.chars().count() >= PART).collect()
}

/// Whether nothing but digits is left when these words are taken out of a reading, and one was in it.
fn consists_of(reading: &str, words: &[impl AsRef<str>]) -> bool {
    let mut left = reading.to_owned();
    let mut longest: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    longest.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for word in longest {
        left = left.replace(word, "");
    }
    left != reading && left.chars().all(|c| c.is_ascii_digit())
}

/// Whether a reading is a common password, with digits around it or none, once or repeated.
fn is_common(reading: &str) -> bool {
    let words = reading.trim_matches(|c: char| c.is_ascii_digit());
    [reading, words].into_iter().any(|text| {
        let piece = repeated(text);
        COMMON.contains(text) || COMMON.contains(piece) || is_run(text)
    }) || repeated(reading).chars().count() <= REPEATED
}

/// The shortest piece that makes the text by being repeated: the text itself, if no other does.
fn repeated(text: &str) -> &str {
    let ends = text.char_indices().map(|(at, _)| at).skip(1);
    let piece = ends
        .filter(|end| text.len().is_multiple_of(*end))
        .filter_map(|end| text.get(..end))
        .find(|piece| piece.repeat(text.len() / piece.len()) == text);
    piece.unwrap_or(text)
}

/// Whether each sign follows the one before it in the alphabet, forwards or backwards.
fn is_run(text: &str) -> bool {
    let codes: Vec<i64> = text.chars().map(|c| i64::from(u32::from(c))).collect();
    let steps = |step: i64| {
        codes
            .windows(2)
            .all(|pair| matches!(pair, [a, b] if b - a == step))
    };
    codes.len() > 1 && (steps(1) || steps(-1))
}
