//! Files that Debian wants compressed, the same each time.

use crate::shell::{command, must};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Writes this as a file whose name ends in `.gz`, and makes its folder.
pub(crate) fn compress(bytes: &[u8], to: &Path) -> Result<()> {
    let plain = to.with_extension("");
    fs::create_dir_all(to.parent().context("not the root")?)?;
    fs::write(&plain, bytes).with_context(|| plain.display().to_string())?;
    must(command("gzip", &["--best", "--no-name", "--force"]).arg(&plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_compressed_the_same_each_time() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("doc/changelog.gz");
        let compressed = || {
            compress(b"sipendekar (0.2.0)\n", &file).expect("compressed");
            fs::read(&file).expect("read")
        };
        let first = compressed();
        assert_eq!(first[..4], [0x1f, 0x8b, 8, 0], "gzip, without a name");
        assert_eq!(compressed(), first, "also where it lies there already");
        assert!(!file.with_extension("").exists(), "nothing stays beside it");
    }
}
