//! `cargo xtask test`: every check of the project in one command, the same as in CI.
//!
//! On a bare machine it installs what is missing first. Licences, banned crates and sources are
//! checked by `tests/tests/dependencies.rs` from `cargo metadata`, which needs neither network nor
//! a tool that compiles for many minutes; known advisories are asked of npm, and of `cargo-deny`
//! where it is installed, because both need data that a machine without internet lacks. Whether the
//! page's types are fresh is a test of `sipendekar-wire`.

use crate::contract;
use crate::node;
use crate::packages;
use crate::postgres::Postgres;
use crate::say::say;
use crate::shell::{cargo, command, must, npm, output};
use crate::stages::Stages;
use crate::summaries::Summaries;
use crate::windows;
use anyhow::{Result, ensure};
use serde_json::Value;

/// Everywhere the same features, so that no dependency is built twice.
const ALL: &[&str] = &[
    "--workspace",
    "--features",
    "sipendekar-desktop/custom-protocol",
];

/// Runs the checks; tells the table and the summaries however they end.
pub(crate) fn test(quick: bool) -> Result<()> {
    let mut stages = Stages::default();
    let mut summaries = Summaries::default();
    let outcome = if quick {
        quick_stages(&mut stages, &mut summaries)
    } else {
        all_stages(&mut stages, &mut summaries)
    };
    stages.tell();
    summaries.tell();
    outcome
}

fn quick_stages(stages: &mut Stages, summaries: &mut Summaries) -> Result<()> {
    stages.run("format", || must(&mut cargo(&["fmt", "--all", "--check"])))?;
    stages.run("clippy", || {
        must(&mut cargo(&[
            "clippy",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]))
    })?;
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
        packages::install(&[packages::BUILD, packages::SCREEN, packages::JOURNEYS])
    })?;
    stages.run("format", || must(&mut cargo(&["fmt", "--all", "--check"])))?;
    stages.run("page: install", node::install)?;
    for (name, script) in [
        ("check", "check"),
        ("lint", "lint"),
        ("tests", "test"),
        ("build", "build"),
    ] {
        let name = format!("page: {name}");
        stages.run(&name, || must(&mut npm(&["run", "--silent", script])))?;
    }
    stages.run("workflows", || {
        must(&mut npm(&["run", "--silent", "check:workflows"]))
    })?;
    audit(stages)?;
    stages.run("clippy", || {
        let mut clippy = cargo(&["clippy", "--all-targets"]);
        must(clippy.args(ALL).args(["--", "-D", "warnings"]))
    })?;
    stages.run("documentation", || {
        let mut doc = cargo(&["doc", "--no-deps"]);
        must(doc.args(ALL).env("RUSTDOCFLAGS", "-D warnings"))
    })?;
    stages.run("build", || must(cargo(&["build", "--bins"]).args(ALL)))?;
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
        let mut test = cargo(&["test", "--no-fail-fast"]);
        test.args(ALL)
            .args(["--test", "harness", "--test", "journey"])
            .args(["--test", "screens", "--test", "detours"]);
        test.args([
            "--test",
            "desk_troubles",
            "--test",
            "updates",
            "--",
            "--test-threads=1",
            "--nocapture",
        ]);
        test.env("SIPENDEKAR_TEST_PG", &url)
            .env("SIPENDEKAR_E2E", "1");
        summaries.run(&mut test)
    })?;
    drop(postgres);
    windows::test(stages, summaries)
}

/// Known advisories, as far as they can be asked for from here.
fn audit(stages: &mut Stages) -> Result<()> {
    let answer = npm(&["audit", "--json"]).output();
    let answer = answer.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    match answer.ok().and_then(|text| serious(&text)) {
        Some(found) => stages.run("advisories: npm", || {
            say(&format!("{found} serious advisories"));
            ensure!(found == 0, "run `npm audit` to read them");
            Ok(())
        })?,
        None => stages.skip("advisories: npm", "the registry does not tell advisories"),
    }
    if output(&mut command("cargo", &["deny", "--version"])).is_err() {
        stages.skip("advisories: crates", "cargo-deny is not installed");
        return Ok(());
    }
    let fetched = must(&mut cargo(&["deny", "fetch", "db"]));
    if fetched.is_err() {
        stages.skip(
            "advisories: crates",
            "the advisory database cannot be reached",
        );
        return Ok(());
    }
    stages.run("advisories: crates", || {
        must(&mut cargo(&["deny", "check", "advisories"]))
    })
}

/// How many high and critical advisories npm tells of; none if it could not ask.
fn serious(audit: &str) -> Option<u64> {
    let audit: Value = serde_json::from_str(audit).ok()?;
    let counts = audit.get("metadata")?.get("vulnerabilities")?;
    Some(counts.get("high")?.as_u64()? + counts.get("critical")?.as_u64()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_audit_without_an_answer_is_not_a_clean_one() {
        let clean = r#"{"metadata":{"vulnerabilities":{"low":1,"high":0,"critical":0}}}"#;
        let found = r#"{"metadata":{"vulnerabilities":{"low":0,"high":2,"critical":1}}}"#;
        assert_eq!(serious(clean), Some(0));
        assert_eq!(serious(found), Some(3));
        assert_eq!(serious(r#"{"message":"request failed"}"#), None);
    }
}
