//! Working days of the regency: weekends, holidays, cuti bersama and office hours, in WIB.

use crate::codes;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time, Weekday, time};
use jiff::tz::{TimeZone, offset};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// WIB, UTC+7 without summer time.
fn zone() -> TimeZone {
    TimeZone::fixed(offset(7))
}

/// The instant as read off a clock in Bengkalis.
pub fn wib(at: Timestamp) -> DateTime {
    zone().to_datetime(at)
}

/// The instant at which a clock in Bengkalis reads this. Beyond the representable years it is
/// the nearest representable instant.
pub fn from_wib(reading: DateTime) -> Timestamp {
    zone().to_timestamp(reading).unwrap_or(Timestamp::MAX)
}

codes! {
    /// Why a day is free.
    pub enum JenisLibur {
        /// National holiday by the decree of three ministers.
        LiburNasional = "libur_nasional",
        /// Collective leave by the same decree.
        CutiBersama = "cuti_bersama",
        /// A free day of the regency or province.
        LiburDaerah = "libur_daerah",
    }
}

/// One free day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HariLibur {
    /// The day.
    #[ts(type = "string")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub tanggal: Date,
    /// Its name, shown where the deadline is explained.
    pub nama: String,
    /// Its kind.
    pub jenis: JenisLibur,
}

/// Office hours in WIB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JamKerja {
    /// Opening.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub mulai: Time,
    /// Closing from Monday to Thursday, and of calendar days.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub selesai: Time,
    /// Closing on Friday.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub selesai_jumat: Time,
}

impl Default for JamKerja {
    fn default() -> Self {
        Self {
            mulai: time(7, 30, 0, 0),
            selesai: time(16, 0, 0, 0),
            selesai_jumat: time(16, 30, 0, 0),
        }
    }
}

/// The calendar that deadlines are counted on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Kalender {
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::BTreeMap<String, HariLibur>))]
    libur: BTreeMap<Date, HariLibur>,
    jam: JamKerja,
    versi: u32,
}

impl Kalender {
    /// Puts a calendar together. `versi` is stored with each deadline counted on it.
    pub fn new(libur: impl IntoIterator<Item = HariLibur>, jam: JamKerja, versi: u32) -> Self {
        let libur = libur.into_iter().map(|hari| (hari.tanggal, hari)).collect();
        Self { libur, jam, versi }
    }

    /// Version of the calendar.
    pub fn versi(&self) -> u32 {
        self.versi
    }

    /// The free day's entry, weekends aside.
    pub fn libur(&self, hari: Date) -> Option<&HariLibur> {
        self.libur.get(&hari)
    }

    /// Neither weekend nor free day.
    pub fn is_hari_kerja(&self, hari: Date) -> bool {
        !is_akhir_pekan(hari) && self.libur(hari).is_none()
    }

    /// Opening of the office on that day.
    pub fn buka_kantor(&self, hari: Date) -> Timestamp {
        from_wib(hari.to_datetime(self.jam.mulai))
    }

    /// Closing of the office on that day.
    pub fn tutup_kantor(&self, hari: Date) -> Timestamp {
        let jam = match hari.weekday() {
            Weekday::Friday => self.jam.selesai_jumat,
            _ => self.jam.selesai, // every other day closes alike
        };
        from_wib(hari.to_datetime(jam))
    }

    /// Day 0 of a count: the working day of arrival; what arrives after closing or on a free
    /// day counts from the next working day.
    pub fn hari_nol(&self, tiba: Timestamp) -> Date {
        let hari = wib(tiba).date();
        if self.is_hari_kerja(hari) && tiba <= self.tutup_kantor(hari) {
            hari
        } else {
            self.hari_kerja_setelah(hari, 1)
        }
    }

    /// The `n`-th working day after `hari`; `hari` itself for 0.
    pub fn hari_kerja_setelah(&self, hari: Date, n: u32) -> Date {
        let mut tersisa = n;
        let mut kini = hari;
        while tersisa > 0 {
            let Ok(besok) = kini.tomorrow() else {
                return kini;
            };
            kini = besok;
            if self.is_hari_kerja(kini) {
                tersisa -= 1;
            }
        }
        kini
    }

    /// Working days after `dari`, up to and including `sampai`; 0 if that is not later.
    pub fn hari_kerja_antara(&self, dari: Date, sampai: Date) -> u32 {
        let mut jumlah = 0;
        let mut kini = dari;
        while kini < sampai {
            let Ok(besok) = kini.tomorrow() else { break };
            kini = besok;
            jumlah += u32::from(self.is_hari_kerja(kini));
        }
        jumlah
    }

    /// Minutes of office time between two instants; 0 if the second is not later.
    pub fn menit_kerja_antara(&self, dari: Timestamp, sampai: Timestamp) -> u32 {
        let detik = self.detik_kerja_antara(dari, sampai);
        u32::try_from(detik / 60).unwrap_or(u32::MAX)
    }

    /// Seconds of office time between two instants; 0 if the second is not later.
    pub fn detik_kerja_antara(&self, dari: Timestamp, sampai: Timestamp) -> i64 {
        let mut detik: i64 = 0;
        let mut hari = wib(dari).date();
        let akhir = wib(sampai).date();
        while hari <= akhir {
            if self.is_hari_kerja(hari) {
                let mulai = self.buka_kantor(hari).max(dari).as_second();
                let selesai = self.tutup_kantor(hari).min(sampai).as_second();
                detik += (selesai - mulai).max(0);
            }
            let Ok(besok) = hari.tomorrow() else { break };
            hari = besok;
        }
        detik
    }

    /// The first instant by which that much office time has passed since `dari`; `dari` itself for
    /// none.
    pub fn setelah_detik_kerja(&self, dari: Timestamp, detik: i64) -> Timestamp {
        let mut tersisa = detik;
        let mut hari = wib(dari).date();
        while tersisa > 0 {
            if self.is_hari_kerja(hari) {
                let mulai = self.buka_kantor(hari).max(dari).as_second();
                let lama = (self.tutup_kantor(hari).as_second() - mulai).max(0);
                if tersisa <= lama {
                    return Timestamp::from_second(mulai + tersisa).unwrap_or(Timestamp::MAX);
                }
                tersisa -= lama;
            }
            let Ok(besok) = hari.tomorrow() else {
                return Timestamp::MAX;
            };
            hari = besok;
        }
        dari
    }

    /// Years whose free days are missing: this year, and from 1 November the next one too.
    pub fn tahun_kurang(&self, hari_ini: Date) -> Vec<i16> {
        let tahun = hari_ini.year();
        let mut perlu = vec![tahun];
        if hari_ini.month() >= 11 {
            perlu.push(tahun + 1);
        }
        perlu.retain(|tahun| !self.knows_year(*tahun));
        perlu
    }

    /// Whether the free days of a year were loaded: no year is without any.
    pub fn knows_year(&self, tahun: i16) -> bool {
        self.libur.keys().any(|hari| hari.year() == tahun)
    }
}

/// Saturday or Sunday.
pub(crate) fn is_akhir_pekan(hari: Date) -> bool {
    matches!(hari.weekday(), Weekday::Saturday | Weekday::Sunday)
}
