//! What surrounds every request: connections, TLS, limits, who asks, the log, and how a request is
//! refused.

pub mod auth;
pub mod connections;
pub mod finish;
pub mod headers;
pub mod limits;
pub mod listen;
pub mod network;
mod pace;
pub mod problem;
pub mod telemetry;
pub mod tls;
pub mod updates;
