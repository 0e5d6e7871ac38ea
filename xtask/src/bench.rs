//! Measurements: too slow for every test run, too telling to leave out.
//!
//! What is measured, and how to read it: `docs/PENGUKURAN.md`.

use crate::packages;
use crate::postgres::Postgres;
use crate::say::stage;
use crate::shell::{cargo, must, root, target};
use anyhow::Result;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;
use std::process::Command;

/// How fast the server is.
#[derive(Args)]
pub(crate) struct Speed {
    /// How many aduan the databases hold.
    #[arg(long, default_value = "1k,10k,100k")]
    size: String,
    /// What to measure: sync, aduan, list, filing, commands, sign-in, streams, memory.
    #[arg(long)]
    scope: Option<String>,
    /// Which database the server runs on.
    #[arg(long, value_enum, default_value_t = Engine::Sqlite)]
    engine: Engine,
    /// Rounds of each side.
    #[arg(long)]
    rounds: Option<u32>,
    /// Milliseconds of each round.
    #[arg(long)]
    round: Option<u32>,
    /// Keeps the databases that were written to.
    #[arg(long)]
    keep: bool,
}

/// What keeps the aduan.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engine {
    Sqlite,
    Postgres,
}

/// What else can be measured.
#[derive(Subcommand)]
pub(crate) enum Bench {
    /// Pulls the server's plug many times while citizens file, and counts what was lost.
    Kills {
        /// How many times.
        #[arg(default_value_t = 200)]
        times: u32,
    },
}

/// Measures.
pub(crate) fn bench(speed: &Speed, what: Option<&Bench>) -> Result<()> {
    match what {
        Some(Bench::Kills { times }) => kills(*times),
        None => measure(speed),
    }
}

fn kills(times: u32) -> Result<()> {
    must(&mut cargo(&["build", "--package", "sipendekar-server"]))?;
    let test = [
        "test",
        "--package",
        "sipendekar-tests",
        "--test",
        "kill_server",
    ];
    let mut cargo = cargo(&test);
    cargo.args(["--", "--nocapture"]);
    must(cargo.env("SIPENDEKAR_KILLS", times.to_string()))
}

fn measure(speed: &Speed) -> Result<()> {
    stage("Release server and generator of load");
    let mut build = cargo(&["build", "--profile", "bench"]);
    must(build.args([
        "--package",
        "sipendekar-server",
        "--package",
        "sipendekar-bench",
    ]))?;
    stage("Measuring");
    let mut command = Command::new(built("sipendekar-bench"));
    command.current_dir(root()).arg("measure");
    command.args(["--size", &speed.size]);
    command.arg("--server").arg(built("sipendekar-server"));
    command.arg("--data").arg(root().join("data"));
    command.arg("--folder").arg(target().join("bench"));
    if let Some(scope) = &speed.scope {
        command.args(["--scope", scope]);
    }
    for (name, number) in [("--rounds", speed.rounds), ("--round", speed.round)] {
        if let Some(number) = number {
            command.args([name, &number.to_string()]);
        }
    }
    if speed.keep {
        command.arg("--keep");
    }
    if speed.engine == Engine::Sqlite {
        return must(&mut command);
    }
    packages::install(&[&["postgresql"]])?;
    let postgres = Postgres::start_with(&[])?; // what is acknowledged is on disk, as in an office
    must(command.arg("--postgres").arg(postgres.url()))
}

/// A program of the profile `bench`, which cargo puts beside those of a release.
fn built(name: &str) -> PathBuf {
    target()
        .join("release")
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}
