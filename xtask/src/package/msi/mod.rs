//! The desktop for Windows, as an MSI for group policy and Intune.
//!
//! wixl makes it from `packaging/windows/sipendekar.wxs`; `tables.rs` adds what wixl can't express.

mod tables;
mod verify;

pub(super) use verify::verify;

use super::mark::{Bundle, mark};
use super::place::{self, folder};
use super::release;
use crate::packages;
use crate::shell::{command, output, root};
use anyhow::{Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Makes the installer of this version around the released program.
pub(super) fn build(version: &str) -> Result<PathBuf> {
    packages::install(&[packages::MSI])?;
    let program = release::desktop_for_windows()?;
    let work = folder()?.join("msi");
    fs::create_dir_all(&work)?;
    mark(&program, Bundle::Msi, &work.join("sipendekar-desktop.exe"))?;
    let loader = "WebView2Loader.dll"; // without it the program doesn't even start
    fs::copy(program.with_file_name(loader), work.join(loader))?;
    for file in ["packaging/windows/sipendekar.wxs", "icons/icon.ico"] {
        let file = root().join(file);
        fs::copy(&file, work.join(file.file_name().unwrap_or_default()))?;
    }
    let installer = place::output(version)?.join(format!("sipendekar_{version}_x64.msi"));
    compile(&work, version, &installer)?;
    tables::complete(&installer)?;
    Ok(installer)
}

/// wixl ends well even where it dropped an attribute or failed an assertion: any word from it is an
/// error.
fn compile(work: &Path, version: &str, installer: &Path) -> Result<()> {
    let mut wixl = command("wixl", &["--arch", "x64", "--define"]);
    wixl.arg(format!("Version={version}"));
    wixl.arg("--output").arg(installer).arg("sipendekar.wxs");
    let said = wixl.current_dir(work).output()?;
    let complaints = [said.stdout, said.stderr].concat();
    ensure!(
        said.status.success() && complaints.is_empty(),
        "wixl: {}",
        String::from_utf8_lossy(&complaints)
    );
    Ok(())
}

/// A table of an installer, its rows without the heading.
fn table(installer: &Path, name: &str) -> Result<Vec<String>> {
    const HEADING: usize = 3;
    let mut export: Command = command("msiinfo", &["export"]);
    let exported = output(export.arg(installer).arg(name))?;
    Ok(exported.lines().skip(HEADING).map(str::to_owned).collect())
}
