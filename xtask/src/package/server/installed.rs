//! Whether what was installed lies where it should, belongs to whom it should, and may do no more
//! than it should.

use super::machine::Machine;
use super::tree;
use crate::say::say;
use anyhow::{Context, Result, ensure};

/// The most that `systemd-analyze security` may find exposed, of 10.
const EXPOSURE: &str = "1.5";

/// Owner, mode and path of what the package and its first start put there.
const FILES: &[&str] = &[
    "root:root 755 /usr/bin/sipendekar-server",
    "root:sipendekar 640 /etc/sipendekar/server.toml",
    "root:root 755 /etc/sipendekar",
    "root:root 644 /usr/lib/systemd/system/sipendekar-server.service",
    "root:root 644 /usr/share/sipendekar/data/skpd.json",
    "root:root 644 /usr/share/sipendekar/data/hari-libur.json",
    "root:root 644 /usr/share/doc/sipendekar-server/copyright",
    "root:root 644 /usr/share/man/man8/sipendekar-server.8.gz",
    "sipendekar:sipendekar 750 /var/lib/sipendekar",
    "sipendekar:sipendekar 600 /var/lib/sipendekar/sipendekar.db",
    "sipendekar:sipendekar 700 /var/lib/sipendekar/lampiran",
    "sipendekar:sipendekar 700 /var/lib/sipendekar-kunci",
    "sipendekar:sipendekar 600 /var/lib/sipendekar-kunci/kunci",
];

/// Owners and modes; nothing of the demonstration; a user who can't sign in.
pub(super) fn files(sh: impl Fn(&str) -> Result<String>) -> Result<()> {
    for wanted in FILES {
        let path = wanted.rsplit(' ').next().context("a path")?;
        let found = sh(&format!("stat --format='%U:%G %a %n' {path}"))?;
        ensure!(found.trim() == *wanted, "{wanted} is wanted: {found}");
    }
    sh("test ! -e /usr/share/sipendekar/data/demo")?;
    let user = sh("getent passwd sipendekar")?;
    ensure!(
        user.trim().ends_with("/usr/sbin/nologin"),
        "nobody signs in as the service: {user}"
    );
    Ok(())
}

/// The unit runs as written, and is shut in: tried from inside its own view of the machine.
pub(super) fn unit(machine: &Machine) -> Result<()> {
    machine.until("systemctl is-active sipendekar-server")?;
    machine.sh("systemctl is-enabled sipendekar-server")?;
    let id = machine.sh("systemctl show --property=MainPID --value sipendekar-server")?;
    let id = id.trim();
    let status = machine.sh(&format!("cat /proc/{id}/status"))?;
    for line in ["NoNewPrivs:\t1", "CapEff:\t0000000000000000", "Seccomp:\t2"] {
        ensure!(status.contains(line), "{line} is wanted: {status}");
    }
    let owner = machine.sh(&format!("stat --format=%U /proc/{id}"))?;
    ensure!(owner.trim() == "sipendekar", "it runs as {owner}");
    // Not even root could write there, seen from the service.
    let within = format!("nsenter --target {id} --mount --");
    for closed in ["/etc", "/usr", "/var", "/var/lib/sipendekar-kunci"] {
        let wrote = machine.succeeds(&format!("{within} touch {closed}/coba"));
        ensure!(!wrote, "the service could write in {closed}");
    }
    machine.sh(&format!("{within} touch /var/lib/sipendekar/coba"))?;
    machine.sh("rm /var/lib/sipendekar/coba")?;
    Ok(())
}

/// What systemd itself thinks of the unit.
pub(super) fn opinion(machine: &Machine) -> Result<()> {
    let unit = format!("/{}", tree::UNIT);
    let told = machine.sh(&format!("systemd-analyze verify --man=no {unit} 2>&1"))?;
    ensure!(told.trim().is_empty(), "systemd-analyze verify: {told}");
    let security = "systemd-analyze security --offline=true --no-pager";
    let told = machine.sh(&format!("{security} {unit}"))?;
    let line = told.lines().rfind(|line| line.contains("exposure level"));
    say(line.context("a figure")?.trim());
    let threshold = EXPOSURE.replace('.', "");
    let within = machine.succeeds(&format!("{security} --threshold={threshold} {unit}"));
    ensure!(within, "more than {EXPOSURE} is exposed");
    Ok(())
}
