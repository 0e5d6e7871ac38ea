//! The desk against a server: what is told, what is kept, and what must never be kept; and what
//! an office installs it with.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
#![expect(clippy::too_many_lines, reason = "a test tells its story in one go")]

mod accounts;
mod authority;
mod clocks;
mod commands;
mod failures;
mod keyrings;
mod links;
mod news;
mod office;
mod older_cache;
mod packaging;
mod publisher;
mod refused;
mod secrets;
mod self_test;
mod session;
mod small_server;
mod support;
mod texts;
mod updates;
mod withdrawn;
