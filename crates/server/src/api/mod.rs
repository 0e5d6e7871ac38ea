//! The JSON API: one file per resource, and what they share.

pub mod aduan;
pub mod extract;
pub mod info;
pub mod lampiran;
pub mod listeners;
pub mod loket;
pub mod notices;
pub mod openapi;
pub mod own_account;
pub mod petugas;
pub mod referensi;
pub mod refusals;
pub mod security_txt;
pub mod sehat;
pub mod session;
pub(crate) mod stream;
pub mod sync;
