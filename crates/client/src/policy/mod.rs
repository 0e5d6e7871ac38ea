//! What the office decides for every user of a computer: managed settings.
//!
//! The same names everywhere. On Windows they are values of type string under
//! `HKLM\Software\Policies\SIPENDEKAR` (group policy) and, weaker, `HKLM\Software\SIPENDEKAR`
//! (written by the installer); elsewhere they are members of the JSON objects in
//! `/etc/sipendekar/kebijakan.d/*.json`, of which the last by name is the strongest.

mod error;
#[cfg(not(windows))]
mod files;
#[cfg(windows)]
mod registry;

pub use error::PolicyError;
use std::path::PathBuf;
use std::str::FromStr;
use thiserror::Error;

/// What turns something on or off: `on` or `off`, in letters of either case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// The managed settings. What is not set is left to the officer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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

    /// Takes a setting by its name, as it is written at this place.
    fn set(&mut self, place: &str, name: &str, text: String) -> Result<(), PolicyError> {
        let switch = || {
            let switch = text.parse();
            switch.map_err(|neither| PolicyError::Neither {
                place: place.to_owned(),
                name: name.to_owned(),
                neither,
            })
        };
        match name {
            "ServerUrl" => self.server_url = Some(text),
            "CaFile" => self.ca_file = Some(text.into()),
            "QuietHours" => self.quiet_hours = Some(switch()?),
            "Updates" => self.updates = Some(switch()?),
            "UpdateKey" => self.update_key = Some(text),
            _ => {
                return Err(PolicyError::Unknown {
                    place: place.to_owned(),
                    name: name.to_owned(),
                });
            }
        }
        Ok(())
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

    #[test]
    fn every_setting_is_known_by_its_name() {
        let mut policy = Policy::default();
        for name in Policy::NAMES {
            policy.set("tempat", name, "off".to_owned()).unwrap();
        }
        let Policy {
            server_url,
            ca_file,
            quiet_hours,
            updates,
            update_key,
        } = policy;
        let set = [
            server_url.is_some(),
            ca_file.is_some(),
            quiet_hours.is_some(),
            updates.is_some(),
            update_key.is_some(),
        ];
        assert_eq!(set, [true; 5], "NAMES lists every field");
    }
}
