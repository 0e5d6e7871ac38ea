//! Pairs of files that share a passage: four lines or more that say the same, one after the other.
//!
//! Lines are compared without their spaces. Imports, attributes, comments, empty lines and lines
//! without a word are boilerplate and left out.

use super::walk::Source;
use std::collections::{BTreeMap, BTreeSet};

/// How many lines in a row are a passage.
const PASSAGE: usize = 4;

/// The pairs of files with a passage in common, by their paths.
pub fn pairs<'a>(files: &[&'a Source]) -> BTreeSet<(&'a str, &'a str)> {
    let mut homes: BTreeMap<Vec<&str>, BTreeSet<&'a str>> = BTreeMap::new();
    for file in files {
        let lines: Vec<&str> = telling(&file.text);
        for passage in lines.windows(PASSAGE) {
            let home = homes.entry(passage.to_vec()).or_default();
            home.insert(&file.path);
        }
    }
    let mut pairs = BTreeSet::new();
    for home in homes.values() {
        let all: Vec<&str> = home.iter().copied().collect();
        for (index, one) in all.iter().enumerate() {
            pairs.extend(all[index + 1..].iter().map(|other| (*one, *other)));
        }
    }
    pairs
}

/// The lines that say something.
fn telling(text: &str) -> Vec<&str> {
    let boilerplate = ["use ", "pub use ", "#", "//", "mod ", "pub mod "];
    let tells = |line: &&str| {
        line.contains(char::is_alphabetic)
            && !boilerplate.iter().any(|start| line.starts_with(start))
    };
    text.lines().map(str::trim).filter(tells).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    fn file(path: &str, lines: std::ops::Range<usize>) -> Source {
        let mut text = String::from("use far::away;\n");
        for line in lines {
            let _ = write!(text, "const A{line}: usize = {line};\n\n"); // a String takes everything
        }
        Source {
            path: path.to_owned(),
            text,
        }
    }

    #[test]
    fn a_shared_passage_makes_a_pair() {
        let (one, other, third) = (file("a", 0..20), file("b", 10..30), file("c", 11..14));
        let found = pairs(&[&one, &other, &third]);
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [("a", "b")]);
    }
}
