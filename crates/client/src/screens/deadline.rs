//! A deadline in words and day by day.

use super::countdown::Countdown;
use super::words::hari;
use domain::aduan::Aduan;
use domain::aduan::status::Status;
use domain::kata::waktu::{jam, tanggal, tanggal_panjang, tanggal_pendek};
use domain::referensi::Referensi;
use domain::tenggat::kalender::{Kalender, wib};
use domain::tenggat::{AlasanHari, HariDihitung, Langkah, Satuan, Tenggat};
use jiff::Timestamp;
use jiff::civil::Date;
use wire::desk::{Hitungan, TenggatHari, TenggatPreview};

/// `Disposisi paling lambat hari ini, 16.00 WIB · hari kerja ke-2 dari 2`.
pub(super) fn text(
    aduan: &Aduan,
    countdown: Countdown<'_>,
    kini: Timestamp,
    kalender: &Kalender,
) -> Option<String> {
    match (countdown, &aduan.status) {
        (Countdown::Running(tenggat), _) => Some(running(tenggat, kini, kalender)),
        (_, Status::PerluKelengkapan { tenggat, .. }) => Some(format!(
            "Menunggu warga; diarsipkan setelah {}",
            tanggal(wib(tenggat.jatuh_tempo).date())
        )),
        (_, Status::DitundaPerwaktu { sampai, .. }) => Some(format!(
            "Ditunda sampai {}; umur aduan tetap dihitung",
            tanggal(*sampai)
        )),
        (_, Status::DitundaCatatan { tenggat, .. }) => Some(format!(
            "Alasan penundaan harus dinyatakan ulang {}",
            until(tenggat, kini)
        )),
        (_, Status::Dijawab { tenggat, .. }) if aduan.puas() => Some(format!(
            "Puas, selesai pada {}, {} WIB",
            tanggal(wib(tenggat.jatuh_tempo).date()),
            jam(tenggat.jatuh_tempo)
        )),
        (_, Status::Dijawab { tenggat, .. }) => Some(format!(
            "Warga dapat menilai sampai {}",
            tanggal(wib(tenggat.jatuh_tempo).date())
        )),
        (Countdown::Paused | Countdown::PausedLate(_) | Countdown::Stopped, _) => None, // nothing is due
    }
}

fn running(tenggat: &Tenggat, kini: Timestamp, kalender: &Kalender) -> String {
    let step = tenggat.langkah.label();
    if tenggat.lewat(kini) {
        let due = day(wib(tenggat.jatuh_tempo).date(), kini);
        return format!(
            "{step} seharusnya selesai {due}, {} WIB",
            jam(tenggat.jatuh_tempo)
        );
    }
    let text = format!("{step} {}", until(tenggat, kini));
    let text = match working_day(tenggat, kini, kalender) {
        Some(ke) => format!("{text} · hari kerja ke-{ke} dari {}", tenggat.aturan.jumlah),
        None => text,
    };
    text + &unknown_year(tenggat, kalender)
}

/// ` · libur 2028 belum dimuat`, where a deadline runs into a year whose free days nobody loaded:
/// it is counted without them.
fn unknown_year(tenggat: &Tenggat, kalender: &Kalender) -> String {
    let tahun = wib(tenggat.jatuh_tempo).date().year();
    if tenggat.aturan.satuan != Satuan::HariKerja || kalender.knows_year(tahun) {
        return String::new();
    }
    format!(" · libur {tahun} belum dimuat")
}

/// `paling lambat hari ini, 16.00 WIB`.
fn until(tenggat: &Tenggat, kini: Timestamp) -> String {
    let due = day(wib(tenggat.jatuh_tempo).date(), kini);
    format!("paling lambat {due}, {} WIB", jam(tenggat.jatuh_tempo))
}

fn day(pada: Date, kini: Timestamp) -> String {
    hari(pada, wib(kini).date()).map_or_else(|| tanggal_panjang(pada), str::to_owned)
}

/// The place of today in the count, from the first counted day on.
fn working_day(tenggat: &Tenggat, kini: Timestamp, kalender: &Kalender) -> Option<u32> {
    let counted = tenggat.aturan.satuan == Satuan::HariKerja;
    let nol = kalender.hari_nol(tenggat.mulai);
    let ke = kalender.hari_kerja_antara(nol, wib(kini).date());
    (counted && (1..=tenggat.aturan.jumlah).contains(&ke)).then_some(ke)
}

/// Every day of a deadline, counted or skipped.
pub(super) fn days(tenggat: &Tenggat) -> Vec<TenggatHari> {
    tenggat
        .penjelasan
        .iter()
        .map(|hari| explain(hari, tenggat.aturan.satuan))
        .collect()
}

fn explain(hari: &HariDihitung, satuan: Satuan) -> TenggatHari {
    let (teks, hitungan) = match &hari.alasan {
        AlasanHari::HariMulai => ("Hari mulai".to_owned(), Hitungan::Mulai),
        AlasanHari::SetelahJamKerja => ("Masuk setelah jam kerja".to_owned(), Hitungan::Mulai),
        AlasanHari::Dihitung { ke } => (counted(*ke, satuan), Hitungan::Dihitung),
        AlasanHari::AkhirPekan => ("Akhir pekan".to_owned(), Hitungan::Dilewati),
        AlasanHari::Libur { nama } => (nama.clone(), Hitungan::Dilewati),
        AlasanHari::JatuhTempo { ke } => (counted(*ke, satuan), Hitungan::JatuhTempo),
    };
    let pendek = tanggal_pendek(hari.tanggal);
    let nama = pendek.split_once(',').map_or("", |(nama, _)| nama);
    TenggatHari {
        tanggal: format!("{nama} {}", hari.tanggal.day()),
        teks,
        hitungan,
    }
}

fn counted(ke: u32, satuan: Satuan) -> String {
    let mut letters = satuan.label().chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    format!("{first}{} ke-{ke}", letters.as_str())
}

/// The deadline that a disposition made now would get.
pub(crate) fn preview(referensi: &Referensi, kini: Timestamp) -> TenggatPreview {
    let tenggat = referensi.mulai(Langkah::Tanggapan, kini);
    let aturan = tenggat.aturan;
    TenggatPreview {
        tanggal: tanggal_panjang(wib(tenggat.jatuh_tempo).date()),
        keterangan: format!(
            "Pukul {} WIB · {} {}{}",
            jam(tenggat.jatuh_tempo),
            aturan.jumlah,
            aturan.satuan.label(),
            unknown_year(&tenggat, &referensi.kalender),
        ),
        hari: days(&tenggat),
        tenggat,
    }
}
