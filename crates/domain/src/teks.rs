//! What people write, as it is read at the border: the one cleaning of every text.
//!
//! Marks that nobody sees can make a text read as what it is not, hide a word from a search, or fill
//! a field with nothing. They are dropped; accents are composed, so that the same word is the same
//! text; every line break is one, and counts as one.

use crate::batas::Panjang;
use unicode_normalization::UnicodeNormalization as _;

/// What somebody typed, cleaned: the one way from a field of a form or a request into the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed(String);

impl Typed {
    /// A text of any number of lines.
    pub fn paragraphs(teks: &str) -> Self {
        Self(paragraphs(teks))
    }

    /// A text of one line, with single spaces.
    pub fn line(teks: &str) -> Self {
        let lines = paragraphs(teks);
        Self(lines.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// In letters, as people count them.
    pub fn length(&self) -> usize {
        self.0.chars().count()
    }

    /// Whether anybody sees something of it.
    pub fn is_visible(&self) -> bool {
        is_visible(&self.0)
    }

    /// The text, if it is neither too short nor too long.
    pub fn within(self, limits: Panjang) -> Option<String> {
        limits.holds(self.length()).then_some(self.0)
    }

    /// As much of it as there is room for.
    pub fn at_most(&self, letters: usize) -> String {
        self.0.chars().take(letters).collect()
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Typed> for String {
    fn from(typed: Typed) -> Self {
        typed.0
    }
}

/// A text of any number of lines.
fn paragraphs(teks: &str) -> String {
    let kept = teks.replace("\r\n", "\n");
    let kept = kept.chars().map(|c| match c {
        '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '\t' => ' ',
        other => other,
    });
    let kept: String = kept
        .filter(|c| *c == '\n' || !is_unseen(*c))
        .nfc()
        .collect();
    kept.trim().to_owned()
}

/// Whether anybody sees something of it.
pub(crate) fn is_visible(teks: &str) -> bool {
    teks.chars()
        .any(|c| !c.is_whitespace() && !is_unseen(c) && !is_variation(c))
}

/// A word that has to fit exactly, without what a copy brings along at its ends.
pub(crate) fn word(teks: &str) -> &str {
    teks.trim_matches(|c: char| c.is_whitespace() || is_unseen(c) && !c.is_control())
}

/// A number as it is typed or pasted, without what stands between its digits: spaces, dots, every
/// dash, brackets, and marks that nobody sees.
pub(crate) fn number(teks: &str) -> String {
    let between = |c: char| {
        c.is_whitespace() || is_dash(c) || is_unseen(c) || matches!(c, '.' | '(' | ')' | '/')
    };
    teks.chars().filter(|c| !between(*c)).collect()
}

/// A hyphen, or what phones make of it.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// Controls, what formats without being seen (directions, joiners, tags), and letters that are drawn
/// as nothing.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'
                | '\u{1160}'
                | '\u{17b4}'
                | '\u{17b5}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// Chooses how the sign before it is drawn, and is nothing by itself.
fn is_variation(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_dropped_and_every_line_break_is_one() {
        for (typed, kept) in [
            ("  Jalan\u{202e}rusak \r\n", "Jalanrusak"),
            ("a\r\nb\rc\u{2028}d\u{2029}e", "a\nb\nc\nd\ne"),
            ("satu\tdua\u{0}\u{7}\u{1b}\u{7f}", "satu dua"),
            ("\u{feff}\u{200b}\u{2060}\u{ad}\u{61c}", ""),
            ("a\u{3164}\u{115f}\u{2800}\u{34f}b", "ab"),
            ("cafe\u{301}", "caf\u{e9}"),
            ("Nama\u{e0041}\u{e007f}", "Nama"),
            ("\u{1f44d}\u{fe0f} bagus", "\u{1f44d}\u{fe0f} bagus"),
        ] {
            assert_eq!(paragraphs(typed), kept, "{typed:?}");
        }
        assert_eq!(Typed::line(" a \n b\u{2028}c ").as_str(), "a b c");
    }

    #[test]
    fn cleaning_twice_changes_nothing() {
        let typed = "e\u{200b}\u{301}\r\n\u{202e} x \u{85}";
        let once = paragraphs(typed);
        assert_eq!(paragraphs(&once), once);
    }

    #[test]
    fn a_text_that_shows_nothing_is_none() {
        for blank in [
            "",
            " \n ",
            "\u{200b}\u{2060}",
            "\u{3164}\u{115f}",
            "\u{2800}",
        ] {
            assert!(!is_visible(blank), "{blank:?}");
        }
        for seen in ["x", "\u{1f44d}\u{fe0f}", "\u{200b}a", "?"] {
            assert!(is_visible(seen), "{seen:?}");
        }
    }

    #[test]
    fn a_number_keeps_its_digits_whatever_stands_between_them() {
        let pasted = "\u{202a}+62 812\u{2013}3456\u{a0}(78.90)\u{202c}";
        assert_eq!(number(pasted), "+6281234567890");
    }
}
