//! The libraries that a set of programs and modules needs, as this machine resolves them.

use crate::shell::{command, output};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What every computer with glibc has, in a version that fits its kernel and its own programs.
const OF_HOST: &[&str] = &[
    "ld-linux-x86-64.so.2",
    "libc.so.6",
    "libdl.so.2",
    "libm.so.6",
    "libmvec.so.1",
    "libpthread.so.0",
    "libresolv.so.2",
    "librt.so.1",
];

/// Libraries by the names under which they are looked for.
pub(super) type Libraries = BTreeMap<String, PathBuf>;

/// Everything that these need, directly or not, except what is the host's.
pub(super) fn of(roots: &[PathBuf]) -> Result<Libraries> {
    let said = output(command("ldd", &[]).args(roots))?;
    let mut libraries = Libraries::new();
    for line in said.lines() {
        if line.contains("not found") {
            bail!("missing on this machine: {}", line.trim());
        }
        if let Some((name, path)) = resolved(line)
            && !OF_HOST.contains(&name)
        {
            let path = path
                .canonicalize()
                .with_context(|| path.display().to_string())?;
            libraries.insert(name.to_owned(), path);
        }
    }
    Ok(libraries)
}

/// Reads `libz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007f…)`.
fn resolved(line: &str) -> Option<(&str, &Path)> {
    let (name, rest) = line.trim().split_once(" => ")?;
    let (path, _) = rest.rsplit_once(" (")?;
    Some((name, Path::new(path)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_ldd_are_read() {
        let line = "\tlibz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007f0a)";
        let path = Path::new("/lib/x86_64-linux-gnu/libz.so.1");
        assert_eq!(resolved(line), Some(("libz.so.1", path)));
        assert_eq!(resolved("\tlinux-vdso.so.1 (0x00007ffd)"), None);
        assert_eq!(resolved("/usr/bin/x:"), None);
    }
}
