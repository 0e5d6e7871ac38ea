//! Notices: who is told of what, and what became of it.

pub(crate) mod tell;

mod mark;

pub use mark::mark_notices;
