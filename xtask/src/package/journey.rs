//! Journeys of the tests whose programs are installed in a fresh system.

use super::place::folder;
use super::root::Root;
use crate::shell::{cargo, must};
use anyhow::{Context, Result};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The names by which the journeys know the programs.
pub(super) const DESKTOP: &str = "sipendekar-desktop";
/// The same for the server.
pub(super) const SERVER: &str = "sipendekar-server";

/// A folder with the programs of a journey.
pub(super) struct Programs {
    folder: PathBuf,
}

impl Programs {
    /// An empty folder of this name.
    pub(super) fn new(name: &str) -> Result<Self> {
        let folder = folder()?.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        Ok(Self { folder })
    }

    /// A program that is installed in a root at `place`.
    pub(super) fn inside(&self, name: &str, root: &Root, place: &str) -> Result<()> {
        let system = root.path("/").canonicalize()?;
        let system = system.to_str().context("a path in UTF-8")?;
        let script = format!("#!/bin/sh\nexec chroot '{system}' '{place}' \"$@\"\n");
        self.script(name, &script)
    }

    /// A program of this machine.
    pub(super) fn here(&self, name: &str, program: &Path) -> Result<()> {
        Ok(symlink(program.canonicalize()?, self.folder.join(name))?)
    }

    /// A program that this script is.
    pub(super) fn script(&self, name: &str, script: &str) -> Result<()> {
        const EXECUTABLE: u32 = 0o755;
        let file = self.folder.join(name);
        fs::write(&file, script)?;
        fs::set_permissions(&file, fs::Permissions::from_mode(EXECUTABLE))?;
        Ok(())
    }

    /// Compiles the journeys, which may need the registries.
    pub(super) fn compile() -> Result<()> {
        must(&mut cargo(&[
            "test",
            "--package",
            "sipendekar-tests",
            "--no-run",
        ]))
    }

    /// The journeys of a test file with these programs, as far as their names hold `filter`.
    pub(super) fn journey(&self, test: &str, filter: &str) -> Command {
        let mut journey = cargo(&["test", "--package", "sipendekar-tests"]);
        journey.args([
            "--test",
            test,
            "--",
            filter,
            "--test-threads=1",
            "--nocapture",
        ]);
        journey.env("SIPENDEKAR_BIN_DIR", &self.folder);
        journey.env("SIPENDEKAR_E2E", "1");
        journey
    }
}
