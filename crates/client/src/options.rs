//! What the desktop is told from outside: by policy, by tests, or not at all.

use crate::api::ApiOptions;
use crate::clock::Clock;
use crate::notice::QuietHours;
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
}

impl Options {
    /// Reads the settings that an administrator may set for every user of the computer:
    ///
    /// - `SIPENDEKAR_SERVER`: address of the server, filled in beforehand;
    /// - `SIPENDEKAR_DATA_DIR`: folder of the cache instead of the platform's;
    /// - `SIPENDEKAR_CA_FILE`: PEM file with the office's own certificate authority;
    /// - `SIPENDEKAR_QUIET_HOURS`: `off` lets toasts come outside working hours too.
    pub fn from_env() -> Self {
        let text = |name| env::var(name).ok().filter(|value| !value.trim().is_empty());
        let platform = || {
            dirs::data_local_dir()
                .unwrap_or_else(env::temp_dir)
                .join("sipendekar")
        };
        Self {
            folder: text("SIPENDEKAR_DATA_DIR").map_or_else(platform, PathBuf::from),
            alamat: text("SIPENDEKAR_SERVER"),
            api: ApiOptions {
                ca_file: text("SIPENDEKAR_CA_FILE").map(PathBuf::from),
            },
            quiet: match text("SIPENDEKAR_QUIET_HOURS").as_deref() {
                Some("off") => QuietHours::Off,
                _ => QuietHours::On,
            },
            vault: Arc::new(Keyring::default()),
            clock: Clock::System,
        }
    }
}
