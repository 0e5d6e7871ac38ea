//! One command to several aduan: done to all of them, or to none.

use domain::aduan::command::Command;
use domain::id::{AduanId, Seq, Version};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An aduan, and the version that was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Seen {
    /// Which.
    pub id: AduanId,
    /// Its version.
    pub version: Version,
}

/// What is asked, and of which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CommandForAll {
    /// All of them, each once.
    pub aduan: Vec<Seen>,
    /// What is asked of each.
    pub command: Command,
}

/// It was done to all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DoneToAll {
    /// How many.
    pub jumlah: u32,
    /// Place of the newest event in the log: whoever has read that far has read it all.
    pub seq: Seq,
}
