//! Aduan in their tables. Drafts, answers and verdicts are only ever added.

mod load;
mod row;
mod save;
mod waiting;

pub use load::{
    after_look, berkas, berkas_by_nomor, by_nomor, changed_after, changed_after_for, followers,
    load, load_among, load_for, of_pelapor, of_pelapor_in,
};
pub use save::{Numbers, insert, look_again, looked, next_numbers, save, sidik};
pub use waiting::{Named, waiting_at, waiting_at_skpd};

use crate::lampiran::Lampiran;
use crate::riwayat::Riwayat;
use domain::aduan::Aduan;
use domain::id::{AduanId, Seq};
use jiff::Timestamp;

/// An aduan and the place of its newest event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tersimpan {
    /// The aduan.
    pub aduan: Aduan,
    /// Place of its newest event in the log.
    pub seq: Seq,
}

/// An aduan with everything that belongs to it, as whoever shows it needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Berkas {
    /// The aduan.
    pub tersimpan: Tersimpan,
    /// Everything that happened to it, oldest first.
    pub riwayat: Vec<Riwayat>,
    /// Its photos, in the order of upload.
    pub lampiran: Vec<Lampiran>,
    /// The sealed identity of the one who filed it.
    pub pelapor: Option<Vec<u8>>,
}

/// A place in the order in which the clock looks at aduan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// When the clock wanted to look.
    pub at: Timestamp,
    /// At which aduan.
    pub id: AduanId,
}
