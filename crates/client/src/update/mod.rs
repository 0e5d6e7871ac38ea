//! Updates of the desktop, as far as they can be decided without a window.
//!
//! ```text
//! manifest ─▶ offer (newer? same server? https?) ─▶ fetch ─▶ signature ─▶ package ─▶ installer
//! ```
//!
//! The manifest is not signed. So nothing in it is believed that the signed comment beside the
//! package's signature doesn't repeat: its version, and its file's name. Which installer fits is the
//! window's to say (`src-tauri/src/update.rs`). The system's tools take a deb, rpm or MSI from a file
//! in a folder of the officer: whoever can write there meanwhile can replace it (ADR 9).

#[cfg(unix)]
pub mod appimage;
mod error;
mod fetch;
#[cfg(unix)]
mod forward;
mod kind;
mod later;
mod manifest;
mod options;
mod signature;
#[cfg(unix)]
pub mod system;

pub(crate) use error::UpdateError;
pub(crate) use fetch::Source;
pub use kind::Kind;
pub(crate) use later::next_morning;
pub(crate) use manifest::Offer;
pub(crate) use options::{BUILT_IN, Readiness};
pub use options::{Installer, NotInstalled, Package, UpdateOptions};
pub(crate) use signature::Key;

/// The version that runs.
pub(crate) const RUNNING: &str = env!("CARGO_PKG_VERSION");
