//! Packages of the system, deb and rpm: its own tool installs them with an administrator's rights.
//!
//! The password is asked for once, by the system. The updater of Tauri would ask up to three times, in
//! English from the second time on, and take a `sudo` without password for consent.

use super::forward::is_step_forward;
use super::{NotInstalled, Package};
use std::io;
use std::process::{Command, Output, Stdio};
use tempfile::{Builder, NamedTempFile};

/// Asks the officer for an administrator's password, and runs what follows.
const PKEXEC: &str = "pkexec";
/// How `pkexec` ends where nobody gave the password, or may not.
const DECLINED: [i32; 2] = [126, 127];

/// The tool of a system, by its place: what the officer's `PATH` finds is not run as administrator.
#[derive(Debug, Clone, Copy)]
pub struct PackageTool {
    ending: &'static str,
    /// Says the version that is installed, which need not be the one that runs.
    query: Call,
    /// Installs the file that follows.
    install: Call,
}

/// A program by its place, and its arguments.
type Call = (&'static str, &'static [&'static str]);

/// Of Debian and Ubuntu.
pub const DPKG: PackageTool = PackageTool {
    ending: ".deb",
    query: (
        "/usr/bin/dpkg-query",
        &["--show", "--showformat", "${Version}", "sipendekar"],
    ),
    install: ("/usr/bin/dpkg", &["--install"]),
};

/// Of Fedora and openSUSE.
pub const RPM: PackageTool = PackageTool {
    ending: ".rpm",
    query: (
        "/usr/bin/rpm",
        &["--query", "--queryformat", "%{VERSION}", "sipendekar"],
    ),
    install: ("/usr/bin/rpm", &["--upgrade"]),
};

impl PackageTool {
    /// Installs a verified package over an older one. Takes as long as somebody needs for the
    /// password.
    pub fn install(&self, package: &Package) -> Result<(), NotInstalled> {
        is_step_forward(&self.installed()?, &package.version)?;
        let failed = |why: io::Error| NotInstalled::Failed(format!("{PKEXEC}: {why}"));
        let file = self.file(&package.bytes).map_err(failed)?;
        let mut ask = Command::new(PKEXEC);
        let (program, arguments) = self.install;
        ask.arg(program).args(arguments).arg(file.path());
        ask.stdin(Stdio::null());
        judged(&ask.output().map_err(failed)?)
    }

    fn installed(&self) -> Result<String, NotInstalled> {
        let (program, arguments) = self.query;
        let failed = |why: String| NotInstalled::Failed(format!("{program}: {why}"));
        let answer = Command::new(program).args(arguments).output();
        let answer = answer.map_err(|why| failed(why.to_string()))?;
        if answer.status.success() {
            return String::from_utf8(answer.stdout).map_err(|why| failed(why.to_string()));
        }
        Err(failed(said(&answer)))
    }

    /// The package in a file of the officer, gone with this value.
    fn file(&self, bytes: &[u8]) -> io::Result<NamedTempFile> {
        let builder = Builder::new()
            .prefix("sipendekar-")
            .suffix(self.ending)
            .tempfile();
        let mut file = builder?;
        disk::fill(file.as_file_mut(), bytes)?;
        Ok(file)
    }
}

fn judged(answer: &Output) -> Result<(), NotInstalled> {
    match answer.status.code() {
        Some(0) => Ok(()),
        Some(code) if DECLINED.contains(&code) => Err(NotInstalled::Declined),
        _ => Err(NotInstalled::Failed(said(answer))),
    }
}

/// How a tool ended and what it wrote: `rpm` says why on its standard output.
fn said(answer: &Output) -> String {
    let words = [&answer.stderr, &answer.stdout].map(|words| String::from_utf8_lossy(words));
    format!("{}: {}", answer.status, words.join(" ").trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::update::Kind;
    use rstest::rstest;

    const fn tool(query: Call) -> PackageTool {
        PackageTool { query, ..DPKG }
    }

    fn package() -> Package {
        Package::of_test(Kind::Deb, "0.2.0", b"new")
    }

    /// What a program that ends with this code and says this comes to.
    fn ended(script: &str) -> Result<(), NotInstalled> {
        judged(&Command::new("sh").args(["-c", script]).output().unwrap())
    }

    #[test]
    fn nobody_is_asked_where_a_newer_one_is_installed() {
        let refused = tool(("/bin/echo", &["0.3.0"])).install(&package());
        assert!(matches!(refused, Err(NotInstalled::NotOlder(version)) if version == "0.3.0"));
    }

    #[rstest]
    #[case::not_installed("/bin/sh", &["-c", "echo is not installed; exit 1"], "is not installed")]
    #[case::no_such_tool("/nowhere/dpkg-query", &[], "/nowhere/dpkg-query")]
    #[case::no_version("/bin/echo", &["kosong"], "kosong")]
    fn nobody_is_asked_where_it_is_not_known_what_is_installed(
        #[case] program: &'static str,
        #[case] arguments: &'static [&'static str],
        #[case] part: &str,
    ) {
        let refused = tool((program, arguments)).install(&package()).unwrap_err();
        assert!(refused.to_string().contains(part), "{refused}");
    }

    #[test]
    fn a_password_not_given_is_no_failure() {
        ended("exit 0").unwrap();
        for code in DECLINED {
            let declined = ended(&format!("exit {code}"));
            assert!(matches!(declined, Err(NotInstalled::Declined)), "{code}");
        }
        let failed = ended("echo dependency problems >&2; exit 1").unwrap_err();
        assert!(
            failed.to_string().contains("dependency problems"),
            "{failed}"
        );
    }

    #[test]
    fn the_package_lies_in_a_file_that_its_tool_knows() {
        let file = RPM.file(b"whole").unwrap();
        assert!(file.path().to_string_lossy().ends_with(".rpm"));
        assert_eq!(std::fs::read(file.path()).unwrap(), b"whole");
    }
}
