//! Long work that nobody waits for yet: it runs beside the stages, at the lowest priority, and takes
//! what they leave of the processors.

use crate::say::say;
use crate::shell::{name, target};
use anyhow::{Context, Result, ensure};
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// The last lines of what failed, which tell why.
const TOLD: usize = 200;

/// A program beside the stages. Whoever lets go of it ends it, with everything that it started.
pub(crate) struct Beside {
    name: String,
    child: Child,
    log: PathBuf,
}

impl Beside {
    /// Starts it; what it says goes into `beside-….log` in cargo's folder.
    pub(crate) fn start(command: &Command, log: &str) -> Result<Self> {
        let log = target().join(format!("beside-{log}.log"));
        let out =
            File::create(&log).with_context(|| format!("{} can be written", log.display()))?;
        let name = name(command);
        let mut gentle = gentle(command);
        let child = gentle
            .stdin(Stdio::null())
            .stderr(out.try_clone()?)
            .stdout(out)
            .spawn()
            .with_context(|| format!("could not start {name}"))?;
        end_with_the_terminal(&child);
        Ok(Self { name, child, log })
    }

    /// Waits for its end, and tells what it said if it failed.
    pub(crate) fn wait(mut self) -> Result<()> {
        let status = self.child.wait()?;
        if !status.success() {
            let said = fs::read_to_string(&self.log)?;
            let lines: Vec<&str> = said.lines().collect();
            let last = lines.len().saturating_sub(TOLD);
            say(&lines.get(last..).unwrap_or_default().join("\n"));
        }
        ensure!(status.success(), "{} failed ({status})", self.name);
        Ok(())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if self.child.try_wait().is_ok_and(|ended| ended.is_none()) {
            end(self.child.id());
            let _gone = self.child.wait();
        }
    }
}

/// The same command in a group of its own, behind everybody else.
#[cfg(unix)]
fn gentle(command: &Command) -> Command {
    use std::os::unix::process::CommandExt;
    let mut gentle = Command::new("nice");
    gentle.args(["-n", "19"]).arg(command.get_program());
    gentle.args(command.get_args()).process_group(0);
    if let Some(folder) = command.get_current_dir() {
        gentle.current_dir(folder);
    }
    gentle
}

/// Where there is no `nice`, it is one program among others.
#[cfg(not(unix))]
fn gentle(command: &Command) -> Command {
    let mut same = Command::new(command.get_program());
    same.args(command.get_args());
    same
}

/// A group of its own hears no Ctrl-C of the terminal.
fn end_with_the_terminal(child: &Child) {
    let group = child.id();
    let ended = ctrlc::set_handler(move || {
        end(group);
        std::process::exit(130);
    });
    if ended.is_err() {
        say("Ctrl-C will not end what runs beside");
    }
}

/// Ends the program and what it started.
#[cfg(unix)]
fn end(group: u32) {
    use rustix::process::{Pid, Signal, kill_process_group};
    if let Some(group) = i32::try_from(group).ok().and_then(Pid::from_raw) {
        let _gone = kill_process_group(group, Signal::TERM);
    }
}

/// Windows ends it with its console.
#[cfg(not(unix))]
fn end(_group: u32) {}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    /// Tests of one program run at the same time; each has its own log.
    fn shell(script: &str, log: &str) -> Result<Beside> {
        fs::create_dir_all(target())?;
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        Beside::start(&command, log)
    }

    #[test]
    fn what_fails_beside_fails_the_run() -> Result<()> {
        shell("true", "test-true")?.wait()?;
        assert!(shell("echo why; exit 3", "test-false")?.wait().is_err());
        Ok(())
    }

    #[test]
    fn what_is_let_go_ends_with_what_it_started() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let mark = folder.path().join("pid");
        let script = format!("sleep 60 & echo $! > {}; wait", mark.display());
        let beside = shell(&script, "test-drop")?;
        let until = Instant::now() + Duration::from_secs(10);
        while fs::read_to_string(&mark).unwrap_or_default().is_empty() && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(20));
        }
        let pid = fs::read_to_string(&mark)?.trim().to_owned();
        drop(beside);
        let alive = || {
            // A process that ended and was not yet collected counts as gone.
            let state = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
            !state.is_empty() && !state.contains(") Z ")
        };
        while alive() && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(20));
        }
        assert!(!alive());
        Ok(())
    }
}
