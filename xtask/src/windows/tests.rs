//! What of the test run happens on Windows: everything compiles, what needs no window is tested,
//! and the program tries itself.

use super::{Compiler, TRIPLE, Wine};
use crate::shell::{must, root};
use crate::stages::Stages;
use crate::summaries::Summaries;
use anyhow::{Result, ensure};
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

/// Builds and tests for Windows; skipped, with the reason, where no compiler can be had.
pub(crate) fn test(stages: &mut Stages, summaries: &mut Summaries) -> Result<()> {
    if !Compiler::can_be_had()? {
        stages.skip("Windows", "neither rustup's target nor Debian's rustc-web");
        return Ok(());
    }
    let mut ready = None;
    stages.run("Windows: compiler and wine", || {
        ready = Some((Compiler::ready()?, Wine::fresh("tests")?));
        Ok(())
    })?;
    let Some((compiler, wine)) = ready else {
        return Ok(()); // the stage failed, and ended the run
    };
    stages.run("Windows: build", || {
        let mut build = compiler.cargo("build", &["--package", "sipendekar-desktop"]);
        must(build.args(["--features", "sipendekar-desktop/custom-protocol"]))
    })?;
    stages.run("Windows: self-test", || self_test(&wine))?;
    stages.run("Windows: tests", || {
        let mut test = compiler.cargo("test", &["--no-fail-fast", "--tests"]);
        // Paths that were compiled in are asked of cargo, which doesn't run in there.
        test.env("INSTA_WORKSPACE_ROOT", root());
        for name in WITHOUT_WINDOW {
            test.args(["--package", name]);
        }
        summaries.run(wine.runs_tests(&mut test))
    })
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
