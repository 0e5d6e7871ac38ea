//! Writers who wait are committed together: each fails alone, and none is told too early.

use crate::sample::{at, file_in, someone};
use domain::id::{AduanId, PersonId, Seq};
use std::time::Duration;
use store::Store;
use testkit::Place;
use tokio::task::{JoinHandle, JoinSet};

/// Long enough for whoever wants to go on to do so.
const A_WHILE: Duration = Duration::from_millis(200);

async fn is_there(store: &Store, id: AduanId) -> bool {
    let mut tx = store.read().await.expect("tx");
    let found = store::aduan::load(&mut tx, id).await;
    found.expect("readable").is_some()
}

/// Files an aduan as soon as it is its turn, and keeps it or gives up.
fn filing_later(store: &Store, pelapor: PersonId, ends: Ends) -> JoinHandle<AduanId> {
    let store = store.clone();
    tokio::spawn(async move {
        let mut tx = store.write().await.expect("tx");
        let (baru, _) = file_in(&mut tx, pelapor, at(0)).await;
        match ends {
            Ends::Commits => tx.commit().await.expect("commit"),
            Ends::GivesUp => drop(tx),
            Ends::Panics => panic!("as a fault of the program would"),
        }
        baru.aduan.id
    })
}

#[derive(Clone, Copy)]
enum Ends {
    Commits,
    GivesUp,
    Panics,
}

async fn whole(store: &Store) -> bool {
    let mut tx = store.read().await.expect("tx");
    let broken = store::riwayat::first_broken_link(&mut tx).await;
    broken.expect("readable").is_none()
}

pub(crate) async fn each_fails_alone(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let first = store.write().await.expect("tx");
    let mut waiting = Vec::new();
    for ends in [
        Ends::Commits,
        Ends::GivesUp,
        Ends::Panics,
        Ends::Commits,
        Ends::GivesUp,
    ] {
        waiting.push((filing_later(&store, pelapor, ends), ends));
    }
    drop(first);
    let mut kept = 0;
    for (task, ends) in waiting {
        match (task.await, ends) {
            (Ok(id), Ends::Commits) => {
                assert!(is_there(&store, id).await, "told of a commit that happened");
                kept += 1;
            }
            (Ok(id), Ends::GivesUp) => assert!(!is_there(&store, id).await),
            (Err(error), Ends::Panics) => assert!(error.is_panic()),
            (ended, _) => panic!("{ended:?}"),
        }
    }
    let mut tx = store.read().await.expect("tx");
    let newest = store::counter::newest_seq(&mut tx).await.expect("seq");
    assert_eq!(
        (kept, newest),
        (2, Seq(2)),
        "no number is lost with those who failed"
    );
    assert!(whole(&store).await);
}

pub(crate) async fn nobody_is_told_before_the_commit(place: &Place) {
    if place.is_on_server() {
        return; // every transaction has a commit of its own there
    }
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let mut first = store.write().await.expect("tx");
    let (baru, _) = file_in(&mut first, pelapor, at(0)).await;
    let other = store.clone();
    let (asks, asked) = tokio::sync::oneshot::channel();
    let second = tokio::spawn(async move {
        let turn = other.write();
        asks.send(()).expect("somebody listens");
        turn.await.expect("tx")
    });
    asked.await.expect("it asks");
    tokio::time::sleep(A_WHILE).await; // until it stands in the line
    let mut told = tokio::spawn(first.commit());
    // The second has its turn in the same transaction, so nothing can be committed yet.
    let held = second.await.expect("its turn");
    let early = tokio::time::timeout(A_WHILE, &mut told).await;
    assert!(early.is_err(), "told before the commit");
    assert!(!is_there(&store, baru.aduan.id).await, "and nobody sees it");
    drop(held);
    let committed = told.await.expect("no panic");
    committed.expect("committed, although the second gave up");
    assert!(is_there(&store, baru.aduan.id).await);
}

pub(crate) async fn whoever_goes_away_takes_nobody_along(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    for _ in 0..5 {
        let mut tx = store.write().await.expect("tx");
        let (mine, _) = file_in(&mut tx, pelapor, at(0)).await;
        // Some go away in the line, some in the midst of a statement, some while they are told.
        let mut gone = JoinSet::new();
        for _ in 0..6 {
            let store = store.clone();
            gone.spawn(async move {
                let mut tx = store.write().await.expect("tx");
                file_in(&mut tx, pelapor, at(0)).await;
                tokio::time::sleep(Duration::from_mins(1)).await;
            });
        }
        let kept = tokio::spawn(tx.commit());
        let after = filing_later(&store, pelapor, Ends::Commits);
        tokio::time::sleep(Duration::from_millis(rand::random_range(0..20))).await;
        gone.abort_all();
        kept.await.expect("no panic").expect("kept");
        let after = after.await.expect("kept too");
        assert!(is_there(&store, mine.aduan.id).await);
        assert!(is_there(&store, after).await);
    }
    assert!(whole(&store).await);
    let mut tx = store.read().await.expect("tx");
    let newest = store::counter::newest_seq(&mut tx).await.expect("seq");
    assert_eq!(newest, Seq(10), "nothing of those who went away");
}

pub(crate) async fn many_are_committed_together(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let first = store.write().await.expect("tx");
    let many: Vec<_> = (0..100)
        .map(|_| filing_later(&store, pelapor, Ends::Commits))
        .collect();
    drop(first);
    for one in many {
        let id = one.await.expect("kept");
        assert!(is_there(&store, id).await);
    }
    store.close().await;
    assert!(store.write().await.is_err(), "and closed for good");
}
