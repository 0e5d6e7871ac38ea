//! The table of toasts: which notice is shown, held back, or only listed.

use super::decide::{Fate, fate};
use super::*;
use crate::book::Book;
use crate::cache::{LedgerRow, Mark};
use domain::aduan::Sifat;
use domain::aduan::command::Command;
use domain::id::NoticeId;
use domain::notice::NoticeKind;
use domain::notice::pengingat::JenisPengingat;
use jiff::Timestamp;
use rstest::rstest;
use std::sync::Arc;
use testkit::perkara::{Perkara, admin, at, petugas, referensi};
use testkit::skpd;
use wire::notice::NoticeView;
use wire::session::Petugas;

fn book(petugas: Petugas, perkara: &[&Perkara]) -> Book {
    let mut book = Book::new(petugas);
    book.referensi = Some(Arc::new(referensi()));
    book.meta.notice_cursor = Some(0);
    for one in perkara {
        book.put(one.view.clone());
    }
    book
}

fn situation(book: &Book, kini: Timestamp) -> Situation<'_> {
    Situation {
        book,
        kini,
        quiet: QuietHours::On,
        room: 4,
    }
}

/// A new aduan that came on Wednesday the 12th at ten.
fn baru(urut: u32) -> Perkara {
    Perkara::masuk(urut, "Jalan berlubang di Selat Baru", at("12T10:00"))
}

#[rstest]
#[case::in_working_hours("12T10:01", QuietHours::On, Some(0), Fate::Toast)]
#[case::at_night("12T22:00", QuietHours::On, Some(0), Fate::Hold)]
#[case::before_the_opening("13T07:29", QuietHours::On, Some(0), Fate::Hold)]
#[case::at_the_opening("13T07:30", QuietHours::On, Some(0), Fate::Toast)]
#[case::on_saturday("15T10:00", QuietHours::On, Some(0), Fate::Hold)]
#[case::on_a_holiday("17T10:00", QuietHours::On, Some(0), Fate::Hold)]
#[case::at_night_without_quiet_hours("12T22:00", QuietHours::Off, Some(0), Fate::Toast)]
#[case::fresh_at_the_first_pull("12T15:00", QuietHours::On, None, Fate::Toast)]
#[case::old_at_the_first_pull("14T10:00", QuietHours::On, None, Fate::Silent)]
#[case::old_at_a_later_pull("14T10:00", QuietHours::On, Some(0), Fate::Toast)]
fn a_notice_is_shown_held_or_listed(
    #[case] kini: &str,
    #[case] quiet: QuietHours,
    #[case] before: Option<i64>,
    #[case] expected: Fate,
) {
    let perkara = baru(1);
    let mut book = book(admin(), &[&perkara]);
    book.meta.notice_cursor = before;
    let at = Situation {
        quiet,
        ..situation(&book, at(kini))
    };
    assert_eq!(fate(&perkara.notice(1), &at), expected);
}

#[test]
fn ones_own_deed_is_not_told() {
    let perkara = baru(1).disposisi(at("12T10:30"));
    let mut notice = perkara.notice(1);
    notice.jenis = NoticeKind::Disposisi;
    let mine = book(admin(), &[&perkara]);
    assert_eq!(
        fate(&notice, &situation(&mine, at("12T10:31"))),
        Fate::Silent
    );
    let theirs = book(petugas("PUPR"), &[&perkara]);
    assert_eq!(
        fate(&notice, &situation(&theirs, at("12T10:31"))),
        Fate::Toast
    );
}

#[test]
fn what_was_opened_elsewhere_is_not_told() {
    let perkara = baru(1);
    let mut notice = perkara.notice(1);
    notice.dibuka = Some(at("12T10:01"));
    let book = book(admin(), &[&perkara]);
    assert_eq!(
        fate(&notice, &situation(&book, at("12T10:02"))),
        Fate::Silent
    );
}

#[rstest]
#[case::at_the_same_moment("12T10:00", Fate::Toast)]
#[case::by_a_desk_that_was_quicker_by_a_poll("12T09:59", Fate::Toast)]
#[case::long_before_this_computer_started("12T09:30", Fate::Silent)]
fn what_was_shown_elsewhere_a_while_ago_is_not_told(#[case] shown: &str, #[case] expected: Fate) {
    let perkara = Perkara::masuk(1, "Jalan berlubang di Selat Baru", at("12T09:29"));
    let mut notice = perkara.notice(1);
    notice.ditampilkan = Some(at(shown));
    let book = book(admin(), &[&perkara]);
    let at = situation(&book, at("12T10:00"));
    assert_eq!(fate(&notice, &at), expected);
    let (rows, _) = decide(&[notice], &at);
    assert!(
        rows.iter().all(|row| row.ditampilkan.terkirim),
        "the server knows already"
    );
}

#[test]
fn a_key_is_told_once() {
    let perkara = baru(1);
    let mut book = book(admin(), &[&perkara]);
    let kini = at("12T10:01");
    let notice = perkara.notice(1);
    let (rows, toasts) = decide(std::slice::from_ref(&notice), &situation(&book, kini));
    assert_eq!(toasts.len(), 1);
    book.put_ledger(rows);
    let (_, again) = decide(&[notice], &situation(&book, kini));
    assert_eq!(again, []);
}

#[test]
fn a_burst_of_one_kind_is_one_toast_and_other_kinds_stay_apart() {
    let perkara: Vec<Perkara> = (1..=5).map(baru).collect();
    let refs: Vec<&Perkara> = perkara.iter().collect();
    let lain = baru(9).disposisi(at("12T10:05")).oleh(
        &petugas("PUPR"),
        Command::Kembalikan {
            alasan: "Bukan kewenangan dinas kami.".to_owned(),
        },
        at("12T10:06"),
    );
    let mut book = book(admin(), &refs);
    book.put(lain.view.clone());
    let mut new: Vec<NoticeView> = perkara.iter().zip(1..).map(|(p, n)| p.notice(n)).collect();
    new.push(lain.notice(9));
    let (rows, toasts) = decide(&new, &situation(&book, at("12T10:10")));
    assert_eq!(rows.len(), 6);
    let titles: Vec<&str> = toasts.iter().map(|toast| toast.judul.as_str()).collect();
    assert_eq!(titles, ["5 aduan baru", "Aduan dikembalikan SKPD"]);
    assert_eq!(toasts[0].aduan, None);
    assert_eq!(toasts[1].aduan, Some(lain.id()));
}

#[test]
fn what_was_held_comes_as_one_digest_when_the_office_opens() {
    let perkara: Vec<Perkara> = (1..=2).map(baru).collect();
    let refs: Vec<&Perkara> = perkara.iter().collect();
    let mut book = book(admin(), &refs);
    let new: Vec<NoticeView> = perkara.iter().zip(1..).map(|(p, n)| p.notice(n)).collect();
    let (rows, toasts) = decide(&new, &situation(&book, at("12T21:00")));
    assert_eq!(toasts, []);
    book.put_ledger(rows);
    assert_eq!(release(&situation(&book, at("13T07:29"))).1, []);
    let (rows, toasts) = release(&situation(&book, at("13T07:30")));
    assert_eq!(toasts.len(), 1);
    assert_eq!(toasts[0].judul, "Selama Anda tidak bertugas");
    let untold =
        |row: &LedgerRow| row.ditampilkan.pada == Some(at("13T07:30")) && !row.ditampilkan.terkirim;
    assert!(rows.iter().all(untold), "the server learns when: {rows:?}");
    book.put_ledger(rows);
    assert_eq!(release(&situation(&book, at("13T07:31"))).1, []);
}

#[test]
fn what_was_held_and_never_shown_is_not_reported_as_shown() {
    let before = baru(1);
    let kini = at("12T21:00");
    let (rows, _) = {
        let book = book(admin(), &[&before]);
        decide(&[before.notice(1)], &situation(&book, kini))
    };
    assert!(
        rows.iter()
            .all(|row| row.held && row.ditampilkan.pada.is_none())
    );
    let mut book = book(admin(), &[&before]);
    book.put_ledger(rows.into_iter().map(|row| LedgerRow {
        dibuka: Mark {
            pada: Some(kini), // in the list, before the office opened
            terkirim: false,
        },
        ..row
    }));
    let (rows, toasts) = release(&situation(&book, at("13T07:30")));
    assert_eq!(toasts, []);
    assert!(rows.iter().all(|row| !row.held && row.ditampilkan.terkirim));
}

#[test]
fn a_deadline_is_told_by_the_calendar_alone_and_never_twice_with_the_server() {
    let perkara = baru(1); // due on Friday the 14th, 16.30
    let mut book = book(admin(), &[&perkara]);
    assert_eq!(due_reminders(&book, at("13T08:59")), []);
    let due = due_reminders(&book, at("13T09:00"));
    assert_eq!(due.len(), 1);
    let tenggat = perkara.aduan().status.tenggat().unwrap();
    let expected =
        domain::notice::pengingat::tanda(perkara.id(), tenggat, JenisPengingat::SehariSebelum);
    assert_eq!(due[0].tanda, expected);
    assert_eq!(due[0].judul, "Tenggat Jum, 14 Agt: SPD-2026-000001");
    let (rows, toasts) = decide(&due, &situation(&book, at("13T09:00")));
    assert_eq!(toasts.len(), 1);
    book.put_ledger(rows);
    assert_eq!(due_reminders(&book, at("13T09:01")), []);

    let mut of_server = due[0].clone();
    of_server.id = NoticeId(uuid::Uuid::from_u128(77));
    of_server.seq = 5;
    let (rows, toasts) = decide(&[of_server], &situation(&book, at("13T09:02")));
    assert_eq!(toasts, []);
    book.put_ledger(rows);
    let row = &book.ledger[&expected];
    assert!(row.is_of_server() && row.ditampilkan.pada.is_some() && !row.ditampilkan.terkirim);
}

#[test]
fn only_the_latest_reminder_of_a_clock_is_told() {
    let perkara = baru(1);
    let mut book = book(admin(), &[&perkara]);
    let kini = at("19T10:00"); // the computer was off since Wednesday
    let due = due_reminders(&book, kini);
    assert_eq!(due.len(), 1);
    assert_eq!(due[0].jenis, NoticeKind::LewatTenggat);
    let (rows, _) = decide(&due, &situation(&book, kini));
    book.put_ledger(rows);
    let tenggat = perkara.aduan().status.tenggat().unwrap();
    let late = NoticeView {
        seq: 3,
        jenis: NoticeKind::Tenggat,
        tanda: domain::notice::pengingat::tanda(perkara.id(), tenggat, JenisPengingat::HariH),
        ..due[0].clone()
    };
    let (_, toasts) = decide(&[late], &situation(&book, kini));
    assert_eq!(
        toasts,
        [],
        "the earlier reminder came after the later one was shown"
    );
}

#[test]
fn a_reminder_of_a_clock_that_stopped_is_not_told() {
    let before = baru(1);
    let due = due_reminders(&book(admin(), &[&before]), at("13T09:00"));
    let after = before.disposisi(at("13T09:01"));
    let book = book(admin(), &[&after]);
    assert_eq!(
        fate(&due[0], &situation(&book, at("13T09:02"))),
        Fate::Silent
    );
}

#[test]
fn nobody_is_reminded_of_other_peoples_clocks() {
    let perkara = baru(1);
    let theirs = book(petugas("PUPR"), &[&perkara]);
    assert_eq!(due_reminders(&theirs, at("13T09:00")), []);
}

#[test]
fn a_reminder_of_a_supporting_skpds_own_clock_is_told() {
    let disposisi = Command::Disposisikan {
        utama: skpd("PUPR"),
        pendukung: vec![skpd("DISHUB")],
        catatan: "Mohon dicek.".to_owned(),
        sifat: Sifat::Biasa,
    };
    let tunda = Command::TundaPerwaktu {
        sampai: "2026-08-14".parse().unwrap(),
        alasan: "Menunggu alat berat.".to_owned(),
    };
    let pupr = petugas("PUPR");
    let perkara = baru(1)
        .oleh(&admin(), disposisi, at("12T10:30"))
        .oleh(&pupr, Command::Terima, at("12T10:40"))
        .oleh(&pupr, tunda, at("12T10:50"))
        .oleh(&pupr, Command::Lanjutkan, at("14T08:00"));
    let dishub = &perkara.aduan().disposisi.as_ref().unwrap().pendukung[0];
    let kini = dishub.tenggat.jatuh_tempo;
    let book = book(petugas("DISHUB"), &[&perkara]);
    let due = due_reminders(&book, kini);
    assert_eq!(due.len(), 1);
    assert_eq!(fate(&due[0], &situation(&book, kini)), Fate::Toast);
}

#[test]
fn no_more_toasts_come_than_anybody_reads_and_the_rest_waits_as_one() {
    let perkara: Vec<Perkara> = (1..=6).map(baru).collect();
    let mut book = book(admin(), &perkara.iter().collect::<Vec<_>>());
    let notices: Vec<NoticeView> = (1..).zip(&perkara).map(|(n, one)| one.notice(n)).collect();
    let full = Situation {
        room: 0,
        ..situation(&book, at("12T10:01"))
    };
    let (rows, toasts) = decide(&notices, &full);
    assert_eq!(toasts, []);
    assert!(rows.iter().all(|row| row.held), "held, not dropped");
    book.put_ledger(rows);
    let still_full = Situation {
        room: 0,
        ..situation(&book, at("12T10:01"))
    };
    assert_eq!(release(&still_full).1, []);
    let (rows, toasts) = release(&situation(&book, at("12T10:02")));
    assert_eq!((rows.len(), toasts.len()), (6, 1));
    assert_eq!(toasts[0].judul, "6 aduan baru");
}

#[test]
fn a_citizens_words_are_no_markup_in_the_systems_voice() {
    let toast = Toast {
        tanda: String::new(),
        aduan: None,
        judul: "Aduan baru".to_owned(),
        isi: r#"SPD-2026-000270 <a href="http://x.id">Sesi habis & masuk</a>"#.to_owned(),
    };
    assert_eq!(toast.body_for(Sink::Plain), toast.isi);
    assert_eq!(
        toast.body_for(Sink::Markup),
        "SPD-2026-000270 &lt;a href=&quot;http://x.id&quot;&gt;Sesi habis &amp; masuk&lt;/a&gt;"
    );
}
