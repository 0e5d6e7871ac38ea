//! The project's own task runner: `cargo xtask test`.

use anyhow::{Context, Result, bail};
use clap::{Parser, Subcommand};
use std::process::Command;

/// Tasks of SIPENDEKAR.
#[derive(Parser)]
#[command(name = "xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Format, lints and every test.
    Test,
}

fn main() -> Result<()> {
    match Arguments::parse().task {
        Task::Test => test(),
    }
}

fn test() -> Result<()> {
    cargo(&["fmt", "--all", "--check"])?;
    cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ])?;
    cargo(&["test", "--workspace"])
}

/// Runs one cargo command, and fails with its name if it fails.
fn cargo(arguments: &[&str]) -> Result<()> {
    let status = Command::new(env!("CARGO"))
        .args(arguments)
        .status()
        .with_context(|| format!("could not start cargo {}", arguments.join(" ")))?;
    if !status.success() {
        bail!("cargo {} failed", arguments.join(" "));
    }
    Ok(())
}
