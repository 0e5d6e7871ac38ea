//! Installing, trying, upgrading and removing the installer in a fresh Windows of wine.

use super::build;
use crate::package::service::LocalServer;
use crate::package::{VERSION, next};
use crate::say::say;
use crate::shell::{must, output};
use crate::windows::Wine;
use anyhow::{Result, ensure};
use std::path::Path;
use std::process::Command;

const SETTINGS: &str = r"HKLM\Software\SIPENDEKAR";
const POLICIES: &str = r"HKLM\Software\Policies\SIPENDEKAR";
const SCHEME: &str = r"HKLM\Software\Classes\sipendekar";
const PROGRAM: &str = r"C:\Program Files\SIPENDEKAR\sipendekar-desktop.exe";
/// `ERROR_INSTALL_FAILURE`, as wine's and Windows' msiexec end where a condition isn't met.
const REFUSED: i32 = 1603;

/// An IT officer's day: install silently, look, upgrade, be refused, remove.
pub(in crate::package) fn verify() -> Result<()> {
    let older = build(VERSION)?;
    let newer = build(&next(VERSION)?)?;
    let server = LocalServer::start()?;
    let pc = Pc(Wine::fresh("msi")?);

    let address = format!("SERVERURL={}", server.url());
    must(&mut pc.install(&older, &[&address, "QUIETHOURS=off"]))?;
    pc.expect_value(SETTINGS, "ServerUrl", server.url())?;
    pc.expect_value(SETTINGS, "QuietHours", "off")?;
    ensure!(!pc.has_value(SETTINGS, "CaFile"), "nobody set CaFile");
    pc.expect_value(SETTINGS, "Version", VERSION)?;
    let handler = format!(r"{SCHEME}\shell\open\command");
    pc.expect_text(&handler, &format!(r#""{PROGRAM}" "%1""#))?;
    ensure!(pc.has_menu_entry(), "no entry in the Start menu");
    pc.self_test(server.url())?;

    must(&mut pc.wine().run(
        "reg",
        &[
            "add",
            POLICIES,
            "/v",
            "ServerUrl",
            "/d",
            "https://kebijakan.contoh.id",
        ],
    ))?;
    let said = pc.run_self_test()?;
    ensure!(said.contains("kebijakan.contoh.id"), "policies win: {said}");
    must(&mut pc.wine().run("reg", &["delete", POLICIES, "/f"]))?;

    must(&mut pc.install(&newer, &[]))?;
    pc.expect_value(SETTINGS, "Version", &next(VERSION)?)?;
    pc.expect_value(SETTINGS, "ServerUrl", server.url())?;
    pc.expect_value(SETTINGS, "QuietHours", "off")?;
    pc.self_test(server.url())?;

    let refused = pc.install(&older, &[]).status()?;
    ensure!(
        refused.code() == Some(REFUSED),
        "a downgrade ended with {refused}"
    );
    pc.expect_value(SETTINGS, "Version", &next(VERSION)?)?;

    must(&mut pc.remove(&newer))?;
    pc.expect_no_residue()
}

/// A computer with Windows.
struct Pc(Wine);

impl Pc {
    fn wine(&self) -> &Wine {
        &self.0
    }

    fn install(&self, installer: &Path, properties: &[&str]) -> Command {
        self.msiexec("/i", installer, properties)
    }

    fn remove(&self, installer: &Path) -> Command {
        self.msiexec("/x", installer, &[])
    }

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

    fn value(&self, key: &str, value: &[&str]) -> Result<String> {
        let mut query = self.0.run("reg", &["query", key]);
        output(query.args(value))
    }

    fn has_value(&self, key: &str, name: &str) -> bool {
        self.value(key, &["/v", name]).is_ok()
    }

    fn expect_value(&self, key: &str, name: &str, text: &str) -> Result<()> {
        let said = self.value(key, &["/v", name])?;
        ensure!(
            said.trim_end().ends_with(text),
            "{key} {name} is not {text}: {said}"
        );
        Ok(())
    }

    /// The unnamed value of a key.
    fn expect_text(&self, key: &str, text: &str) -> Result<()> {
        let said = self.value(key, &["/ve"])?;
        ensure!(
            said.trim_end().ends_with(text),
            "{key} is not {text}: {said}"
        );
        Ok(())
    }

    fn has_menu_entry(&self) -> bool {
        let menu = "ProgramData/Microsoft/Windows/Start Menu/Programs/SIPENDEKAR.lnk";
        self.0.drive_c(menu).exists()
    }

    fn expect_no_residue(&self) -> Result<()> {
        for key in [SETTINGS, SCHEME] {
            ensure!(self.value(key, &[]).is_err(), "{key} is left");
        }
        let folder = self.0.drive_c("Program Files/SIPENDEKAR");
        ensure!(!folder.exists(), "{} is left", folder.display());
        ensure!(!self.has_menu_entry(), "the Start menu still has it");
        Ok(())
    }
}
