//! A command to an aduan, and the deadline that it would start.

use crate::together::Seen;
use domain::aduan::command::Command;
use domain::codes;
use domain::id::{AduanId, Version};
use domain::tenggat::Tenggat;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// A command to one aduan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CommandRequest {
    /// Which aduan.
    pub id: AduanId,
    /// The version the officer was looking at.
    pub version: Version,
    /// Chosen once per intention; a repeated request is answered, not repeated.
    #[ts(type = "string")]
    pub niat: Uuid,
    /// What is asked.
    pub command: Command,
}

/// A command to several aduan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CommandsRequest {
    /// Which, and the versions the officer was looking at.
    pub aduan: Vec<Seen>,
    /// Chosen once per intention; a repeated request is answered, not repeated.
    #[ts(type = "string")]
    pub niat: Uuid,
    /// What is asked of each.
    pub command: Command,
}

/// A deadline before it exists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TenggatPreview {
    /// As it would be counted.
    pub tenggat: Tenggat,
    /// `Rabu, 19 Agustus 2026`.
    pub tanggal: String,
    /// `Pukul 16.00 WIB · 3 hari kerja`.
    pub keterangan: String,
    /// Every day from today to the due date.
    pub hari: Vec<TenggatHari>,
}

/// One day of a deadline's explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TenggatHari {
    /// `Kam 13`.
    pub tanggal: String,
    /// `Hari kerja ke-1`, `Akhir pekan`, `HUT Kemerdekaan RI`.
    pub teks: String,
    /// How it was counted.
    pub hitungan: Hitungan,
}

codes! {
    /// How a day was counted.
    pub enum Hitungan {
        /// Day 0.
        Mulai = "mulai",
        /// Counted.
        Dihitung = "dihitung",
        /// Skipped.
        Dilewati = "dilewati",
        /// The last day.
        JatuhTempo = "jatuh_tempo",
    }
}
