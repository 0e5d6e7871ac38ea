//! Rows that this version cannot read: damaged, or written by a newer one.

use crate::sample::{admin, at, dispose, done, filed, skpd, someone};
use domain::id::{AduanId, NoticeId, PersonId, Seq};
use domain::notice::NoticeKind;
use store::Store;
use store::aduan::{
    after_look, berkas, changed_after, changed_after_for, load, load_among, look_again, of_pelapor,
};
use store::notice::NoticeBaru;
use testkit::Place;
use uuid::Uuid;

/// Four aduan of one citizen at one SKPD, each told once to the citizen.
async fn four(store: &Store) -> (PersonId, Vec<AduanId>) {
    let pelapor = someone(store).await;
    let mut all = Vec::new();
    for tanda in ["a", "b", "c", "d"] {
        let aduan = filed(store, pelapor, at(0)).await;
        done(store, &aduan, &admin(), dispose("PUPR", &[]), at(1)).await;
        let baru = NoticeBaru {
            id: NoticeId(Uuid::now_v7()),
            person: pelapor,
            aduan: aduan.id,
            jenis: NoticeKind::Disposisi,
            judul: "Aduan didisposisikan",
            isi: "Jalan berlubang.",
            pada: at(1),
            tanda,
        };
        let mut tx = store.write().await.expect("tx");
        store::notice::insert(&mut tx, &[baru]).expect("told");
        tx.commit().await.expect("commit");
        all.push(aduan.id);
    }
    let mut tx = store.write().await.expect("tx");
    look_again(&mut tx, at(2)).await.expect("noted");
    tx.commit().await.expect("commit");
    (pelapor, all)
}

pub(crate) async fn a_row_that_cannot_be_read_keeps_nobody_from_the_others(place: &Place) {
    for damage in [
        "UPDATE aduan SET keadaan = '{\"status\":\"dirapatkan\"}' WHERE urut = 2",
        "UPDATE aduan SET isi = 'rusak' WHERE urut = 2",
        "UPDATE aduan SET disposisi = '{}' WHERE urut = 2",
        "UPDATE aduan SET diterima_pada = 9000000000000000000 WHERE urut = 2",
    ] {
        let place = if place.is_on_server() {
            Place::postgres().await.expect("it was offered")
        } else {
            Place::sqlite()
        };
        let store = place.store().await;
        let (pelapor, all) = four(&store).await;
        assert_eq!(place.tamper(damage).await, 1, "{damage}");
        let [first, second, third, fourth] = all.as_slice() else {
            panic!("four");
        };
        let mut tx = store.read().await.expect("tx");

        let page = changed_after(&mut tx, Seq(0), 2).await.expect(damage);
        assert_eq!((page.rows.len(), page.unreadable), (1, 1), "{damage}");
        assert!(page.is_full, "it goes on behind the damaged row");
        let rest = changed_after(&mut tx, page.last.expect("a place"), 9).await;
        assert_eq!(rest.expect(damage).rows.len(), 2, "{damage}");
        let page = changed_after_for(&mut tx, &skpd("PUPR"), Seq(0), 4).await;
        let page = page.expect(damage);
        assert_eq!((page.rows.len(), page.is_full), (3, true), "{damage}");

        let due = after_look(&mut tx, at(3), None, 4).await.expect(damage);
        assert_eq!((due.rows.len(), due.is_full), (3, true), "{damage}");
        let rest = after_look(&mut tx, at(3), due.last, 4).await.expect(damage);
        assert_eq!(rest.last, None, "the sweep comes to its end");

        let mine = of_pelapor(&mut tx, pelapor).await.expect(damage);
        assert_eq!(mine.unreadable, 1, "{damage}");
        let mut mine: Vec<_> = mine.rows.iter().map(|one| one.tersimpan.aduan.id).collect();
        mine.sort_unstable();
        assert_eq!(mine, [*first, *third, *fourth], "{damage}");
        let found = load_among(&mut tx, &all).await.expect(damage);
        assert_eq!(found.len(), 3, "{damage}");

        let one = berkas(&mut tx, *second).await;
        assert!(
            one.is_err(),
            "who asks for it is not told that it is missing"
        );
        assert!(load(&mut tx, *second).await.is_err());
        drop(tx);
        store.close().await;
    }
}

pub(crate) async fn an_event_or_notice_of_a_newer_version_keeps_nobody_from_the_others(
    place: &Place,
) {
    let store = place.store().await;
    let (pelapor, _) = four(&store).await;
    let newer = "UPDATE riwayat SET event = REPLACE(event, '\"disposisikan\"', '\"rapatkan\"')
        WHERE seq = 4";
    assert_eq!(place.tamper(newer).await, 1);
    let newer = "UPDATE notice SET jenis = 'undangan' WHERE tanda = 'c'";
    assert_eq!(place.tamper(newer).await, 1);
    let mut tx = store.read().await.expect("tx");
    let page = changed_after(&mut tx, Seq(0), 9).await.expect("a page");
    assert_eq!((page.rows.len(), page.unreadable), (3, 1));
    let told = store::notice::after(&mut tx, pelapor, 0, 3).await;
    let told = told.expect("a page");
    assert_eq!((told.rows.len(), told.unreadable), (2, 1));
    let rest = store::notice::after(&mut tx, pelapor, told.last.expect("a place"), 3).await;
    assert_eq!(rest.expect("a page").rows.len(), 1);
}

pub(crate) async fn what_is_old_is_forgotten_by_its_age(place: &Place) {
    use store::{idempotency, notice};
    let store = place.store().await;
    let (pelapor, all) = four(&store).await; // each told at 1
    let mut tx = store.write().await.expect("tx");
    for (hours, aduan) in (0..).zip(&all) {
        let used = idempotency::Used {
            aduan: *aduan,
            isi_hash: vec![1],
        };
        let noted = idempotency::insert(&mut tx, pelapor, aduan.0, &used, at(hours));
        noted.expect("noted");
    }
    assert!(
        !idempotency::any_before(&mut tx, at(0))
            .await
            .expect("asked")
    );
    assert!(
        idempotency::any_before(&mut tx, at(2))
            .await
            .expect("asked")
    );
    let gone = idempotency::delete_before(&mut tx, at(2)).await;
    assert_eq!(gone.expect("deleted"), 2);
    let left = idempotency::find(&mut tx, pelapor, all[2].0).await;
    assert!(left.expect("asked").is_some());
    assert!(!notice::any_before(&mut tx, at(1)).await.expect("asked"));
    assert!(notice::any_before(&mut tx, at(2)).await.expect("asked"));
    let gone = notice::delete_before(&mut tx, at(2)).await;
    assert_eq!(gone.expect("deleted"), 4);
}
