//! Days and times as the screens say them.

use domain::kata::waktu::{jam, tanggal_pendek};
use domain::tenggat::kalender::wib;
use jiff::Timestamp;
use jiff::civil::Date;

/// `hari ini`, `besok`, `kemarin`, or the date.
pub(super) fn hari(pada: Date, hari_ini: Date) -> Option<&'static str> {
    match (pada - hari_ini).get_days() {
        -1 => Some("kemarin"),
        0 => Some("hari ini"),
        1 => Some("besok"),
        _ => None, // the date says more
    }
}

/// `11.52` today, `11 Agt` before.
pub(super) fn tiba(pada: Timestamp, kini: Timestamp) -> String {
    let tanggal = wib(pada).date();
    if tanggal == wib(kini).date() {
        return jam(pada);
    }
    let pendek = tanggal_pendek(tanggal);
    match pendek.split_once(", ") {
        Some((_, tanggal)) => tanggal.to_owned(),
        None => pendek,
    }
}

/// `Sel, 11 Agt 09.47`.
pub(super) fn saat(pada: Timestamp) -> String {
    format!("{} {}", tanggal_pendek(wib(pada).date()), jam(pada))
}

/// `13.08` today, `11 Agt 13.08` before.
pub(crate) fn pukul(pada: Timestamp, kini: Timestamp) -> String {
    if wib(pada).date() == wib(kini).date() {
        jam(pada)
    } else {
        format!("{} {}", tiba(pada, kini), jam(pada))
    }
}
