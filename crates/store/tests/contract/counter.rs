//! Register numbers and places in the logs.

use crate::sample::{at, file_in, someone};
use domain::id::{NomorRegister, Seq};
use store::Tx;
use store::counter::{last_nomor, lock_log, newest, newest_seq, raise_nomor};
use testkit::Place;

pub(crate) async fn each_year_counts_from_one(place: &Place) {
    let store = place.store().await;
    let mut tx = store.write().await.expect("tx");
    let mut texts = Vec::new();
    for tahun in [2026, 2026, 2027, 2026] {
        let nomor = next_nomor(&mut tx, tahun).await;
        texts.push(nomor.to_string());
    }
    let expected = [
        "SPD-2026-000001",
        "SPD-2026-000002",
        "SPD-2027-000001",
        "SPD-2026-000003",
    ];
    assert_eq!(texts, expected);
}

pub(crate) async fn a_number_given_back_is_given_again(place: &Place) {
    let store = place.store().await;
    let mut tx = store.write().await.expect("tx");
    let first = next_nomor(&mut tx, 2026).await;
    drop(tx);
    let mut tx = store.write().await.expect("tx");
    let second = next_nomor(&mut tx, 2026).await;
    assert_eq!(first, second);
}

pub(crate) async fn the_newest_places_are_told(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let mut tx = store.write().await.expect("tx");
    lock_log(&mut tx).await.expect("the lock");
    assert_eq!(newest_seq(&mut tx).await.expect("seq"), Seq(0));
    let (_, seq) = file_in(&mut tx, pelapor, at(0)).await;
    assert_eq!(seq, Seq(1), "the lock itself takes no place");
    lock_log(&mut tx).await.expect("again is no harm");
    assert_eq!(newest_seq(&mut tx).await.expect("seq"), Seq(1));
    let of_nobody = newest(&mut tx, pelapor).await;
    assert_eq!(of_nobody.expect("both"), (Seq(1), 0), "nobody was told");
}

pub(crate) async fn numbers_go_on_after_the_last_one_known_and_never_back(place: &Place) {
    let store = place.store().await;
    let mut tx = store.write().await.expect("tx");
    assert_eq!(last_nomor(&mut tx, 2026).await.expect("readable"), None);
    for (last, next) in [
        ("SPD-2026-000038", "SPD-2026-000039"),
        ("SPD-2026-000007", "SPD-2026-000040"),
    ] {
        let last = last.parse().expect("a number");
        raise_nomor(&mut tx, last).await.expect("raised");
        let given = next_nomor(&mut tx, 2026).await;
        assert_eq!(given.to_string(), next);
        let told = last_nomor(&mut tx, 2026).await.expect("readable");
        assert_eq!(told, Some(given));
    }
}

pub(crate) async fn nobody_waits_for_the_log_without_an_end(place: &Place) {
    let store = place.store().await;
    if !store.is_shared() {
        return; // there its one writer has the turn, and turns have an end of their own
    }
    let mut first = store.write().await.expect("tx");
    lock_log(&mut first).await.expect("the lock");
    let mut second = store.write().await.expect("tx");
    let limit = std::time::Duration::from_secs(20);
    let waited = tokio::time::timeout(limit, lock_log(&mut second)).await;
    let held = waited.expect("it ends by itself");
    assert!(
        held.expect_err("held by somebody else").is_busy(),
        "which is no fault"
    );
}

pub(crate) async fn readers_and_writers_find_a_connection_however_many_there_are_of_the_others(
    place: &Place,
) {
    let store = place.store().await;
    if !store.is_shared() {
        return; // there readers have connections of their own, and the writer another
    }
    let soon = std::time::Duration::from_secs(2);
    let mut readers = Vec::new();
    while let Ok(reader) = tokio::time::timeout(soon, store.read()).await {
        readers.push(reader.expect("tx"));
    }
    let begun = tokio::time::timeout(soon, store.write()).await;
    let mut writers = vec![begun.expect("at once").expect("tx")];
    drop(readers);
    while let Ok(writer) = tokio::time::timeout(soon, store.write()).await {
        writers.push(writer.expect("tx"));
    }
    for _ in 0..2 {
        let read = tokio::time::timeout(soon, store.read()).await;
        drop(read.expect("at once").expect("tx"));
        let glance = tokio::time::timeout(soon, store.glance()).await;
        drop(glance.expect("at once").expect("tx"));
    }
}

/// The next register number of a year.
async fn next_nomor(tx: &mut Tx, tahun: i16) -> NomorRegister {
    let numbers = store::aduan::next_numbers(tx, tahun).await;
    numbers.expect("a number").nomor
}
