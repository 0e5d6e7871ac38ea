//! The portal over a real service on a temporary database.

#![expect(clippy::too_many_lines, reason = "a test tells its story in one go")]

mod answers;
mod doors;
mod filing;
mod forgotten;
mod headers;
mod outline;
mod own_data;
mod pages;
mod stale;
mod support;
mod world;
