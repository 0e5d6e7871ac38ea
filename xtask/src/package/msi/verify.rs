//! Installing, trying, upgrading and removing the installer in a fresh Windows of wine.

use super::build;
use crate::package::place::{VERSION, next};
use crate::package::service::LocalServer;
use crate::say::say;
use crate::shell::{command, must, output};
use crate::windows::Wine;
use anyhow::{Result, ensure};
use std::path::Path;
use std::process::Command;

const SETTINGS: &str = r"HKLM\Software\SIPENDEKAR";
const POLICIES: &str = r"HKLM\Software\Policies\SIPENDEKAR";
const SCHEME: &str = r"HKLM\Software\Classes\sipendekar";
const PROGRAM: &str = r"C:\Program Files\SIPENDEKAR\sipendekar-desktop.exe";
/// `ERROR_INSTALL_FAILURE`: a condition of the installer isn't met. Linux passes on its low byte.
const REFUSED: i32 = 1603;

/// An IT officer's day: install silently, set a policy, upgrade, be refused, remove.
pub(in crate::package) fn verify() -> Result<()> {
    let older = build(VERSION)?;
    let newer = build(&next(VERSION)?)?;
    let server = LocalServer::start()?;
    let pc = Pc(Wine::fresh("msi")?);
    install(&pc, &older, server.url())?;
    policies_win(&pc)?;
    upgrade(&pc, &newer, server.url())?;
    refuse_downgrade(&pc, &older)?;
    must(&mut pc.msiexec("/x", &newer, &[]))?;
    pc.expect_no_residue()
}

fn install(pc: &Pc, installer: &Path, server: &str) -> Result<()> {
    let address = format!("SERVERURL={server}");
    must(&mut pc.msiexec("/i", installer, &[&address, "QUIETHOURS=off"]))?;
    pc.expect(SETTINGS, "ServerUrl", server)?;
    pc.expect(SETTINGS, "QuietHours", "off")?;
    ensure!(
        pc.value(SETTINGS, &["/v", "CaFile"]).is_err(),
        "nobody set CaFile"
    );
    pc.expect(SETTINGS, "Version", VERSION)?;
    let opened = pc.value(&format!(r"{SCHEME}\shell\open\command"), &["/ve"])?;
    let handler = format!(r#""{PROGRAM}" "%1""#);
    ensure!(opened.contains(&handler), "links are opened by {opened}");
    let files = pc.files()?;
    ensure!(
        files.contains("Start Menu/Programs/SIPENDEKAR.lnk"),
        "no entry in the Start menu:\n{files}"
    );
    pc.self_test(server)
}

fn policies_win(pc: &Pc) -> Result<()> {
    let address = "https://kebijakan.contoh.id";
    let add = ["add", POLICIES, "/v", "ServerUrl", "/d", address];
    must(&mut pc.0.run("reg", &add))?;
    let said = pc.run_self_test()?;
    ensure!(said.contains(address), "the policy is not in force: {said}");
    must(&mut pc.0.run("reg", &["delete", POLICIES, "/f"]))
}

/// Without any setting on the command line, as group policy does it.
fn upgrade(pc: &Pc, installer: &Path, server: &str) -> Result<()> {
    must(&mut pc.msiexec("/i", installer, &[]))?;
    pc.expect(SETTINGS, "Version", &next(VERSION)?)?;
    pc.expect(SETTINGS, "ServerUrl", server)?;
    pc.expect(SETTINGS, "QuietHours", "off")?;
    pc.self_test(server)
}

fn refuse_downgrade(pc: &Pc, older: &Path) -> Result<()> {
    let ended = pc.msiexec("/i", older, &[]).status()?;
    ensure!(
        ended
            .code()
            .is_some_and(|code| code & 0xff == REFUSED & 0xff),
        "a downgrade ended with {ended}"
    );
    pc.expect(SETTINGS, "Version", &next(VERSION)?)
}

/// A computer with Windows.
struct Pc(Wine);

impl Pc {
    fn msiexec(&self, task: &str, installer: &Path, properties: &[&str]) -> Command {
        let mut msiexec = self.0.run("msiexec", &[task]);
        msiexec.arg(installer).arg("/qn").args(properties);
        msiexec
    }

    /// Everything works but the window, for which wine has no runtime: and the program says so.
    fn self_test(&self, server: &str) -> Result<()> {
        let said = self.run_self_test()?;
        say(&said);
        for part in [
            &format!("BAIK   Konfigurasi: Alamat server {server}"),
            "BAIK   Basis data:",
            "BAIK   Brankas:",
            "BAIK   TLS dan server:",
            "GAGAL  Jendela: Microsoft Edge WebView2 Runtime",
        ] {
            ensure!(said.contains(part), "the self-test lacks {part:?}: {said}");
        }
        Ok(())
    }

    fn run_self_test(&self) -> Result<String> {
        let ended = self.0.run(PROGRAM, &["--self-test"]).output()?;
        ensure!(!ended.status.success(), "the window can't work under wine");
        Ok(String::from_utf8_lossy(&ended.stdout).into_owned())
    }

    /// What `reg query` says of a value.
    fn value(&self, key: &str, value: &[&str]) -> Result<String> {
        let mut query = self.0.run("reg", &["query", key]);
        output(query.args(value))
    }

    fn expect(&self, key: &str, name: &str, text: &str) -> Result<()> {
        let said = self.value(key, &["/v", name])?;
        ensure!(
            said.trim_end().ends_with(text),
            "{key} {name} is not {text}: {said}"
        );
        Ok(())
    }

    /// Files that bear the program's name, wherever they are. wine knows one Start menu only, that
    /// of the user.
    fn files(&self) -> Result<String> {
        let mut find = command("find", &[]);
        find.arg(self.0.drive_c(""));
        output(find.args(["-iname", "*sipendekar*"]))
    }

    fn expect_no_residue(&self) -> Result<()> {
        for key in [SETTINGS, SCHEME] {
            ensure!(self.value(key, &[]).is_err(), "{key} is left");
        }
        let left = self.files()?;
        ensure!(left.is_empty(), "left behind:\n{left}");
        Ok(())
    }
}
