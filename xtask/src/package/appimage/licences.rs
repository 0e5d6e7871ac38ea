//! What the carried Debian packages say about their copyright, and which they are.

use crate::shell::{command, output};
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// What stands above the list of packages.
const HEADING: &str = "\
AppImage ini membawa berkas dari paket Debian berikut, tanpa perubahan selain jalur WebKitGTK.
Hak cipta dan lisensinya ada di folder masing-masing; kode sumbernya tersedia di Debian
dengan nama dan versi sumber yang disebut di sini.

paket versi sumber versi-sumber
";

/// Puts the copyright file of every package of these files, and their list, into a folder.
pub(super) fn put(files: &[PathBuf], doc: &Path) -> Result<()> {
    let packages = owners(files)?;
    for package in &packages {
        let from = Path::new("/usr/share/doc").join(package).join("copyright");
        let folder = doc.join(package);
        fs::create_dir_all(&folder)?;
        fs::copy(&from, folder.join("copyright")).with_context(|| from.display().to_string())?;
    }
    let texts = doc.join("common-licenses");
    let mut copy = command("cp", &["--recursive", "/usr/share/common-licenses"]);
    output(copy.arg(texts))?;
    let format = "--showformat=${Package} ${Version} ${source:Package} ${source:Version}\n";
    let list = output(command("dpkg-query", &["--show", format]).args(&packages))?;
    fs::write(doc.join("PAKET.txt"), format!("{HEADING}{list}"))?;
    Ok(())
}

/// The packages that these files come from.
fn owners(files: &[PathBuf]) -> Result<BTreeSet<String>> {
    let mut packages = BTreeSet::new();
    let mut orphans = String::new();
    for file in files {
        match owner(file)? {
            Some(package) => {
                packages.insert(package);
            }
            None => writeln!(orphans, "{}", file.display())?,
        }
    }
    anyhow::ensure!(orphans.is_empty(), "of no Debian package:\n{orphans}");
    Ok(packages)
}

/// The package of a file. Some still list theirs under `/lib`.
fn owner(file: &Path) -> Result<Option<String>> {
    let mut search = command("dpkg-query", &["--search"]);
    search.arg(file).stderr(Stdio::null());
    if let Ok(inside) = file.strip_prefix("/usr") {
        search.arg(Path::new("/").join(inside));
    }
    // It fails when one of both names is unknown.
    let said = String::from_utf8(search.output()?.stdout)?;
    let mut names = said.lines().filter_map(|line| line.split_once(": "));
    let name = names.next().and_then(|(names, _)| names.split(',').next());
    let package = name.and_then(|name| name.split(':').next());
    Ok(package.map(str::to_owned))
}
