//! `cargo xtask test`: every check of the project in one command, the same as in CI.
//!
//! On a bare machine it installs what is missing first. Licences, banned crates and sources are
//! checked by `tests/tests/dependencies.rs` from `cargo metadata` and `deny.toml`, which needs
//! neither network nor a tool. Whether the page's types are fresh is a test of `sipendekar-wire`.

mod advisories;
mod page;

use crate::contract;
use crate::node;
use crate::packages;
use crate::postgres::Postgres;
use crate::shell::{cargo, must, root};
use crate::stages::Stages;
use crate::summaries::Summaries;
use crate::windows;
use anyhow::{Context, Result};
use std::fs;
use std::process::Command;

/// Everywhere the same features, so that no dependency is built twice.
const ALL: &[&str] = &[
    "--workspace",
    "--features",
    "sipendekar-desktop/custom-protocol",
];

/// What every journey asks before it opens a window.
const ASKS_FOR_A_WINDOW: &str = "journeys_wanted(";

/// Runs what needs no window, no PostgreSQL and no web view.
pub(crate) fn quick() -> Result<()> {
    told(quick_stages)
}

/// Runs everything.
pub(crate) fn all() -> Result<()> {
    told(all_stages)
}

/// Tells the table and the summaries, however the stages end.
fn told(work: fn(&mut Stages, &mut Summaries) -> Result<()>) -> Result<()> {
    let mut stages = Stages::default();
    let mut summaries = Summaries::default();
    let outcome = work(&mut stages, &mut summaries);
    stages.tell();
    summaries.tell();
    outcome
}

fn quick_stages(stages: &mut Stages, summaries: &mut Summaries) -> Result<()> {
    stages.run("format", format)?;
    stages.run("clippy", || clippy(&[]))?;
    stages.run("tests on SQLite", || {
        let mut test = cargo(&["test", "--no-fail-fast"]);
        summaries.run(
            test.env_remove("SIPENDEKAR_TEST_PG")
                .env_remove("SIPENDEKAR_E2E"),
        )
    })
}

fn all_stages(stages: &mut Stages, summaries: &mut Summaries) -> Result<()> {
    stages.run("packages", || {
        node::check()?;
        packages::install(&[
            packages::BUILD,
            packages::SCREEN,
            packages::JOURNEYS,
            packages::CONTRACT,
        ])
    })?;
    stages.run("format", format)?;
    page::check(stages)?;
    let windows = windows::begin(stages)?; // it takes the built page in
    page::advisories(stages)?;
    advisories::check(stages)?;
    stages.run("clippy", || clippy(ALL))?;
    stages.run("documentation", || {
        let mut doc = cargo(&["doc", "--no-deps"]);
        must(doc.args(ALL).env("RUSTDOCFLAGS", "-D warnings"))
    })?;
    stages.run("build", || {
        must(cargo(&["build", "--bins", "--example", "web_host"]).args(ALL))
    })?;
    page::in_a_browser(stages)?;
    on_both_databases(stages, summaries)?;
    match windows {
        Some(building) => windows::test(building, stages, summaries),
        None => Ok(()), // told where it was skipped
    }
}

fn format() -> Result<()> {
    must(&mut cargo(&["fmt", "--all", "--check"]))
}

fn clippy(of: &[&str]) -> Result<()> {
    let mut clippy = cargo(&["clippy", "--all-targets"]);
    must(clippy.args(of).args(["--", "-D", "warnings"]))
}

/// The tests, then the journeys one after the other, beside a PostgreSQL that ends with them.
fn on_both_databases(stages: &mut Stages, summaries: &mut Summaries) -> Result<()> {
    let mut postgres = None;
    stages.run("PostgreSQL", || {
        postgres = Some(Postgres::start()?);
        Ok(())
    })?;
    let url = postgres.as_ref().map(Postgres::url).unwrap_or_default();
    stages.run("tests on both databases", || {
        let mut test = cargo(&["test", "--no-fail-fast"]);
        test.args(ALL).env("SIPENDEKAR_TEST_PG", &url);
        summaries.run(test.env_remove("SIPENDEKAR_E2E"))
    })?;
    stages.run("server against its description", contract::check)?;
    stages.run("journeys with windows", || {
        let mut outcome = Ok(());
        for name in journeys()? {
            outcome = outcome.and(summaries.run_journey(&name, &mut journey(&name, &url)));
        }
        outcome
    })
}

/// The tests of one file, one after the other: each has the screen to itself.
fn journey(name: &str, postgres: &str) -> Command {
    let mut test = cargo(&["test", "--no-fail-fast"]);
    test.args(ALL).args(["--test", name]);
    test.args(["--", "--test-threads=1", "--nocapture"]);
    test.env("SIPENDEKAR_TEST_PG", postgres);
    test.env("SIPENDEKAR_E2E", "1");
    test
}

/// The journeys that need a window, by the names of their files.
fn journeys() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root().join("tests/tests"))? {
        let path = entry?.path();
        if fs::read_to_string(&path)?.contains(ASKS_FOR_A_WINDOW) {
            let name = path.file_stem().context("a file has a name")?;
            names.push(name.to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}
