//! The `[placeholders]` of a template: each must be filled before a text is handed in.

use crate::batas::BATAS;
use std::ops::Range;

/// Every placeholder that is still there, brackets included, as ranges of bytes.
pub fn isian_kosong(teks: &str) -> Vec<Range<usize>> {
    let opened = teks.match_indices('[').map(|(at, _)| at);
    opened.filter_map(|at| placeholder(teks, at)).collect()
}

/// The placeholder that opens there: closed before another one opens, on one line, and short.
fn placeholder(teks: &str, at: usize) -> Option<Range<usize>> {
    let inside = teks.get(at + 1..)?;
    let end = inside.find([']', '[', '\n'])?;
    let closed = inside.get(end..)?.starts_with(']');
    (closed && (1..=BATAS.isian).contains(&end)).then_some(at..at + end + 2)
}

#[cfg(test)]
mod tests {
    use super::isian_kosong;

    #[test]
    fn placeholders_are_found_where_they_stand() {
        let long = format!("[{}]", "a".repeat(61));
        for (teks, kosong) in [
            (
                "Yth. [nama], jalan [ruas] diperbaiki.",
                vec!["[nama]", "[ruas]"],
            ),
            ("Sudah lengkap.", vec![]),
            ("kosong [] dan [terbuka", vec![]),
            ("dua [ [dalam] baris", vec!["[dalam]"]),
            ("lewat [baris\nbaru]", vec![]),
            (long.as_str(), vec![]),
        ] {
            let found: Vec<&str> = isian_kosong(teks)
                .into_iter()
                .filter_map(|range| teks.get(range))
                .collect();
            assert_eq!(found, kosong, "{teks}");
        }
    }
}
