//! One concept, one name: no name of ours says a word that `docs/GLOSARIUM.md` forbids.

use anyhow::{Result, ensure};
use journeys::sources::vocabulary::{EXCEPTIONS, sayings};
use std::collections::BTreeSet;

#[test]
fn no_name_says_a_forbidden_word() -> Result<()> {
    let all = sayings()?;
    let found = all.iter().filter(|saying| saying.allowed.is_none());
    let found: Vec<&String> = found.map(|saying| &saying.what).collect();
    ensure!(found.is_empty(), "{} names: {found:#?}", found.len());
    let used: BTreeSet<_> = all.iter().filter_map(|saying| saying.allowed).collect();
    ensure!(
        used.len() == EXCEPTIONS.len(),
        "an exception that nothing needs: only {used:?} are used"
    );
    Ok(())
}
