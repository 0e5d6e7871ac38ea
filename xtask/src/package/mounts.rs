//! Mounts that nobody else sees.
//!
//! Fresh roots have folders of this machine mounted inside. They are mounted in a namespace of the
//! verification's own, so that they end with it, however it ends: a later `rm` or `cargo clean` must
//! never reach through to this machine.

use crate::packages;
use crate::shell::{command, must};
use anyhow::{Context, Result, ensure};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// Set once this runs in a namespace of its own.
const OWN: &str = "SIPENDEKAR_OWN_MOUNTS";

/// Whether what is mounted from now on is seen by nobody else.
pub(super) fn are_own() -> bool {
    env::var_os(OWN).is_some()
}

/// Runs this very command again, with mounts of its own.
pub(super) fn again_with_own() -> Result<()> {
    ensure!(
        packages::is_root()?,
        "fresh roots need chroot and mounts: run this as root"
    );
    let mut again = command("unshare", &["--mount", "--propagation", "private", "--"]);
    again.arg(env::current_exe()?).args(env::args_os().skip(1));
    must(again.env(OWN, "1"))
}

/// Removes a folder with everything in it. Nothing is removed while something is mounted inside:
/// removing would reach through to it.
pub(super) fn remove(folder: &Path) -> Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    unmount_below(folder)?;
    must(command("rm", &["--recursive", "--force", "--one-file-system"]).arg(folder))
}

/// Unmounts everything inside a folder, the last one first.
pub(super) fn unmount_below(folder: &Path) -> Result<()> {
    let folder = folder.canonicalize()?;
    for place in below(&folder)?.iter().rev() {
        must(command("umount", &["--lazy"]).arg(place))?;
    }
    let left = below(&folder)?;
    ensure!(left.is_empty(), "still mounted: {left:?}");
    Ok(())
}

/// What is mounted inside a folder, in the order of mounting.
fn below(folder: &Path) -> Result<Vec<PathBuf>> {
    let table = fs::read_to_string("/proc/self/mounts").context("the table of mounts")?;
    let places = table.lines().filter_map(|line| line.split(' ').nth(1));
    let places = places.map(|place| PathBuf::from(place.replace("\\040", " ")));
    Ok(places.filter(|place| place.starts_with(folder)).collect())
}
