//! The page of the desktop: its own checks, and what npm knows about its packages.

use crate::node;
use crate::say::say;
use crate::shell::{must, npm};
use crate::stages::Stages;
use anyhow::{Result, ensure};
use serde_json::Value;

/// Stages, and the scripts of `package.json` that they run.
const SCRIPTS: &[(&str, &str)] = &[
    ("page: check", "check"),
    ("page: lint", "lint"),
    ("page: tests", "test"),
    ("page: build", "build"),
    ("workflows", "check:workflows"),
];

/// Everything that needs no Rust.
pub(super) fn check(stages: &mut Stages) -> Result<()> {
    stages.run("page: install", node::install)?;
    for (name, script) in SCRIPTS {
        stages.run(name, || must(&mut npm(&["run", "--silent", script])))?;
    }
    Ok(())
}

/// The page beside the real client: what people do with it, and every screen with axe. It needs the
/// built server and web host.
pub(super) fn in_a_browser(stages: &mut Stages) -> Result<()> {
    stages.run("page: in a browser", || {
        must(&mut npm(&["run", "--silent", "test:browser"]))
    })
}

/// Known advisories, as far as the registry tells them.
pub(super) fn advisories(stages: &mut Stages) -> Result<()> {
    let name = "advisories: npm";
    let answer = npm(&["audit", "--json"]).output();
    let answer = answer.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let Some(found) = answer.ok().and_then(|text| serious(&text)) else {
        stages.skip(name, "the registry does not tell advisories");
        return Ok(());
    };
    stages.run(name, || {
        say(&format!("{found} serious advisories"));
        ensure!(found == 0, "run `npm audit` to read them");
        Ok(())
    })
}

/// How many high and critical advisories npm tells of; none if it could not ask.
fn serious(answer: &str) -> Option<u64> {
    let answer: Value = serde_json::from_str(answer).ok()?;
    let counts = answer.get("metadata")?.get("vulnerabilities")?;
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
