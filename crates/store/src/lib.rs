//! The only crate that contains SQL: one text for SQLite and PostgreSQL.
//!
//! A caller opens a [`Store`], starts a [`Tx`], calls the functions of the modules on it, and
//! commits. Nothing is kept, and nothing may be acknowledged, before [`Tx::commit`] returned.
//!
//! To add a table: the same numbered migration in `migrations/sqlite` and `migrations/postgres`,
//! a module here, and a test in `tests/contract`, which runs on both engines. The portable
//! subset: `$1` placeholders, UUIDs as BLOB/UUID, times as epoch milliseconds, enums as text,
//! JSON as text that is never filtered on, no `NOW()`, no triggers.

pub mod aduan;
pub mod backup;
pub mod counter;
pub mod idempotency;
pub mod lampiran;
pub mod notice;
pub mod pembukaan;
pub mod person;
pub mod referensi;
pub mod riwayat;
pub mod session;

mod db;
mod error;
mod row;

pub use db::{Store, Tx};
pub use error::Error;
