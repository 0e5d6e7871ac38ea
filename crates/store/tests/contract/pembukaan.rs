//! Reveals of an identity, for the citizen to see.

use crate::sample::{at, filed, someone, staff};
use domain::person::aktor::Peran;
use store::pembukaan::{Pembukaan, insert, of_pelapor};
use testkit::Place;
use uuid::Uuid;

pub(crate) async fn reveals_are_listed_for_the_citizen_newest_first(place: &Place) {
    let store = place.store().await;
    let (siti, budi) = (someone(&store).await, someone(&store).await);
    let (hers, his) = (
        filed(&store, siti, at(0)).await,
        filed(&store, budi, at(0)).await,
    );
    let admin = staff(Peran::AdminDiskominfo, None, "admin");
    let mut tx = store.write().await.expect("tx");
    store::person::insert(&mut tx, &admin).await.expect("staff");
    for (aduan, hours) in [(&hers, 1), (&his, 2), (&hers, 3)] {
        let tujuan = format!("Konfirmasi lokasi {hours}");
        insert(
            &mut tx,
            Uuid::now_v7(),
            aduan.id,
            admin.id,
            &tujuan,
            at(hours),
        )
        .await
        .expect("recorded");
    }
    let reveal = |hours| Pembukaan {
        pada: at(hours),
        oleh: admin.id,
        tujuan: format!("Konfirmasi lokasi {hours}"),
        nomor: hers.nomor,
    };
    let found = of_pelapor(&mut tx, siti).await.expect("readable");
    assert_eq!(found, [reveal(3), reveal(1)]);
}
