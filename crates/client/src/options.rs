//! What the desktop is told from outside: by policy, by tests, or not at all.

use crate::api::ApiOptions;
use crate::clock::Clock;
use crate::notices::QuietHours;
use crate::policy::{Policy, PolicyError, Switch};
use crate::update::{BUILT_IN, UpdateOptions};
use crate::vault::{Keyring, Vault};
use std::env;
use std::path::PathBuf;
use std::sync::Arc;

/// Everything the desktop needs to start.
pub struct Options {
    /// Folder of the cache.
    pub folder: PathBuf,
    /// Address of the server, if it is set by policy; else the one last used.
    pub alamat: Option<String>,
    /// Further certificate authorities.
    pub api: ApiOptions,
    /// Whether toasts wait for working hours.
    pub quiet: QuietHours,
    /// Where secrets live.
    pub vault: Arc<dyn Vault>,
    /// The time.
    pub clock: Clock,
    /// Whether new versions are looked for, and whom they must be from.
    pub updates: UpdateOptions,
}

impl Options {
    /// Reads the settings of this computer: what the environment says (one start, a test), else
    /// what the office decided ([`Policy`]):
    ///
    /// - `SIPENDEKAR_SERVER`, `SIPENDEKAR_CA_FILE` and `SIPENDEKAR_QUIET_HOURS` like the policies
    ///   `ServerUrl`, `CaFile` and `QuietHours`;
    /// - `SIPENDEKAR_UPDATE_POLICY` like `Updates`, but it only turns off;
    /// - `SIPENDEKAR_UPDATE_KEY` like `UpdateKey`, where neither office nor build has a key;
    /// - `SIPENDEKAR_DATA_DIR`: folder of the cache instead of the platform's.
    pub fn of_computer() -> Self {
        let policy = or_no_updates(Policy::of_computer());
        let variables = or_no_updates(environment());
        Self::from_policy(in_force(policy, variables, BUILT_IN))
    }

    fn from_policy(policy: Policy) -> Self {
        let platform = || {
            dirs::data_local_dir()
                .unwrap_or_else(env::temp_dir)
                .join("sipendekar")
        };
        Self {
            folder: variable("SIPENDEKAR_DATA_DIR").map_or_else(platform, PathBuf::from),
            alamat: policy.server_url,
            api: ApiOptions {
                ca_file: policy.ca_file,
            },
            quiet: match policy.quiet_hours {
                Some(Switch::Off) => QuietHours::Off,
                Some(Switch::On) | None => QuietHours::On,
            },
            vault: Arc::new(Keyring::default()),
            clock: Clock::system(),
            updates: UpdateOptions::new(policy.updates, policy.update_key),
        }
    }
}

/// What counts: the variables, then the office. Not so whether updates are looked for and whom they
/// must be from: any program of the officer can set variables for the next start, so there they may
/// turn off what is on and say what nobody else says, but no more.
fn in_force(office: Policy, variables: Policy, built_in: Option<&str>) -> Policy {
    let said = [office.updates, variables.updates];
    let off = said.contains(&Some(Switch::Off)).then_some(Switch::Off);
    let updates = off.or(office.updates);
    let key = office.update_key.clone();
    let key = key.or_else(|| built_in.map(str::to_owned));
    let update_key = key.or_else(|| variables.update_key.clone());
    Policy {
        updates,
        update_key,
        ..variables.or(office)
    }
}

/// What can't be read is logged, and turns updates off: perhaps that is what it was about.
fn or_no_updates(read: Result<Policy, PolicyError>) -> Policy {
    read.unwrap_or_else(|error| {
        tracing::error!(%error, "settings are not in force");
        Policy {
            updates: Some(Switch::Off),
            ..Policy::default()
        }
    })
}

/// The same settings as environment variables.
pub(crate) fn environment() -> Result<Policy, PolicyError> {
    Ok(Policy {
        server_url: variable("SIPENDEKAR_SERVER"),
        ca_file: variable("SIPENDEKAR_CA_FILE").map(PathBuf::from),
        quiet_hours: switch("SIPENDEKAR_QUIET_HOURS")?,
        updates: switch("SIPENDEKAR_UPDATE_POLICY")?,
        update_key: variable("SIPENDEKAR_UPDATE_KEY"),
    })
}

fn switch(name: &str) -> Result<Option<Switch>, PolicyError> {
    let switch = variable(name).map(|text| text.parse()).transpose();
    switch.map_err(|neither| PolicyError::Neither {
        place: "variabel lingkungan".to_owned(),
        name: name.to_owned(),
        neither,
    })
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn text(text: Option<&str>) -> Option<String> {
        text.map(str::to_owned)
    }

    #[rstest]
    #[case::the_office_s_is_the_strongest(Some("kantor"), Some("rilis"), Some("kantor"))]
    #[case::then_the_built_in_one(None, Some("rilis"), Some("rilis"))]
    #[case::a_variable_counts_where_there_is_none(None, None, Some("variabel"))]
    fn a_variable_replaces_nobody_s_key(
        #[case] office: Option<&str>,
        #[case] built_in: Option<&str>,
        #[case] key: Option<&str>,
    ) {
        let with_key = |key| Policy {
            update_key: text(key),
            ..Policy::default()
        };
        let (office, variables) = (with_key(office), with_key(Some("variabel")));
        let policy = in_force(office, variables, built_in);
        assert_eq!(policy.update_key.as_deref(), key);
    }

    #[rstest]
    #[case::nobody_says(None, None, false)]
    #[case::the_office_off(Some(Switch::Off), Some(Switch::On), true)]
    #[case::a_variable_off(Some(Switch::On), Some(Switch::Off), true)]
    #[case::only_a_variable_off(None, Some(Switch::Off), true)]
    #[case::both_on(Some(Switch::On), Some(Switch::On), false)]
    fn a_variable_turns_updates_off_but_not_on(
        #[case] office: Option<Switch>,
        #[case] variable: Option<Switch>,
        #[case] off: bool,
    ) {
        let with = |updates| Policy {
            updates,
            ..Policy::default()
        };
        let policy = in_force(with(office), with(variable), None);
        assert_eq!(policy.updates == Some(Switch::Off), off);
    }

    #[test]
    fn what_cannot_be_read_turns_updates_off() {
        let unreadable = PolicyError::Unreadable {
            place: "a.json".to_owned(),
            why: "neither".to_owned(),
        };
        let policy = or_no_updates(Err(unreadable));
        assert_eq!(policy.updates, Some(Switch::Off));
        let on = Policy {
            updates: Some(Switch::On),
            ..Policy::default()
        };
        let policy = in_force(policy, on, None);
        assert_eq!(policy.updates, Some(Switch::Off), "not even by a variable");
    }

    #[test]
    fn in_all_else_a_variable_is_stronger() {
        let at = |server: &str| Policy {
            server_url: text(Some(server)),
            ..Policy::default()
        };
        let policy = in_force(at("https://kantor.id"), at("https://uji.id"), None);
        assert_eq!(policy.server_url.as_deref(), Some("https://uji.id"));
    }
}
