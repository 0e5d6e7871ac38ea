//! The portal over a real service on a temporary database.

mod answers;
mod doors;
mod filing;
mod headers;
mod outline;
mod pages;
mod stale;
mod support;
mod world;
