//! Whoever an aduan comes to has somebody who reads it.

use super::Konteks;
use crate::aduan::Aduan;
use crate::alur::refusal::Refusal;
use crate::id::SkpdKode;
use crate::person::aktor::Peran;

/// Refuses a decision that brings an aduan to a SKPD in which nobody with an account would read it.
/// Asked of every decision, whatever the command. What a citizen asks for, or the clock, is granted
/// all the same: they could do nothing about it, and Diskominfo is told instead.
pub(super) fn must_be_read(
    before: &Aduan,
    after: &Aduan,
    peran: Peran,
    k: &Konteks<'_>,
) -> Result<(), Refusal> {
    if matches!(peran, Peran::Masyarakat | Peran::Sistem) {
        return Ok(());
    }
    let unread = coming(before, after).find(|kode| !k.berpetugas.contains(*kode));
    match unread {
        Some(kode) => Err(Refusal::SkpdTanpaPetugas { kode: kode.clone() }),
        None => Ok(()),
    }
}

/// The SKPD that a decision brings the aduan to: the lead that has to act now and had not before, and
/// those that support it from now on.
fn coming<'a>(before: &'a Aduan, after: &'a Aduan) -> impl Iterator<Item = &'a SkpdKode> {
    let lead = waiting_lead(after).filter(|kode| waiting_lead(before) != Some(*kode));
    let supports = |aduan: &'a Aduan| aduan.disposisi.iter().flat_map(|d| &d.pendukung);
    let new = supports(after)
        .map(|one| &one.skpd)
        .filter(move |kode| !supports(before).any(|earlier| earlier.skpd == **kode));
    lead.into_iter().chain(new)
}

/// The lead SKPD, while it has to act.
fn waiting_lead(aduan: &Aduan) -> Option<&SkpdKode> {
    let waits = aduan.status.code().is_at_skpd();
    let disposisi = aduan.disposisi.as_ref().filter(|_| waits);
    disposisi.map(|disposisi| &disposisi.utama)
}
