//! What the office decides for every user of a computer: managed settings.
//!
//! The same names everywhere. On Windows they are values of type string under
//! `HKLM\Software\Policies\SIPENDEKAR` (group policy) and, weaker, `HKLM\Software\SIPENDEKAR`
//! (written by the installer); elsewhere they are members of the JSON objects in
//! `/etc/sipendekar/kebijakan.d/*.json`, of which the last by name is the strongest.

use serde::Deserialize;
use std::path::PathBuf;
use std::str::FromStr;
use thiserror::Error;

/// Why the settings of the office could not be read. They are not ignored in silence: an office
/// that set its own certificate authority must hear that it is not in force.
#[derive(Debug, Error)]
pub enum PolicyError {
    /// A file or key could not be read.
    #[error("{place}: {why}")]
    Unreadable {
        /// The file, or the key of the registry.
        place: String,
        /// What the system or the parser said.
        why: String,
    },
    /// A setting that turns something on or off says neither.
    #[error("{place}: {neither}")]
    Neither {
        /// The file, the value in the registry, or the variable.
        place: String,
        /// What it says.
        neither: Neither,
    },
}

/// What turns something on or off: `on` or `off`, in letters of either case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Switch {
    /// `on`.
    On,
    /// `off`.
    Off,
}

/// A text that is no switch: `false`, `mati`. In doubt nobody knows which way it was meant.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0:?} is neither on nor off")]
pub struct Neither(String);

impl FromStr for Switch {
    type Err = Neither;

    fn from_str(text: &str) -> Result<Self, Neither> {
        match text.trim().to_ascii_lowercase().as_str() {
            "on" => Ok(Self::On),
            "off" => Ok(Self::Off),
            _ => Err(Neither(text.to_owned())), // anybody's idea of a word
        }
    }
}

impl TryFrom<String> for Switch {
    type Error = Neither;

    fn try_from(text: String) -> Result<Self, Neither> {
        text.parse()
    }
}

/// The managed settings. What is not set is left to the officer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub struct Policy {
    /// `ServerUrl`: address of the server, filled in beforehand.
    pub server_url: Option<String>,
    /// `CaFile`: PEM file with the office's own certificate authority.
    pub ca_file: Option<PathBuf>,
    /// `QuietHours`: `off` lets toasts come outside working hours too.
    pub quiet_hours: Option<Switch>,
    /// `Updates`: `off` where the office installs new versions itself.
    pub updates: Option<Switch>,
    /// `UpdateKey`: the public key that updates are signed with, instead of the built-in one.
    pub update_key: Option<String>,
}

impl Policy {
    /// Every setting by the name that the office writes, in the order of the fields.
    pub const NAMES: &[&str] = &["ServerUrl", "CaFile", "QuietHours", "Updates", "UpdateKey"];

    /// Reads what is in force on this computer.
    #[cfg(not(windows))]
    pub fn of_computer() -> Result<Self, PolicyError> {
        files::read(std::path::Path::new("/etc/sipendekar/kebijakan.d"))
    }

    /// Reads what is in force on this computer.
    #[cfg(windows)]
    pub fn of_computer() -> Result<Self, PolicyError> {
        let policies = registry::read(r"Software\Policies\SIPENDEKAR")?;
        Ok(policies.or(registry::read(r"Software\SIPENDEKAR")?))
    }

    /// These settings, and the weaker ones where these say nothing.
    #[must_use]
    pub fn or(self, weaker: Self) -> Self {
        Self {
            server_url: self.server_url.or(weaker.server_url),
            ca_file: self.ca_file.or(weaker.ca_file),
            quiet_hours: self.quiet_hours.or(weaker.quiet_hours),
            updates: self.updates.or(weaker.updates),
            update_key: self.update_key.or(weaker.update_key),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("on", Some(Switch::On))]
    #[case("off", Some(Switch::Off))]
    #[case(" OFF ", Some(Switch::Off))]
    #[case("On", Some(Switch::On))]
    #[case("false", None)]
    #[case("mati", None)]
    #[case("0", None)]
    #[case("", None)]
    fn a_switch_is_on_or_off(#[case] text: &str, #[case] switch: Option<Switch>) {
        assert_eq!(text.parse().ok(), switch);
    }
}

#[cfg(not(windows))]
mod files {
    use super::{Policy, PolicyError};
    use std::io::ErrorKind;
    use std::path::{Path, PathBuf};

    pub(super) fn read(folder: &Path) -> Result<Policy, PolicyError> {
        let mut policy = Policy::default();
        for file in json_files(folder)? {
            let text = std::fs::read_to_string(&file).map_err(|why| unreadable(&file, &why))?;
            let stronger: Policy =
                serde_json::from_str(&text).map_err(|why| unreadable(&file, &why))?;
            policy = stronger.or(policy);
        }
        Ok(policy)
    }

    fn json_files(folder: &Path) -> Result<Vec<PathBuf>, PolicyError> {
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(unreadable(folder, &error)),
        };
        let files: Result<Vec<PathBuf>, _> = entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect();
        let mut files = files.map_err(|why| unreadable(folder, &why))?;
        files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
        files.sort();
        Ok(files)
    }

    fn unreadable(place: &Path, why: &dyn ToString) -> PolicyError {
        PolicyError::Unreadable {
            place: place.display().to_string(),
            why: why.to_string(),
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use crate::policy::Switch;
        use std::fs::write;

        #[test]
        fn later_files_are_stronger_and_silence_leaves_the_earlier() {
            let folder = tempfile::tempdir().unwrap();
            write(
                folder.path().join("10-kabupaten.json"),
                r#"{ "ServerUrl": "https://lama.contoh.id", "QuietHours": "off" }"#,
            )
            .unwrap();
            write(
                folder.path().join("50-kantor.json"),
                r#"{ "ServerUrl": "https://baru.contoh.id" }"#,
            )
            .unwrap();
            write(folder.path().join("catatan.txt"), "bukan kebijakan").unwrap();
            let policy = read(folder.path()).unwrap();
            assert_eq!(policy.server_url.as_deref(), Some("https://baru.contoh.id"));
            assert_eq!(policy.quiet_hours, Some(Switch::Off));
            assert_eq!(policy.ca_file, None);
        }

        #[test]
        fn every_setting_is_read_by_its_name() {
            let all: serde_json::Map<_, _> = Policy::NAMES
                .iter()
                .map(|name| ((*name).to_owned(), "off".into()))
                .collect();
            let Policy {
                server_url,
                ca_file,
                quiet_hours,
                updates,
                update_key,
            } = serde_json::from_value(all.into()).unwrap();
            let read = [
                server_url.is_some(),
                ca_file.is_some(),
                quiet_hours.is_some(),
                updates.is_some(),
                update_key.is_some(),
            ];
            assert_eq!(read, [true; 5], "NAMES lists every field");
        }

        #[test]
        fn no_folder_means_no_policy() {
            let folder = tempfile::tempdir().unwrap();
            let policy = read(&folder.path().join("tidak-ada")).unwrap();
            assert_eq!(policy, Policy::default());
        }

        #[test]
        fn a_switch_that_says_neither_is_told_with_its_file() {
            for name in ["Updates", "QuietHours"] {
                let folder = tempfile::tempdir().unwrap();
                let text = format!(r#"{{ "{name}": "mati" }}"#);
                write(folder.path().join("a.json"), text).unwrap();
                let error = read(folder.path()).unwrap_err().to_string();
                assert!(
                    error.contains("a.json") && error.contains("neither on nor off"),
                    "{error}"
                );
            }
        }

        #[test]
        fn a_misspelt_setting_is_told_with_its_file() {
            let folder = tempfile::tempdir().unwrap();
            write(folder.path().join("a.json"), r#"{ "ServerURL": "x" }"#).unwrap();
            let error = read(folder.path()).unwrap_err().to_string();
            assert!(
                error.contains("a.json") && error.contains("ServerURL"),
                "{error}"
            );
        }
    }
}

#[cfg(windows)]
mod registry {
    use super::{Policy, PolicyError, Switch};
    use windows_registry::{Key, LOCAL_MACHINE};

    /// `ERROR_FILE_NOT_FOUND` as an `HRESULT`: there is no such key or value.
    const NOT_THERE: i32 = 0x8007_0002_u32.cast_signed();

    pub(super) fn read(path: &str) -> Result<Policy, PolicyError> {
        let key = match LOCAL_MACHINE.open(path) {
            Ok(key) => key,
            Err(error) if error.code().0 == NOT_THERE => return Ok(Policy::default()),
            Err(error) => return Err(unreadable(path, &error)),
        };
        Ok(Policy {
            server_url: text(&key, path, "ServerUrl")?,
            ca_file: text(&key, path, "CaFile")?.map(Into::into),
            quiet_hours: switch(&key, path, "QuietHours")?,
            updates: switch(&key, path, "Updates")?,
            update_key: text(&key, path, "UpdateKey")?,
        })
    }

    fn switch(key: &Key, path: &str, name: &str) -> Result<Option<Switch>, PolicyError> {
        let text = text(key, path, name)?;
        let switch = text.map(|text| text.parse()).transpose();
        switch.map_err(|neither| PolicyError::Neither {
            place: format!(r"HKLM\{path}\{name}"),
            neither,
        })
    }

    /// A value; an empty one counts as not set, because the installer writes it so.
    fn text(key: &Key, path: &str, name: &str) -> Result<Option<String>, PolicyError> {
        match key.get_string(name) {
            Ok(value) => Ok(Some(value).filter(|value| !value.trim().is_empty())),
            Err(error) if error.code().0 == NOT_THERE => Ok(None),
            Err(error) => Err(unreadable(&format!(r"{path}\{name}"), &error)),
        }
    }

    fn unreadable(place: &str, why: &dyn ToString) -> PolicyError {
        PolicyError::Unreadable {
            place: format!(r"HKLM\{place}"),
            why: why.to_string(),
        }
    }
}
