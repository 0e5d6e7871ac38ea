//! Counting a deadline, day by day, and pausing it.

use super::kalender::{Kalender, from_wib, is_akhir_pekan, wib};
use super::{AlasanHari, Aturan, HariDihitung, Langkah, Satuan, SisaWaktu, Tenggat};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

/// Counts a deadline from its start.
pub fn count(
    langkah: Langkah,
    mulai: Timestamp,
    aturan: Aturan,
    versi_aturan: u32,
    kalender: &Kalender,
) -> Tenggat {
    let (jatuh_tempo, penjelasan) = due(mulai, aturan, kalender);
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

/// When it is due, and why.
fn due(mulai: Timestamp, aturan: Aturan, kalender: &Kalender) -> (Timestamp, Vec<HariDihitung>) {
    match aturan.satuan {
        Satuan::HariKerja => {
            let nol = kalender.hari_nol(mulai);
            let akhir = kalender.hari_kerja_setelah(nol, aturan.jumlah);
            let days = explain_hari_kerja(mulai, nol, akhir, kalender);
            (kalender.tutup_kantor(akhir), days)
        }
        Satuan::HariKalender => {
            let nol = wib(mulai).date();
            let akhir = days_after(nol, aturan.jumlah);
            (kalender.tutup_kantor(akhir), explain_every_day(nol, akhir))
        }
        Satuan::Jam => {
            let lama = SignedDuration::from_hours(i64::from(aturan.jumlah));
            let due = mulai.checked_add(lama).unwrap_or(Timestamp::MAX);
            (due, Vec::new())
        }
    }
}

/// Starts a paused clock again with what was left, but no less than `minimal`.
pub fn resume(
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
    count(langkah, mulai, aturan, versi_aturan, kalender)
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
    pub fn pause(&self, kini: Timestamp, kalender: &Kalender) -> SisaWaktu {
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

fn days_after(hari: Date, n: u32) -> Date {
    hari.checked_add(jiff::Span::new().days(i64::from(n)))
        .unwrap_or(Date::MAX)
}

fn days_until(dari: Date, sampai: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(dari), |hari| hari.tomorrow().ok())
        .take_while(move |hari| *hari <= sampai)
}

fn explain_hari_kerja(
    mulai: Timestamp,
    nol: Date,
    akhir: Date,
    kalender: &Kalender,
) -> Vec<HariDihitung> {
    let mut ke = 0;
    days_until(wib(mulai).date(), akhir)
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

fn explain_every_day(nol: Date, akhir: Date) -> Vec<HariDihitung> {
    days_until(nol, akhir)
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
