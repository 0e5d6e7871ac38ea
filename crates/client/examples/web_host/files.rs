//! Where things lie.

use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};

/// The checkout.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The built server, beside this program: `target/debug/examples/web_host`.
pub(crate) fn server() -> Result<PathBuf> {
    let here = std::env::current_exe().context("this program has a path")?;
    let folder = here.parent().and_then(Path::parent);
    let folder = folder.context("target/debug/examples")?;
    let server = folder.join(format!("sipendekar-server{}", std::env::consts::EXE_SUFFIX));
    ensure!(
        server.is_file(),
        "{} is not built: cargo build --bin sipendekar-server",
        server.display()
    );
    Ok(server)
}

/// Copies a folder with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let there = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &there)?;
        } else {
            std::fs::copy(entry.path(), there)?;
        }
    }
    Ok(())
}
