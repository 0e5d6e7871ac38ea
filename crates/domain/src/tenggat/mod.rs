//! Deadlines that explain themselves: the due time, and every day counted or skipped.

pub mod kalender;

use crate::codes;
use crate::tenggat::kalender::{Kalender, from_wib, is_akhir_pekan, wib};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
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
    /// The least a SKPD gets for a repair.
    pub perbaikan: Aturan,
    /// Until an undated postponement must be restated.
    pub penjelasan: Aturan,
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
        hitung(langkah, kini, self.untuk(langkah), self.versi, kalender)
    }

    /// The rule of a step.
    pub fn untuk(&self, langkah: Langkah) -> Aturan {
        match langkah {
            Langkah::Disposisi => self.disposisi,
            Langkah::Tanggapan => self.tanggapan,
            Langkah::Koreksi => self.koreksi,
            Langkah::PenerusanUlang => self.penerusan_ulang,
            Langkah::Kelengkapan => self.kelengkapan,
            Langkah::UmpanBalik => self.umpan_balik,
            Langkah::Perbaikan => self.perbaikan,
            Langkah::Penjelasan => self.penjelasan,
        }
    }
}

/// Why a day stands in the explanation of a deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
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
}

/// Counts a deadline from its start.
pub fn hitung(
    langkah: Langkah,
    mulai: Timestamp,
    aturan: Aturan,
    versi_aturan: u32,
    kalender: &Kalender,
) -> Tenggat {
    let (jatuh_tempo, penjelasan) = batas(mulai, aturan, kalender);
    Tenggat {
        langkah,
        mulai,
        jatuh_tempo: jatuh_tempo.max(mulai),
        aturan,
        versi_aturan,
        versi_kalender: kalender.versi(),
        penjelasan,
    }
}

/// When it is due, and every day that was counted or skipped.
fn batas(mulai: Timestamp, aturan: Aturan, kalender: &Kalender) -> (Timestamp, Vec<HariDihitung>) {
    match aturan.satuan {
        Satuan::HariKerja => {
            let nol = kalender.hari_nol(mulai);
            let akhir = kalender.hari_kerja_setelah(nol, aturan.jumlah);
            (
                kalender.tutup_kantor(akhir),
                jelaskan_hari_kerja(mulai, nol, akhir, kalender),
            )
        }
        Satuan::HariKalender => {
            let nol = wib(mulai).date();
            let akhir = hari_setelah(nol, aturan.jumlah);
            (
                kalender.tutup_kantor(akhir),
                jelaskan_hari_kalender(nol, akhir),
            )
        }
        Satuan::Jam => {
            let lama = SignedDuration::from_hours(i64::from(aturan.jumlah));
            (
                mulai.checked_add(lama).unwrap_or(Timestamp::MAX),
                Vec::new(),
            )
        }
    }
}

/// Starts a paused clock again with what was left, but no less than `minimal`.
pub fn lanjutkan(
    langkah: Langkah,
    sisa: SisaWaktu,
    minimal: u32,
    mulai: Timestamp,
    versi_aturan: u32,
    kalender: &Kalender,
) -> Tenggat {
    let aturan = Aturan {
        jumlah: sisa.jumlah.max(minimal),
        satuan: sisa.satuan,
    };
    hitung(langkah, mulai, aturan, versi_aturan, kalender)
}

impl Tenggat {
    /// Whether it is too late at `kini`.
    pub fn lewat(&self, kini: Timestamp) -> bool {
        kini > self.jatuh_tempo
    }

    /// Whether something finished at `selesai` was in time.
    pub fn tepat(&self, selesai: Timestamp) -> bool {
        !self.lewat(selesai)
    }

    /// What is left when the clock is paused at `kini`; never negative.
    pub fn jeda(&self, kini: Timestamp, kalender: &Kalender) -> SisaWaktu {
        let satuan = self.aturan.satuan;
        let akhir = wib(self.jatuh_tempo).date();
        let jumlah = match satuan {
            Satuan::HariKerja => kalender.hari_kerja_antara(kalender.hari_nol(kini), akhir),
            Satuan::HariKalender => {
                let hari = (akhir - wib(kini).date()).get_days();
                u32::try_from(hari).unwrap_or(0)
            }
            Satuan::Jam => {
                let detik = (self.jatuh_tempo.as_second() - kini.as_second()).max(0);
                u32::try_from((detik + 3599) / 3600).unwrap_or(u32::MAX)
            }
        };
        SisaWaktu { jumlah, satuan }
    }
}

fn hari_setelah(hari: Date, n: u32) -> Date {
    hari.checked_add(jiff::Span::new().days(i64::from(n)))
        .unwrap_or(Date::MAX)
}

fn hari_sampai(dari: Date, sampai: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(dari), |hari| hari.tomorrow().ok())
        .take_while(move |hari| *hari <= sampai)
}

fn jelaskan_hari_kerja(
    mulai: Timestamp,
    nol: Date,
    akhir: Date,
    kalender: &Kalender,
) -> Vec<HariDihitung> {
    let mut ke = 0;
    hari_sampai(wib(mulai).date(), akhir)
        .map(|tanggal| {
            let alasan = if let Some(libur) = kalender.libur(tanggal) {
                AlasanHari::Libur {
                    nama: libur.nama.clone(),
                }
            } else if is_akhir_pekan(tanggal) {
                AlasanHari::AkhirPekan
            } else if tanggal < nol {
                AlasanHari::SetelahJamKerja
            } else if tanggal == nol && nol != akhir {
                AlasanHari::HariMulai
            } else {
                ke += u32::from(tanggal != nol);
                if tanggal == akhir {
                    AlasanHari::JatuhTempo { ke }
                } else {
                    AlasanHari::Dihitung { ke }
                }
            };
            HariDihitung { tanggal, alasan }
        })
        .collect()
}

fn jelaskan_hari_kalender(nol: Date, akhir: Date) -> Vec<HariDihitung> {
    hari_sampai(nol, akhir)
        .zip(0..)
        .map(|(tanggal, ke)| {
            let alasan = if tanggal == akhir {
                AlasanHari::JatuhTempo { ke }
            } else if ke == 0 {
                AlasanHari::HariMulai
            } else {
                AlasanHari::Dihitung { ke }
            };
            HariDihitung { tanggal, alasan }
        })
        .collect()
}

/// First instant of a calendar day in WIB.
pub fn awal_hari(hari: Date) -> Timestamp {
    from_wib(hari.to_datetime(jiff::civil::Time::midnight()))
}
