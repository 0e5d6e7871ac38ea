//! The running clock, and the frozen verdicts on it.

use super::Konteks;
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

pub(super) fn must_be_overdue(aduan: &Aduan, k: &Konteks<'_>) -> Result<(), Refusal> {
    if tenggat_kini(aduan, k).lewat(k.kini) {
        Ok(())
    } else {
        Err(Refusal::BelumWaktunya)
    }
}
