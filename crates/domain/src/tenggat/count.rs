//! Counting a deadline, day by day, and pausing it.

use super::kalender::{Kalender, from_wib, is_akhir_pekan, wib};
use super::{AlasanHari, Aturan, HariDihitung, Langkah, SaatJeda, Satuan, SisaWaktu, Tenggat};
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

/// Starts a paused clock again at `kini` with exactly what was left: as much time of work as when
/// it was stopped, and no second more. A clock that was overdue stays it.
pub fn resume(
    langkah: Langkah,
    sisa: SisaWaktu,
    kini: Timestamp,
    versi_aturan: u32,
    kalender: &Kalender,
) -> Tenggat {
    let Some(saat) = sisa.saat else {
        let aturan = Aturan {
            jumlah: sisa.jumlah.max(1), // only days were kept then, so it is at least one
            satuan: sisa.satuan,
        };
        return count(langkah, kini, aturan, versi_aturan, kalender);
    };
    if saat.terlambat() {
        return keep(langkah, saat, sisa.satuan, versi_aturan, kalender);
    }
    let jatuh_tempo = match sisa.satuan {
        Satuan::HariKerja => {
            let detik = kalender.detik_kerja_antara(saat.pada, kini);
            kalender.setelah_detik_kerja(saat.jatuh_tempo, detik)
        }
        Satuan::HariKalender | Satuan::Jam => {
            let lama = kini.duration_since(saat.pada);
            let due = saat.jatuh_tempo.checked_add(lama);
            due.unwrap_or(Timestamp::MAX)
        }
    };
    let due = jatuh_tempo.max(kini);
    explained(langkah, kini, due, sisa.satuan, versi_aturan, kalender)
}

/// The clock as it was when it was stopped, as if it had never been.
pub fn keep(
    langkah: Langkah,
    saat: SaatJeda,
    satuan: Satuan,
    versi_aturan: u32,
    kalender: &Kalender,
) -> Tenggat {
    let SaatJeda {
        mulai, jatuh_tempo, ..
    } = saat;
    explained(langkah, mulai, jatuh_tempo, satuan, versi_aturan, kalender)
}

/// A clock whose due time is known, with the days up to it.
fn explained(
    langkah: Langkah,
    mulai: Timestamp,
    jatuh_tempo: Timestamp,
    satuan: Satuan,
    versi_aturan: u32,
    kalender: &Kalender,
) -> Tenggat {
    let akhir = wib(jatuh_tempo).date();
    let jumlah = left(mulai, jatuh_tempo, satuan, kalender);
    let penjelasan = match satuan {
        Satuan::HariKerja => explain_hari_kerja(mulai, kalender.hari_nol(mulai), akhir, kalender),
        Satuan::HariKalender => explain_every_day(wib(mulai).date(), akhir),
        Satuan::Jam => Vec::new(),
    };
    Tenggat {
        langkah,
        mulai,
        jatuh_tempo,
        aturan: Aturan { jumlah, satuan },
        versi_aturan,
        versi_kalender: kalender.versi(),
        penjelasan,
    }
}

/// How many days or hours lie between; never negative.
fn left(dari: Timestamp, sampai: Timestamp, satuan: Satuan, kalender: &Kalender) -> u32 {
    let akhir = wib(sampai).date();
    match satuan {
        Satuan::HariKerja => kalender.hari_kerja_antara(kalender.hari_nol(dari), akhir),
        Satuan::HariKalender => {
            let hari = (akhir - wib(dari).date()).get_days();
            u32::try_from(hari).unwrap_or(0)
        }
        Satuan::Jam => {
            let detik = (sampai.as_second() - dari.as_second()).max(0);
            u32::try_from((detik + 3599) / 3600).unwrap_or(u32::MAX)
        }
    }
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

    /// What is left when the clock is paused at `kini`.
    pub fn pause(&self, kini: Timestamp, kalender: &Kalender) -> SisaWaktu {
        let satuan = self.aturan.satuan;
        SisaWaktu {
            jumlah: left(kini, self.jatuh_tempo, satuan, kalender),
            satuan,
            saat: Some(SaatJeda {
                pada: kini,
                mulai: self.mulai,
                jatuh_tempo: self.jatuh_tempo,
            }),
        }
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
