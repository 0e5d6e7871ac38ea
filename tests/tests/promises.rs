//! Whatever promises something has a test that keeps it: `docs/JANJI.md` names one for each sentence.

use anyhow::{Context, Result, ensure};
use journeys::place::repository;
use journeys::sources::promises::promises;
use std::collections::BTreeMap;
use std::fs;

/// The table of promises.
const TABLE: &str = "docs/JANJI.md";

/// A sentence and the tests that keep it: file and name.
type Row = (String, Vec<(String, String)>);

#[test]
fn every_sentence_that_promises_names_the_test_that_keeps_it() -> Result<()> {
    let table: BTreeMap<_, _> = rows(&fs::read_to_string(repository().join(TABLE))?)?
        .into_iter()
        .collect();
    let found = promises()?;
    let new: Vec<_> = found
        .iter()
        .filter(|(sentence, _)| !table.contains_key(*sentence))
        .collect();
    ensure!(new.is_empty(), "promised, and no test is named: {new:#?}");
    let gone: Vec<_> = table
        .keys()
        .filter(|sentence| !found.contains_key(*sentence))
        .collect();
    ensure!(gone.is_empty(), "nobody says any more: {gone:#?}");
    Ok(())
}

#[test]
fn every_test_that_is_named_exists() -> Result<()> {
    let mut missing = Vec::new();
    for (sentence, tests) in rows(&fs::read_to_string(repository().join(TABLE))?)? {
        ensure!(!tests.is_empty(), "no test: {sentence}");
        for (file, name) in tests {
            let text =
                fs::read_to_string(repository().join(&file)).with_context(|| file.clone())?;
            let list = repository().join(&file).with_file_name("main.rs");
            let list = fs::read_to_string(list).unwrap_or_default(); // not every folder has one
            if !is_test(&text, &list, &name) {
                missing.push(format!("{file}: {name}"));
            }
        }
    }
    ensure!(missing.is_empty(), "no such test: {missing:#?}");
    Ok(())
}

/// A function that is run as a test, by an attribute or by a list of them; or an `it` of the page. `list`
/// is where the tests of a folder are named.
fn is_test(text: &str, list: &str, name: &str) -> bool {
    let page = [format!("it('{name}'"), format!("it(\n  '{name}'")];
    if page.iter().any(|it| text.contains(it)) {
        return true;
    }
    let Some((before, _)) = text.split_once(&format!("fn {name}(")) else {
        return false;
    };
    let above = before.rsplit("\n\n").next().unwrap_or_default();
    let named = |list: &str| {
        [',', ';']
            .iter()
            .any(|end| list.contains(&format!(" {name}{end}\n")))
    };
    above.contains("test]") || above.contains("#[case") || named(text) || named(list)
}

fn rows(table: &str) -> Result<Vec<Row>> {
    let lines = table.lines().filter(|line| line.starts_with("| "));
    let lines = lines.filter(|line| !line.starts_with("| sentence"));
    lines.map(row).collect()
}

fn row(line: &str) -> Result<Row> {
    let mut cells = line.trim_matches('|').splitn(2, " | ");
    let (sentence, held) = (cells.next(), cells.next());
    let (sentence, held) = sentence.zip(held).with_context(|| line.to_owned())?;
    let mut tests = Vec::new();
    let mut file = None;
    for word in held.split('`').skip(1).step_by(2) {
        match &file {
            _ if is_path(word) => file = Some(word.to_owned()),
            Some(file) => tests.push((file.clone(), word.to_owned())),
            None => ensure!(false, "a test without its file: {line}"),
        }
    }
    Ok((sentence.trim().to_owned(), tests))
}

fn is_path(word: &str) -> bool {
    word.contains('/') && [".rs", ".ts"].iter().any(|ending| word.ends_with(ending))
}

#[test]
fn a_row_names_files_and_tests() -> Result<()> {
    let (sentence, tests) = row("| Tersimpan. | `a/b.rs` `c`, `d`; `e/f.ts` `g h` |")?;
    assert_eq!(sentence, "Tersimpan.");
    let of = |file: &str, name: &str| (file.to_owned(), name.to_owned());
    assert_eq!(
        tests,
        [of("a/b.rs", "c"), of("a/b.rs", "d"), of("e/f.ts", "g h")]
    );
    ensure!(is_test("#[test]\nfn a() {}", "", "a") && !is_test("fn a() {}", "", "a"));
    ensure!(is_test("fn a() {}", "x:\n    a,\n", "a"));
    ensure!(is_test("  it('b c', () => {", "", "b c") && !is_test("b c", "", "b c"));
    Ok(())
}
