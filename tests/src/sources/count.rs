//! The project in numbers, by the rules that it is compared with others by.
//!
//! - **Product** is what `product.rs` calls so: no tests, no task runner unless said.
//! - **Files** count their lines with comments and empty ones, without tests.
//! - **Functions** go from the line with `fn` to the one with the last brace; one that is declared
//!   without a body is counted, too.
//! - **Modules in circles** as in `circles.rs`: a module and what is inside it may know each other,
//!   and the root is no room.
//! - **Boolean parameters** have the type `bool` itself.
//! - **Forbidden names** as in `vocabulary.rs`, without the reasoned exceptions.
//! - **Duplicates** as in `duplicates.rs`.
//! - **Page components** are the `.svelte` files of one folder of `ui/src`; the largest folder is
//!   that with the most files of people, in the whole checkout.

use super::circles::Imports;
use super::facts::{self, CrateFacts};
use super::shape::Function;
use super::walk::{Source, sources};
use super::{duplicates, vocabulary};
use anyhow::Result;
use std::collections::BTreeMap;

/// The table, a line for each number.
pub fn table() -> Result<String> {
    let all = facts::read()?;
    let (runner, product): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|krate| krate.folder.starts_with("xtask/"));
    let mut lines = rust("product", &product);
    lines.extend(rust("task runner", &runner));
    lines.extend(page()?);
    lines.push(format!("forbidden names: {}", forbidden()?));
    Ok(lines.join("\n"))
}

fn rust(of: &str, crates: &[CrateFacts]) -> Vec<String> {
    let files = crates.iter().flat_map(|krate| &krate.files);
    let sizes: Vec<usize> = files.clone().map(|file| file.lines).collect();
    let functions: Vec<&Function> = files.clone().flat_map(|file| &file.functions).collect();
    let lengths: Vec<usize> = functions.iter().map(|function| function.lines).collect();
    let booleans = functions.iter().map(|function| function.booleans.len());
    let imports = crates.iter().map(|krate| &krate.imports);
    let modules: usize = imports.clone().map(Imports::modules).sum();
    let circles: Vec<_> = imports.clone().flat_map(Imports::circles).collect();
    let rooms = imports.flat_map(Imports::circles_of_rooms);
    let in_circles: usize = circles.iter().map(Vec::len).sum();
    let texts: Vec<&Source> = files.map(|file| &file.source).collect();
    let pairs = duplicates::pairs(&texts).len();
    vec![
        format!("{of}: {} lines", sizes.iter().sum::<usize>()),
        format!("{of}: files {}", spread(&sizes)),
        format!("{of}: files over 300 lines: {}", over(&sizes, 300)),
        format!("{of}: files over 400 lines: {}", over(&sizes, 400)),
        format!("{of}: functions {}", spread(&lengths)),
        format!("{of}: functions over 40 lines: {}", over(&lengths, 40)),
        format!("{of}: boolean parameters: {}", booleans.sum::<usize>()),
        format!(
            "{of}: modules in circles: {} in {} circles; circles of rooms: {}",
            share(in_circles, modules),
            circles.len(),
            rooms.count()
        ),
        format!(
            "{of}: pairs of files with a passage in common: {}",
            share(pairs, texts.len())
        ),
    ]
}

fn page() -> Result<Vec<String>> {
    let page = sources(&["svelte", "ts"])?;
    let ours = |source: &&Source| {
        let made = source.path.contains("/wire/types") || source.path.contains(".test.");
        source.path.starts_with("ui/src/") && !made
    };
    let page: Vec<&Source> = page.iter().filter(ours).collect();
    let fake = page
        .iter()
        .filter(|source| source.path.contains("/host/dev"));
    let fake: usize = fake.map(|source| source.lines()).sum();
    let sizes: Vec<usize> = page.iter().map(|source| source.lines()).collect();
    let components = page
        .iter()
        .filter(|source| source.path.ends_with(".svelte"));
    let all = sources(&["rs", "ts", "svelte", "css", "html", "sql", "md"])?;
    Ok(vec![
        format!("page: files {}", spread(&sizes)),
        format!("page: files over 300 lines: {}", over(&sizes, 300)),
        format!(
            "page: most components in one folder: {}",
            fullest(components.copied())
        ),
        format!("page: lines of a fake host: {fake}"),
        format!("largest folder: {}", fullest(all.iter())),
    ])
}

/// How many names say a forbidden word without a reason.
fn forbidden() -> Result<usize> {
    let all = vocabulary::sayings()?;
    Ok(all.iter().filter(|saying| saying.allowed.is_none()).count())
}

fn fullest<'a>(files: impl Iterator<Item = &'a Source>) -> String {
    let mut folders: BTreeMap<&str, usize> = BTreeMap::new();
    for file in files {
        *folders.entry(file.folder()).or_default() += 1;
    }
    let fullest = folders.into_iter().max_by_key(|(_, count)| *count);
    let (folder, count) = fullest.unwrap_or_default();
    format!("{count} in {folder}")
}

fn over(sizes: &[usize], limit: usize) -> String {
    share(
        sizes.iter().filter(|size| **size > limit).count(),
        sizes.len(),
    )
}

fn share(part: usize, whole: usize) -> String {
    let tenths = (part * 1000).checked_div(whole).unwrap_or_default();
    format!("{part} of {whole} ({}.{} %)", tenths / 10, tenths % 10)
}

/// Median, nine tenths, and the largest.
fn spread(sizes: &[usize]) -> String {
    let mut sorted = sizes.to_vec();
    sorted.sort_unstable();
    let at = |percent: usize| sorted.get(sorted.len() * percent / 100).copied();
    let last = sorted.last().copied().unwrap_or_default();
    let at = |percent| at(percent).unwrap_or(last);
    format!(
        "median {}, p90 {}, p99 {}, most {last}",
        at(50),
        at(90),
        at(99)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_with_their_share() {
        assert_eq!(over(&[100, 300, 301, 500], 300), "2 of 4 (50.0 %)");
        assert_eq!(spread(&[3, 1, 2]), "median 2, p90 3, p99 3, most 3");
        assert_eq!(share(0, 0), "0 of 0 (0.0 %)");
    }
}
