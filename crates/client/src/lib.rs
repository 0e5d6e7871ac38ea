//! The desktop without its window: an officer's view of the aduan, with or without a server.
//!
//! ```text
//! server ──HTTP──▶ api ──▶ sync ──▶ cache (sealed, on disk) ──▶ book (in memory)
//!                            │                                   │
//!                            ▼                                   ▼
//!                 notice ─▶ toasts                     list · detail ─▶ page
//! ```
//!
//! [`Officer`] answers everything that the page may ask ([`wire::desk::Desk`]) and says by
//! [`DeskEvent`] when something changed. Token and key of the cache live in the keyring
//! ([`vault`]); the disk holds sealed text only.

mod address;
mod api;
mod book;
mod cache;
mod check;
mod cipher;
mod clock;
mod clockface;
mod deadline;
mod detail;
mod diff;
#[cfg(test)]
#[path = "../tests/fixture/mod.rs"]
mod fixture;
mod linimasa;
mod link;
mod list;
mod notice;
mod officer;
mod options;
mod policy;
mod problems;
#[cfg(test)]
mod screens_tests;
mod self_test;
mod sync;
pub mod update;
pub mod vault;
mod words;

pub use api::ApiOptions;
pub use cache::CacheError;
pub use clock::Clock;
pub use link::Link;
pub use notice::{QuietHours, Toast};
pub use officer::{DeskEvent, Officer};
pub use options::Options;
pub use policy::{Policy, PolicyError, Switch};
pub use self_test::{Finding, Outcome, self_test};
