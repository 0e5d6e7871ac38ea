//! Long measurements: too slow for every test run, too telling to leave out.

use crate::shell::{cargo, must};
use anyhow::Result;
use clap::Subcommand;

/// What to measure.
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
pub(crate) fn bench(what: &Bench) -> Result<()> {
    match what {
        Bench::Kills { times } => {
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
    }
}
