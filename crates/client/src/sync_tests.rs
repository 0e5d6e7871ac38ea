//! What two tasks of one session do at the same moment.

use super::*;
use crate::address::Alamat;
use crate::api::{Api, ApiOptions};
use crate::cache::{Cache, Database, Place};
use crate::cipher::Key;
use crate::clock::Clock;
use crate::fixture::{Perkara, admin, at, referensi};
use crate::notice::QuietHours;
use crate::options::Options;
use crate::vault::Memory;
use std::sync::Arc;

#[tokio::test]
async fn a_reminder_that_two_tasks_find_due_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::fixed(at("13T09:00"));
    let options = Options {
        folder: folder.path().to_owned(),
        alamat: None,
        api: ApiOptions::default(),
        quiet: QuietHours::On,
        vault: Arc::new(Memory::default()),
        clock: clock.clone(),
        updates: crate::update::UpdateOptions::default(),
    };
    let officer = Officer::start(options).await.unwrap();
    let nowhere = Alamat::parse("http://127.0.0.1:9").unwrap();
    let api = Api::new(nowhere, &ApiOptions::default()).unwrap();
    let database = Database::open(&Place::Memory).await.unwrap();
    let cache = Cache::new(database, Key::generate());
    let session = Session::open(api, cache, admin(), None, clock.now()).await;
    let session = session.unwrap();
    session.keep_referensi(referensi()).await.unwrap();
    let perkara = Perkara::masuk(1, "Jalan berlubang", at("12T10:00")); // due on Friday the 14th
    session.book().put(perkara.view);

    let mut events = officer.events();
    tokio::join!(officer.remind(&session), officer.remind(&session));
    let mut toasts = 0;
    while let Ok(event) = events.try_recv() {
        toasts += usize::from(matches!(event, DeskEvent::Toast(_)));
    }
    assert_eq!(toasts, 1);
}
