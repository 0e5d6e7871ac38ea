//! The desktop without its window: an officer's view of the aduan, with or without a server.
//!
//! ```text
//! server ──HTTP──▶ api ──▶ officer::syncing ──▶ cache (sealed, on disk) and book (in memory)
//!                            │                                                  │
//!                            ▼                                                  ▼
//!                         notices ─▶ toasts                                  screens ─▶ page
//! ```
//!
//! [`Officer`] answers everything that the page may ask ([`wire::desk::Desk`]) and says by
//! [`DeskEvent`] when something changed. Token and key of the cache live in the keyring
//! ([`vault`]); the disk holds sealed text only.

mod address;
mod api;
mod book;
mod cache;
mod cipher;
mod clock;
mod failure;
mod link;
mod notices;
mod officer;
mod options;
mod policy;
mod problems;
mod screens;
mod self_test;
pub mod update;
pub mod vault;

pub use api::ApiOptions;
pub use cache::CacheError;
pub use clock::Clock;
pub use link::Link;
pub use notices::{QuietHours, Sink, Toast};
pub use officer::{DeskEvent, Officer};
pub use options::Options;
pub use policy::{Policy, PolicyError, Switch};
pub use self_test::{Finding, Outcome, self_test};
