//! The server's package as an operator meets it: installed, used, upgraded, removed, purged.

mod leaving;

use super::calls::{Officer, operator, portal};
use super::installed;
use super::machine::{self, APT, Machine};
use crate::package::lintian;
use crate::package::root::Root;
use crate::packages;
use crate::say::say;
use crate::shell::{command, must, root as checkout};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeSet;
use std::path::Path;

/// A folder of the data.
const STATE: &str = "/var/lib/sipendekar";

/// Everything, with the package of this version and of the next.
pub(super) fn all(this: &Path, next: &Path) -> Result<()> {
    packages::install(&[packages::SERVER_TRIALS, packages::ROOT])?;
    scripts()?;
    lintian::no_errors(this)?;
    without_systemd(this)?;
    Life::begin(this, next)?.live()
}

/// The maintainer scripts run as root on somebody else's machine.
fn scripts() -> Result<()> {
    let folder = checkout().join("packaging/server");
    let mut check = command("shellcheck", &["postinst", "prerm", "postrm"]);
    must(check.current_dir(folder))
}

/// As in an image that is built to be started later: everything is ready but the process.
fn without_systemd(this: &Path) -> Result<()> {
    let root = Root::fresh("server-tanpa-systemd")?;
    let file = root.put(this)?;
    let said = root.sh(&format!("{APT} install {file} 2>&1"))?;
    ensure!(is_healthy(&said), "doctor is content: {said}");
    installed::files(|script| root.sh(script))?;
    let wants = "/etc/systemd/system/multi-user.target.wants/sipendekar-server.service";
    root.sh(&format!("test -L {wants}")).map(drop)
}

/// What doctor says of an installation that lacks nothing.
fn is_healthy(said: &str) -> bool {
    said.contains("baik   riwayat utuh") && !said.contains("RUSAK") && !said.contains("***")
}

/// One machine from the first installation to the last purge.
struct Life {
    machine: Machine,
    this: String,
    next: String,
    officer: Officer,
    aduan: BTreeSet<String>,
    key: String,
}

impl Life {
    /// Installs, looks at everything, and fills it with aduan.
    fn begin(this: &Path, next: &Path) -> Result<Self> {
        let root = Root::fresh("server")?;
        root.install(machine::PACKAGES)?;
        let (this, next) = (root.put(this)?, root.put(next)?);
        let mut copy = command("cp", &["--recursive", "data"]);
        must(copy.arg(root.path("/contoh")))?;
        let machine = Machine::boot(root)?;
        let said = machine.sh(&format!("{APT} install {this} 2>&1"))?;
        ensure!(is_healthy(&said), "doctor is content: {said}");
        installed::files(|script| machine.sh(script))?;
        installed::unit(&machine)?;
        installed::opinion(&machine)?;
        portal(&machine)?;
        say("installed: the unit serves, shut in");
        operator(&machine, "demo --data /contoh")?;
        let officer = Officer::create(&machine, "petugas.uji")?;
        let aduan = officer.aduan(&machine)?;
        ensure!(
            aduan.len() > 50,
            "the sample aduan are there: {}",
            aduan.len()
        );
        say(&format!("{} aduan are in it", aduan.len()));
        let key = key(&machine)?;
        Ok(Self {
            machine,
            this,
            next,
            officer,
            aduan,
            key,
        })
    }

    fn live(self) -> Result<()> {
        self.killed()?;
        self.upgraded()?;
        self.not_copied()?;
        self.unwell()?;
        self.port_taken()?;
        self.removed()?;
        self.purged()?;
        self.not_wiped()?;
        self.wiped()
    }

    /// Nothing of what people entrusted to it is lost, and all of it can be read.
    fn nothing_is_lost(&self) -> Result<()> {
        portal(&self.machine)?;
        let aduan = self.officer.aduan(&self.machine)?;
        ensure!(
            aduan == self.aduan,
            "aduan are lost: {} are left",
            aduan.len()
        );
        ensure!(key(&self.machine)? == self.key, "the key is another");
        operator(&self.machine, "verify-riwayat").map(drop)
    }

    /// What the operator wrote into the settings is still there, and holds.
    fn settings_are_kept(&self) -> Result<()> {
        let page = portal(&self.machine)?;
        ensure!(
            page.contains("Kabupaten Uji"),
            "the settings are the operator's"
        );
        Ok(())
    }

    /// A server that is killed comes back by itself.
    fn killed(&self) -> Result<()> {
        let id = "systemctl show --property=MainPID --value sipendekar-server";
        let before = self.machine.sh(id)?;
        let before = before.trim();
        self.machine.sh(&format!("kill -KILL {before}"))?;
        let another = format!("now=$({id}); test $now != 0 && test $now != {before}");
        self.machine.until(&another)?;
        self.nothing_is_lost()?;
        say("killed: back by itself, nothing lost");
        Ok(())
    }

    /// A higher version with other default settings keeps the operator's, and copies first.
    fn upgraded(&self) -> Result<()> {
        let machine = &self.machine;
        let edit = "sed -i 's/^# instansi = .*/instansi = \"Kabupaten Uji\"/'";
        machine.sh(&format!("{edit} /etc/sipendekar/server.toml"))?;
        let said = machine.sh(&format!("{APT} install {} 2>&1", self.next))?;
        ensure!(is_healthy(&said), "doctor is content: {said}");
        machine.sh("test -e /etc/sipendekar/server.toml.dpkg-dist")?;
        installed::files(|script| machine.sh(script))?;
        installed::unit(machine)?;
        self.nothing_is_lost()?;
        self.settings_are_kept()?;
        let copies = machine.sh(&format!("ls {STATE}/cadangan/sebelum-migrasi-*.db"))?;
        ensure!(copies.lines().count() == 1, "one copy was made: {copies}");
        self.copy_is_whole(copies.trim())?;
        say("upgraded: settings, aduan and key kept; a whole copy made before");
        Ok(())
    }

    /// The copy is opened in place of the database, with the photos and the key of the server.
    fn copy_is_whole(&self, copy: &str) -> Result<()> {
        let tried = "/tmp/salinan.db";
        self.machine.sh(&format!(
            "install --owner=sipendekar --mode=0600 {copy} {tried}; cd /tmp; \
             runuser --user sipendekar -- env SIPENDEKAR_DATABASE=sqlite:{tried} \
             sipendekar-server verify-riwayat; rm {tried}*"
        ))?;
        Ok(())
    }

    /// Where no copy can be made, nothing is migrated, and configuring again mends it.
    fn not_copied(&self) -> Result<()> {
        let machine = &self.machine;
        let again = format!("dpkg --install --force-confold {} 2>&1", self.next);
        machine.sh(&format!(
            "mv {STATE}/cadangan {STATE}/c; touch {STATE}/cadangan"
        ))?;
        let refused = machine.sh(&format!("! {again}"))?;
        ensure!(refused.contains("Tidak ada data yang hilang"), "{refused}");
        machine.sh(&format!(
            "rm {STATE}/cadangan; mv {STATE}/c {STATE}/cadangan"
        ))?;
        machine.sh("dpkg --configure sipendekar-server")?;
        self.nothing_is_lost()?;
        say("without room for a copy: nothing migrated, mended by configuring again");
        Ok(())
    }

    /// A doctor who finds something is heard, and does not break dpkg.
    fn unwell(&self) -> Result<()> {
        let machine = &self.machine;
        machine.sh(&format!("chmod 0500 {STATE}/lampiran"))?;
        let again = format!("dpkg --install --force-confold {} 2>&1", self.next);
        let said = machine.sh(&again)?;
        let told = said.contains("RUSAK  folder lampiran") && said.contains("*** SIPENDEKAR");
        ensure!(told, "the operator is told: {said}");
        machine.sh(&format!("chmod 0700 {STATE}/lampiran"))?;
        say("unwell: told, and installed all the same");
        Ok(())
    }

    /// Where the server can't serve, nobody is told that it does.
    fn port_taken(&self) -> Result<()> {
        let machine = &self.machine;
        let taker = "use IO::Socket; my $s = IO::Socket::INET->new(Listen => 1, \
                     LocalAddr => q(127.0.0.1:8080)) or die; sleep 600";
        machine.sh(&format!(
            "systemctl stop sipendekar-server; systemd-run --unit=tamu perl -e '{taker}'"
        ))?;
        machine.until("bash -c ': </dev/tcp/127.0.0.1/8080'")?;
        let again = format!("dpkg --install --force-confold {} 2>&1", self.next);
        let said = machine.sh(&again)?;
        let told = said.contains("Server belum berjalan") && !said.contains("Server berjalan");
        ensure!(told, "the operator is told: {said}");
        machine.sh("systemctl stop tamu; systemctl restart sipendekar-server")?;
        self.nothing_is_lost()?;
        say("with its port taken: told, and well once it is free");
        Ok(())
    }
}

fn key(machine: &Machine) -> Result<String> {
    let sum = machine.sh("sha256sum /var/lib/sipendekar-kunci/kunci")?;
    sum.split_whitespace()
        .next()
        .map(str::to_owned)
        .context("a sum")
}
