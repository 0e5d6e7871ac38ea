//! Which notices become toasts. Pure: the time, the ledger and the calendar come in.

use crate::book::{Book, Page};
use crate::cache::LedgerRow;
use domain::aduan::Aduan;
use domain::id::{AduanId, NoticeId};
use domain::notice::NoticeKind;
use domain::notice::pengingat::{JenisPengingat, Pengingat, clocks, pengingat_aduan, tanda};
use domain::tenggat::kalender::{Kalender, wib};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use wire::notice::NoticeView;

/// In a cache that begins, older news is no news.
const OLD: SignedDuration = SignedDuration::from_hours(12);
/// Two computers of one officer that are on at the same moment may both show a notice; one that
/// joins later than this repeats nothing. Longer than the pause between two pulls.
const AT_ONCE: SignedDuration = SignedDuration::from_mins(2);
/// More of one kind in one pull than this become one toast.
const BURST: usize = 3;

/// A toast to hand to the desktop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// Key of the notice, or of the digest.
    pub tanda: String,
    /// The aduan that a click opens; none for a digest.
    pub aduan: Option<AduanId>,
    /// Title.
    pub judul: String,
    /// Body.
    pub isi: String,
}

/// Whether the working calendar keeps toasts back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum QuietHours {
    /// Outside working hours toasts wait for the opening.
    #[default]
    On,
    /// Toasts come at any hour: a policy for offices on duty around the clock.
    Off,
}

/// What becomes of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// Show it now.
    Toast,
    /// Show it when the office opens.
    Hold,
    /// Only list it.
    Silent,
}

/// What the decision depends on besides the notices.
pub(crate) struct Situation<'a> {
    pub(crate) book: &'a Book,
    pub(crate) kini: Timestamp,
    pub(crate) quiet: QuietHours,
    /// Whether no pull has come to its end yet since this cache began.
    pub(crate) first: bool,
}

/// Decides about notices that just came, oldest first, and settles them in the ledger. The
/// book is not changed; the rows are for ledger and book alike.
pub(crate) fn decide(new: &[NoticeView], at: &Situation<'_>) -> (Vec<LedgerRow>, Vec<Toast>) {
    let outdone = outdone_reminders(new);
    let mut rows = Vec::new();
    let mut shown = Vec::new();
    for notice in new {
        let known = at.book.ledger.get(&notice.tanda);
        let fate = if outdone.contains(notice.tanda.as_str()) {
            Fate::Silent
        } else {
            fate(notice, at)
        };
        if fate == Fate::Toast {
            shown.push(notice);
        }
        rows.push(settle(notice, known, fate, at.kini));
    }
    (rows, toasts(&shown))
}

/// What becomes of one notice.
pub(crate) fn fate(notice: &NoticeView, at: &Situation<'_>) -> Fate {
    let known = at.book.ledger.contains_key(&notice.tanda);
    let old = is_before(notice.pada, OLD, at.kini);
    let shown_elsewhere = notice
        .ditampilkan
        .is_some_and(|shown| is_before(shown, AT_ONCE, at.kini));
    let settled = known
        || notice.dibuka.is_some()
        || shown_elsewhere
        || is_own_echo(notice, at.book)
        || (is_deadline(notice.jenis) && is_stale(notice, at.book))
        || is_outdone(notice, at.book)
        || (at.first && old && !is_deadline(notice.jenis));
    if settled {
        Fate::Silent
    } else if is_quiet(at) {
        Fate::Hold
    } else {
        Fate::Toast
    }
}

/// Whether something happened longer ago than `long`.
fn is_before(then: Timestamp, long: SignedDuration, kini: Timestamp) -> bool {
    kini.duration_since(then) > long
}

fn settle(
    notice: &NoticeView,
    known: Option<&LedgerRow>,
    fate: Fate,
    kini: Timestamp,
) -> LedgerRow {
    match known {
        Some(row) => LedgerRow {
            view: notice.clone(),
            opened: row.opened.or(notice.dibuka),
            shown_told: row.shown_told || notice.ditampilkan.is_some(),
            opened_told: notice.dibuka.is_some(),
            ..row.clone()
        },
        None => LedgerRow {
            view: notice.clone(),
            shown: (fate != Fate::Hold).then_some(kini),
            opened: notice.dibuka,
            held: fate == Fate::Hold,
            shown_told: fate == Fate::Silent || notice.ditampilkan.is_some(),
            opened_told: notice.dibuka.is_some(),
        },
    }
}

/// Notices that waited for the opening, if it has come: one toast, and their settled rows.
pub(crate) fn release(at: &Situation<'_>) -> (Vec<LedgerRow>, Vec<Toast>) {
    if is_quiet(at) {
        return (Vec::new(), Vec::new());
    }
    let mut rows: Vec<LedgerRow> = at
        .book
        .ledger
        .values()
        .filter(|r| r.held)
        .cloned()
        .collect();
    rows.sort_by_key(|row| row.view.pada);
    for row in &mut rows {
        row.held = false;
        row.shown = Some(at.kini);
        row.shown_told = row.opened.is_some() || is_stale(&row.view, at.book); // not shown any more
    }
    let fresh: Vec<&NoticeView> = rows
        .iter()
        .filter(|row| !row.shown_told)
        .map(|row| &row.view)
        .collect();
    let toast = match fresh.as_slice() {
        [] => None,
        [one] => Some(single(one)),
        many => Some(digest("Selama Anda tidak bertugas", many)),
    };
    (rows, toast.into_iter().collect())
}

/// Reminders that are due by the calendar, whether or not the server can be reached.
pub(crate) fn due_reminders(book: &Book, kini: Timestamp) -> Vec<NoticeView> {
    let Some(referensi) = &book.referensi else {
        return Vec::new();
    };
    let mut due: Vec<NoticeView> = book
        .aduan
        .values()
        .flat_map(|page| reminders(book, page, kini, &referensi.kalender))
        .collect();
    due.sort_by_key(|notice| (notice.pada, notice.nomor));
    due
}

/// The reminders of one aduan that have come for the officer and were not told yet.
fn reminders<'a>(
    book: &'a Book,
    page: &'a Page,
    kini: Timestamp,
    kalender: &Kalender,
) -> impl Iterator<Item = NoticeView> {
    let aduan = &page.view.aduan;
    let told = move |satu: &Pengingat<'_>| {
        JenisPengingat::ALL
            .into_iter()
            .filter(|other| *other >= satu.jenis)
            .any(|other| {
                let tanda = tanda(aduan.id, satu.tenggat, other);
                book.ledger.contains_key(&tanda)
            })
    };
    pengingat_aduan(aduan, kalender, kini)
        .into_iter()
        .filter(|satu| satu.notice.penerima.is_for(&book.petugas.aktor))
        .filter(move |satu| !told(satu))
        .map(|satu| reminder(aduan, satu))
}

fn reminder(aduan: &Aduan, satu: Pengingat<'_>) -> NoticeView {
    let tanda = tanda(aduan.id, satu.tenggat, satu.jenis);
    NoticeView {
        id: local_id(&tanda),
        seq: 0,
        aduan: aduan.id,
        nomor: aduan.nomor,
        jenis: satu.notice.jenis,
        judul: satu.notice.judul,
        isi: satu.notice.isi,
        pada: satu.pada,
        tanda,
        ditampilkan: None,
        dibuka: None,
    }
}

/// An id for a notice that the server has not sent: the same on every start.
fn local_id(tanda: &str) -> NoticeId {
    let digest = Sha256::digest(tanda.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(digest.get(..16).unwrap_or(&[0; 16]));
    NoticeId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

fn is_deadline(jenis: NoticeKind) -> bool {
    matches!(jenis, NoticeKind::Tenggat | NoticeKind::LewatTenggat)
}

/// The officer's own deed, which needs no telling.
fn is_own_echo(notice: &NoticeView, book: &Book) -> bool {
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

/// A reminder of a clock that no longer runs: neither that of the status nor that of a supporting
/// SKPD.
fn is_stale(notice: &NoticeView, book: &Book) -> bool {
    let (Some(clock), Some(page)) = (clock_of(&notice.tanda), book.aduan.get(&notice.aduan)) else {
        return false;
    };
    let aduan = &page.view.aduan;
    !clocks(aduan).into_iter().any(|(_, _, tenggat)| {
        clock_of(&tanda(aduan.id, tenggat, JenisPengingat::Lewat)) == Some(clock)
    })
}

/// A reminder that comes after a later one of the same clock was told.
fn is_outdone(notice: &NoticeView, book: &Book) -> bool {
    let kind_of = |tanda: &str| {
        let (_, kind) = tanda.rsplit_once('/')?;
        JenisPengingat::parse(kind)
    };
    let (Some(clock), Some(kind)) = (clock_of(&notice.tanda), kind_of(&notice.tanda)) else {
        return false;
    };
    let later = JenisPengingat::ALL
        .into_iter()
        .filter(|other| *other > kind);
    later
        .map(|other| format!("{clock}/{}", other.as_str()))
        .any(|later| book.ledger.contains_key(&later))
}

/// The part of a reminder's key that names the clock.
fn clock_of(tanda: &str) -> Option<&str> {
    let (clock, _) = tanda.rsplit_once('/')?;
    clock.starts_with("tenggat/").then_some(clock)
}

/// Reminders that a later reminder of the same clock, in the same pull, makes superfluous.
fn outdone_reminders(new: &[NoticeView]) -> HashSet<&str> {
    let mut latest: HashMap<&str, &NoticeView> = HashMap::new();
    for notice in new {
        if let Some(clock) = clock_of(&notice.tanda) {
            let held = latest.entry(clock).or_insert(notice);
            if notice.pada >= held.pada {
                *held = notice;
            }
        }
    }
    new.iter()
        .filter(|notice| {
            clock_of(&notice.tanda)
                .and_then(|clock| latest.get(clock))
                .is_some_and(|last| last.tanda != notice.tanda)
        })
        .map(|notice| notice.tanda.as_str())
        .collect()
}

fn is_quiet(at: &Situation<'_>) -> bool {
    let (QuietHours::On, Some(referensi)) = (at.quiet, &at.book.referensi) else {
        return false;
    };
    let kalender = &referensi.kalender;
    let hari = wib(at.kini).date();
    let open = kalender.buka_kantor(hari)..=kalender.tutup_kantor(hari);
    !kalender.is_hari_kerja(hari) || !open.contains(&at.kini)
}

/// The toasts of one pull: one each, or one for a burst of a kind.
fn toasts(shown: &[&NoticeView]) -> Vec<Toast> {
    let mut toasts = Vec::new();
    let mut done = HashSet::new();
    for notice in shown {
        if !done.insert(notice.jenis) {
            continue;
        }
        let kind: Vec<&NoticeView> = shown
            .iter()
            .copied()
            .filter(|other| other.jenis == notice.jenis)
            .collect();
        if kind.len() > BURST {
            toasts.push(digest(&counted(notice.jenis, kind.len()), &kind));
        } else {
            toasts.extend(kind.into_iter().map(single));
        }
    }
    toasts
}

fn single(notice: &NoticeView) -> Toast {
    Toast {
        tanda: notice.tanda.clone(),
        aduan: Some(notice.aduan),
        judul: notice.judul.clone(),
        isi: notice.isi.clone(),
    }
}

fn digest(judul: &str, notices: &[&NoticeView]) -> Toast {
    let mut counts: Vec<(NoticeKind, usize)> = Vec::new();
    for notice in notices {
        match counts.iter_mut().find(|(jenis, _)| *jenis == notice.jenis) {
            Some((_, count)) => *count += 1,
            None => counts.push((notice.jenis, 1)),
        }
    }
    let parts: Vec<String> = counts
        .iter()
        .map(|(jenis, n)| counted(*jenis, *n))
        .collect();
    let isi = match parts.as_slice() {
        [_] => "Buka SIPENDEKAR untuk melihat semuanya.".to_owned(),
        several => format!("{}.", several.join(", ")),
    };
    let first = notices.first().map_or("", |notice| notice.tanda.as_str());
    Toast {
        tanda: format!("ringkasan/{first}"),
        aduan: None,
        judul: judul.to_owned(),
        isi,
    }
}

/// `5 aduan baru`.
fn counted(jenis: NoticeKind, n: usize) -> String {
    let what = match jenis {
        NoticeKind::AduanBaru => "aduan baru",
        NoticeKind::Dilengkapi => "aduan sudah dilengkapi",
        NoticeKind::Disposisi => "aduan didisposisikan",
        NoticeKind::Dikembalikan => "aduan dikembalikan",
        NoticeKind::DrafDiajukan => "draf menunggu koreksi",
        NoticeKind::PerluPerbaikan => "draf perlu diperbaiki",
        NoticeKind::Terbit => "jawaban sudah terbit",
        NoticeKind::Keberatan => "keberatan warga",
        NoticeKind::KabarPelapor => "kabar untuk pelapor",
        NoticeKind::Tenggat => "tenggat mendekat",
        NoticeKind::LewatTenggat => "aduan lewat tenggat",
    };
    format!("{n} {what}")
}

#[cfg(test)]
#[path = "notice_tests.rs"]
mod tests;
