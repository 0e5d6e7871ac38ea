//! The desktop as one file for every Linux with glibc: our runtime (`crates/appimage`), then a
//! squashfs image with the desktop and its library closure, all from Debian's packages.

mod appdir;
mod closure;
mod licences;
mod verify;

use super::place::{self, folder};
use super::release;
use crate::package::glibc;
use crate::packages;
use crate::shell::{cargo, command, must, target};
use anyhow::{Context, Result};
use appdir::AppDir;
use std::path::{Path, PathBuf};

pub(super) use verify::verify;

/// Rust's name of what an AppImage runs on.
const TRIPLE: &str = "x86_64-unknown-linux-gnu";

/// How hard to press the image: the released one waits, a test doesn't.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pressing {
    Released,
    Quick,
}

/// Builds it from the released binary.
pub(super) fn build(version: &str) -> Result<PathBuf> {
    assemble(version, Pressing::Released)
}

/// Where the AppImage of a version lands.
fn file(version: &str) -> Result<PathBuf> {
    Ok(place::output(version)?.join(format!("sipendekar_{version}_amd64.AppImage")))
}

fn assemble(version: &str, pressing: Pressing) -> Result<PathBuf> {
    packages::install(&[packages::BUILD, packages::APPIMAGE])?;
    let program = release::desktop()?;
    let appdir = AppDir::make(&folder()?.join("AppDir"), &program, version)?;
    let image = folder()?.join("AppDir.squashfs");
    press(&appdir.folder, &image, pressing)?;
    let (major, minor) = glibc::needed_by(&appdir.programs)?;
    let tools = runtime()?;
    let file = file(version)?;
    let mut seal = command(path(&tools.join("appimage-seal"))?, &[]);
    seal.arg(tools.join("appimage-runtime")).arg(&image);
    must(seal.arg(&file).args([version, &format!("{major}.{minor}")]))?;
    Ok(file)
}

/// Makes the image, the same from the same files.
fn press(appdir: &Path, image: &Path, pressing: Pressing) -> Result<()> {
    let level = match pressing {
        Pressing::Released => "15",
        Pressing::Quick => "3",
    };
    let mut make = command("mksquashfs", &[]);
    make.arg(appdir).arg(image).args(["-noappend", "-quiet"]);
    make.args(["-no-progress", "-no-xattrs", "-all-root", "-reproducible"]);
    make.args(["-all-time", "0", "-mkfs-time", "0", "-b", "1M"]);
    must(make.args(["-comp", "zstd", "-Xcompression-level", level]))
}

/// Builds the runtime without any library, so that it starts everywhere and can say what is
/// missing; gives the folder of it and of what joins it with an image.
fn runtime() -> Result<PathBuf> {
    let mut build = cargo(&["build", "--release", "--locked", "--target", TRIPLE]);
    build.args(["--package", "sipendekar-appimage"]);
    must(build.env("RUSTFLAGS", "-C target-feature=+crt-static"))?;
    Ok(target().join(TRIPLE).join("release"))
}

fn path(path: &Path) -> Result<&str> {
    path.to_str().context("a path in UTF-8")
}
