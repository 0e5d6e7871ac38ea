//! What STYLE says about shape, asked of every file of the product: no circles, no long functions or
//! files, no boolean parameters, nothing passed over in silence. How it is asked, and the samples
//! that each question must find fault with, stand in `tests/src/sources`.

use anyhow::{Result, bail, ensure};
use journeys::sources::circles::Module;
use journeys::sources::facts::{self, CrateFacts, FileFacts};
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// The most lines of a function, from the line with `fn` to the last brace.
const FUNCTION: usize = 40;

/// The most lines of a file, without its tests.
const FILE: usize = 400;

/// Functions that may be longer, and why.
const LONG_FUNCTIONS: &[(&str, &str, &str)] = &[
    (
        "crates/domain/src/alur/permissions.rs",
        "rule",
        "who may do what, read as one table",
    ),
    (
        "crates/domain/src/alur/mod.rs",
        "apply",
        "what each command does, read as one table",
    ),
    (
        "crates/domain/src/notice/table.rs",
        "of_command",
        "whom each command tells, read as one table",
    ),
];

/// Where files are written: everybody else asks `disk`, which asks the disk before success is told.
const WRITE: &[&str] = &["crates/disk/src", "crates/bench/src", "xtask/src"];

/// Calls elsewhere that write no file which has to last, or that `disk` confirms, and why.
const WRITE_TOO: &[(&str, &str, &str)] = &[
    (
        "crates/appimage/src/cache.rs",
        "OpenOptions::new",
        "a lock, without content",
    ),
    (
        "crates/appimage/src/image.rs",
        "OpenOptions::new",
        "confirmed with the whole image",
    ),
    (
        "crates/appimage/src/image.rs",
        "write_all",
        "confirmed with the whole image",
    ),
    (
        "crates/appimage/src/seal.rs",
        "OpenOptions::new",
        "joined of three, then confirmed",
    ),
    (
        "crates/appimage/src/seal.rs",
        "io::copy",
        "joined of three, then confirmed",
    ),
    (
        "crates/appimage/src/seal.rs",
        "write_all",
        "joined of three, then confirmed",
    ),
    (
        "crates/server/src/operator/doctor.rs",
        "File::create",
        "a probe, filled by `disk`",
    ),
    (
        "src-tauri/src/main.rs",
        "write_all",
        "to the standard output",
    ),
];

#[test]
fn files_are_written_in_one_place() -> Result<()> {
    let mut found = Vec::new();
    let mut excepted = BTreeSet::new();
    for file in files()? {
        let path = &file.source.path;
        if WRITE.iter().any(|folder| path.starts_with(folder)) {
            continue;
        }
        for call in &file.writes {
            match WRITE_TOO.iter().find(|may| may.0 == path && may.1 == call) {
                Some(entry) => drop(excepted.insert(entry)),
                None => found.push(format!("{path} calls {call}")),
            }
        }
    }
    ensure!(found.is_empty(), "{found:#?}");
    ensure!(
        excepted.len() == WRITE_TOO.len(),
        "an exception that nothing needs: only {excepted:?} are used"
    );
    Ok(())
}

#[test]
fn modules_import_each_other_in_one_direction() -> Result<()> {
    let mut found = Vec::new();
    for krate in crates()? {
        let circles = krate.imports.circles();
        found.extend(circles.iter().map(|circle| told(krate, circle)));
    }
    ensure!(found.is_empty(), "circles of imports: {found:#?}");
    Ok(())
}

fn told(krate: &CrateFacts, circle: &[Module]) -> String {
    let names: Vec<String> = circle.iter().map(|module| module.join("::")).collect();
    format!("{}: {}", krate.folder, names.join(" ⇄ "))
}

#[test]
fn functions_end_after_forty_lines() -> Result<()> {
    let mut found = Vec::new();
    let mut excepted = BTreeSet::new();
    for file in files()? {
        let path = &file.source.path;
        for function in &file.functions {
            let may = |entry: &&(&str, &str, &str)| entry.0 == path && entry.1 == function.name;
            if function.lines <= FUNCTION {
                continue;
            }
            match LONG_FUNCTIONS.iter().find(may) {
                Some(entry) => drop(excepted.insert(entry)),
                None => found.push(format!(
                    "{path}:{}: {} has {} lines",
                    function.line, function.name, function.lines
                )),
            }
        }
    }
    ensure!(found.is_empty(), "{found:#?}");
    ensure!(
        excepted.len() == LONG_FUNCTIONS.len(),
        "an exception that nothing needs: only {excepted:?} are used"
    );
    Ok(())
}

#[test]
fn files_end_after_four_hundred_lines() -> Result<()> {
    let mut found = Vec::new();
    for file in files()? {
        if file.lines > FILE {
            let path = &file.source.path;
            found.push(format!("{path} has {} lines", file.lines));
        }
    }
    ensure!(found.is_empty(), "{found:#?}");
    Ok(())
}

#[test]
fn no_parameter_is_true_or_false() -> Result<()> {
    let mut found = Vec::new();
    for file in files()? {
        for function in &file.functions {
            let (path, name) = (&file.source.path, &function.name);
            let booleans = function.booleans.iter();
            found.extend(booleans.map(|it| format!("{path}:{}: {name}({it})", function.line)));
        }
    }
    ensure!(found.is_empty(), "{found:#?}");
    Ok(())
}

#[test]
fn whoever_passes_over_variants_says_why() -> Result<()> {
    let mut found = Vec::new();
    for file in files()? {
        let lines = file.silent_arms.iter();
        found.extend(lines.map(|line| format!("{}:{line}", file.source.path)));
    }
    ensure!(found.is_empty(), "arms without a comment: {found:#?}");
    Ok(())
}

/// Every crate, read once for all these tests.
fn crates() -> Result<&'static [CrateFacts]> {
    static CRATES: OnceLock<Result<Vec<CrateFacts>>> = OnceLock::new();
    match CRATES.get_or_init(facts::read) {
        Ok(crates) => Ok(crates),
        Err(error) => bail!("{error:#}"),
    }
}

/// Every file of the product.
fn files() -> Result<impl Iterator<Item = &'static FileFacts>> {
    let crates = crates()?;
    ensure!(crates.len() > 5, "the product has crates");
    Ok(crates.iter().flat_map(|krate| &krate.files))
}
