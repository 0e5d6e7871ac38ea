//! Deadlines that explain themselves: the due time, and every day counted or skipped.

mod count;
pub mod kalender;
mod written;

pub use count::{awal_hari, count, keep, resume};

use crate::codes;
use crate::tenggat::kalender::Kalender;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

codes! {
    /// What a deadline is counted in.
    pub enum Satuan {
        /// Working days; due at closing time.
        HariKerja = "hari_kerja" / "hari kerja",
        /// Calendar days; due at closing time.
        HariKalender = "hari_kalender" / "hari",
        /// Hours around the clock.
        Jam = "jam" / "jam",
    }
    /// The unit after a number: `3 hari kerja`.
    label
}

/// How long a step may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Aturan {
    /// How many.
    pub jumlah: u32,
    /// Of what.
    pub satuan: Satuan,
}

impl Aturan {
    /// That many working days.
    pub const fn hari_kerja(jumlah: u32) -> Self {
        Self {
            jumlah,
            satuan: Satuan::HariKerja,
        }
    }
}

codes! {
    /// A step that has a deadline.
    pub enum Langkah {
        /// Diskominfo disposes (SOP step 2).
        Disposisi = "disposisi" / "Disposisi",
        /// The SKPD drafts (SOP step 3).
        Tanggapan = "tanggapan" / "Draf jawaban",
        /// Diskominfo corrects and publishes (SOP step 4).
        Koreksi = "koreksi" / "Koreksi",
        /// Diskominfo disposes again what came back.
        PenerusanUlang = "penerusan_ulang" / "Penerusan ulang",
        /// The citizen completes.
        Kelengkapan = "kelengkapan" / "Kelengkapan dari warga",
        /// The citizen gives a verdict.
        UmpanBalik = "umpan_balik" / "Penilaian warga",
        /// The citizen may take a "Puas" back, until the aduan closes by it.
        Penutupan = "penutupan" / "Penutupan",
        /// The SKPD repairs a draft.
        Perbaikan = "perbaikan" / "Perbaikan draf",
        /// The SKPD restates why it postpones.
        Penjelasan = "penjelasan" / "Pernyataan ulang penundaan",
    }
    /// The step on screens.
    label
}

/// The rules in force, one per step. A setting; the default is the SOP's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AturanTenggat {
    /// Stored with each deadline, so that a change never rewrites old ones.
    pub versi: u32,
    /// SOP step 2: 2 days.
    pub disposisi: Aturan,
    /// SOP step 3: 3 days.
    pub tanggapan: Aturan,
    /// The SOP's missing step 4.
    pub koreksi: Aturan,
    /// After a return.
    pub penerusan_ulang: Aturan,
    /// Until an incomplete aduan is archived.
    pub kelengkapan: Aturan,
    /// Until an answered aduan is closed.
    pub umpan_balik: Aturan,
    /// Until an aduan closes whose citizen is satisfied.
    #[serde(default = "penutupan")]
    pub penutupan: Aturan,
    /// The least a SKPD gets for a repair.
    pub perbaikan: Aturan,
    /// Until an undated postponement must be restated.
    pub penjelasan: Aturan,
}

/// Rules that were kept before this one was made have none.
const fn penutupan() -> Aturan {
    Aturan::hari_kerja(1)
}

impl Default for AturanTenggat {
    fn default() -> Self {
        Self {
            versi: 1,
            disposisi: Aturan::hari_kerja(2),
            tanggapan: Aturan::hari_kerja(3),
            koreksi: Aturan::hari_kerja(1),
            penerusan_ulang: Aturan::hari_kerja(1),
            kelengkapan: Aturan::hari_kerja(10),
            umpan_balik: Aturan::hari_kerja(10),
            penutupan: penutupan(),
            perbaikan: Aturan::hari_kerja(1),
            penjelasan: Aturan {
                jumlah: 30,
                satuan: Satuan::HariKalender,
            },
        }
    }
}

impl AturanTenggat {
    /// The clock of a step that starts at `kini`.
    pub fn mulai(&self, langkah: Langkah, kini: Timestamp, kalender: &Kalender) -> Tenggat {
        count(langkah, kini, self.of(langkah), self.versi, kalender)
    }

    /// The rule of a step.
    pub fn of(&self, langkah: Langkah) -> Aturan {
        match langkah {
            Langkah::Disposisi => self.disposisi,
            Langkah::Tanggapan => self.tanggapan,
            Langkah::Koreksi => self.koreksi,
            Langkah::PenerusanUlang => self.penerusan_ulang,
            Langkah::Kelengkapan => self.kelengkapan,
            Langkah::UmpanBalik => self.umpan_balik,
            Langkah::Penutupan => self.penutupan,
            Langkah::Perbaikan => self.perbaikan,
            Langkah::Penjelasan => self.penjelasan,
        }
    }
}

/// Why a day stands in the explanation of a deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "alasan", rename_all = "snake_case")]
pub enum AlasanHari {
    /// Day 0.
    HariMulai,
    /// Arrival after closing time; the count starts on the next working day.
    SetelahJamKerja,
    /// The `ke`-th day of the count.
    Dihitung {
        /// From 1.
        ke: u32,
    },
    /// Saturday or Sunday.
    AkhirPekan,
    /// Holiday or cuti bersama.
    Libur {
        /// Its name.
        nama: String,
    },
    /// The last day of the count.
    JatuhTempo {
        /// Its place in the count.
        ke: u32,
    },
}

/// One day of the explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(try_from = "written::Hari")]
pub struct HariDihitung {
    /// The day.
    #[ts(type = "string")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub tanggal: Date,
    /// Counted or skipped, and why.
    #[serde(flatten)]
    pub alasan: AlasanHari,
}

/// A deadline as it was counted; never recounted silently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Tenggat {
    /// Which step must be done.
    pub langkah: Langkah,
    /// When the clock started.
    #[ts(type = "string")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub mulai: Timestamp,
    /// Last instant that is in time.
    #[ts(type = "string")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub jatuh_tempo: Timestamp,
    /// The rule it was counted by.
    pub aturan: Aturan,
    /// Version of the rules.
    pub versi_aturan: u32,
    /// Version of the calendar.
    pub versi_kalender: u32,
    /// Every day from the start to the due date. Empty when counted in hours.
    pub penjelasan: Vec<HariDihitung>,
}

/// What is left of a paused clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SisaWaktu {
    /// How many.
    pub jumlah: u32,
    /// Of what.
    pub satuan: Satuan,
    /// The clock as it was stopped, to the second. Pauses that began before this was kept have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub saat: Option<SaatJeda>,
}

/// The moment at which a clock was stopped, and what it was then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SaatJeda {
    /// When it was stopped.
    #[ts(type = "string")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub pada: Timestamp,
    /// When it had started.
    #[ts(type = "string")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub mulai: Timestamp,
    /// When it was due.
    #[ts(type = "string")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub jatuh_tempo: Timestamp,
}

impl SaatJeda {
    /// Whether it was overdue already when it was stopped.
    pub fn terlambat(&self) -> bool {
        self.pada > self.jatuh_tempo
    }
}
