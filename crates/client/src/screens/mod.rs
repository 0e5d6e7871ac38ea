//! The page's screens, ready to be drawn. Pure: book, reference data and time come in.
//!
//! ```text
//! words ─▶ countdown ─▶ deadline, linimasa, suggestions ─▶ list, detail
//! ```

mod check;
mod countdown;
mod deadline;
mod detail;
mod diff;
mod granted;
mod linimasa;
mod list;
mod reason;
mod suggestions;
mod words;

pub(crate) use check::check;
pub(crate) use deadline::preview;
pub(crate) use detail::detail;
pub(crate) use diff::diff;
pub(crate) use list::list;
pub(crate) use words::{pukul, skew};

#[cfg(test)]
mod tests;
