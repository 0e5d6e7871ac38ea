//! An officer without privileges at a fresh computer that has a screen and a session bus.

use super::place::folder;
use super::root::Root;
use super::service::LocalServer;
use crate::display::{DRAWN, colours};
use crate::say::say;
use crate::shell::{command, must};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// What such a computer has, and nothing else: no GTK, no WebKit, no keyring, no font.
pub(super) const PACKAGES: &[&str] = &["xvfb", "dbus", "dbus-x11", "xauth"];

/// What an office computer has besides.
pub(super) const DESKTOP: &[&str] = &["gnome-keyring", "desktop-file-utils"];

/// The officer's home.
pub(super) const HOME: &str = "/petugas";

/// Opens a keyring with an empty password, for the session that this runs in.
const OPEN_KEYRING: &str = "printf '\\n' | \
    gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null";

/// Starts the program and ends it when nobody writes any more.
const SHOW: &str = r#""$0" & started=$!; read -r _ || :; kill $started; wait $started || :"#;

/// How long a window may take.
const PATIENCE: Duration = Duration::from_secs(90);

/// The officer at the screen, with the desktop.
pub(super) struct Seat<'a> {
    root: &'a Root,
    program: &'a str,
    screen: Child,
    display: String,
}

impl<'a> Seat<'a> {
    /// Makes the officer and starts the screen. The program need not be there yet.
    pub(super) fn take(root: &'a Root, program: &'a str) -> Result<Self> {
        let make = format!("useradd --create-home --home-dir {HOME} petugas");
        root.sh(&format!(
            "{make}; install -d -m 700 -o petugas /run/petugas"
        ))?;
        root.sh("install -d -m 1777 /tmp/.X11-unix")?;
        let mut xvfb = root.command(
            "Xvfb",
            &["-displayfd", "1", "-nolisten", "tcp", "-ac", "-noreset"],
        );
        xvfb.args(["-screen", "0", "1280x800x24"]);
        let mut screen = xvfb.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let out = screen.stdout.take().context("its output")?;
        let mut number = String::new();
        BufReader::new(out).read_line(&mut number)?;
        Ok(Self {
            root,
            program,
            screen,
            display: format!(":{}", number.trim()),
        })
    }

    /// The program with these arguments, by the officer in a session.
    pub(super) fn ask(&self, arguments: &[&str]) -> Result<Output> {
        let mut ask = self.session(&[self.program]);
        Ok(ask.args(arguments).stdin(Stdio::null()).output()?)
    }

    /// The same outside of any session.
    pub(super) fn ask_without_session(&self, arguments: &[&str]) -> Result<Output> {
        let mut ask = self.officer(&[self.program]);
        Ok(ask.args(arguments).stdin(Stdio::null()).output()?)
    }

    /// Runs a shell script of the officer in a session.
    pub(super) fn sh(&self, script: &str) -> Result<Output> {
        Ok(self.session(&["sh", "-euc", script]).output()?)
    }

    /// Lets the program try the computer, with an open keyring and whatever settings are in force;
    /// fails unless everything works. Gives what it said.
    pub(super) fn passes_self_test(&self) -> Result<String> {
        let script = format!("{OPEN_KEYRING}; '{}' --self-test", self.program);
        let said = good(&self.sh(&script)?)?;
        let works = |line: &str| line.starts_with("BAIK");
        ensure!(
            said.contains("Jendela:") && said.lines().all(works),
            "the self-test says:\n{said}"
        );
        say(&said);
        Ok(said)
    }

    /// After an upgrade, the office's server is still known.
    pub(super) fn still_knows(&self, server: &LocalServer) -> Result<()> {
        let said = self.passes_self_test()?;
        ensure!(
            said.contains(server.url()),
            "the upgrade lost the settings: {said}"
        );
        Ok(())
    }

    /// Starts the program until its page is drawn, keeps a picture and ends it; gives how long
    /// it took.
    pub(super) fn draws_window(&self, name: &str) -> Result<Duration> {
        let log = folder()?.join(format!("{name}.log"));
        let mut show = self.session(&["sh", "-c", SHOW, self.program]);
        show.stdin(Stdio::piped()).stdout(Stdio::null());
        show.stderr(fs::File::create(&log)?);
        let start = Instant::now();
        let mut shown = show.spawn()?;
        let drawn = self.wait_for_picture(name, start);
        drop(shown.stdin.take()); // ends it
        shown.wait()?;
        drawn.with_context(|| fs::read_to_string(log).unwrap_or_default())
    }

    fn wait_for_picture(&self, name: &str, start: Instant) -> Result<Duration> {
        let picture = folder()?.join(format!("{name}.png"));
        // The full path: another program may have the same short name.
        let mut import = command("/usr/bin/import", &["-display", &self.display]);
        import.args(["-window", "root"]).arg(&picture);
        while start.elapsed() < PATIENCE {
            must(&mut import)?;
            let taken = start.elapsed();
            if colours(&picture)? >= DRAWN {
                say(&format!("window drawn: {}", picture.display()));
                return Ok(taken);
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        bail!("the window stayed empty: {}", picture.display())
    }

    fn session(&self, program: &[&str]) -> Command {
        let display = format!("DISPLAY={}", self.display);
        let session = [&["env", &display, "dbus-run-session", "--"], program].concat();
        self.officer(&session)
    }

    fn officer(&self, program: &[&str]) -> Command {
        let who = ["--reuid=petugas", "--regid=petugas", "--init-groups"];
        let mut command = self.root.command("setpriv", &who);
        command.args(["env", "--chdir", HOME, &format!("HOME={HOME}")]);
        command.arg("XDG_RUNTIME_DIR=/run/petugas").args(program);
        command
    }
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        let _gone = self.screen.kill();
        let _gone = self.screen.wait();
    }
}

/// What a command wrote, if it succeeded.
pub(super) fn good(said: &Output) -> Result<String> {
    let errors = String::from_utf8_lossy(&said.stderr);
    ensure!(said.status.success(), "{}: {errors}", said.status);
    String::from_utf8(said.stdout.clone()).context("UTF-8")
}
