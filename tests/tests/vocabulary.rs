//! One concept, one name: no name of ours says a word that `docs/GLOSARIUM.md` forbids.

use anyhow::{Result, ensure};
use journeys::sources::glossary;
use journeys::sources::names;
use journeys::sources::walk::sources;
use std::collections::BTreeSet;

/// Where a word may stand all the same: the beginning of a path, the word, and why.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
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

#[test]
fn no_name_says_a_forbidden_word() -> Result<()> {
    let words = glossary::read()?;
    let mut found = Vec::new();
    let mut used = BTreeSet::new();
    for source in sources(&["rs", "ts", "svelte", "sql"])? {
        for name in names::given(&source)? {
            if glossary::parts(&name).len() >= SENTENCE {
                continue;
            }
            for word in words
                .iter()
                .filter(|word| word.is_said(&name, &source.path))
            {
                let may = |entry: &&(&str, &str, &str)| {
                    source.path.starts_with(entry.0) && word.word == entry.1
                };
                match EXCEPTIONS.iter().find(may) {
                    Some(entry) => drop(used.insert(entry)),
                    None => found.push(format!(
                        "{}: {name} says `{}`; say {}",
                        source.path, word.word, word.instead
                    )),
                }
            }
        }
    }
    ensure!(found.is_empty(), "{} names: {found:#?}", found.len());
    ensure!(
        used.len() == EXCEPTIONS.len(),
        "an exception that nothing needs: only {used:?} are used"
    );
    Ok(())
}
