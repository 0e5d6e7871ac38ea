//! Runs `cargo test`, passes on every line, and keeps its own summaries for the end.

use crate::say::say;
use crate::shell::name;
use anyhow::{Context, Result, ensure};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// The summaries of every test program of the run.
#[derive(Default)]
pub(crate) struct Summaries {
    lines: Vec<String>,
    passed: u64,
    failed: u64,
    /// What passed only when it was run once more.
    unsteady: Vec<String>,
}

impl Summaries {
    /// Runs one `cargo test`.
    pub(crate) fn run(&mut self, cargo: &mut Command) -> Result<()> {
        let name = name(cargo);
        let child = cargo.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
        let mut child = child.with_context(|| format!("could not start {name}"))?;
        let out = child.stdout.take().context("its output")?;
        for line in BufReader::new(out).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            say(&line);
            self.note(&line);
        }
        let status = child.wait()?;
        ensure!(status.success(), "{name} failed ({status})");
        Ok(())
    }

    /// Runs one `cargo test`, and once more if something failed. A window manager, a keyring and a
    /// browser take part in a journey, and a machine that stands still for a while fails a wait
    /// once; what is wrong fails twice. What passes only then is told, because it has a reason.
    pub(crate) fn run_journey(&mut self, journey: &str, cargo: &mut Command) -> Result<()> {
        let (lines, passed, failed) = (self.lines.len(), self.passed, self.failed);
        if self.run(cargo).is_ok() {
            return Ok(());
        }
        say(&format!("{journey} is run once more"));
        self.lines.truncate(lines);
        (self.passed, self.failed) = (passed, failed);
        self.run(cargo)?;
        self.unsteady.push(journey.to_owned());
        Ok(())
    }

    /// Adds a line up if it is a summary: `test result: ok. 3 passed; 0 failed; …`.
    fn note(&mut self, line: &str) {
        if !line.starts_with("test result: ") {
            return;
        }
        let count = |what: &str| -> u64 {
            let before = line.split(what).next().unwrap_or_default();
            let number = before.split_whitespace().next_back();
            number.and_then(|number| number.parse().ok()).unwrap_or(0)
        };
        self.passed += count(" passed");
        self.failed += count(" failed");
        if !line.contains(" 0 passed; 0 failed") {
            self.lines.push(line.to_owned());
        }
    }

    /// Prints the summaries, and their sum.
    pub(crate) fn tell(&self) {
        if self.lines.is_empty() {
            return;
        }
        say("");
        self.lines.iter().for_each(|line| say(line));
        for journey in &self.unsteady {
            say(&format!("{journey} passed only at its second run"));
        }
        say(&format!("{} passed, {} failed", self.passed, self.failed));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_of_cargo_are_added_up() {
        let mut summaries = Summaries::default();
        for line in [
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
            "test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out",
            "test a_name ... ok",
        ] {
            summaries.note(line);
        }
        assert_eq!((summaries.passed, summaries.failed), (15, 2));
        assert_eq!(summaries.lines.len(), 2, "an empty program says nothing");
    }
}

#[cfg(all(test, unix))]
mod journeys {
    use super::*;
    use std::path::Path;

    /// A command that prints a summary: failed at its first run, passed at the next.
    fn steady_at_second(folder: &Path) -> Command {
        let mut shell = Command::new("sh");
        let says = "if mkdir once 2>/dev/null; \
            then echo 'test result: FAILED. 1 passed; 2 failed;'; exit 1; \
            else echo 'test result: ok. 3 passed; 0 failed;'; fi";
        shell.args(["-c", says]).current_dir(folder);
        shell
    }

    #[test]
    fn a_journey_that_passes_at_its_second_run_is_told_and_counted_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut summaries = Summaries::default();
        let outcome = summaries.run_journey("closing", &mut steady_at_second(folder.path()));
        outcome.expect("passed");
        assert_eq!((summaries.passed, summaries.failed), (3, 0));
        assert_eq!(summaries.unsteady, ["closing"]);
    }

    #[test]
    fn a_journey_that_fails_twice_has_failed() {
        let mut summaries = Summaries::default();
        let mut fails = Command::new("sh");
        fails.args([
            "-c",
            "echo 'test result: FAILED. 0 passed; 1 failed;'; exit 1",
        ]);
        assert!(summaries.run_journey("closing", &mut fails).is_err());
        assert_eq!((summaries.passed, summaries.failed), (0, 1));
        assert!(summaries.unsteady.is_empty());
    }
}
