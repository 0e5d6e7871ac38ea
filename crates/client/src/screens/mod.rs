//! The page's screens, ready to be drawn. Pure: book, reference data and time come in.
//!
//! ```text
//! names, words ─▶ countdown ─▶ deadline, linimasa, suggestions ─▶ list, detail
//! ```

mod countdown;
mod deadline;
mod detail;
mod diff;
mod granted;
mod linimasa;
mod list;
mod names;
mod suggestions;
mod words;

pub(crate) use deadline::preview;
pub(crate) use detail::detail;
pub(crate) use diff::diff;
pub(crate) use list::list;
pub(crate) use words::pukul;

#[cfg(test)]
mod tests;
