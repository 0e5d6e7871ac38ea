//! Named stages with their durations, told as a table at the end.

use crate::say::{say, stage};
use anyhow::Result;
use std::time::{Duration, Instant};

/// What became of a stage.
enum Outcome {
    Passed,
    Failed,
    Skipped(String),
}

/// The stages of one run.
#[derive(Default)]
pub(crate) struct Stages {
    done: Vec<(String, Duration, Outcome)>,
}

impl Stages {
    /// Runs a stage; its failure ends the run, after the table.
    pub(crate) fn run(&mut self, name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
        stage(name);
        let start = Instant::now();
        let outcome = work();
        let told = if outcome.is_ok() {
            Outcome::Passed
        } else {
            Outcome::Failed
        };
        self.done.push((name.to_owned(), start.elapsed(), told));
        outcome
    }

    /// Notes that a stage was not run, and why.
    pub(crate) fn skip(&mut self, name: &str, why: &str) {
        stage(&format!("{name}: skipped, {why}"));
        let told = Outcome::Skipped(why.to_owned());
        self.done.push((name.to_owned(), Duration::ZERO, told));
    }

    /// Prints the table.
    pub(crate) fn tell(&self) {
        say(&format!("\n{:<32}{:>8}", "stage", "time"));
        for (name, time, outcome) in &self.done {
            let outcome = match outcome {
                Outcome::Passed => "passed".to_owned(),
                Outcome::Failed => "FAILED".to_owned(),
                Outcome::Skipped(why) => format!("skipped: {why}"),
            };
            say(&format!("{name:<32}{:>8}  {outcome}", minutes(*time)));
        }
    }
}

fn minutes(time: Duration) -> String {
    let seconds = time.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
