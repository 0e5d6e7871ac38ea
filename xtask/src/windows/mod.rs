//! Windows from Debian: a cross-compiler, and wine to run what it makes.
//!
//! rustup's target is used where it is installed. Elsewhere Debian's `rustc-web` compiles, with a
//! standard library that is built here from Debian's own source (`sysroot.rs`), so nothing but the
//! package registries is needed.

mod sysroot;
mod tests;
mod wine;

pub(crate) use tests::{begin, build, test};
pub(crate) use wine::Wine;

use crate::packages;
use crate::shell::{cargo, command, output, target};
use anyhow::{Result, ensure};
use std::path::PathBuf;
use std::process::Command;

/// The target: with mingw's linker, which Debian has.
pub(crate) const TRIPLE: &str = "x86_64-pc-windows-gnu";

/// A compiler for Windows.
pub(crate) struct Compiler {
    sysroot: Option<PathBuf>,
}

impl Compiler {
    /// Whether [`Self::ready`] can succeed on this machine.
    pub(crate) fn can_be_had() -> Result<bool> {
        Ok(rustup_has_it() || packages::exist(packages::RUST_SOURCE)?)
    }

    /// Installs what is missing.
    pub(crate) fn install() -> Result<()> {
        if rustup_has_it() {
            return packages::install(&[packages::MINGW]);
        }
        packages::install(&[packages::MINGW, packages::RUST_SOURCE])
    }

    /// Installs and builds what is missing.
    pub(crate) fn ready() -> Result<Self> {
        Self::install()?;
        if rustup_has_it() {
            return Ok(Self { sysroot: None });
        }
        ensure!(
            sysroot::source().exists(),
            "no standard library for {TRIPLE}: run `rustup target add {TRIPLE}`"
        );
        Ok(Self {
            sysroot: Some(sysroot::ready()?),
        })
    }

    /// Where cargo puts what it builds. Apart from the rest, because another compiler is at work.
    pub(crate) fn target() -> PathBuf {
        target().join("windows")
    }

    /// A cargo command for Windows. `--target` comes behind the first word.
    pub(crate) fn cargo(&self, task: &str, arguments: &[&str]) -> Command {
        let mut cargo = cargo(&[task, "--target", TRIPLE]);
        cargo
            .args(arguments)
            .env("CARGO_TARGET_DIR", Self::target())
            .env("CARGO_PROFILE_DEV_DEBUG", "none"); // nobody debugs there, and it fills the disk
        if let Some(sysroot) = &self.sysroot {
            let flags = format!("--sysroot {}", sysroot.display());
            cargo
                .env("RUSTC", sysroot::RUSTC)
                .env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS", flags);
        }
        cargo
    }
}

/// Whether the compiler in use has a standard library for Windows already.
fn rustup_has_it() -> bool {
    let asked = output(&mut command(
        "rustc",
        &["--print", "target-libdir", "--target", TRIPLE],
    ));
    asked.is_ok_and(|folder| PathBuf::from(folder.trim()).exists())
}
