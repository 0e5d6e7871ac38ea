//! The portal over a real service on a temporary database.

mod doors;
mod journey;
mod stale;
mod support;
