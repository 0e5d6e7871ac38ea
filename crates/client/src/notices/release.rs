//! What waited for the opening of the office, or for the end of a storm.

use super::Situation;
use super::reminders::is_of_no_clock;
use super::toasts::{Toast, counted, digest, single};
use crate::cache::LedgerRow;
use jiff::SignedDuration;
use wire::notice::NoticeView;

/// Held for longer than this, notices waited for the opening; else only for the end of a storm.
const STORM: SignedDuration = SignedDuration::from_mins(15);

/// What many notices have in common.
fn heading(many: &[&NoticeView], at: &Situation<'_>) -> String {
    let since = many.iter().map(|notice| notice.pada).min();
    if since.is_some_and(|since| at.kini.duration_since(since) > STORM) {
        return "Selama Anda tidak bertugas".to_owned();
    }
    let (first, rest) = (many.first(), many.get(1..).unwrap_or_default());
    match first.filter(|first| rest.iter().all(|other| other.jenis == first.jenis)) {
        Some(first) => counted(first.jenis, many.len()),
        None => format!("{} pemberitahuan baru", many.len()),
    }
}

/// Notices that waited for the opening or for the end of a storm, if it has come: one toast, and
/// their rows.
pub(crate) fn release(at: &Situation<'_>) -> (Vec<LedgerRow>, Vec<Toast>) {
    if at.is_quiet() || at.room == 0 {
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
        many => Some(digest(&heading(many, at), many)),
    };
    (rows, toast.into_iter().collect())
}
