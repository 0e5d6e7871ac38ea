//! Reference data: rows of JSON in order, written over by code.

use store::referensi::{Kind, all, clear, get, put};
use testkit::Place;

pub(crate) async fn rows_come_in_order_and_are_written_over(place: &Place) {
    let store = place.store().await;
    let mut tx = store.write().await.expect("tx");
    for (kode, urut, nama) in [("B", 1, "dua"), ("A", 1, "satu"), ("C", 0, "nol")] {
        put(&mut tx, Kind::Skpd, kode, urut, &nama)
            .await
            .expect("row");
    }
    put(&mut tx, Kind::Setelan, "A", 0, &7).await.expect("row");
    let names = all::<String>(&mut tx, Kind::Skpd).await;
    assert_eq!(names.expect("readable"), ["nol", "satu", "dua"]);
    put(&mut tx, Kind::Skpd, "C", 9, &"tiga")
        .await
        .expect("row");
    let names = all::<String>(&mut tx, Kind::Skpd).await;
    assert_eq!(names.expect("readable"), ["satu", "dua", "tiga"]);
    let one = get::<String>(&mut tx, Kind::Skpd, "A").await;
    assert_eq!(one.expect("readable").as_deref(), Some("satu"));
    let setting = get::<u32>(&mut tx, Kind::Setelan, "A").await;
    assert_eq!(setting.expect("readable"), Some(7));
    let none = get::<u32>(&mut tx, Kind::Setelan, "B").await;
    assert_eq!(none.expect("readable"), None);
    put(&mut tx, Kind::Templat, "A", 0, &"lama")
        .await
        .expect("row");
    clear(&mut tx, Kind::Templat).await.expect("removed");
    let wrong = get::<u32>(&mut tx, Kind::Skpd, "A").await;
    assert!(wrong.is_err(), "a row that means something else");
    for kind in [
        Kind::Kecamatan,
        Kind::HariLibur,
        Kind::Kategori,
        Kind::Templat,
    ] {
        let names = all::<String>(&mut tx, kind).await;
        assert_eq!(names.expect("readable"), Vec::<String>::new());
    }
}
