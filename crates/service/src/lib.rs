//! Use cases: each loads, has the domain decide, and saves in one transaction.
//!
//! A use case is a function that takes the [`App`] and the one who acts. Authorisation is asked
//! of [`domain::alur::permissions`] before anything is shown; what somebody may not see does not exist
//! for them ([`Error::NotFound`]).

pub mod backup;
pub mod file_aduan;
pub mod identity;
pub mod jobs;
pub mod notices;
pub mod people;
pub mod read;
pub mod referensi;
pub mod run_command;
pub mod session;
pub mod warga;

mod app;
mod clock;
mod error;
mod files;
mod keys;
mod limit;
mod names;
mod next_look;
mod password;
mod picture;
mod teks_warga;
mod tell;
mod vault;
mod view;

pub use app::{App, FILINGS_PER_HOUR, Settings};
pub use clock::Clock;
pub use error::Error;
pub use keys::Keys;
