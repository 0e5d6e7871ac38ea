//! Pictures: decoded and encoded anew, and kept as files.

pub(crate) mod files;
pub(crate) mod picture;
