//! What the desktop is told from outside: by policy, by tests, or not at all.

use crate::api::ApiOptions;
use crate::clock::Clock;
use crate::notice::QuietHours;
use crate::policy::Policy;
use crate::update::{OFF, UpdateOptions, is_off};
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
    /// - `SIPENDEKAR_UPDATE_POLICY` and `SIPENDEKAR_UPDATE_KEY` like `Updates` and `UpdateKey`;
    /// - `SIPENDEKAR_DATA_DIR`: folder of the cache instead of the platform's.
    pub fn of_computer() -> Self {
        let policy = Policy::of_computer().unwrap_or_else(|error| {
            tracing::error!(%error, "the settings of the office are not in force");
            Policy {
                updates: Some(OFF.to_owned()), // perhaps that is what could not be read
                ..Policy::default()
            }
        });
        let off = policy.updates.clone().filter(|updates| is_off(updates));
        let mut policy = environment().or(policy);
        policy.updates = off.or(policy.updates); // one start can't turn on what the office turned off
        Self::from_policy(policy)
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
            quiet: match policy.quiet_hours.as_deref() {
                Some("off") => QuietHours::Off,
                _ => QuietHours::On,
            },
            vault: Arc::new(Keyring::default()),
            clock: Clock::System,
            updates: UpdateOptions::new(policy.updates.as_deref(), policy.update_key),
        }
    }
}

/// The same settings as environment variables.
fn environment() -> Policy {
    Policy {
        server_url: variable("SIPENDEKAR_SERVER"),
        ca_file: variable("SIPENDEKAR_CA_FILE").map(PathBuf::from),
        quiet_hours: variable("SIPENDEKAR_QUIET_HOURS"),
        updates: variable("SIPENDEKAR_UPDATE_POLICY"),
        update_key: variable("SIPENDEKAR_UPDATE_KEY"),
    }
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.trim().is_empty())
}
