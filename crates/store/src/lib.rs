//! The only crate that contains SQL: one text for SQLite and PostgreSQL.
//!
//! A caller opens a [`Store`], starts a [`Tx`], calls the functions of the modules on it, and
//! commits. Nothing is kept, and nothing may be acknowledged, before [`Tx::commit`] returned.
//!
//! To add a table: the same numbered migration in `migrations/sqlite` and `migrations/postgres`,
//! a module here, and a test in `tests/contract`, which runs on both engines and asks each engine
//! how it would find the rows. The portable subset: `$1` placeholders, UUIDs as BLOB/UUID, times
//! as epoch milliseconds, enums as text, JSON as text that is never filtered on, `string_agg` with
//! its order, no `NOW()`, no triggers. What is counted is a column. A list is loaded by a number
//! of statements that does not depend on its length, and goes on where a row cannot be read; the little that the engines say differently
//! stands in `dialect`.

pub mod aduan;
pub mod backup;
pub mod catatan_akun;
pub mod counter;
pub mod idempotency;
pub mod kode_sekali;
pub mod lampiran;
pub mod nik;
pub mod notice;
pub mod pembukaan;
pub mod person;
pub mod pesan;
pub mod referensi;
pub mod riwayat;
pub mod session;
pub mod statements;

mod db;
mod dialect;
mod error;
mod langkah;
mod page;
mod readers;
mod row;
mod together;
mod tx;

pub use db::Store;
pub use error::Error;
pub use page::{Page, Whole};
pub use tx::Tx;
