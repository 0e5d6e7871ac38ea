//! What an IT officer gets besides the packages: how to install them, the files for group policy, and
//! the sums by which a copy is known to be whole.

use super::place::{VERSION, output};
use crate::shell::{command, must, root};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Sums of the packages.
const SUMS: &str = "SHA256SUMS";

/// Lays it beside the packages of this version.
pub(super) fn lay() -> Result<()> {
    let folder = output(VERSION)?;
    let manual = "PEMASANGAN.md";
    fs::copy(root().join("docs").join(manual), folder.join(manual)).context(manual)?;
    must(command("cp", &["--recursive", "packaging/windows/kebijakan"]).arg(&folder))?;
    sum_up(&folder)
}

fn sum_up(folder: &Path) -> Result<()> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let name = name.to_str().context("a file name in UTF-8")?;
        if name.starts_with("sipendekar") {
            names.push(name.to_owned());
        }
    }
    names.sort();
    let mut sums = command("sha256sum", &[]);
    let sums = crate::shell::output(sums.args(&names).current_dir(folder))?;
    fs::write(folder.join(SUMS), sums)?;
    Ok(())
}
