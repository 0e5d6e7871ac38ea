//! Programs that run beside the task runner, ended in order when it ends or Ctrl-C is pressed.

use crate::shell::name;
use anyhow::{Context, Result};
use std::process::{Child, Command};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How long a program may take to end by itself.
const GRACE: Duration = Duration::from_secs(10);

/// The running programs; the last one started is ended first.
pub(crate) struct Children {
    running: Vec<Child>,
    stop: Arc<AtomicBool>,
}

impl Children {
    /// From now on Ctrl-C ends the programs instead of the task runner.
    pub(crate) fn new() -> Result<Self> {
        let stop = Arc::new(AtomicBool::new(false));
        let asked = Arc::clone(&stop);
        ctrlc::set_handler(move || asked.store(true, Ordering::SeqCst))
            .context("Ctrl-C can be listened to")?;
        Ok(Self {
            running: Vec::new(),
            stop,
        })
    }

    /// Starts a program.
    pub(crate) fn start(&mut self, command: &mut Command) -> Result<&mut Child> {
        let name = name(command);
        let child = command
            .spawn()
            .with_context(|| format!("could not start {name}"))?;
        self.running.push(child);
        self.running.last_mut().context("just started")
    }

    /// Whether somebody wants to stop: Ctrl-C, or one of the programs has ended.
    pub(crate) fn should_stop(&mut self) -> Result<bool> {
        if self.stop.load(Ordering::SeqCst) {
            return Ok(true);
        }
        for child in &mut self.running {
            if child.try_wait()?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Waits until somebody wants to stop.
    pub(crate) fn wait(&mut self) -> Result<()> {
        while !self.should_stop()? {
            std::thread::sleep(Duration::from_millis(200));
        }
        Ok(())
    }
}

impl Drop for Children {
    fn drop(&mut self) {
        while let Some(mut child) = self.running.pop() {
            end(&mut child);
        }
    }
}

/// Asks it to end, waits, and insists.
fn end(child: &mut Child) {
    if ask_to_end(child) {
        let until = Instant::now() + GRACE;
        while Instant::now() < until && child.try_wait().is_ok_and(|ended| ended.is_none()) {
            std::thread::sleep(Duration::from_millis(50));
        }
    }
    let _gone = child.kill();
    let _gone = child.wait();
}

#[cfg(unix)]
fn ask_to_end(child: &mut Child) -> bool {
    use rustix::process::{Pid, Signal, kill_process};
    let running = child.try_wait().is_ok_and(|ended| ended.is_none());
    let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    running && pid.is_some_and(|pid| kill_process(pid, Signal::TERM).is_ok())
}

/// Windows has no polite way to end a program without a window.
#[cfg(not(unix))]
fn ask_to_end(_child: &mut Child) -> bool {
    false
}
