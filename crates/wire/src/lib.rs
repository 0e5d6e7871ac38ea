//! What crosses the two borders: HTTP between server and desktop, and the bridge between the
//! desktop's Rust and its page.
//!
//! Every type is written down once, here, and turned into TypeScript by a test
//! (`tests/typescript.rs`); a stale `ui/src/wire/types.ts` fails it.

pub mod aduan;
pub mod desk;
pub mod notice;
pub mod petugas;
pub mod problem;
pub mod request_id;
pub mod session;
pub mod sync;
pub mod together;
pub mod warga;

/// Header that names a command once and for all: a UUID chosen by the one who asks. The same key
/// again gets the same answer and changes nothing.
pub const IDEMPOTENCY_KEY: &str = "Idempotency-Key";
