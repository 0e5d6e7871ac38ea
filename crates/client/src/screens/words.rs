//! Days and times as the screens say them.

use domain::kata::waktu::{jam, tanggal_pendek};
use domain::tenggat::kalender::wib;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

/// `hari ini`, `besok`, `kemarin`, or the date.
pub(super) fn hari(pada: Date, hari_ini: Date) -> Option<&'static str> {
    match (pada - hari_ini).get_days() {
        -1 => Some("kemarin"),
        0 => Some("hari ini"),
        1 => Some("besok"),
        _ => None, // the date says more
    }
}

/// That the computer's clock is wrong; nothing if it is right.
pub(crate) fn skew(ahead: SignedDuration) -> Option<String> {
    let (days, hours, minutes) = (
        ahead.abs().as_hours() / 24,
        ahead.abs().as_hours(),
        ahead.abs().as_mins(),
    );
    let how_much = match (days, hours, minutes) {
        (0, 0, 0) => return None,
        (0, 0, minutes) => format!("{minutes} menit"),
        (0, hours, _) => format!("{hours} jam"),
        (days, _, _) => format!("{days} hari"),
    };
    let direction = if ahead.is_positive() {
        "lebih cepat"
    } else {
        "lebih lambat"
    };
    Some(format!(
        "Jam komputer ini {how_much} {direction} daripada jam server. Tenggat di layar dihitung \
         dengan jam server; betulkan jam komputer."
    ))
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
