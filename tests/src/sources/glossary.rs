//! The words that `docs/GLOSARIUM.md` forbids in names.

use crate::place::repository;
use anyhow::{Context, Result, ensure};
use std::fs;

/// A word that a concept must not be called by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forbidden {
    /// The word, as it stands there.
    pub word: String,
    /// The crate in which alone it is forbidden; everywhere if none.
    pub only_in: Option<String>,
    /// What to say instead: the second column.
    pub instead: String,
}

/// Reads the page.
pub fn read() -> Result<Vec<Forbidden>> {
    let path = repository().join("docs/GLOSARIUM.md");
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let found = forbidden(&text);
    ensure!(found.len() > 30, "the glossary forbids words");
    Ok(found)
}

/// The words of the last column of every table whose heading says "not to be used".
pub fn forbidden(page: &str) -> Vec<Forbidden> {
    let mut found = Vec::new();
    let mut counts = false;
    for line in page.lines() {
        let Some(row) = line.strip_prefix('|').and_then(|row| row.strip_suffix('|')) else {
            counts = false;
            continue;
        };
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [_, instead, .., last] = cells.as_slice() else {
            continue;
        };
        if *last == "not to be used" {
            counts = true;
        } else if counts {
            found.extend(words(last, instead));
        }
    }
    found
}

/// Words in backticks; behind one of them may stand in which crate alone it is meant.
fn words(cell: &str, instead: &str) -> Vec<Forbidden> {
    let mut found: Vec<Forbidden> = Vec::new();
    let mut parts = cell.split('`');
    let mut before = parts.next().unwrap_or_default();
    while let Some(word) = parts.next() {
        match (before.trim() == "(in", found.last_mut()) {
            (true, Some(last)) => last.only_in = Some(word.to_owned()),
            _ => found.push(Forbidden {
                word: word.to_owned(),
                only_in: None,
                instead: instead.to_owned(),
            }),
        }
        before = parts.next().unwrap_or_default();
    }
    found
}

/// The parts of a name: `SkpdTujuan`, `skpd_tujuan` and `skpdTujuan` have two.
pub fn parts(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut was_lower = false;
    for letter in name.chars() {
        if !letter.is_alphanumeric() {
            was_lower = false;
            parts.push(String::new());
            continue;
        }
        if parts.is_empty() || (letter.is_uppercase() && was_lower) {
            parts.push(String::new());
        }
        was_lower = letter.is_lowercase() || letter.is_numeric();
        if let Some(part) = parts.last_mut() {
            part.extend(letter.to_lowercase());
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

impl Forbidden {
    /// Whether a name in a file says the word.
    pub fn is_said(&self, name: &str, path: &str) -> bool {
        let here = self
            .only_in
            .as_ref()
            .is_none_or(|only| path.starts_with(&format!("crates/{only}/")));
        let (word, name) = (parts(&self.word), parts(name));
        here && name.windows(word.len()).any(|window| window == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "
| concept | in code | on screen | not to be used |
|---|---|---|---|
| a person | `person` | akun | `people` `data_diri` |
| sealing | `sealing` | – | `vault` (in `service`) |

| route | name | page |
|---|---|---|
| `GET /v1/x` | `x` | `y` |
";

    #[test]
    fn the_last_column_is_read() {
        let found = forbidden(PAGE);
        let words: Vec<&str> = found.iter().map(|found| found.word.as_str()).collect();
        assert_eq!(words, ["people", "data_diri", "vault"]);
        assert_eq!(found[0].instead, "`person`");
        assert_eq!(found[2].only_in.as_deref(), Some("service"));
    }

    #[test]
    fn names_are_compared_part_by_part() {
        let found = forbidden(PAGE);
        assert!(found[0].is_said("load_people", "crates/store/src/a.rs"));
        assert!(found[0].is_said("loadPeople", "ui/src/a.ts"));
        assert!(!found[0].is_said("peoples_choice", "ui/src/a.ts"));
        assert!(found[1].is_said("DataDiriBaru", "crates/a.rs") && !found[1].is_said("Data", "a"));
        assert!(found[2].is_said("Vault", "crates/service/src/vault.rs"));
        assert!(!found[2].is_said("Vault", "crates/client/src/vault.rs"));
    }
}
