//! The tests that choose at random, for as long as wanted: lives of aduan on both databases, and a
//! server whose plug is pulled. Each round has a seed of its own, which is printed, so that what
//! failed can be asked for again.

use crate::say::say;
use crate::{packages, postgres, shell};
use anyhow::{Context, Result};
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hasher as _};
use std::time::{Duration, Instant};

/// Lives of one round.
const LIVES: &str = "150";
/// How often the plug is pulled in one round, on each database.
const KILLS: &str = "40";

/// What is asked for.
#[derive(clap::Args)]
pub(crate) struct Storm {
    /// Seed of the first round; a random one if none is given. The next round has the next one.
    #[arg(long)]
    seed: Option<u64>,
    /// How long new rounds are begun. One round takes some minutes.
    #[arg(long, default_value_t = 10)]
    minutes: u64,
}

pub(crate) fn storm(storm: &Storm) -> Result<()> {
    packages::install(&[&["postgresql"]])?;
    let server = postgres::Postgres::start()?;
    let first = match storm.seed {
        Some(seed) => seed,
        None => RandomState::new().build_hasher().finish() >> 32, // short enough to be typed
    };
    let end = Instant::now() + Duration::from_mins(storm.minutes);
    shell::must(&mut shell::cargo(&["build", "--workspace", "--bins"]))?;
    for seed in first.. {
        let again = format!("cargo xtask storm --seed {seed} --minutes 0");
        say(&format!("seed {seed}; again with: {again}"));
        round(seed, &server.url()).with_context(|| format!("seed {seed}: {again}"))?;
        if Instant::now() >= end {
            break;
        }
    }
    Ok(())
}

fn round(seed: u64, database: &str) -> Result<()> {
    let rounds = [
        ("sipendekar-service", "use_cases", "laws::"),
        ("sipendekar-domain", "alur", "laws"),
        ("sipendekar-domain", "jeda", ""),
        ("sipendekar-tests", "kill_server", ""),
        ("sipendekar-tests", "faults", ""),
    ];
    for (package, test, filter) in rounds {
        let asked = [
            "test",
            "--quiet",
            "--package",
            package,
            "--test",
            test,
            filter,
        ];
        let mut cargo = shell::cargo(&asked);
        cargo
            .env("PROPTEST_RNG_SEED", seed.to_string())
            .env("SIPENDEKAR_STORM", LIVES)
            .env("SIPENDEKAR_KILLS", KILLS)
            .env("SIPENDEKAR_TEST_PG", database);
        shell::must(&mut cargo)?;
    }
    Ok(())
}
