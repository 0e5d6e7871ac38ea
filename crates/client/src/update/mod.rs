//! Updates of the desktop, as far as they can be decided without a window.
//!
//! ```text
//! manifest ─▶ offer (newer? same server? https?) ─▶ fetch ─▶ signature ─▶ package ─▶ installer
//! ```
//!
//! The manifest is not signed. So nothing in it is believed that the signed comment beside the
//! package's signature doesn't repeat: its version, and its file's name. The installer is the
//! window's (`src-tauri/src/update.rs`). Here nothing is written to disk, but the installer writes
//! the verified package into a folder of the officer, from where the system's tool takes it:
//! whoever can write there meanwhile can replace it (ADR 9).

pub mod debian;
mod error;
mod fetch;
mod kind;
mod later;
mod manifest;
mod options;
mod signature;

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
