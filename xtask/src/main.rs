//! The project's own task runner: `cargo xtask run`, `test`, `package` and smaller tasks.
//!
//! They work on a bare Debian machine with Rust and Node: what is missing is named first, then
//! installed.

mod advisories;
mod bench;
mod beside;
mod children;
mod contract;
mod display;
mod node;
mod package;
mod packages;
mod postgres;
mod run;
mod say;
mod shell;
mod stages;
mod storm;
mod summaries;
mod test;
mod windows;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use package::Ask;
use run::Until;

/// Tasks of SIPENDEKAR.
#[derive(Parser)]
#[command(name = "xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Builds everything, fills a demonstration database and opens the desktop window on it.
    Run {
        /// Saves a screenshot of the window and ends, without waiting for Ctrl-C.
        #[arg(long)]
        once: bool,
    },
    /// Format, lints, documentation and every test, on both databases, with real windows.
    Test {
        /// Only what needs no window, no PostgreSQL and no web view.
        #[arg(long)]
        quick: bool,
    },
    /// Builds what an IT officer installs, into `target/paket`.
    Package {
        /// Only this kind.
        kind: Option<package::Kind>,
        /// Also installs, starts, upgrades and removes it in a fresh system.
        #[arg(long)]
        verify: bool,
    },
    /// Writes the manifest by which desktops learn of a new version, beside its signed packages.
    Manifest {
        /// Where the folder is served: `https://sipendekar.bengkaliskab.go.id/updates`.
        #[arg(long)]
        url: String,
        /// The folder with packages and their `.sig` files.
        folder: std::path::PathBuf,
    },
    /// Writes `ui/src/wire/types.ts` anew from the Rust types.
    Types,
    /// Runs one command with a fresh PostgreSQL in `SIPENDEKAR_TEST_PG`.
    Postgres {
        /// For example `cargo test -p sipendekar-store`.
        #[arg(trailing_var_arg = true, required = true)]
        command: Vec<String>,
    },
    /// Compiles for Windows what `test` tries there; a part of `test`, alone.
    Windows,
    /// Compares the built server with its description for a minute; a stage of `test`, alone.
    Contract,
    /// Writes the copy of known advisories anew, which the tests read.
    Advisories {
        /// A checkout of RustSec's database; fetched if none is given.
        checkout: Option<std::path::PathBuf>,
    },
    /// Counts the project by the rules of `tests/src/sources/count.rs`: circles, lines, names.
    Count,
    /// The tests that choose at random, on both databases, for as long as wanted.
    Storm(storm::Storm),
    /// Measures the release server on seeded databases, beside the least that its work can cost.
    #[command(args_conflicts_with_subcommands = true)]
    Bench {
        #[command(flatten)]
        speed: bench::Speed,
        #[command(subcommand)]
        what: Option<bench::Bench>,
    },
}

fn main() -> Result<()> {
    match Arguments::parse().task {
        Task::Run { once: true } => run::run(Until::Picture),
        Task::Run { once: false } => run::run(Until::Closed),
        Task::Test { quick: true } => test::quick(),
        Task::Test { quick: false } => test::all(),
        Task::Package { kind, verify } => {
            let ask = if verify {
                Ask::BuildAndVerify
            } else {
                Ask::Build
            };
            package::package(kind, ask)
        }
        Task::Manifest { url, folder } => package::manifest::write(&folder, &url),
        Task::Types => types(),
        Task::Postgres { command } => postgres(&command),
        Task::Windows => windows::build(),
        Task::Contract => contract(),
        Task::Advisories { checkout } => advisories::copy(checkout),
        Task::Count => count(),
        Task::Storm(storm) => storm::storm(&storm),
        Task::Bench { speed, what } => bench::bench(&speed, what.as_ref()),
    }
}

fn types() -> Result<()> {
    let mut cargo = shell::cargo(&[
        "test",
        "--package",
        "sipendekar-wire",
        "--test",
        "typescript",
    ]);
    shell::must(cargo.env("UPDATE_TYPES", "1"))
}

fn count() -> Result<()> {
    let mut cargo = shell::cargo(&["test", "--quiet", "--package", "sipendekar-tests"]);
    shell::must(cargo.args(["--test", "counts", "--", "--ignored", "--nocapture"]))
}

fn contract() -> Result<()> {
    shell::must(&mut shell::cargo(&[
        "build",
        "--package",
        "sipendekar-server",
    ]))?;
    contract::check()
}

fn postgres(command: &[String]) -> Result<()> {
    packages::install(&[&["postgresql"]])?;
    let server = postgres::Postgres::start()?;
    let (program, arguments) = command.split_first().context("a command")?;
    let mut run = shell::command(program, &[]);
    shell::must(run.args(arguments).env("SIPENDEKAR_TEST_PG", server.url()))
}
