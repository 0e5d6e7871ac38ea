//! Known advisories about the crates that we use, asked of `cargo-deny` where it is installed.

use crate::shell::{cargo, command, must, output};
use crate::stages::Stages;
use anyhow::Result;

/// Known advisories, as far as they can be asked for from here.
pub(super) fn check(stages: &mut Stages) -> Result<()> {
    let name = "advisories: crates";
    if output(&mut command("cargo", &["deny", "--version"])).is_err() {
        stages.skip(name, "cargo-deny is not installed");
        return Ok(());
    }
    if must(&mut cargo(&["deny", "fetch", "db"])).is_err() {
        stages.skip(name, "the advisory database cannot be reached");
        return Ok(());
    }
    stages.run(name, || must(&mut cargo(&["deny", "check", "advisories"])))
}
