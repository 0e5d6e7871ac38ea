//! Transactions, restarts and what a reader sees.

use crate::sample::{admin, at, done, file_in, filed, loaded, note, someone};
use domain::id::Seq;
use std::future::poll_fn;
use std::task::Poll;
use std::time::{Duration, Instant};
use store::aduan::Tersimpan;
use store::{Error, Store};
use testkit::Place;

pub(crate) async fn a_dropped_transaction_leaves_nothing(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let mut tx = store.write().await.expect("tx");
    let (baru, _) = file_in(&mut tx, pelapor, at(0)).await;
    drop(tx);
    let mut tx = store.read().await.expect("tx");
    let found = store::aduan::load(&mut tx, baru.aduan.id).await;
    assert_eq!(found.expect("readable"), None);
    let rows = store::riwayat::after(&mut tx, Seq(0), 9).await;
    assert_eq!(rows.expect("readable"), []);
    let newest = store::counter::newest_seq(&mut tx).await;
    assert_eq!(newest.expect("readable"), Seq(0));
}

pub(crate) async fn asking_for_the_schema_makes_none(place: &Place) {
    if !place.is_on_server() {
        std::fs::File::create(place.file()).expect("an empty file");
    }
    for _ in 0..2 {
        let found = Store::has_schema(&place.database()).await;
        assert!(!found.expect("answered"), "nobody migrated it");
    }
    place.store().await.close().await;
    let found = Store::has_schema(&place.database()).await;
    assert!(found.expect("answered"));
}

pub(crate) async fn everything_is_still_there_after_a_restart(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let aduan = filed(&store, pelapor, at(0)).await;
    let aduan = done(&store, &aduan, &admin(), note("catatan"), at(1)).await;
    let before = loaded(&store, aduan.id).await;
    store.close().await;

    let again = place.store().await;
    assert_eq!(loaded(&again, aduan.id).await, before);
    let mut tx = again.write().await.expect("tx");
    let (next, seq) = file_in(&mut tx, pelapor, at(2)).await;
    assert_eq!(
        (next.aduan.nomor.urut, seq),
        (2, Seq(3)),
        "counting goes on"
    );
}

pub(crate) async fn a_glance_sees_what_is_there_by_then(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let aduan = filed(&store, pelapor, at(0)).await;
    let mut glance = store.glance().await.expect("tx");
    let before = store::aduan::load(&mut glance, aduan.id).await;
    done(&store, &aduan, &admin(), note("sela"), at(1)).await;
    let after = store::aduan::load(&mut glance, aduan.id).await;
    let place =
        |found: Result<Option<Tersimpan>, Error>| found.expect("readable").map(|one| one.seq);
    assert_eq!((place(before), place(after)), (Some(Seq(1)), Some(Seq(2))));
}

/// Whoever goes away in the middle of a question leaves a connection behind that answers the next.
pub(crate) async fn a_question_that_nobody_waits_for_harms_nobody(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let mut aduan = filed(&store, pelapor, at(0)).await;
    for round in 1..=200_u16 {
        let question = async {
            let mut tx = store.read().await.expect("tx");
            let _found = store::aduan::load(&mut tx, aduan.id).await;
        };
        let patience = Duration::from_micros(u64::from(round) * 37 % 500);
        go_away_after(patience, question).await;
        aduan = done(&store, &aduan, &admin(), note("sela"), at(round.into())).await;
    }
    assert_eq!(loaded(&store, aduan.id).await.aduan, aduan);
}

/// Looks at a future again and again for a time shorter than a timer can measure, and drops it.
async fn go_away_after(patience: Duration, future: impl Future<Output = ()>) {
    let mut future = std::pin::pin!(future);
    let begin = Instant::now();
    loop {
        let looked = poll_fn(|context| Poll::Ready(future.as_mut().poll(context))).await;
        if looked.is_ready() || begin.elapsed() >= patience {
            return;
        }
        tokio::task::yield_now().await;
    }
}

pub(crate) async fn a_reader_sees_one_moment(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let aduan = filed(&store, pelapor, at(0)).await;
    let mut reader = store.read().await.expect("tx");
    let before = store::aduan::load(&mut reader, aduan.id).await;
    done(&store, &aduan, &admin(), note("sela"), at(1)).await;
    let rows = store::riwayat::of_aduan(&mut reader, aduan.id).await;
    assert_eq!(
        before.expect("readable").map(|found| found.seq),
        Some(Seq(1))
    );
    assert_eq!(
        rows.expect("readable").len(),
        1,
        "nothing of what came after"
    );
}

pub(crate) async fn a_closed_store_answers_no_more(place: &Place) {
    let store = place.store().await;
    assert_eq!(store.is_shared(), place.is_on_server());
    store.close().await;
    assert!(store.read().await.is_err());
    assert!(store.write().await.is_err());
}

pub(crate) async fn migrating_twice_changes_nothing(place: &Place) {
    let first = place.store().await;
    let second = place.store().await;
    let mut tx = first.read().await.expect("tx");
    let before = tx.columns().await.expect("columns");
    let mut tx = second.read().await.expect("tx");
    assert_eq!(tx.columns().await.expect("columns"), before);
}

#[tokio::test]
async fn an_unknown_engine_is_refused() {
    let refused = Store::open("mysql://localhost/sipendekar").await;
    assert!(matches!(&refused, Err(Error::Address)));
    assert!(refused.is_err_and(|error| !error.is_full()));
}
