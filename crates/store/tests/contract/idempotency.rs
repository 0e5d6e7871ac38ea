//! Keys that make a repeated request harmless.

use crate::sample::{at, filed, someone};
use domain::id::AduanId;
use store::Error;
use store::aduan::load_for;
use store::idempotency::{Used, find, insert};
use testkit::Place;
use uuid::Uuid;

pub(crate) async fn a_key_is_remembered_for_its_person(place: &Place) {
    let store = place.store().await;
    let (siti, budi) = (someone(&store).await, someone(&store).await);
    let used = Used {
        aduan: filed(&store, siti, at(0)).await.id,
        isi_hash: vec![1, 2, 3],
    };
    let niat = Uuid::new_v4();
    let mut tx = store.write().await.expect("tx");
    assert_eq!(find(&mut tx, siti, niat).await.expect("readable"), None);
    insert(&mut tx, siti, niat, &used, at(1)).expect("new");
    let found = find(&mut tx, siti, niat).await.expect("readable");
    assert_eq!(found, Some(used.clone()));
    assert_eq!(find(&mut tx, budi, niat).await.expect("readable"), None);
    for (person, of_key) in [(siti, Some(&used)), (budi, None)] {
        let asked = load_for(&mut tx, used.aduan, person, niat).await;
        let (aduan, key) = asked.expect("readable").expect("there");
        assert_eq!((aduan.aduan.id, key.as_ref()), (used.aduan, of_key));
    }
    let nowhere = load_for(&mut tx, AduanId(niat), siti, niat).await;
    assert_eq!(nowhere.expect("readable"), None);
    insert(&mut tx, budi, niat, &used, at(3)).expect("another person's key is another key");
    tx.commit().await.expect("commit");
    let mut tx = store.write().await.expect("tx");
    insert(&mut tx, siti, niat, &used, at(2)).expect("put off");
    let twice = tx.commit().await;
    assert!(matches!(twice, Err(Error::Duplicate)), "{twice:?}");
}

pub(crate) async fn a_key_is_used_once_however_many_try(place: &Place) {
    let store = place.store().await;
    let person = someone(&store).await;
    let aduan = filed(&store, person, at(0)).await.id;
    let niat = Uuid::new_v4();
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..8 {
        let store = store.clone();
        tasks.spawn(async move {
            let used = Used {
                aduan,
                isi_hash: vec![n],
            };
            let mut tx = store.write().await.expect("tx");
            insert(&mut tx, person, niat, &used, at(1)).expect("put off");
            match tx.commit().await {
                Ok(()) => true,
                Err(Error::Duplicate) => false,
                Err(error) => panic!("{error}"),
            }
        });
    }
    let won = tasks.join_all().await;
    assert_eq!(won.into_iter().filter(|won| *won).count(), 1);
}
