//! What becomes of notices that just came.

use super::Situation;
use super::reminders::{Timing, is_reminder_kind, of_one_pull, timing};
use super::toasts::{Toast, toasts};
use crate::book::Book;
use crate::cache::{LedgerRow, Mark};
use jiff::{SignedDuration, Timestamp};
use wire::notice::NoticeView;

/// In a cache that begins, older news is no news.
const OLD: SignedDuration = SignedDuration::from_hours(12);
/// Two computers of one officer that are on at the same moment may both show a notice; one that
/// joins later than this repeats nothing. Longer than the pause between two pulls.
const AT_ONCE: SignedDuration = SignedDuration::from_mins(2);

/// What becomes of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Show it now.
    Toast,
    /// Show it when the office opens.
    Hold,
    /// Only list it.
    Silent,
}

/// Decides about notices that just came, oldest first. The book is not changed; the rows are for
/// ledger and book alike.
pub(crate) fn decide(new: &[NoticeView], at: &Situation<'_>) -> (Vec<LedgerRow>, Vec<Toast>) {
    let latest = of_one_pull(new);
    let fates = new.iter().map(|notice| {
        let overtaken = latest.is_overtaken(notice).then_some(Fate::Silent);
        (notice, overtaken.unwrap_or_else(|| fate(notice, at)))
    });
    let fates: Vec<(&NoticeView, Fate)> = fates.collect();
    let shown = fates.iter().filter(|(_, fate)| *fate == Fate::Toast);
    let toasts = toasts(&shown.map(|(notice, _)| *notice).collect::<Vec<_>>());
    let fits = toasts.len() <= at.room;
    let rows = fates.into_iter().map(|(notice, fate)| {
        let fate = match fate {
            Fate::Toast if !fits => Fate::Hold, // a digest of them comes soon
            fate => fate,
        };
        match at.book.ledger.get(&notice.tanda) {
            Some(row) => seen_again(row, notice),
            None => new_row(notice, fate, at.kini),
        }
    });
    let rows = rows.collect();
    (rows, if fits { toasts } else { Vec::new() })
}

/// What becomes of one notice.
pub(super) fn fate(notice: &NoticeView, at: &Situation<'_>) -> Fate {
    let known = at.book.ledger.contains_key(&notice.tanda);
    let old = is_before(notice.pada, OLD, at.kini);
    let shown_elsewhere = notice
        .ditampilkan
        .is_some_and(|shown| is_before(shown, AT_ONCE, at.kini));
    let needs_no_telling = known
        || notice.dibuka.is_some()
        || shown_elsewhere
        || is_own_deed(notice, at.book)
        || timing(notice, at.book) == Timing::TooLate
        || (at.is_first_pull() && old && !is_reminder_kind(notice.jenis));
    if needs_no_telling {
        Fate::Silent
    } else if at.is_quiet() {
        Fate::Hold
    } else {
        Fate::Toast
    }
}

/// Whether something happened longer ago than `long`.
fn is_before(then: Timestamp, long: SignedDuration, kini: Timestamp) -> bool {
    kini.duration_since(then) > long
}

/// The row of a notice that came before, with what the server knows of it now.
fn seen_again(row: &LedgerRow, notice: &NoticeView) -> LedgerRow {
    LedgerRow {
        view: notice.clone(),
        ditampilkan: Mark {
            terkirim: row.ditampilkan.terkirim || notice.ditampilkan.is_some(),
            ..row.ditampilkan
        },
        dibuka: Mark {
            pada: row.dibuka.pada.or(notice.dibuka),
            terkirim: notice.dibuka.is_some(),
        },
        held: row.held,
    }
}

fn new_row(notice: &NoticeView, fate: Fate, kini: Timestamp) -> LedgerRow {
    LedgerRow {
        view: notice.clone(),
        ditampilkan: Mark {
            pada: (fate != Fate::Hold).then_some(kini),
            terkirim: fate == Fate::Silent || notice.ditampilkan.is_some(),
        },
        dibuka: Mark {
            pada: notice.dibuka,
            terkirim: notice.dibuka.is_some(),
        },
        held: fate == Fate::Hold,
    }
}

/// The officer's own deed, which needs no telling.
fn is_own_deed(notice: &NoticeView, book: &Book) -> bool {
    let Some(seq) = notice.tanda.strip_prefix("peristiwa/") else {
        return false;
    };
    let (Ok(seq), Some(page)) = (seq.parse::<i64>(), book.aduan.get(&notice.aduan)) else {
        return false;
    };
    page.view
        .riwayat
        .iter()
        .any(|baris| baris.seq.0 == seq && baris.event.aktor.id() == book.petugas.aktor.id())
}
