//! Whoever alters the log behind the program's back is found out.

use crate::lampiran::foto;
use crate::sample::{admin, at, done, filed, filing, note, someone};
use domain::aduan::Kanal;
use domain::aduan::event::Peristiwa;
use domain::id::Seq;
use store::Store;
use testkit::Place;

/// Two aduan, six events.
async fn log(place: &Place) -> Store {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    for _ in 0..2 {
        let mut aduan = filed(&store, pelapor, at(0)).await;
        for hours in 1..3 {
            aduan = done(&store, &aduan, &admin(), note("catatan"), at(hours)).await;
        }
    }
    store
}

async fn broken(store: &Store) -> Option<Seq> {
    let mut tx = store.read().await.expect("tx");
    store::riwayat::first_broken_link(&mut tx)
        .await
        .expect("readable")
}

pub(crate) async fn an_untouched_log_is_whole(place: &Place) {
    let empty = place.store().await;
    assert_eq!(broken(&empty).await, None);
    let store = log(place).await;
    assert_eq!(broken(&store).await, None);
    let mut tx = store.read().await.expect("tx");
    let rows = store::riwayat::after(&mut tx, Seq(0), 99)
        .await
        .expect("rows");
    let places: Vec<_> = rows.iter().map(|row| row.seq.0).collect();
    assert_eq!(places, [1, 2, 3, 4, 5, 6]);
    let mut hashes = Vec::new();
    for seq in 0..8 {
        let hash = store::riwayat::hash_at(&mut tx, Seq(seq)).await;
        hashes.push(hash.expect("readable"));
    }
    let [before, first, .., last, beyond] = hashes.as_slice() else {
        panic!("eight of them");
    };
    assert!(before.is_none() && beyond.is_none());
    assert!(first.is_some() && last.is_some() && first != last);
    let rows = store::riwayat::after(&mut tx, Seq(4), 1)
        .await
        .expect("rows");
    assert_eq!(rows.len(), 1);
    assert_eq!(rows.first().map(|row| row.seq), Some(Seq(5)));
}

pub(crate) async fn an_altered_row_is_found_where_it_lies(place: &Place) {
    let store = log(place).await;
    let altered = place
        .tamper("UPDATE riwayat SET event = REPLACE(event, 'catatan', 'cacatan') WHERE seq = 3")
        .await;
    assert_eq!(altered, 1);
    assert_eq!(broken(&store).await, Some(Seq(3)));
}

pub(crate) async fn a_missing_row_is_found_wherever_it_was(place: &Place) {
    let store = log(place).await;
    for (sql, first) in [
        ("DELETE FROM riwayat WHERE seq = 6", 6),
        ("DELETE FROM riwayat WHERE seq = 4", 4),
        ("DELETE FROM riwayat WHERE seq = 1", 1),
        ("DELETE FROM riwayat", 1),
    ] {
        place.tamper(sql).await;
        assert_eq!(broken(&store).await, Some(Seq(first)), "{sql}");
    }
}

pub(crate) async fn a_row_moved_to_another_aduan_is_found(place: &Place) {
    let store = log(place).await;
    place
        .tamper(
            "UPDATE riwayat SET aduan_id = (SELECT aduan_id FROM riwayat WHERE seq = 1)
             WHERE seq = 5",
        )
        .await;
    assert_eq!(broken(&store).await, Some(Seq(5)));
}

pub(crate) async fn an_altered_text_or_photo_is_found(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    filed(&store, pelapor, at(0)).await;
    let mut tx = store.write().await.expect("tx");
    let numbers = store::aduan::next_numbers(&mut tx, 2026).await;
    let numbers = numbers.expect("number");
    let mut baru = filing(numbers.nomor, pelapor, at(1));
    let foto = [foto("a.jpg", "aa"), foto("b.jpg", "bb")];
    let sidik = store::aduan::sidik(&baru.aduan.isi, &foto).expect("JSON");
    baru.event.peristiwa = Peristiwa::Diajukan { sidik: Some(sidik) };
    let added = store::aduan::insert(&mut tx, &numbers, &baru, Kanal::Portal, None);
    added.expect("an aduan");
    let added = store::lampiran::insert(&mut tx, baru.aduan.id, &foto);
    added.expect("its photos");
    tx.commit().await.expect("commit");
    assert_eq!(broken(&store).await, None);
    for (alter, mend) in [
        (
            "UPDATE aduan SET isi = REPLACE(isi, 'sekolah', 'kantor') WHERE urut = 2",
            "UPDATE aduan SET isi = REPLACE(isi, 'kantor', 'sekolah') WHERE urut = 2",
        ),
        (
            "UPDATE lampiran SET sha256 = 'cc' WHERE sha256 = 'aa'",
            "UPDATE lampiran SET sha256 = 'aa' WHERE sha256 = 'cc'",
        ),
    ] {
        assert_eq!(place.tamper(alter).await, 1);
        assert_eq!(broken(&store).await, Some(Seq(2)), "{alter}");
        place.tamper(mend).await;
        assert_eq!(broken(&store).await, None, "{mend}");
    }
    place.tamper("DELETE FROM lampiran WHERE urut = 1").await;
    assert_eq!(broken(&store).await, Some(Seq(2)), "a photo is gone");
}
