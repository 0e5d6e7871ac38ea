//! The differences between two texts, word by word.

use similar::{ChangeTag, TextDiff};
use wire::desk::{DiffKind, DiffPart};

/// Runs of words that are in both texts, or in one.
pub(crate) fn diff(lama: &str, baru: &str) -> Vec<DiffPart> {
    let mut parts: Vec<DiffPart> = Vec::new();
    for change in TextDiff::from_words(lama, baru).iter_all_changes() {
        let jenis = match change.tag() {
            ChangeTag::Equal => DiffKind::Sama,
            ChangeTag::Delete => DiffKind::Dihapus,
            ChangeTag::Insert => DiffKind::Ditambah,
        };
        match parts.last_mut() {
            Some(last) if last.jenis == jenis => last.teks.push_str(change.value()),
            _ => parts.push(DiffPart {
                jenis,
                teks: change.value().to_owned(),
            }),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn joined(parts: &[DiffPart], without: DiffKind) -> String {
        parts
            .iter()
            .filter(|part| part.jenis != without)
            .map(|part| part.teks.as_str())
            .collect()
    }

    #[test]
    fn a_changed_word_is_one_word_out_and_one_in() {
        let parts = diff(
            "Jalan akan segera diperbaiki.",
            "Jalan akan besok diperbaiki.",
        );
        let marks: Vec<_> = parts.iter().map(|p| (p.jenis, p.teks.as_str())).collect();
        assert_eq!(
            marks,
            [
                (DiffKind::Sama, "Jalan akan "),
                (DiffKind::Dihapus, "segera"),
                (DiffKind::Ditambah, "besok"),
                (DiffKind::Sama, " diperbaiki."),
            ]
        );
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_out_of_the_difference(
            lama in "[a-c \n]{0,60}", baru in "[a-c \n]{0,60}"
        ) {
            let parts = diff(&lama, &baru);
            prop_assert_eq!(joined(&parts, DiffKind::Ditambah), lama);
            prop_assert_eq!(joined(&parts, DiffKind::Dihapus), baru);
        }
    }
}
