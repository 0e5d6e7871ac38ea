//! Use cases: each loads, has the domain decide, and saves in one transaction.
//!
//! A use case is a function that takes the [`App`] and the one who acts. Authorisation is asked
//! of [`domain::alur::permissions`] before anything is shown; what somebody may not see does not exist
//! for them ([`Error::NotFound`]).

pub mod aduan;
pub mod akun;
pub mod backup;
pub mod jobs;
pub mod notice;
pub mod referensi;

mod app;
mod error;
mod foto;
mod ground;
mod network;

pub use akun::FAILED_SIGN_INS_PER_MINUTE;
pub use app::{App, FILINGS_PER_HOUR, Health, ROOM_MB, Settings};
pub use error::{Error, NotDone};
pub use ground::clock::Clock;
pub use ground::intake::IntakeLimits;
pub use ground::keys::Keys;
pub use ground::own_keys::has_keys;
pub use ground::room::free_space;
pub use network::Network;
