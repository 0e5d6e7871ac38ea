//! Codes that prove something once.

use crate::sample::{at, someone, staff};
use domain::id::PersonId;
use domain::person::aktor::Peran;
use domain::person::kode_sekali::GunaKode;
use store::kode_sekali::{
    Kode, any_ended, delete, delete_ended, good_hash, good_until, replace, take_try,
};
use store::{Store, Tx};
use testkit::Place;

const GUNA: GunaKode = GunaKode::SandiDiLoket;

/// Two citizens, and an admin who hands codes over.
async fn two_and_an_admin(store: &Store) -> (PersonId, PersonId, PersonId) {
    let (siti, budi) = (someone(store).await, someone(store).await);
    let admin = staff(Peran::AdminDiskominfo, None, "admin");
    let mut tx = store.write().await.expect("tx");
    store::person::insert(&mut tx, &admin).await.expect("staff");
    tx.commit().await.expect("commit");
    (siti, budi, admin.id)
}

fn kode(person: PersonId, oleh: PersonId, hash: u8, hours: i64) -> Kode {
    Kode {
        person,
        guna: GUNA,
        hash: vec![hash; 32],
        oleh,
        dibuat_pada: at(0),
        berakhir_pada: at(hours),
    }
}

/// The first byte of the hash that a try is compared with.
async fn tried(tx: &mut Tx, person: PersonId, hours: i64) -> Option<u8> {
    let tried = take_try(tx, person, GUNA, 3, at(hours)).await;
    let hash = tried.expect("readable").map(|tried| tried.hash)?;
    hash.first().copied()
}

pub(crate) async fn a_code_has_so_many_tries_and_ends(place: &Place) {
    let store = place.store().await;
    let (siti, budi, admin) = two_and_an_admin(&store).await;
    let mut tx = store.write().await.expect("tx");
    assert_eq!(tried(&mut tx, siti, 1).await, None, "there is none");
    for (person, hash) in [(siti, 1), (budi, 2)] {
        let new = replace(&mut tx, &kode(person, admin, hash, 24)).await;
        new.expect("kept");
    }
    let first = take_try(&mut tx, siti, GUNA, 3, at(1)).await;
    assert_eq!(first.expect("readable").expect("hers").oleh, admin);
    let until = good_until(&mut tx, siti, GUNA).await.expect("readable");
    assert_eq!(until, Some(at(24)));
    let until = good_until(&mut tx, admin, GUNA).await.expect("readable");
    assert_eq!(until, None, "nobody else's");
    for (hours, expected) in [(23, Some(vec![1; 32])), (24, None)] {
        let kept = good_hash(&mut tx, siti, GUNA, at(hours)).await;
        assert_eq!(kept.expect("readable"), expected);
    }
    assert_eq!(tried(&mut tx, siti, 2).await, Some(1));
    assert_eq!(tried(&mut tx, siti, 3).await, Some(1));
    assert_eq!(tried(&mut tx, siti, 4).await, None, "no fourth try");
    assert_eq!(tried(&mut tx, budi, 23).await, Some(2), "nobody else's");
    assert_eq!(tried(&mut tx, budi, 24).await, None, "its time is over");
}

pub(crate) async fn a_new_code_replaces_the_old_one_and_a_used_one_is_gone(place: &Place) {
    let store = place.store().await;
    let (siti, budi, admin) = two_and_an_admin(&store).await;
    let mut tx = store.write().await.expect("tx");
    for (person, hash) in [(siti, 1), (budi, 2)] {
        let new = replace(&mut tx, &kode(person, admin, hash, 24)).await;
        new.expect("kept");
    }
    for _ in 0..3 {
        tried(&mut tx, siti, 1).await;
    }
    let newer = replace(&mut tx, &kode(siti, admin, 3, 24)).await;
    newer.expect("kept");
    assert_eq!(
        tried(&mut tx, siti, 1).await,
        Some(3),
        "with tries of its own"
    );
    delete(&mut tx, siti, GUNA).await.expect("used");
    assert_eq!(tried(&mut tx, siti, 1).await, None);
    assert_eq!(tried(&mut tx, budi, 1).await, Some(2), "nobody else's");
}

pub(crate) async fn ended_codes_are_forgotten(place: &Place) {
    let store = place.store().await;
    let (siti, budi, admin) = two_and_an_admin(&store).await;
    let mut tx = store.write().await.expect("tx");
    for (person, hours) in [(siti, 10), (budi, 20)] {
        let new = replace(&mut tx, &kode(person, admin, 1, hours)).await;
        new.expect("kept");
    }
    assert!(!any_ended(&mut tx, at(10)).await.expect("readable"));
    assert!(any_ended(&mut tx, at(11)).await.expect("readable"));
    assert_eq!(delete_ended(&mut tx, at(11)).await.expect("done"), 1);
    assert_eq!(tried(&mut tx, siti, 1).await, None);
    assert_eq!(tried(&mut tx, budi, 1).await, Some(1));
}

/// Each try is counted, also where many come at once.
pub(crate) async fn many_at_once_have_no_more_tries(place: &Place) {
    let store = place.store().await;
    let (siti, _, admin) = two_and_an_admin(&store).await;
    let mut tx = store.write().await.expect("tx");
    let new = replace(&mut tx, &kode(siti, admin, 1, 24)).await;
    new.expect("kept");
    tx.commit().await.expect("commit");
    let all = (0..8).map(|_| {
        let store = store.clone();
        tokio::spawn(async move {
            let mut tx = store.write().await.expect("tx");
            let got = tried(&mut tx, siti, 1).await;
            tx.commit().await.expect("commit");
            got
        })
    });
    let mut right = 0;
    for one in all.collect::<Vec<_>>() {
        right += usize::from(one.await.expect("ended").is_some());
    }
    assert_eq!(right, 3);
}
