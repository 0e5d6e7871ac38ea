//! The running clock, and the frozen verdicts on it.

use super::Konteks;
use crate::aduan::status::StatusCode;
use crate::aduan::{Aduan, Putusan};
use crate::alur::refusal::Refusal;
use crate::id::SkpdKode;
use crate::tenggat::{Langkah, Tenggat};

/// The running clock. A status without one gives a clock that starts and is due now.
pub(super) fn tenggat_kini(aduan: &Aduan, k: &Konteks<'_>) -> Tenggat {
    aduan
        .status
        .tenggat()
        .cloned()
        .unwrap_or_else(|| k.mulai(Langkah::Tanggapan))
}

/// Freezes whether a step was in time.
pub(super) fn putuskan(
    aduan: &mut Aduan,
    tenggat: &Tenggat,
    skpd: Option<SkpdKode>,
    k: &Konteks<'_>,
) {
    aduan.putusan.push(Putusan {
        langkah: tenggat.langkah,
        skpd,
        jatuh_tempo: tenggat.jatuh_tempo,
        selesai: k.kini,
        tepat: tenggat.tepat(k.kini),
    });
}

/// Freezes that a clock was overdue when it is paused or left: a pause does not undo lateness.
pub(super) fn putuskan_keterlambatan(aduan: &mut Aduan, skpd: Option<SkpdKode>, k: &Konteks<'_>) {
    let overdue = aduan
        .status
        .tenggat()
        .filter(|tenggat| tenggat.lewat(k.kini));
    if let Some(tenggat) = overdue.cloned() {
        putuskan(aduan, &tenggat, skpd, k);
    }
}

/// Freezes the lateness of each supporting SKPD that never contributed, once nothing can come of it
/// any more. It counts up to the draft: after that nobody could contribute.
pub(super) fn putuskan_tanpa_masukan(aduan: &mut Aduan, k: &Konteks<'_>) {
    let handed_in = aduan.status.code() == StatusCode::DrafJawaban;
    let drafted = aduan
        .draf
        .last()
        .filter(|_| handed_in)
        .map(|draf| draf.pada);
    let until = drafted.unwrap_or(k.kini);
    let pendukung = aduan.disposisi.iter().flat_map(|d| &d.pendukung);
    let late = pendukung.filter(|pendukung| {
        let owes = pendukung.masukan.is_none() && pendukung.jeda.is_none();
        owes && pendukung.tenggat.lewat(until)
    });
    let late: Vec<_> = late
        .map(|pendukung| (pendukung.skpd.clone(), pendukung.tenggat.clone()))
        .collect();
    for (skpd, tenggat) in late {
        putuskan(aduan, &tenggat, Some(skpd), k);
    }
}

pub(super) fn must_be_overdue(aduan: &Aduan, k: &Konteks<'_>) -> Result<(), Refusal> {
    if tenggat_kini(aduan, k).lewat(k.kini) {
        Ok(())
    } else {
        Err(Refusal::BelumWaktunya)
    }
}
