//! What the carried packages of this system say about their copyright, and which they are.

use crate::shell::{command, output};
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// What stands above the list of packages of a system.
fn heading(system: &str) -> String {
    format!(
        "AppImage ini membawa berkas dari paket {system} berikut, tanpa perubahan selain jalur \
         WebKitGTK.\nHak cipta dan lisensinya ada di folder masing-masing; kode sumbernya tersedia \
         di {system}\ndengan nama dan versi sumber yang disebut di sini.\n\n\
         paket versi sumber versi-sumber\n"
    )
}

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
    let system = output(&mut command("sh", &["-c", ". /etc/os-release; echo $NAME"]))?;
    let heading = heading(system.trim());
    fs::write(doc.join("PAKET.txt"), format!("{heading}{list}"))?;
    Ok(())
}

/// The packages that these files come from. Some list theirs still under `/lib`.
fn owners(files: &[PathBuf]) -> Result<BTreeSet<String>> {
    let mut search = command("dpkg-query", &["--search"]);
    search.args(files).stderr(Stdio::null());
    search.args(files.iter().filter_map(|file| before_usr(file)));
    // It fails when one of both names is unknown, and lists the others all the same.
    let said = String::from_utf8(search.output()?.stdout)?;
    let owners: BTreeMap<&Path, &str> = said.lines().filter_map(owner).collect();
    let of = |file: &PathBuf| {
        let other = before_usr(file);
        let owner = owners.get(file.as_path());
        owner.or_else(|| owners.get(other.as_deref()?)).copied()
    };
    let named = |file| of(file).with_context(|| format!("{} is of no package", file.display()));
    files
        .iter()
        .map(|file| named(file).map(str::to_owned))
        .collect()
}

/// Where a file was before `/lib` became a part of `/usr`.
fn before_usr(file: &Path) -> Option<PathBuf> {
    Some(Path::new("/").join(file.strip_prefix("/usr").ok()?))
}

/// Reads `libz1:amd64, libz2: /lib/libz.so`; the first package is enough.
fn owner(line: &str) -> Option<(&Path, &str)> {
    let (names, path) = line.split_once(": ")?;
    let name = names.split([',', ':']).next()?;
    Some((Path::new(path), name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owners_are_read() {
        let path = Path::new("/lib/x/libz.so.1");
        let line = "zlib1g:amd64: /lib/x/libz.so.1";
        assert_eq!(owner(line), Some((path, "zlib1g")));
        assert_eq!(owner("a, b: /lib/x/libz.so.1"), Some((path, "a")));
        let now = before_usr(Path::new("/usr/lib/x/libz.so.1"));
        assert_eq!(now.as_deref(), Some(path));
    }
}
