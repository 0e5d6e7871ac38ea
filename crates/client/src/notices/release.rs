//! What waited for the opening of the office.

use super::Situation;
use super::reminders::is_of_no_clock;
use super::toasts::{Toast, digest, single};
use crate::cache::LedgerRow;
use wire::notice::NoticeView;

/// Notices that waited for the opening, if it has come: one toast, and their rows.
pub(crate) fn release(at: &Situation<'_>) -> (Vec<LedgerRow>, Vec<Toast>) {
    if at.is_quiet() {
        return (Vec::new(), Vec::new());
    }
    let held = at.book.ledger.values().filter(|row| row.held);
    let mut rows: Vec<LedgerRow> = held.cloned().collect();
    rows.sort_by_key(|row| row.view.pada);
    for row in &mut rows {
        row.held = false;
        row.ditampilkan.pada = Some(at.kini);
        let opened = row.dibuka.pada.is_some();
        row.ditampilkan.terkirim = opened || is_of_no_clock(&row.view, at.book); // not shown any more
    }
    let fresh: Vec<&NoticeView> = rows
        .iter()
        .filter(|row| !row.ditampilkan.terkirim)
        .map(|row| &row.view)
        .collect();
    let toast = match fresh.as_slice() {
        [] => None,
        [one] => Some(single(one)),
        many => Some(digest("Selama Anda tidak bertugas", many)),
    };
    (rows, toast.into_iter().collect())
}
