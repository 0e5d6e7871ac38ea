//! The log: to standard error, without personal data, and quiet about the desktop's own bus,
//! whose messages carry what is shown to people.

use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

/// What is logged unless `SIPENDEKAR_LOG` says otherwise.
const USUAL: &str =
    "warn,client=info,sipendekar_desktop=info,zbus=warn,tracing=warn,tauri_utils=error";

/// Starts the log.
pub(crate) fn start() {
    let filter =
        EnvFilter::try_from_env("SIPENDEKAR_LOG").unwrap_or_else(|_| EnvFilter::new(USUAL));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
}
