//! How the package leaves a machine: removed, purged, and wiped only with consent.

use super::{Life, STATE};
use crate::package::server::machine::{APT, Machine};
use crate::say::say;
use anyhow::{Result, ensure};

impl Life {
    /// Removing ends the server and nothing else; installing again goes on.
    pub(super) fn removed(&self) -> Result<()> {
        let machine = &self.machine;
        machine.sh(&format!("{APT} remove sipendekar-server"))?;
        ensure!(!serves(machine), "a removed server serves no more");
        machine.sh("test -e /etc/sipendekar/server.toml")?;
        machine.sh(&format!("{APT} install {}", self.next))?;
        self.nothing_is_lost()?;
        self.settings_are_kept()?;
        say("removed and installed again: nothing lost");
        Ok(())
    }

    /// A purge takes settings and unit; aduan, key and their owner stay, and are found again.
    pub(super) fn purged(&self) -> Result<()> {
        let machine = &self.machine;
        let said = machine.sh(&format!("{APT} purge sipendekar-server 2>&1"))?;
        ensure!(said.contains("aduan warga TIDAK dihapus"), "{said}");
        ensure!(!serves(machine), "a purged server serves no more");
        machine.sh("test ! -e /etc/sipendekar; ! ls /etc/systemd/system/*.wants/sipendekar*")?;
        machine.sh(&format!(
            "test -e {STATE}/sipendekar.db; getent passwd sipendekar"
        ))?;
        machine.sh(&format!("{APT} install {}", self.this))?;
        self.nothing_is_lost()?;
        say("purged and installed again: nothing lost");
        Ok(())
    }

    /// Where the service asked for it, or where not everything would go, a purge takes nothing.
    pub(super) fn not_wiped(&self) -> Result<()> {
        let consent = format!("{STATE}/HAPUS-SEMUA-DATA");
        let elsewhere = "s|^database = .*|database = \"postgres://a@localhost/a\"|";
        for (asked, undone) in [
            (
                format!("runuser --user sipendekar -- touch {consent}"),
                "true".to_owned(),
            ),
            (
                format!("touch {consent}; sed -i '{elsewhere}' /etc/sipendekar/server.toml"),
                "true".to_owned(), // the purge took the settings
            ),
            (
                format!("touch {consent}; ln -s /mnt {STATE}/tautan"),
                format!("rm {STATE}/tautan"),
            ),
        ] {
            let machine = &self.machine;
            machine.sh(&asked)?;
            let said = machine.sh(&format!("{APT} purge sipendekar-server 2>&1"))?;
            ensure!(said.contains("TIDAK dijalankan"), "after {asked}: {said}");
            machine.sh(&format!("test ! -e {consent}; {undone}"))?;
            machine.sh(&format!("{APT} install {}", self.this))?;
            self.nothing_is_lost()?;
        }
        say("purged with a consent that does not count: nothing lost");
        Ok(())
    }

    /// Only who says so in writing loses everything.
    pub(super) fn wiped(self) -> Result<()> {
        let machine = &self.machine;
        machine.sh(&format!("touch {STATE}/HAPUS-SEMUA-DATA"))?;
        machine.sh(&format!("{APT} purge sipendekar-server"))?;
        let left = machine.sh("find / -xdev -name '*sipendekar*' -not -path '/paket/*' -not -path '/contoh/*' -not -path '/var/log/*'")?;
        ensure!(left.trim().is_empty(), "left after the last purge: {left}");
        ensure!(
            !machine.succeeds("getent passwd sipendekar"),
            "the user is left"
        );
        say("purged with consent: nothing left");
        Ok(())
    }
}

fn serves(machine: &Machine) -> bool {
    machine.succeeds("curl --silent http://127.0.0.1:8080/sehat")
}
