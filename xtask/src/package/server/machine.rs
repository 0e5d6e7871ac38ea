//! A fresh root with systemd running in it: what an operator's machine does with the package.
//!
//! `systemd-nspawn` boots it, without a network but its own loopback, so that port 8080 is its
//! own whatever runs beside it.

use crate::package::place::folder;
use crate::package::root::Root;
use crate::say::say;
use crate::shell::{command, output};
use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long booting, starting a service and shutting down may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// What the machine has besides the minimal system; the package must bring the rest itself.
pub(super) const PACKAGES: &[&str] = &["systemd", "systemd-sysv", "dbus", "curl", "adduser"];
/// Whether apt may ask; an operator's own settings are kept.
pub(super) const APT: &str = "apt-get --yes --quiet=2 --option=Dpkg::Options::=--force-confold";
/// What makes the machine another one.
const PARTS: [&str; 6] = ["--mount", "--uts", "--ipc", "--net", "--pid", "--cgroup"];

/// A booted system; it is shut down and gone with this value.
pub(in crate::package) struct Machine {
    container: Child,
    leader: u32,
    root: Root,
}

impl Machine {
    /// Boots a root in which systemd is installed.
    pub(super) fn boot(root: Root) -> Result<Self> {
        root.unmount_all()?;
        let console = File::create(folder()?.join("mesin.log"))?;
        let mut nspawn = command("systemd-nspawn", &["--quiet", "--boot"]);
        nspawn.args(["--private-network", "--console=read-only"]);
        if !Path::new("/run/systemd/system").exists() {
            nspawn.args(["--register=no", "--keep-unit"]); // nobody here to register with
        }
        nspawn.arg("--directory").arg(root.path("/"));
        let errors = console.try_clone()?;
        nspawn.stdin(Stdio::null()).stdout(console).stderr(errors);
        let container = nspawn.spawn().context("could not start systemd-nspawn")?;
        let mut machine = Self {
            container,
            leader: 0,
            root,
        };
        machine.wait_for_systemd()?;
        Ok(machine)
    }

    /// The place of a path inside.
    pub(in crate::package) fn path(&self, inside: &str) -> PathBuf {
        self.root.path(inside)
    }

    /// A script that is the operator's command for whoever runs it outside.
    pub(in crate::package) fn operator_script(&self) -> String {
        let parts = PARTS.join(" ");
        format!(
            "#!/bin/sh\nexec nsenter --target {} {parts} -- env --ignore-environment \
             PATH=/usr/sbin:/usr/bin:/sbin:/bin --chdir=/tmp \
             runuser --user sipendekar -- sipendekar-server \"$@\"\n",
            self.leader
        )
    }

    /// A command of this computer that is in the network of the machine.
    pub(in crate::package) fn in_network(&self, inner: &Command) -> Command {
        let mut enter = command(
            "nsenter",
            &["--target", &self.leader.to_string(), "--net", "--"],
        );
        enter.arg(inner.get_program()).args(inner.get_args());
        for (name, value) in inner.get_envs() {
            match value {
                Some(value) => enter.env(name, value),
                None => enter.env_remove(name),
            };
        }
        enter
    }

    /// Runs a shell script inside, as root; gives what it wrote.
    pub(super) fn sh(&self, script: &str) -> Result<String> {
        output(&mut self.command(script))
    }

    /// Whether a shell script inside succeeds.
    pub(super) fn succeeds(&self, script: &str) -> bool {
        self.sh(script).is_ok()
    }

    /// Runs a shell script inside until it succeeds, for a limited time.
    pub(super) fn until(&self, script: &str) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        while let Err(error) = self.sh(script) {
            if Instant::now() > end {
                return Err(error.context("waited in vain"));
            }
            std::thread::sleep(Duration::from_millis(200));
        }
        Ok(())
    }

    fn command(&self, script: &str) -> Command {
        let mut enter = command("nsenter", &["--target", &self.leader.to_string()]);
        enter
            .args(PARTS)
            .args(["--", "env", "--ignore-environment", "HOME=/root"]);
        enter.args(["LC_ALL=C.UTF-8", "DEBIAN_FRONTEND=noninteractive"]);
        enter.args(["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "sh", "-euc"]);
        enter.arg(script);
        enter
    }

    fn wait_for_systemd(&mut self) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if let Some(status) = self.container.try_wait()? {
                bail!("systemd-nspawn ended ({status}); its console is in mesin.log");
            }
            if let Some(leader) = first_child(self.container.id()) {
                self.leader = leader;
                let state = self.sh("systemctl is-system-running --wait || true");
                if state.is_ok_and(|state| ["running", "degraded"].contains(&state.trim())) {
                    return Ok(());
                }
            }
            std::thread::sleep(Duration::from_millis(200));
        }
        bail!("the machine did not boot; its console is in mesin.log")
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let asked = self.sh("systemctl poweroff").is_ok();
        let end = Instant::now() + PATIENCE;
        let runs = |container: &mut Child| matches!(container.try_wait(), Ok(None));
        while asked && runs(&mut self.container) && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(100));
        }
        if runs(&mut self.container) {
            say("the machine did not shut down and is cut off");
            let _gone = self.container.kill();
        }
        let _gone = self.container.wait();
    }
}

/// The first process of the machine is the only child of `systemd-nspawn`.
fn first_child(parent: u32) -> Option<u32> {
    let children = fs::read_to_string(format!("/proc/{parent}/task/{parent}/children")).ok()?;
    children.split_whitespace().next()?.parse().ok()
}
