//! What happened at an account, for the citizen to see.

use crate::sample::{at, someone, staff};
use domain::person::aktor::Peran;
use domain::person::catatan_akun::CatatanAkun;
use store::catatan_akun::{Catatan, insert, of_person};
use testkit::Place;
use uuid::Uuid;

pub(crate) async fn notes_are_listed_for_the_citizen_newest_first(place: &Place) {
    let store = place.store().await;
    let (siti, budi) = (someone(&store).await, someone(&store).await);
    let admin = staff(Peran::AdminDiskominfo, None, "admin");
    let mut tx = store.write().await.expect("tx");
    store::person::insert(&mut tx, &admin).await.expect("staff");
    let note = |jenis, tujuan: Option<&str>, hours| Catatan {
        id: Uuid::now_v7(),
        jenis,
        oleh: admin.id,
        tujuan: tujuan.map(str::to_owned),
        pada: at(hours),
    };
    let hers = [
        note(CatatanAkun::SandiDiganti, None, 3),
        note(CatatanAkun::Dicari, Some("Lupa kata sandi"), 1),
    ];
    let his = note(CatatanAkun::KodeDibuat, None, 2);
    for (person, one) in [(siti, &hers[1]), (budi, &his), (siti, &hers[0])] {
        insert(&mut tx, person, one).await.expect("noted");
    }
    let found = of_person(&mut tx, siti).await.expect("readable");
    assert_eq!(found, hers);
}
