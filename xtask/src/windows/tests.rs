//! What of the test run happens on Windows: everything compiles, what needs no window is tested,
//! and the program tries itself.

use super::{Compiler, TRIPLE, Wine};
use crate::beside::Beside;
use crate::shell::{must, root};
use crate::stages::Stages;
use crate::summaries::Summaries;
use anyhow::{Context, Result, ensure};
use std::process::Command;

/// Crates without a window. The journeys drive the window of Linux.
const WITHOUT_WINDOW: &[&str] = &[
    "sipendekar-domain",
    "sipendekar-wire",
    "sipendekar-store",
    "sipendekar-service",
    "sipendekar-portal",
    "sipendekar-server",
    "sipendekar-client",
];

/// What is compiled for Windows while other stages run.
pub(crate) struct Building(Beside);

/// Begins to compile, beside whatever comes next; none where no compiler can be had. What it needs
/// of packages is installed before, because only one program at a time may do that.
pub(crate) fn begin(stages: &mut Stages) -> Result<Option<Building>> {
    if !Compiler::can_be_had()? {
        stages.skip("Windows", "neither rustup's target nor Debian's rustc-web");
        return Ok(None);
    }
    let mut building = None;
    stages.run("Windows: packages", || {
        Compiler::install()?;
        Wine::install()?;
        let task = std::env::current_exe().context("the path of this very program")?;
        let mut build = Command::new(task);
        build.arg("windows").current_dir(root());
        building = Some(Building(Beside::start(&build, "windows")?));
        Ok(())
    })?;
    Ok(building)
}

/// Compiles the program and the tests that can run without a window.
pub(crate) fn build() -> Result<()> {
    let compiler = Compiler::ready()?;
    let mut build = compiler.cargo("build", &["--package", "sipendekar-desktop"]);
    must(build.args(["--features", "sipendekar-desktop/custom-protocol"]))?;
    must(tests(&compiler).arg("--no-run"))
}

/// Waits for what was begun, and tests it.
pub(crate) fn test(
    Building(build): Building,
    stages: &mut Stages,
    summaries: &mut Summaries,
) -> Result<()> {
    stages.run("Windows: rest of the build", || build.wait())?;
    let compiler = Compiler::ready()?;
    let wine = Wine::fresh("tests")?;
    stages.run("Windows: self-test", || self_test(&wine))?;
    stages.run("Windows: tests", || {
        summaries.run(wine.runs_tests(&mut tests(&compiler)))
    })
}

/// The tests, as cargo is asked for them.
fn tests(compiler: &Compiler) -> Command {
    let mut test = compiler.cargo("test", &["--no-fail-fast", "--tests"]);
    // Paths that were compiled in are asked of cargo, which doesn't run in there.
    test.env("INSTA_WORKSPACE_ROOT", root());
    for name in WITHOUT_WINDOW {
        test.args(["--package", name]);
    }
    test
}

/// Database, keyring and TLS of the program itself; wine has no engine for its window.
fn self_test(wine: &Wine) -> Result<()> {
    let program = Compiler::target()
        .join(TRIPLE)
        .join("debug/sipendekar-desktop.exe");
    let mut trial: Command = wine.run(program, &["--self-test"]);
    let ended = trial.output()?;
    let said = String::from_utf8_lossy(&ended.stdout);
    for part in ["Konfigurasi", "Basis data", "Brankas", "TLS dan server"] {
        ensure!(
            said.contains(&format!("BAIK   {part}:")),
            "it says:\n{said}"
        );
    }
    Ok(())
}
