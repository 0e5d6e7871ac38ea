//! Many writers and readers at once: numbers without gaps, a log in the order of commits.

use crate::sample::{at, file_in, someone};
use domain::id::{PersonId, Seq};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use store::Store;
use testkit::Place;
use tokio::task::JoinSet;

const WRITERS: usize = 8;
const ATTEMPTS: usize = 20;

/// Files aduan and gives up at random in between; gives the numbers that were kept.
async fn write(store: Store, pelapor: PersonId) -> Vec<u32> {
    let mut kept = Vec::new();
    for _ in 0..ATTEMPTS {
        let mut tx = store.write().await.expect("tx");
        let (baru, _) = file_in(&mut tx, pelapor, at(0)).await;
        if rand::random_bool(0.5) {
            tokio::task::yield_now().await;
        }
        if rand::random_bool(0.3) {
            drop(tx);
            continue;
        }
        tx.commit().await.expect("commit");
        kept.push(baru.aduan.nomor.urut);
    }
    kept
}

fn writers(store: &Store, pelapor: PersonId) -> JoinSet<Vec<u32>> {
    (0..WRITERS)
        .map(|_| write(store.clone(), pelapor))
        .collect()
}

pub(crate) async fn numbers_have_no_gap_although_writers_give_up_at_random(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let kept = writers(&store, pelapor).join_all().await.concat();
    let unique: BTreeSet<u32> = kept.iter().copied().collect();
    assert_eq!(unique.len(), kept.len(), "no number twice");
    let count = u32::try_from(kept.len()).expect("few");
    assert!(count > 0);
    assert_eq!(unique, (1..=count).collect(), "no gap");
    let mut tx = store.read().await.expect("tx");
    let newest = store::counter::newest_seq(&mut tx).await.expect("seq");
    assert_eq!(newest, Seq(i64::from(count)));
    let broken = store::riwayat::first_broken_link(&mut tx).await;
    assert_eq!(broken.expect("readable"), None);
}

/// Follows the log until the writers are done, and a last time after.
async fn follow(store: Store, done: Arc<AtomicBool>) -> Vec<i64> {
    let mut seen = Vec::new();
    loop {
        let last = done.load(Ordering::SeqCst);
        let cursor = Seq(seen.last().copied().unwrap_or(0));
        let mut tx = store.read().await.expect("tx");
        let rows = store::riwayat::after(&mut tx, cursor, 7)
            .await
            .expect("rows");
        let changed = store::aduan::changed_after(&mut tx, cursor, 7)
            .await
            .expect("aduan");
        let aduan: Vec<_> = changed
            .rows
            .iter()
            .map(|found| found.tersimpan.seq)
            .collect();
        let events: Vec<_> = rows.iter().map(|row| row.seq).collect();
        // Each aduan of this test has one event, so both lists walk the same places.
        assert_eq!(aduan, events, "one moment, one log");
        seen.extend(rows.iter().map(|row| row.seq.0));
        if last && rows.is_empty() {
            return seen;
        }
    }
}

pub(crate) async fn a_reader_by_cursor_never_misses_an_event(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let done = Arc::new(AtomicBool::new(false));
    let readers: JoinSet<_> = (0..2)
        .map(|_| follow(store.clone(), Arc::clone(&done)))
        .collect();
    let kept = writers(&store, pelapor).join_all().await.concat();
    done.store(true, Ordering::SeqCst);
    let count = i64::try_from(kept.len()).expect("few");
    for seen in readers.join_all().await {
        assert_eq!(seen, (1..=count).collect::<Vec<_>>());
    }
}
