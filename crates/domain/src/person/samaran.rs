//! What may be somebody's NIK or contact data: blotted out of titles, and pointed at before an
//! answer is published.

use crate::codes;
use crate::person::identitas::Surel;

codes! {
    /// A kind of personal data that a text seems to hold.
    pub enum DataPribadi {
        /// A NIK.
        Nik = "nik" / "NIK",
        /// A mobile number.
        Telepon = "telepon" / "nomor telepon",
        /// An address of e-mail.
        Surel = "surel" / "alamat surel",
    }

    /// What it is called in a sentence.
    label
}

/// What a text seems to hold of somebody's NIK, phone number or e-mail. Long numbers of contracts
/// and budgets are none of them.
pub fn data_pribadi(teks: &str) -> Vec<DataPribadi> {
    let holds = |jenis: &DataPribadi| match jenis {
        DataPribadi::Nik => runs(teks, |c| c.is_ascii_digit()).any(|run| run.len() == 16),
        DataPribadi::Telepon => numbers(teks).any(is_mobile),
        DataPribadi::Surel => teks
            .split(|c: char| c.is_whitespace() || "<>()[],;:\"/|".contains(c))
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
            .any(|word| Surel::parse(word).is_ok()),
    };
    DataPribadi::ALL.into_iter().filter(holds).collect()
}

/// Runs of characters of a kind that touch no other letter or digit.
fn runs(teks: &str, kind: fn(char) -> bool) -> impl Iterator<Item = &str> {
    teks.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(move |word| !word.is_empty() && word.chars().all(kind))
}

/// The text from each place on where a number may begin.
fn numbers(teks: &str) -> impl Iterator<Item = &str> {
    let mut before = ' ';
    teks.char_indices().filter_map(move |(at, letter)| {
        let free = !before.is_alphanumeric() && before != '_';
        before = letter;
        let begins = letter == '+' || (letter == '0' && free);
        begins.then(|| teks.get(at..)).flatten()
    })
}

/// Whether a mobile number begins the text: `08…` or `+62 8…` with eight to twelve digits from the
/// eight on, each after at most one separator, and no letter behind.
fn is_mobile(teks: &str) -> bool {
    let separator = |c: char| c.is_whitespace() || c == '.' || c == '-';
    let national = match teks.strip_prefix("+62") {
        Some(rest) => rest.strip_prefix(separator).unwrap_or(rest),
        None => teks.strip_prefix('0').unwrap_or_default(),
    };
    let Some(mut rest) = national.strip_prefix('8') else {
        return false;
    };
    (1..=11).any(|digits| {
        let next = rest.strip_prefix(separator).unwrap_or(rest);
        rest = next
            .strip_prefix(|c: char| c.is_ascii_digit())
            .unwrap_or_default();
        let ends = !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        digits >= 7 && ends && next.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// Digits from which a number may be somebody's: phone numbers have at least nine, a NIK sixteen.
const ANGKA_PRIBADI: usize = 8;
/// What people put between the digits of a number.
const PEMISAH: &str = " .-+/_()\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{a0}";

/// Blots out numbers that may be a phone number or a NIK, and addresses of e-mail.
pub(crate) fn without_data_pribadi(teks: &str) -> String {
    let kata: Vec<&str> = teks
        .split(' ')
        .map(|kata| {
            if kata.contains('@') {
                "•••"
            } else {
                kata
            }
        })
        .collect();
    without_long_numbers(&kata.join(" "))
}

/// Blots out long numbers, whatever their digits are grouped with.
fn without_long_numbers(teks: &str) -> String {
    let in_number = |c: char| c.is_ascii_digit() || PEMISAH.contains(c);
    let mut hasil = String::new();
    let mut sisa = teks;
    while !sisa.is_empty() {
        let end = sisa.find(|c| !in_number(c)).unwrap_or(sisa.len());
        let (nomor, rest) = sisa.split_at(end);
        if nomor.bytes().filter(u8::is_ascii_digit).count() >= ANGKA_PRIBADI {
            let (depan, belakang) = (nomor.starts_with(' '), nomor.ends_with(' '));
            hasil.push_str(if depan { " •••" } else { "•••" });
            hasil.push_str(if belakang { " " } else { "" });
        } else {
            hasil.push_str(nomor);
        }
        let end = rest.find(in_number).unwrap_or(rest.len());
        let (kata, rest) = rest.split_at(end);
        hasil.push_str(kata);
        sisa = rest;
    }
    hasil
}

#[cfg(test)]
mod tests {
    use super::{DataPribadi, data_pribadi, without_data_pribadi};

    #[test]
    fn numbers_that_may_be_somebodys_are_blotted_out() {
        for (judul, boleh) in [
            (
                "Ibu Rohani, 0812-3456-7890 minta air",
                "Ibu Rohani, ••• minta air",
            ),
            ("Hubungi 0812/3456/7890 segera", "Hubungi ••• segera"),
            ("WA 0812_3456–7890", "WA •••"),
            ("surel siti@contoh.id ditolak", "surel ••• ditolak"),
            ("NIK 1403 9912 0385 0001 ditolak", "NIK ••• ditolak"),
            ("+62812345678", "•••"),
            (
                "PJU mati sejak 12-11-26 di Jl. 5",
                "PJU mati sejak 12-11-26 di Jl. 5",
            ),
        ] {
            assert_eq!(without_data_pribadi(judul), boleh);
        }
    }

    #[test]
    fn an_answer_is_searched_for_what_is_somebodys() {
        use DataPribadi::{Nik, Surel, Telepon};
        for (teks, ada) in [
            ("Hubungi 0812-3456-7890.", vec![Telepon]),
            (
                "Hubungi +62 812 3456 7890 atau siti@contoh.id.",
                vec![Telepon, Surel],
            ),
            ("Nomor 2 0812 3456 7890", vec![Telepon]),
            ("0812 3456 7890 2026", vec![Telepon]),
            ("NIK 1403991203850001 tercatat", vec![Nik]),
            ("Surel: <siti.aminah@contoh.co.id>", vec![Surel]),
            ("Tulis ke budi@contoh.id!", vec![Surel]),
            (
                "Sudah ke *budi@contoh.id*, atau “ani@contoh.id”?",
                vec![Surel],
            ),
            ("0761-21000/budi@contoh.id/", vec![Surel]),
            ("Anggaran Rp1.500.000.000 tahun 2026", vec![]),
            ("Kontrak 600/0812/2026 dan 08-08-2026", vec![]),
            ("Nomor 08123 tidak lengkap", vec![]),
            ("Lihat @dinas di media sosial", vec![]),
            ("Kode A0812345678901", vec![]),
        ] {
            assert_eq!(data_pribadi(teks), ada, "{teks}");
        }
    }
}
