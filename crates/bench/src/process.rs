//! A server that runs beside: started, asked for its memory and CPU, ended.

use anyhow::{Context as _, Result, bail};
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// What both kinds of server print when they are ready.
pub(crate) const READY: &str = "SIPENDEKAR siap di ";
/// How long one may take to end by itself.
const GRACE: Duration = Duration::from_secs(30);

/// A running server; it ends with this value.
pub(crate) struct Running {
    child: Child,
    /// Where it listens.
    pub(crate) address: SocketAddr,
}

impl Running {
    /// Starts it, and waits until it says that it is ready.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("{} cannot be started", command.get_program().display()))?;
        let output = child.stdout.take().context("its output")?;
        let mut lines = BufReader::new(output).lines();
        for line in lines.by_ref() {
            let line = line?;
            let Some(url) = line.strip_prefix(READY) else {
                continue;
            };
            let address = url.trim().trim_start_matches("http://");
            let address = address.parse().context("its address")?;
            std::thread::spawn(move || lines.for_each(drop)); // its pipe must not fill up
            return Ok(Self { child, address });
        }
        bail!("a server ended before it was ready")
    }

    /// Its process.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Its memory in megabytes, shared pages by their share.
    pub(crate) fn memory(&self) -> Result<f64> {
        memory(self.pid())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if ask_to_end(self.pid()) {
            let until = Instant::now() + GRACE;
            while Instant::now() < until && matches!(self.child.try_wait(), Ok(None)) {
                std::thread::sleep(Duration::from_millis(20));
            }
        }
        let _gone = self.child.kill();
        let _gone = self.child.wait();
    }
}

#[cfg(unix)]
fn ask_to_end(pid: u32) -> bool {
    use rustix::process::{Pid, Signal, kill_process};
    let pid = i32::try_from(pid).ok().and_then(Pid::from_raw);
    pid.is_some_and(|pid| kill_process(pid, Signal::TERM).is_ok())
}

#[cfg(not(unix))]
fn ask_to_end(_pid: u32) -> bool {
    false
}

/// Lets this process, and those it starts, open as many files as it may: streams are files.
pub(crate) fn allow_many_files() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let limit = getrlimit(Resource::Nofile);
        let most = Rlimit {
            current: limit.maximum,
            ..limit
        };
        let _as_it_was = setrlimit(Resource::Nofile, most);
    }
}

/// Memory of a process in megabytes (PSS).
pub(crate) fn memory(pid: u32) -> Result<f64> {
    let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup"))
        .context("memory is read from /proc")?;
    let line = text.lines().find(|line| line.starts_with("Pss:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1));
    let kilobytes: f64 = kilobytes.context("its memory")?.parse()?;
    Ok(kilobytes / 1024.0)
}

/// Milliseconds of CPU that a process has used since it began.
pub(crate) fn cpu(pid: u32) -> Result<f64> {
    cpu_of(&format!("/proc/{pid}/stat"))
}

/// Milliseconds of CPU that this thread has used since it began.
pub(crate) fn cpu_of_this_thread() -> Result<f64> {
    cpu_of("/proc/thread-self/stat")
}

fn cpu_of(file: &str) -> Result<f64> {
    let text = fs::read_to_string(file).context("CPU is read from /proc")?;
    ticks(&text)
        .map(|ticks| ticks * 1_000.0 / per_second())
        .with_context(|| format!("{file} is not as expected"))
}

/// User and system time of a line of `/proc/…/stat`. The name before them may hold anything.
fn ticks(stat: &str) -> Option<f64> {
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace().skip(11);
    let user: f64 = fields.next()?.parse().ok()?;
    let system: f64 = fields.next()?.parse().ok()?;
    Some(user + system)
}

#[cfg(unix)]
fn per_second() -> f64 {
    let ticks = rustix::param::clock_ticks_per_second();
    u32::try_from(ticks).map_or(100.0, f64::from)
}

#[cfg(not(unix))]
fn per_second() -> f64 {
    100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cpu_is_found_behind_a_wild_name() {
        let stat = "7 (a) b) S 1 2 3 4 5 6 7 8 9 10 250 50 0 0 20 0";
        assert_eq!(ticks(stat), Some(300.0));
        assert_eq!(ticks("7 (a) S 1"), None);
    }
}
