//! Names that say a word which `docs/GLOSARIUM.md` forbids, and where such a word may stand all the
//! same.

use super::glossary::{self, Forbidden};
use super::names;
use super::walk::{Source, sources};
use anyhow::Result;

/// Where a word may stand all the same: the beginning of a path, the word, and why.
pub type Exception = (&'static str, &'static str, &'static str);

/// Every exception.
pub const EXCEPTIONS: &[Exception] = &[
    (
        "crates/store/migrations/postgres/0001",
        "kunci",
        "as it was before the names changed; a later migration renames it",
    ),
    (
        "crates/store/migrations/sqlite/0001",
        "kunci",
        "as it was before the names changed; a later migration renames it",
    ),
    (
        "crates/client/migrations/0001",
        "kunci",
        "as it was before the names changed; a later migration renames it",
    ),
    (
        "crates/client/migrations/0001",
        "draft",
        "as it was before the names changed; a later migration renames it",
    ),
    (
        "crates/domain/src/notice/",
        "kabar",
        "the code of a kind of notice, stored in every notice: news for the pelapor",
    ),
    ("ui/src/features/notices/", "kabar", "the same code"),
    (
        "crates/wire/src/desk/",
        "tindakan",
        "the name of a list of the inbox, as it stands on the screen",
    ),
    ("ui/src/state/pandangan.ts", "tindakan", "the same name"),
    (
        "crates/wire/src/desk/session.rs",
        "sesi",
        "a state that is told on the screen: Sesi berakhir",
    ),
    (
        "crates/wire/src/problem.rs",
        "kesalahan",
        "a fault of the server, which is no mistake at a field",
    ),
    (
        "crates/server/src/api/refusals.rs",
        "kesalahan",
        "the same code",
    ),
    (
        "crates/server/src/config/",
        "reference",
        "a setting of the operator, named in packages and manuals",
    ),
    (
        "crates/server/src/operator/",
        "reference",
        "a command of the operator, named in packages and manuals",
    ),
    (
        "ui/src/base/icons.ts",
        "history",
        "the name that the drawer of the icons gave",
    ),
    (
        "ui/src/frame/",
        "region",
        "a part of the window that screen readers know as one, not a wilayah",
    ),
];

/// A name of so many words is a sentence: a test says what must hold, in plain English.
const SENTENCE: usize = 6;

/// A name that says a forbidden word.
pub struct Saying {
    /// Which name in which file says what, and what to say instead.
    pub what: String,
    /// The exception that allows it.
    pub allowed: Option<&'static Exception>,
}

/// Every name of ours that says a forbidden word, allowed or not.
pub fn sayings() -> Result<Vec<Saying>> {
    let words = glossary::read()?;
    let mut found = Vec::new();
    for source in sources(&["rs", "ts", "svelte", "sql"])? {
        for name in names::given(&source)? {
            if glossary::parts(&name).len() < SENTENCE {
                let said = words
                    .iter()
                    .filter(|word| word.is_said(&name, &source.path));
                found.extend(said.map(|word| saying(&source, &name, word)));
            }
        }
    }
    Ok(found)
}

fn saying(source: &Source, name: &str, word: &Forbidden) -> Saying {
    let may = |entry: &&Exception| source.path.starts_with(entry.0) && word.word == entry.1;
    Saying {
        what: format!(
            "{}: {name} says `{}`; say {}",
            source.path, word.word, word.instead
        ),
        allowed: EXCEPTIONS.iter().find(may),
    }
}
