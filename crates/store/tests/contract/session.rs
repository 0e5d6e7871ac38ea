//! Sessions, known by the hash of their token.

use crate::sample::{SANDI, at, someone};
use domain::id::{PersonId, SessionId};
use store::Tx;
use store::session::{
    Session, any_ended, by_token_hash, delete, delete_all, delete_ended, delete_of, delete_others,
    delete_own, insert, of_person, touch,
};
use testkit::Place;
use uuid::Uuid;

fn session(person: PersonId, hash: u8, ends: i64) -> Session {
    Session {
        id: SessionId(Uuid::now_v7()),
        person,
        token_hash: vec![hash; 32],
        perangkat: "Komputer depan".to_owned(),
        dibuat_pada: at(0),
        dipakai_pada: at(0),
        berakhir_pada: at(ends),
    }
}

async fn found(tx: &mut Tx, hash: u8) -> Option<Session> {
    let found = by_token_hash(tx, &[hash; 32]).await.expect("readable");
    found.map(|(session, person)| {
        assert_eq!(person.id, session.person);
        session
    })
}

pub(crate) async fn a_session_is_found_by_its_hash_until_it_ends(place: &Place) {
    let store = place.store().await;
    let person = someone(&store).await;
    let mut mine = session(person, 1, 10);
    let mut tx = store.write().await.expect("tx");
    assert!(insert(&mut tx, &mine, SANDI).await.expect("new"));
    assert_eq!(found(&mut tx, 1).await.as_ref(), Some(&mine));
    assert_eq!(found(&mut tx, 2).await, None);
    touch(&mut tx, mine.id, at(3)).await.expect("used");
    mine.dipakai_pada = at(3);
    assert_eq!(found(&mut tx, 1).await.as_ref(), Some(&mine));
    delete(&mut tx, mine.id).await.expect("ended");
    assert_eq!(found(&mut tx, 1).await, None);
}

pub(crate) async fn all_sessions_of_a_person_end_at_once(place: &Place) {
    let store = place.store().await;
    let (siti, budi) = (someone(&store).await, someone(&store).await);
    let mut tx = store.write().await.expect("tx");
    for (person, hash) in [(siti, 1), (siti, 2), (budi, 3)] {
        let added = insert(&mut tx, &session(person, hash, 10), SANDI).await;
        assert!(added.expect("new"));
    }
    delete_of(&mut tx, siti).await.expect("ended");
    assert_eq!(found(&mut tx, 1).await, None);
    assert_eq!(found(&mut tx, 2).await, None);
    assert!(found(&mut tx, 3).await.is_some());
}

pub(crate) async fn ended_sessions_are_forgotten(place: &Place) {
    let store = place.store().await;
    let person = someone(&store).await;
    let mut tx = store.write().await.expect("tx");
    for (hash, ends) in [(1, 1), (2, 2), (3, 3)] {
        let added = insert(&mut tx, &session(person, hash, ends), SANDI).await;
        assert!(added.expect("new"));
    }
    assert!(!any_ended(&mut tx, at(1)).await.expect("readable"));
    assert!(any_ended(&mut tx, at(2)).await.expect("readable"));
    assert_eq!(delete_ended(&mut tx, at(2)).await.expect("count"), 1);
    assert!(!any_ended(&mut tx, at(2)).await.expect("readable"));
    assert_eq!(found(&mut tx, 1).await, None);
    assert!(found(&mut tx, 2).await.is_some(), "ends at that instant");
    assert_eq!(delete_all(&mut tx).await.expect("count"), 2);
    assert_eq!(found(&mut tx, 3).await, None, "after a leak nobody is in");
}

pub(crate) async fn a_password_that_was_replaced_starts_no_session(place: &Place) {
    let store = place.store().await;
    let person = someone(&store).await;
    let mut tx = store.write().await.expect("tx");
    let replaced = insert(&mut tx, &session(person, 1, 10), "another").await;
    assert!(!replaced.expect("readable"));
    store::person::close(&mut tx, person).await.expect("closed");
    let closed = insert(&mut tx, &session(person, 2, 10), SANDI).await;
    assert!(!closed.expect("readable"));
    assert_eq!(found(&mut tx, 1).await, None);
    assert_eq!(found(&mut tx, 2).await, None);
}

pub(crate) async fn an_account_that_is_opened_again_has_none_of_its_old_sessions(place: &Place) {
    let store = place.store().await;
    let person = someone(&store).await;
    let mut tx = store.write().await.expect("tx");
    let added = insert(&mut tx, &session(person, 1, 10), SANDI).await;
    assert!(added.expect("new"));
    store::person::close(&mut tx, person).await.expect("closed");
    assert!(found(&mut tx, 1).await.is_some(), "known, to say why");
    store::person::reopen(&mut tx, person)
        .await
        .expect("opened");
    assert_eq!(found(&mut tx, 1).await, None);
}

pub(crate) async fn somebody_sees_and_ends_the_own_sessions(place: &Place) {
    let store = place.store().await;
    let (siti, budi) = (someone(&store).await, someone(&store).await);
    let mut tx = store.write().await.expect("tx");
    let mut hers = [1, 2, 3].map(|hash| session(siti, hash, 10));
    let his = session(budi, 4, 10);
    for one in hers.iter().chain([&his]) {
        assert!(insert(&mut tx, one, SANDI).await.expect("new"));
    }
    for (one, hours) in hers.iter_mut().zip([5, 6, 4]) {
        touch(&mut tx, one.id, at(hours)).await.expect("used");
        one.dipakai_pada = at(hours);
    }
    let [first, second, third] = hers;
    let found = of_person(&mut tx, siti).await.expect("readable");
    let expected = [second.clone(), first.clone(), third.clone()];
    assert_eq!(found, expected, "the one used last first");
    let not_hers = delete_own(&mut tx, siti, his.id).await.expect("asked");
    assert!(!not_hers, "nobody ends somebody else's");
    assert!(delete_own(&mut tx, siti, third.id).await.expect("asked"));
    let ended = delete_others(&mut tx, siti, first.id).await;
    assert_eq!(ended.expect("ended"), 1);
    assert_eq!(of_person(&mut tx, siti).await.expect("readable"), [first]);
    assert_eq!(of_person(&mut tx, budi).await.expect("readable"), [his]);
}
