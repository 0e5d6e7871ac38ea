//! The central process: HTTP, configuration and operation around the use cases of `service`.
//!
//! ```text
//! listen ─▶ telemetry ─▶ limits ─▶ auth ─▶ api/* ─▶ service
//!                                     └──▶ sse        portal ─▶ service
//! ```
//! Nothing is decided here. A handler reads the request, calls one use case and shapes the
//! answer; every refusal becomes a problem in `api::problem`.

pub mod api;
pub mod auth;
pub mod backup;
pub mod cli;
pub mod config;
pub mod demo;
pub mod doctor;
pub mod limits;
pub mod listen;
pub mod passphrase;
pub mod routes;
pub mod serve;
pub mod telemetry;
pub mod updates;
