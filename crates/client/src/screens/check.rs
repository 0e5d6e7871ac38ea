//! What is looked at in a text before it is handed in or published.

use domain::aduan::isian::isian_kosong;
use domain::kata::waktu::tanggal_dalam;
use domain::person::samaran::data_pribadi;
use std::ops::Range;
use wire::desk::{IsianKosong, TextCheck};

/// Placeholders, personal data and the promised date.
pub(crate) fn check(isi: &str) -> TextCheck {
    TextCheck {
        isian: isian_kosong(isi)
            .into_iter()
            .filter_map(|range| placeholder(isi, range))
            .collect(),
        pribadi: data_pribadi(isi),
        tanggal: tanggal_dalam(isi).map(str::to_owned),
    }
}

/// A placeholder with its place as the page counts.
fn placeholder(isi: &str, range: Range<usize>) -> Option<IsianKosong> {
    let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
    let dari = units(isi.get(..range.start)?);
    let teks = isi.get(range)?;
    Some(IsianKosong {
        teks: teks.to_owned(),
        dari,
        sampai: dari.saturating_add(units(teks)),
    })
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn places_are_those_of_the_page() {
        let found = check("Aduan 😀 é [nama] selesai 19 Agustus 2026.");
        let first = found.isian.first().expect("a placeholder");
        assert_eq!(
            (first.dari, first.sampai),
            (11, 17),
            "the picture is two units"
        );
        assert_eq!(first.teks, "[nama]");
        assert_eq!(found.tanggal.as_deref(), Some("19 Agustus 2026"));
        assert_eq!(found.pribadi, []);
    }
}
