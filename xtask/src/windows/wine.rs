//! wine, with a Windows of its own that is thrown away.

use super::Compiler;
use crate::packages;
use crate::shell::{command, must, root};
use anyhow::Result;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The program itself: Debian's wrapper talks about 32-bit programs first.
const WINE: &str = "/usr/lib/wine/wine64";

/// Stands in for a library that Debian's wine lacks. Only here, never in a package.
const RANDOMNESS: &str = "xtask/src/windows/bcryptprimitives.c";

/// A Windows in a folder.
pub(crate) struct Wine {
    prefix: PathBuf,
}

impl Wine {
    /// Installs what is missing.
    pub(crate) fn install() -> Result<()> {
        packages::install(&[packages::WINE])
    }

    /// Makes a fresh one.
    pub(crate) fn fresh(name: &str) -> Result<Self> {
        Self::install()?;
        let wine = Self {
            prefix: Compiler::target().join(format!("wine-{name}")),
        };
        if wine.prefix.exists() {
            fs::remove_dir_all(&wine.prefix)?;
        }
        fs::create_dir_all(&wine.prefix)?;
        must(&mut wine.run("wineboot", &["--init"]))?;
        let library = wine.system32().join("bcryptprimitives.dll");
        let mut compile = command("x86_64-w64-mingw32-gcc", &["-shared", "-O2", "-o"]);
        must(compile.arg(library).arg(RANDOMNESS).arg("-ladvapi32"))?;
        Ok(wine)
    }

    /// Runs a Windows program, by its name inside or its path here.
    pub(crate) fn run(&self, program: impl AsRef<Path>, arguments: &[&str]) -> Command {
        let mut wine = Command::new(WINE);
        wine.arg(program.as_ref()).args(arguments);
        self.enter(&mut wine);
        wine.current_dir(root());
        wine
    }

    /// Lets cargo run the tests that it built in this Windows.
    pub(crate) fn runs_tests<'a>(&self, cargo: &'a mut Command) -> &'a mut Command {
        self.enter(cargo);
        cargo.env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", WINE)
    }

    /// The folder of a path such as `Program Files/SIPENDEKAR`.
    pub(crate) fn drive_c(&self, inside: &str) -> PathBuf {
        self.prefix.join("drive_c").join(inside)
    }

    fn system32(&self) -> PathBuf {
        self.drive_c("windows/system32")
    }

    /// No .NET, no browser, no entries in the menus of this machine.
    fn enter(&self, command: &mut Command) {
        command
            .env("WINEPREFIX", &self.prefix)
            .env("WINEARCH", "win64")
            .env("WINEDEBUG", "-all")
            .env("WINEDLLOVERRIDES", "mscoree=;mshtml=;winemenubuilder.exe=d");
    }
}

impl Drop for Wine {
    fn drop(&mut self) {
        let mut end = Command::new("wineserver");
        self.enter(&mut end);
        let _gone = end.arg("--kill").status(); // it ends by itself soon
    }
}
