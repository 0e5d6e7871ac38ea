//! The standard library for Windows, from the source that Debian ships beside its compiler.

use super::{Compiler, TRIPLE};
use crate::say::say;
use crate::shell::{cargo, command, must, output};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Debian's compiler. rustup's hides it from the path.
pub(super) const RUSTC: &str = "/usr/bin/rustc";

/// Where Debian keeps the source.
pub(super) fn source() -> &'static Path {
    Path::new("/usr/lib/rustlib/src/rust/library")
}

/// Builds it unless it is there for this very compiler, which moves with security updates.
pub(super) fn ready() -> Result<PathBuf> {
    let sysroot = Compiler::target().join("sysroot");
    let version = output(&mut command(RUSTC, &["--version"]))?;
    let mark = sysroot.join("compiler");
    if fs::read_to_string(&mark).is_ok_and(|built| built == version) {
        return Ok(sysroot);
    }
    say(&format!("building the standard library for {TRIPLE}"));
    if sysroot.exists() {
        fs::remove_dir_all(&sysroot)?;
    }
    let built = build()?;
    let libraries = sysroot.join("lib/rustlib").join(TRIPLE).join("lib");
    fs::create_dir_all(&libraries)?;
    for entry in fs::read_dir(built)? {
        let file = entry?.path();
        if file.extension().is_some_and(|ending| ending == "rlib") {
            let name = file.file_name().context("a file has a name")?;
            fs::copy(&file, libraries.join(name))?;
        }
    }
    fs::write(mark, version)?;
    Ok(sysroot)
}

/// Builds the crate `sysroot` as Rust's own build does, which allows every kind of panic; gives the
/// folder of its libraries.
fn build() -> Result<PathBuf> {
    let work = Compiler::target().join("std");
    let copy = work.join("library");
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    fs::create_dir_all(&work)?;
    // Debian's is a link into a folder that only its owner may write.
    must(
        command("cp", &["--recursive", "--dereference"])
            .arg(source())
            .arg(&copy),
    )?;
    let built = work.join("target");
    let mut build = cargo(&["build", "--release", "--locked", "--package", "sysroot"]);
    build
        .args(["--features", "panic-unwind,backtrace", "--target", TRIPLE])
        .arg("--target-dir")
        .arg(&built)
        .current_dir(&copy)
        .env("RUSTC", RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env(
            "RUSTFLAGS",
            "-Cembed-bitcode=yes -Zforce-unstable-if-unmarked --cap-lints=allow",
        );
    must(&mut build)?;
    Ok(built.join(TRIPLE).join("release/deps"))
}
