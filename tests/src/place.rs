//! Where the built programs are, where evidence goes, and whether journeys were asked for.

use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};

/// The folder of the built binaries: `SIPENDEKAR_BIN_DIR`, or the one this test was built into.
pub fn binaries() -> Result<PathBuf> {
    if let Some(folder) = std::env::var_os("SIPENDEKAR_BIN_DIR") {
        return Ok(PathBuf::from(folder));
    }
    let test = std::env::current_exe().context("this test has a path")?;
    let folder = test.parent().and_then(Path::parent);
    Ok(folder.context("target/debug/deps/test")?.to_path_buf())
}

/// A built binary by its name.
pub fn binary(name: &str) -> Result<PathBuf> {
    let path = binaries()?.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    ensure!(
        path.is_file(),
        "{} is not built: run `cargo build --workspace --bins`",
        path.display()
    );
    Ok(path)
}

/// The checkout.
pub fn repository() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here) // it lies in the checkout
}

/// The file for a picture of what went wrong, or of a station on the way; a name may hold folders.
pub fn evidence(name: &str) -> Result<PathBuf> {
    let path = repository().join("target/e2e").join(format!("{name}.png"));
    let folder = path.parent().context("a file is in a folder")?;
    std::fs::create_dir_all(folder).context("target/e2e can be created")?;
    Ok(path)
}

/// Whether the journeys with windows were asked for. Says so if not, so that nobody takes a
/// skipped journey for a passed one.
pub fn journeys_wanted(test: &str) -> bool {
    let wanted = std::env::var_os("SIPENDEKAR_E2E").is_some();
    if !wanted {
        say(&format!(
            "NOT RUN: {test} needs windows; `cargo xtask test` runs it (SIPENDEKAR_E2E=1)"
        ));
    }
    wanted
}

/// The one place where the journeys write to the terminal.
#[expect(clippy::print_stderr, reason = "test output is for the terminal")]
pub fn say(text: &str) {
    eprintln!("{text}");
}
