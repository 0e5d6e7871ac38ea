//! Transactions, restarts and what a reader sees.

use crate::sample::{admin, at, done, file_in, filed, loaded, note, someone};
use domain::id::Seq;
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
    assert!(matches!(refused, Err(Error::Address)));
}
