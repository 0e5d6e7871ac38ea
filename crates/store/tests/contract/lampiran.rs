//! What is known of photos.

use crate::place::Place;
use crate::sample::{at, filed, someone};
use domain::id::LampiranId;
use jiff::civil::date;
use store::lampiran::{Lampiran, insert, of_aduan, same_file_elsewhere};
use uuid::Uuid;

pub(crate) fn photo(nama: &str, sha256: &str) -> Lampiran {
    Lampiran {
        id: LampiranId(Uuid::new_v4()),
        nama: nama.to_owned(),
        ukuran: 3_000_000_000,
        lebar: 2_048,
        tinggi: 1_024,
        sha256: sha256.to_owned(),
        diunggah_pada: at(0),
        diambil_pada: Some(date(2026, 8, 8).at(9, 15, 7, 0)),
    }
}

pub(crate) async fn photos_come_back_in_the_order_of_upload(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let aduan = filed(&store, pelapor, at(0)).await.id;
    let mut daftar = vec![photo("b.jpg", "1"), photo("a.jpg", "2"), photo("c", "3")];
    if let Some(last) = daftar.last_mut() {
        last.diambil_pada = None;
    }
    let mut tx = store.write().await.expect("tx");
    insert(&mut tx, aduan, &daftar).await.expect("photos");
    assert_eq!(of_aduan(&mut tx, aduan).await.expect("photos"), daftar);
}

pub(crate) async fn the_same_file_on_other_aduan_is_found(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let mut filed_aduan = Vec::new();
    for sha256 in ["same", "same", "other"] {
        let aduan = filed(&store, pelapor, at(0)).await;
        let mut tx = store.write().await.expect("tx");
        // Twice on the same aduan is told once.
        let daftar = [photo("1", sha256), photo("2", sha256)];
        insert(&mut tx, aduan.id, &daftar).await.expect("photos");
        tx.commit().await.expect("commit");
        filed_aduan.push(aduan);
    }
    let [first, second, third] = filed_aduan.as_slice() else {
        panic!("three were filed");
    };
    let mut tx = store.read().await.expect("tx");
    let elsewhere = same_file_elsewhere(&mut tx, first.id, "same").await;
    assert_eq!(elsewhere.expect("readable"), [second.nomor]);
    let elsewhere = same_file_elsewhere(&mut tx, third.id, "other").await;
    assert_eq!(elsewhere.expect("readable"), []);
}
