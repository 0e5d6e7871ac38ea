//! Notices: who is told of what, and what became of it.

pub(crate) mod tell;

mod mark;
mod warga;

pub use mark::mark_notices;
pub use warga::{NoticePage, NoticeWarga, Waiting, of_warga, opened, waiting};
