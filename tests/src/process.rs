//! Programs that end with the test, however the test ends.

use anyhow::{Context, Result};
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

/// A running program and everything it started.
pub struct Proc {
    child: Child,
    name: String,
    log: PathBuf,
}

/// A command that is killed by the kernel when the test process dies.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    if cfg!(target_os = "linux") {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL", "--"]).arg(program);
        return command;
    }
    Command::new(program)
}

impl Proc {
    /// Its id; that of the program itself, since nothing stands between.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Starts a command; all it says goes to `log`.
    pub fn start(name: &str, command: Command, log: &Path) -> Result<Self> {
        Self::spawn(name, command, log, Stdio::null())
    }

    /// Starts a command that reads `input` first.
    pub fn start_with_input(name: &str, command: Command, log: &Path, input: &str) -> Result<Self> {
        let mut proc = Self::spawn(name, command, log, Stdio::piped())?;
        let mut stdin = proc.child.stdin.take().context("its input")?;
        stdin
            .write_all(input.as_bytes())
            .with_context(|| format!("{name} reads its input"))?;
        Ok(proc)
    }

    fn spawn(name: &str, mut command: Command, log: &Path, input: Stdio) -> Result<Self> {
        let out = File::options()
            .create(true)
            .append(true)
            .open(log)
            .with_context(|| format!("{} can be written", log.display()))?;
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let child = command
            .stdin(input)
            .stderr(out.try_clone()?)
            .stdout(out)
            .spawn()
            .with_context(|| format!("{name} can be started"))?;
        Ok(Self {
            child,
            name: name.to_owned(),
            log: log.to_path_buf(),
        })
    }

    /// Process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// What it has said so far.
    pub fn said(&self) -> String {
        let bytes = std::fs::read(&self.log).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// How it ended, if it has ended.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        self.child.try_wait().with_context(|| self.name.clone())
    }

    /// Pulls the plug: no chance to clean up, for it and all it started.
    pub fn kill(&mut self) {
        #[cfg(unix)]
        if let Some(group) = i32::try_from(self.child.id())
            .ok()
            .and_then(rustix::process::Pid::from_raw)
        {
            // An error means that nobody of the group is left, which is what was wanted.
            let _gone = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
        }
        let _gone = self.child.kill();
        let _gone = self.child.wait();
    }

    /// Asks it to end, as the service manager would.
    #[cfg(unix)]
    pub fn terminate(&self) -> Result<()> {
        let pid = i32::try_from(self.child.id())
            .ok()
            .and_then(rustix::process::Pid::from_raw)
            .context("a process id")?;
        rustix::process::kill_process(pid, rustix::process::Signal::TERM)
            .with_context(|| format!("{} can be asked to end", self.name))
    }
}

impl Drop for Proc {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Runs a short command to its end and gives what it wrote; fails with its words.
pub fn run(name: &str, command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("{name} can be started"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    anyhow::ensure!(
        output.status.success(),
        "{name} failed: {}\n{text}{}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(text)
}

/// A port that is free now. Fixed ports let a server come back where it was.
pub fn free_port() -> Result<u16> {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").context("a free port")?;
    Ok(listener.local_addr()?.port())
}
