//! What was done at an account, for its owner or the superadmin to see.

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
        oleh: Some(admin.id),
        tujuan: tujuan.map(str::to_owned),
        sebelum: None,
        sesudah: None,
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

pub(crate) async fn what_was_before_and_after_is_kept_and_that_nobody_with_an_account_did_it(
    place: &Place,
) {
    let store = place.store().await;
    let pupr = staff(Peran::PetugasSkpd, Some("PUPR"), "pupr");
    let mut tx = store.write().await.expect("tx");
    store::person::insert(&mut tx, &pupr).await.expect("staff");
    let note = |jenis, hours| Catatan {
        id: Uuid::now_v7(),
        jenis,
        oleh: None,
        tujuan: None,
        sebelum: Some("Petugas PUPR".to_owned()),
        sesudah: Some("Pimpinan".to_owned()),
        pada: at(hours),
    };
    let all = CatatanAkun::ALL.map(|jenis| note(jenis, 1));
    for one in &all {
        insert(&mut tx, pupr.id, one).await.expect("noted");
    }
    let mut found = of_person(&mut tx, pupr.id).await.expect("readable");
    found.sort_by_key(|one| one.id);
    assert_eq!(found, all, "each kind comes back");
}
