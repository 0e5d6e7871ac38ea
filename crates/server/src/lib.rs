//! The central process: HTTP, configuration and operation around the use cases of `service`.
//!
//! ```text
//! operator ─▶ serve ─▶ routes ─▶ api ─▶ http ─▶ config
//!                         └─▶ portal    listen ─▶ telemetry ─▶ limits ─▶ auth ─▶ handler
//! ```
//! Nothing is decided here. A handler reads the request, calls one use case and shapes the
//! answer; every refusal becomes a problem in `http::problem`.

pub mod api;
pub mod carriers;
pub mod central;
pub mod config;
pub mod http;
pub mod operator;
pub mod routes;
pub mod serve;
