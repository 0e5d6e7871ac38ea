//! Pictures: decoded and encoded anew, and kept as files.

mod colour;
mod defect;
pub(crate) mod files;
pub(crate) mod picture;
pub(crate) mod taken;
