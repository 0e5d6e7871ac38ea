//! What is known of photos.

use crate::sample::{at, filed, someone};
use domain::id::LampiranId;
use jiff::civil::date;
use store::lampiran::{Lampiran, after, insert, of_aduan, of_all, same_file_elsewhere};
use testkit::Place;
use uuid::Uuid;

pub(crate) fn foto(nama: &str, sha256: &str) -> Lampiran {
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
    let mut daftar = vec![foto("b.jpg", "1"), foto("a.jpg", "2"), foto("c", "3")];
    if let Some(last) = daftar.last_mut() {
        last.diambil_pada = None;
    }
    let mut tx = store.write().await.expect("tx");
    insert(&mut tx, aduan, &daftar).expect("photos");
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
        let daftar = [foto("1", sha256), foto("2", sha256)];
        insert(&mut tx, aduan.id, &daftar).expect("photos");
        tx.commit().await.expect("commit");
        filed_aduan.push(aduan);
    }
    let [first, second, third] = filed_aduan.as_slice() else {
        panic!("three were filed");
    };
    let mut tx = store.read().await.expect("tx");
    let asked = [first.id, third.id];
    let elsewhere = same_file_elsewhere(&mut tx, &asked).await;
    let elsewhere = elsewhere.expect("readable");
    let daftar = of_all(&mut tx, &asked).await.expect("photos");
    let photos_of = |id| daftar.get(&id).expect("its photos");
    for foto in photos_of(first.id) {
        assert_eq!(elsewhere.get(&foto.id), Some(&vec![second.nomor]));
    }
    assert_eq!(
        elsewhere.len(),
        photos_of(first.id).len(),
        "and of no other"
    );
    assert_eq!(photos_of(third.id).len(), 2);
    assert_eq!(of_all(&mut tx, &[]).await.expect("photos").len(), 0);
    let none = same_file_elsewhere(&mut tx, &[]).await;
    assert_eq!(none.expect("readable").len(), 0);
}

pub(crate) async fn every_photo_is_met_once_in_steps(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let aduan = filed(&store, pelapor, at(0)).await.id;
    let daftar = [foto("1", "a"), foto("2", "b"), foto("3", "c")];
    let mut tx = store.write().await.expect("tx");
    insert(&mut tx, aduan, &daftar).expect("photos");
    let (mut last, mut met) = (LampiranId(Uuid::nil()), Vec::new());
    loop {
        let step = after(&mut tx, last, 2).await.expect("a step");
        let Some((id, ukuran)) = step.last() else {
            break;
        };
        assert_eq!(*ukuran, 3_000_000_000);
        last = *id;
        met.extend(step.into_iter().map(|(id, _)| id));
    }
    let mut all: Vec<_> = daftar.iter().map(|foto| foto.id).collect();
    all.sort();
    assert_eq!(met, all);
}
