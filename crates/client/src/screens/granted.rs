//! What was granted to whom, read from the riwayat of an aduan.

use domain::aduan::command::Command;
use domain::aduan::event::Peristiwa;
use domain::person::aktor::Aktor;
use wire::aduan::AduanView;

/// Every command that was granted, oldest first, and to whom.
pub(super) fn granted(view: &AduanView) -> impl Iterator<Item = (&Command, &Aktor)> {
    let events = view.riwayat.iter().map(|baris| &baris.event);
    events.filter_map(|event| match &event.peristiwa {
        Peristiwa::Perintah { isi } => Some((isi, &event.aktor)),
        Peristiwa::Diajukan { .. } => None,
    })
}
