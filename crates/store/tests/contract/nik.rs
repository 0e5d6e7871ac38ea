//! Whose a NIK is.

use crate::sample::{at, citizen, staff};
use domain::id::PersonId;
use domain::person::aktor::Peran;
use store::nik::{checked, note_checked, release};
use store::person::{Identitas, SignInKey, by_id, by_nik_hash, insert};
use testkit::Place;
use uuid::Uuid;

pub(crate) async fn a_released_nik_is_free_and_its_account_nobodys(place: &Place) {
    let store = place.store().await;
    let (siti, budi) = (
        citizen(PersonId(Uuid::now_v7())),
        citizen(PersonId(Uuid::now_v7())),
    );
    let admin = staff(Peran::AdminDiskominfo, None, "admin");
    let mut tx = store.write().await.expect("tx");
    for person in [&siti, &budi, &admin] {
        insert(&mut tx, person).await.expect("new");
    }
    let SignInKey::NikHash(hash) = &siti.sign_in else {
        panic!("a citizen");
    };
    let new = (b"of nobody".as_slice(), b"nobody".as_slice());
    for (person, expected) in [(&siti, true), (&siti, false), (&admin, false)] {
        let done = release(&mut tx, person.id, &person.identitas, new).await;
        assert_eq!(done.expect("no error"), expected, "{}", person.id);
    }
    let owner = by_nik_hash(&mut tx, hash).await.expect("readable");
    assert_eq!(owner, None, "it is free");
    let left = by_id(&mut tx, siti.id)
        .await
        .expect("readable")
        .expect("kept");
    assert_eq!((left.aktif, left.sandi_hash()), (false, None));
    assert_eq!(left.identitas, Identitas::Tersandi(b"nobody".to_vec()));
    let other = by_id(&mut tx, budi.id).await.expect("readable");
    assert_eq!(other.as_ref(), Some(&budi), "nobody else's");
    let mut owner = citizen(PersonId(Uuid::now_v7()));
    owner.sign_in = siti.sign_in;
    insert(&mut tx, &owner).await.expect("it can be registered");
}

pub(crate) async fn it_is_known_since_when_a_nik_was_seen_on_the_ktp(place: &Place) {
    let store = place.store().await;
    let (siti, budi) = (
        citizen(PersonId(Uuid::now_v7())),
        citizen(PersonId(Uuid::now_v7())),
    );
    let mut tx = store.write().await.expect("tx");
    for person in [&siti, &budi] {
        insert(&mut tx, person).await.expect("new");
    }
    note_checked(&mut tx, siti.id, at(3)).await.expect("noted");
    for (person, expected) in [(&siti, Some(at(3))), (&budi, None)] {
        let since = checked(&mut tx, person.id).await.expect("readable");
        assert_eq!(since, expected);
    }
    let nobody = checked(&mut tx, PersonId(Uuid::nil())).await;
    assert_eq!(nobody.expect("readable"), None);
}
