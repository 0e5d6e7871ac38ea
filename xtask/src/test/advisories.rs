//! Known advisories about the crates that we use: of today where the database can be reached, of the
//! copy in the checkout elsewhere.

use super::ALL;
use crate::advisories::fetch;
use crate::say::say;
use crate::shell::{cargo, must};
use crate::stages::Stages;
use anyhow::Result;

/// Asks them.
pub(super) fn check(stages: &mut Stages) -> Result<()> {
    stages.run("advisories: crates", || {
        let mut test = cargo(&["test"]);
        test.args(ALL).args(["--test", "advisories"]);
        match fetch() {
            Ok(folder) => drop(test.env("SIPENDEKAR_ADVISORIES", folder)),
            Err(error) => say(&format!(
                "the database can't be fetched, so the copy is asked: {error:#}"
            )),
        }
        must(test.args(["--", "--nocapture"]))
    })
}
