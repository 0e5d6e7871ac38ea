//! A copy is the database of one moment, and only the embedded one is copied here.

use crate::sample::{at, filed, loaded, someone};
use store::{Error, Store};
use testkit::Place;

pub(crate) async fn a_copy_has_what_was_committed_and_goes_its_own_way(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let aduan = filed(&store, pelapor, at(0)).await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("salinan.db");
    let copied = store::backup::copy(&place.database(), &file).await;
    if store.is_shared() {
        assert!(matches!(copied, Err(Error::NotAFile)), "{copied:?}");
        return;
    }
    copied.expect("copied while the store is open");
    filed(&store, pelapor, at(1)).await;
    let copy = Store::open(&format!("sqlite:{}", file.display())).await;
    let copy = copy.expect("a copy opens");
    assert_eq!(
        loaded(&copy, aduan.id).await,
        loaded(&store, aduan.id).await
    );
    let mut tx = copy.read().await.expect("tx");
    let newest = store::counter::newest_seq(&mut tx).await.expect("readable");
    assert_eq!(newest.0, 1, "nothing of what came after");
}

pub(crate) async fn a_copy_never_overwrites(place: &Place) {
    let store = place.store().await;
    if store.is_shared() {
        return; // it is never copied
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("salinan.db");
    std::fs::write(&file, b"punya orang lain").expect("written");
    assert!(store::backup::copy(&place.database(), &file).await.is_err());
    assert_eq!(std::fs::read(&file).expect("there"), b"punya orang lain");
}

pub(crate) async fn an_open_database_is_copied_wherever_its_file_went(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let aduan = filed(&store, pelapor, at(0)).await;
    let folder = tempfile::tempdir().expect("a folder");
    let rescued = folder.path().join("diselamatkan.db");
    let Some(file) = store::backup::file(&place.database()) else {
        let refused = store.copy_to(&rescued).await;
        assert!(matches!(refused, Err(Error::NotAFile)), "{refused:?}");
        return;
    };
    if cfg!(unix) {
        std::fs::remove_file(file).expect("somebody removes it");
    }
    store.copy_to(&rescued).await.expect("rescued");
    let copy = Store::open(&format!("sqlite:{}", rescued.display())).await;
    let copy = copy.expect("it opens");
    assert_eq!(loaded(&copy, aduan.id).await.aduan, aduan);
    let refused = store
        .copy_to(&rescued)
        .await
        .expect_err("it is there already");
    assert!(!refused.is_full(), "{refused}");
}
