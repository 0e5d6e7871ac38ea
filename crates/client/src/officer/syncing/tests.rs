//! What two tasks of one session do at the same moment.

use super::*;
use crate::address::Alamat;
use crate::api::{Api, ApiOptions};
use crate::cache::{Cache, Database, Place};
use crate::cipher::Key;
use testkit::perkara::{Perkara, admin, at, referensi};
use wire::sync::SyncPage;

/// A session that holds this aduan, at a server that nobody reaches.
async fn session(perkara: &Perkara, clock: &Clock) -> Session {
    let nowhere = Alamat::parse("http://127.0.0.1:9").unwrap();
    let api = Api::new(nowhere, &ApiOptions::default()).unwrap();
    let database = Database::open(&Place::Memory).await.unwrap();
    let cache = Cache::new(database, Key::generate());
    let session = Session::open(api, cache, admin(), None, clock.counted()).await;
    let session = session.unwrap();
    let page = SyncPage {
        cursor: perkara.view.seq,
        notice_cursor: 0,
        aduan: vec![perkara.view.clone()],
        hapus: Vec::new(),
        notices: Vec::new(),
        more: false,
        kini: clock.now(),
        log: None,
    };
    let writing = session.writing().await;
    writing.keep_referensi(referensi()).await.unwrap();
    writing.take_page(page).await.unwrap();
    drop(writing);
    session
}

#[tokio::test]
async fn a_reminder_that_two_tasks_find_due_is_told_once() {
    let clock = Clock::fixed(at("13T09:00"));
    let perkara = Perkara::masuk(1, "Jalan berlubang", at("12T10:00")); // due on Friday the 14th
    let session = session(&perkara, &clock).await;
    let events = Events::new();
    let frame = Arc::new(Frame::new(events.clone(), clock.clone(), None));
    let syncing = Syncing::new(frame, events.clone(), clock, QuietHours::On);
    let mut heard = events.listen();
    tokio::join!(syncing.remind(&session), syncing.remind(&session));
    let mut toasts = 0;
    while let Ok(event) = heard.try_recv() {
        toasts += usize::from(matches!(event, DeskEvent::Toast(_)));
    }
    assert_eq!(toasts, 1);
}
