//! Updates of the desktop: which version runs, and what becomes of a newer one.

use super::unsent::UnsentKind;
use domain::id::AduanId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The running version, and how far an update is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UpdateState {
    /// The version that runs: `0.1.0`.
    pub berjalan: String,
    /// How far a newer one is.
    pub tahap: UpdateStage,
}

/// How far a newer version is. Sentences are told as they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "tahap", rename_all = "snake_case")]
pub enum UpdateStage {
    /// None is looked for on this computer.
    Mati {
        /// Why, as a sentence.
        alasan: String,
    },
    /// None is known.
    Diam {
        /// How the last question went, as a sentence.
        keterangan: String,
    },
    /// One was left for later.
    Ditunda {
        /// Its version.
        versi: String,
        /// Until when, in words: `Senin, 17 Agustus 2026, 08.00 WIB`.
        sampai: String,
    },
    /// One can be installed.
    Siap {
        /// Its version.
        versi: String,
        /// The text that it waits for.
        menunggu: Option<UnsentWaiting>,
        /// Why the last try came to nothing, as a sentence.
        galat: Option<String>,
    },
    /// It is on its way.
    Mengunduh {
        /// Its version.
        versi: String,
        /// How much of it is there, of 100.
        persen: u8,
    },
    /// It is being installed.
    Memasang {
        /// Its version.
        versi: String,
    },
    /// It is installed, and runs from the next start on.
    Terpasang {
        /// Its version.
        versi: String,
        /// The text that the restart waits for.
        menunggu: Option<UnsentWaiting>,
    },
    /// What the server offered must not be installed.
    Ditolak {
        /// Why, as a sentence.
        alasan: String,
    },
}

/// A text that is still to be handed in or deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnsentWaiting {
    /// Where it was written.
    pub aduan: AduanId,
    /// The aduan's number in the register, if the text can still be handed in there.
    pub nomor: Option<String>,
    /// What it is for.
    pub untuk: UnsentKind,
}
