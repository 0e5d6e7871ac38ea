//! Reminders of deadlines: computed here as the server computes them, with the same keys, and told
//! only while their clock runs.

use crate::book::{Book, Page};
use domain::aduan::Aduan;
use domain::id::NoticeId;
use domain::notice::NoticeKind;
use domain::notice::pengingat::{JenisPengingat, Pengingat, clocks, pengingat_aduan, tanda};
use domain::tenggat::kalender::Kalender;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use wire::notice::NoticeView;

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

/// Whether notices of this kind are about a deadline.
pub(super) fn is_reminder_kind(jenis: NoticeKind) -> bool {
    matches!(jenis, NoticeKind::Tenggat | NoticeKind::LewatTenggat)
}

/// Whether a notice still comes in time to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Timing {
    InTime,
    TooLate,
}

/// A reminder comes too late once its clock no longer runs, or a later one of it was told. News
/// never does.
pub(super) fn timing(notice: &NoticeView, book: &Book) -> Timing {
    let stopped = is_reminder_kind(notice.jenis) && is_of_no_clock(notice, book);
    if stopped || is_behind_a_told_one(notice, book) {
        Timing::TooLate
    } else {
        Timing::InTime
    }
}

/// A reminder of a clock that no longer runs: neither that of the status nor that of a supporting
/// SKPD.
pub(super) fn is_of_no_clock(notice: &NoticeView, book: &Book) -> bool {
    let (Some(clock), Some(page)) = (clock_of(&notice.tanda), book.aduan.get(&notice.aduan)) else {
        return false;
    };
    let aduan = &page.view.aduan;
    !clocks(aduan).into_iter().any(|(_, _, tenggat)| {
        clock_of(&tanda(aduan.id, tenggat, JenisPengingat::Lewat)) == Some(clock)
    })
}

/// A reminder that comes after a later one of the same clock was told.
fn is_behind_a_told_one(notice: &NoticeView, book: &Book) -> bool {
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

/// The latest reminder of each clock among those that came together.
pub(super) struct Latest<'a>(HashMap<&'a str, &'a NoticeView>);

/// Looks for the latest reminders.
pub(super) fn of_one_pull(new: &[NoticeView]) -> Latest<'_> {
    let mut latest: HashMap<&str, &NoticeView> = HashMap::new();
    for notice in new {
        if let Some(clock) = clock_of(&notice.tanda) {
            let held = latest.entry(clock).or_insert(notice);
            if notice.pada >= held.pada {
                *held = notice;
            }
        }
    }
    Latest(latest)
}

impl Latest<'_> {
    /// Whether a later reminder of the same clock makes this one superfluous.
    pub(super) fn is_overtaken(&self, notice: &NoticeView) -> bool {
        let last = clock_of(&notice.tanda).and_then(|clock| self.0.get(clock));
        last.is_some_and(|last| last.tanda != notice.tanda)
    }
}
