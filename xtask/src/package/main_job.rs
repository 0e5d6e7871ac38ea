//! The main job, from the citizen's aduan to the toast and the published answer, with the installed
//! packages: the same journey as in the tests, but its programs are those of a fresh system.

use super::root::Root;
use super::{Kind, VERSION, folder};
use crate::packages;
use crate::postgres::Postgres;
use crate::shell::{cargo, must, root as checkout};
use anyhow::{Context, Result};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

const PROGRAMS: [&str; 2] = ["sipendekar-desktop", "sipendekar-server"];

/// Installs desktop and server, and makes the journey with them, on both databases.
pub(super) fn verify() -> Result<()> {
    packages::install(&[packages::BUILD, packages::SCREEN, packages::JOURNEYS])?;
    let root = Root::fresh("kerja")?;
    for kind in [Kind::Server, Kind::Deb] {
        root.install(&[&root.put(&kind.build(VERSION)?)?])?;
    }
    root.install(&["fonts-inter"])?;
    // Both sides see the folders of the journey, and the reference data that it loads.
    root.share(Path::new("/tmp"))?;
    root.share(&checkout().join("data").canonicalize()?)?;
    let programs = wrappers(&root)?;
    let postgres = Postgres::start()?;
    let mut journey = cargo(&["test", "--package", "sipendekar-tests"]);
    journey.args(["--test", "journey", "--", "--test-threads=1", "--nocapture"]);
    must(
        journey
            .env("SIPENDEKAR_BIN_DIR", programs)
            .env("SIPENDEKAR_TEST_PG", postgres.url())
            .env("SIPENDEKAR_E2E", "1"),
    )
}

/// Scripts that start the installed programs inside the root.
fn wrappers(root: &Root) -> Result<PathBuf> {
    const EXECUTABLE: u32 = 0o755;
    let folder = folder()?.join("kerja");
    fs::create_dir_all(&folder)?;
    for program in PROGRAMS {
        let inside = root.path("/").canonicalize()?;
        let inside = inside.to_str().context("a path in UTF-8")?;
        let script = format!("#!/bin/sh\nexec chroot '{inside}' /usr/bin/{program} \"$@\"\n");
        let file = folder.join(program);
        fs::write(&file, script)?;
        fs::set_permissions(&file, fs::Permissions::from_mode(EXECUTABLE))?;
    }
    Ok(folder)
}
