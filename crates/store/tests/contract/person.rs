//! Accounts: found by each of their names, which nobody else can take.

use crate::sample::{at, citizen, skpd, staff};
use domain::id::PersonId;
use domain::person::aktor::{Aktor, Peran};
use store::Error;
use store::person::{
    Identitas, NO_SANDI, SignInKey, Staff, among, by_id, by_nik_hash, by_pengguna, close, insert,
    note_sign_in, of_skpd, officers, one_of_staff, reopen, set_aktor, set_identitas, set_sandi,
    staff as all_staff, with_peran,
};
use testkit::Place;
use uuid::Uuid;

pub(crate) async fn an_account_is_found_by_each_of_its_names(place: &Place) {
    let store = place.store().await;
    let siti = citizen(PersonId(Uuid::now_v7()));
    let petugas = staff(Peran::PetugasSkpd, Some("PUPR"), "pupr");
    let mut tx = store.write().await.expect("tx");
    for person in [&siti, &petugas] {
        insert(&mut tx, person).await.expect("new");
        let found = by_id(&mut tx, person.id).await.expect("readable");
        assert_eq!(found.as_ref(), Some(person));
    }
    let found = by_pengguna(&mut tx, "pupr").await.expect("readable");
    assert_eq!(found, Some(petugas));
    let hash = siti.id.0.as_bytes();
    let found = by_nik_hash(&mut tx, hash).await.expect("readable");
    assert_eq!(found, Some(siti));
    let found = by_nik_hash(&mut tx, b"unknown").await.expect("readable");
    assert_eq!(found, None);
}

pub(crate) async fn a_taken_name_is_refused_and_the_first_account_stays(place: &Place) {
    let store = place.store().await;
    let first = staff(Peran::AdminDiskominfo, None, "admin");
    let siti = citizen(PersonId(Uuid::now_v7()));
    let mut tx = store.write().await.expect("tx");
    insert(&mut tx, &first).await.expect("new");
    insert(&mut tx, &siti).await.expect("new");
    let same_name = staff(Peran::Superadmin, None, "admin");
    let mut same_nik = citizen(PersonId(Uuid::now_v7()));
    same_nik.sign_in = SignInKey::NikHash(siti.id.0.as_bytes().to_vec());
    for taken in [same_name, same_nik] {
        let refused = insert(&mut tx, &taken).await;
        assert!(matches!(refused, Err(Error::Duplicate)), "{refused:?}");
        let found = by_id(&mut tx, taken.id).await.expect("readable");
        assert_eq!(found, None);
    }
    let found = by_pengguna(&mut tx, "admin").await.expect("readable");
    assert_eq!(found.as_ref(), Some(&first));
    let asked = [siti.id, PersonId(Uuid::nil()), first.id];
    let mut both = among(&mut tx, &asked).await.expect("readable");
    both.sort_by_key(|person| person.id != first.id);
    assert_eq!(both, [first, siti], "and no one else");
    assert_eq!(among(&mut tx, &[]).await.expect("readable"), []);
}

pub(crate) async fn roles_and_skpd_list_who_is_active(place: &Place) {
    let store = place.store().await;
    let mut tx = store.write().await.expect("tx");
    let mut added = Vec::new();
    for (pengguna, kode) in [("p1", "PUPR"), ("p2", "PUPR"), ("d1", "DISHUB")] {
        let person = staff(Peran::PetugasSkpd, Some(kode), pengguna);
        insert(&mut tx, &person).await.expect("new");
        added.push(person.id);
    }
    let admin = staff(Peran::AdminDiskominfo, None, "admin");
    insert(&mut tx, &admin).await.expect("new");
    let [first, second, third] = added.as_slice() else {
        panic!("three were added");
    };
    let admins = with_peran(&mut tx, Peran::AdminDiskominfo).await;
    assert_eq!(admins.expect("readable"), [admin.id]);
    let pupr = of_skpd(&mut tx, &skpd("PUPR")).await.expect("readable");
    assert_eq!(pupr, [*first, *second]);
    let of_each = officers(&mut tx).await.expect("readable");
    assert_eq!(of_each, [(skpd("DISHUB"), 1), (skpd("PUPR"), 2)].into());

    close(&mut tx, *first).await.expect("closed");
    let pupr = of_skpd(&mut tx, &skpd("PUPR")).await.expect("readable");
    assert_eq!(pupr, [*second]);
    close(&mut tx, *third).await.expect("closed");
    let of_each = officers(&mut tx).await.expect("readable");
    assert_eq!(of_each, [(skpd("PUPR"), 1)].into(), "none is no number");
    let petugas = with_peran(&mut tx, Peran::PetugasSkpd).await;
    assert_eq!(petugas.expect("readable"), [*second]);
    reopen(&mut tx, *first).await.expect("opened");
    let found = by_id(&mut tx, *first).await.expect("readable");
    assert!(found.is_some_and(|person| person.aktif));
}

pub(crate) async fn a_new_password_replaces_the_old_one(place: &Place) {
    let store = place.store().await;
    let (hers, his) = (
        staff(Peran::AdminDiskominfo, None, "admin"),
        staff(Peran::PetugasSkpd, Some("PUPR"), "pupr"),
    );
    let mut tx = store.write().await.expect("tx");
    for person in [&hers, &his] {
        insert(&mut tx, person).await.expect("new");
    }
    set_sandi(&mut tx, hers.id, "$argon2id$new")
        .await
        .expect("set");
    let found = by_id(&mut tx, hers.id).await.expect("readable");
    assert_eq!(
        found.map(|person| person.sandi),
        Some("$argon2id$new".to_owned())
    );
    let found = by_id(&mut tx, his.id).await.expect("readable");
    assert_eq!(found, Some(his), "nobody else's");
}

pub(crate) async fn what_is_sealed_is_replaced_as_it_was_seen(place: &Place) {
    let store = place.store().await;
    let siti = citizen(PersonId(Uuid::now_v7()));
    let petugas = staff(Peran::AdminDiskominfo, None, "admin");
    let mut tx = store.write().await.expect("tx");
    for person in [&siti, &petugas] {
        insert(&mut tx, person).await.expect("new");
    }
    for (person, new, expected) in [
        (&siti, b"new", true),
        (&siti, b"odd", false), // it is another one by now
        (&petugas, b"new", false),
    ] {
        let done = set_identitas(&mut tx, person.id, &person.identitas, new).await;
        assert_eq!(done.expect("no error"), expected);
    }
    let found = by_id(&mut tx, siti.id).await.expect("readable");
    let sealed = found.map(|person| person.identitas);
    assert_eq!(sealed, Some(Identitas::Tersandi(b"new".to_vec())));
    let found = by_id(&mut tx, petugas.id).await.expect("readable");
    assert_eq!(found, Some(petugas), "staff have nothing sealed");
}

pub(crate) async fn staff_are_listed_with_their_last_sign_in_and_change_their_role(place: &Place) {
    let store = place.store().await;
    let siti = citizen(PersonId(Uuid::now_v7()));
    let (mut admin, mut pupr) = (
        staff(Peran::AdminDiskominfo, None, "admin"),
        staff(Peran::PetugasSkpd, Some("PUPR"), "pupr"),
    );
    NO_SANDI.clone_into(&mut pupr.sandi);
    let mut tx = store.write().await.expect("tx");
    for person in [&pupr, &siti, &admin] {
        insert(&mut tx, person).await.expect("new");
    }
    note_sign_in(&mut tx, admin.id, at(3)).expect("noted");
    let moved = Aktor::new(Peran::PetugasSkpd, pupr.id, Some(skpd("DISHUB"))).expect("they fit");
    set_aktor(&mut tx, pupr.id, &moved).await.expect("changed");
    close(&mut tx, admin.id).await.expect("closed");
    (admin.aktif, pupr.aktor) = (false, moved);
    let listed = [(admin, Some(at(3))), (pupr, None)]
        .map(|(person, masuk_pada)| Staff { person, masuk_pada });
    let all = all_staff(&mut tx).await.expect("readable");
    assert_eq!((all.rows.as_slice(), all.unreadable), (&listed[..], 0));
    assert_eq!(
        all.rows.last().and_then(|one| one.person.sandi_hash()),
        None
    );
    for one in listed {
        let id = one.person.id;
        let found = one_of_staff(&mut tx, id).await.expect("readable");
        assert_eq!(found, Some(one));
    }
    let found = one_of_staff(&mut tx, siti.id).await.expect("readable");
    assert_eq!(found, None, "a citizen is nobody here");
    let at_dishub = of_skpd(&mut tx, &skpd("DISHUB")).await.expect("readable");
    assert_eq!(at_dishub.len(), 1);
    let none = set_aktor(&mut tx, siti.id, &siti.aktor).await;
    none.expect("the same again");
}
