//! Notices: told once, to one person, by cursor.

use crate::sample::{at, filed, skpd, someone, staff};
use domain::id::{AduanId, NoticeId, PersonId};
use domain::notice::NoticeKind;
use domain::person::aktor::Peran;
use store::Tx;
use store::notice::{
    Notice, NoticeBaru, after, before, insert, is_opened_at, mark_opened, mark_opened_about,
    mark_shown, unopened, untold,
};
use testkit::Place;
use uuid::Uuid;

async fn tell(tx: &mut Tx, person: PersonId, aduan: AduanId, tanda: &str) -> bool {
    let baru = NoticeBaru {
        id: NoticeId(Uuid::now_v7()),
        person,
        aduan,
        jenis: NoticeKind::Disposisi,
        judul: "Aduan didisposisikan",
        isi: "SPD-2026-000001 Jalan berlubang.",
        pada: at(1),
        tanda,
    };
    let id = baru.id;
    insert(tx, &[baru]).expect("JSON");
    all(tx, person).await.iter().any(|notice| notice.id == id)
}

async fn all(tx: &mut Tx, person: PersonId) -> Vec<Notice> {
    after(tx, person, 0, 99).await.expect("readable").rows
}

pub(crate) async fn nobody_is_told_the_same_thing_twice(place: &Place) {
    let store = place.store().await;
    let person = someone(&store).await;
    let aduan = filed(&store, person, at(0)).await.id;
    let tasks: tokio::task::JoinSet<_> = (0..8)
        .map(|_| {
            let store = store.clone();
            async move {
                let mut tx = store.write().await.expect("tx");
                let told = tell(&mut tx, person, aduan, "tenggat/1").await;
                tx.commit().await.expect("commit");
                told
            }
        })
        .collect();
    let told = tasks.join_all().await;
    assert_eq!(told.into_iter().filter(|told| *told).count(), 1);
    let mut tx = store.write().await.expect("tx");
    assert!(!tell(&mut tx, person, aduan, "tenggat/1").await);
    let other = PersonId(Uuid::now_v7());
    for (tanda, expected) in [
        ("tenggat/1", vec![other]),
        ("tenggat/2", vec![person, other]),
    ] {
        let left = untold(&mut tx, &[person, other], tanda).await;
        assert_eq!(left.expect("readable"), expected, "{tanda}");
    }
    insert(&mut tx, &[]).expect("nothing");
    assert!(tell(&mut tx, person, aduan, "tenggat/2").await);
    assert_eq!(all(&mut tx, person).await.len(), 2);
}

pub(crate) async fn notices_come_by_cursor_to_their_person_alone(place: &Place) {
    let store = place.store().await;
    let (siti, budi) = (someone(&store).await, someone(&store).await);
    let aduan = filed(&store, siti, at(0)).await;
    let mut tx = store.write().await.expect("tx");
    for tanda in ["a", "b", "c"] {
        assert!(tell(&mut tx, siti, aduan.id, tanda).await);
    }
    assert!(tell(&mut tx, budi, aduan.id, "a").await, "another person");
    let mine = all(&mut tx, siti).await;
    let keys: Vec<_> = mine.iter().map(|notice| notice.tanda.as_str()).collect();
    assert_eq!(keys, ["a", "b", "c"]);
    assert!(mine.iter().all(|notice| notice.nomor == aduan.nomor));
    let first = mine.first().expect("three");
    assert_eq!(first.judul, "Aduan didisposisikan");
    assert_eq!((first.pada, first.jenis), (at(1), NoticeKind::Disposisi));
    let page = after(&mut tx, siti, first.seq, 1).await.expect("readable");
    assert_eq!(page.rows, mine.get(1..2).expect("three"));
}

pub(crate) async fn the_first_time_shown_and_opened_counts(place: &Place) {
    let store = place.store().await;
    let (siti, budi) = (someone(&store).await, someone(&store).await);
    let aduan = filed(&store, siti, at(0)).await.id;
    let mut tx = store.write().await.expect("tx");
    tell(&mut tx, siti, aduan, "a").await;
    let id = all(&mut tx, siti).await.first().expect("one").id;
    mark_shown(&mut tx, budi, id, at(2))
        .await
        .expect("no error");
    mark_opened(&mut tx, budi, id, at(2))
        .await
        .expect("no error");
    let untouched = all(&mut tx, siti).await;
    let states = |list: &[Notice]| -> Vec<_> {
        list.iter()
            .map(|notice| (notice.ditampilkan, notice.dibuka))
            .collect()
    };
    assert_eq!(states(&untouched), [(None, None)], "not budi's to mark");
    for hours in [3, 4] {
        mark_shown(&mut tx, siti, id, at(hours)).await.expect("ok");
        mark_opened(&mut tx, siti, id, at(hours + 1))
            .await
            .expect("ok");
    }
    let marked = all(&mut tx, siti).await;
    assert_eq!(states(&marked), [(Some(at(3)), Some(at(4)))]);
}

pub(crate) async fn the_newest_come_first_and_are_opened_with_their_aduan(place: &Place) {
    let store = place.store().await;
    let (siti, budi) = (someone(&store).await, someone(&store).await);
    let first = filed(&store, siti, at(0)).await.id;
    let second = filed(&store, siti, at(1)).await.id;
    let mut tx = store.write().await.expect("tx");
    for (aduan, tanda) in [(first, "a"), (second, "b"), (first, "c")] {
        assert!(tell(&mut tx, siti, aduan, tanda).await);
    }
    assert!(tell(&mut tx, budi, first, "a").await);
    let page = before(&mut tx, siti, i64::MAX, 2).await.expect("readable");
    let keys: Vec<_> = page
        .rows
        .iter()
        .map(|notice| notice.tanda.as_str())
        .collect();
    assert_eq!(
        (keys.as_slice(), page.is_full),
        (["c", "b"].as_slice(), true)
    );
    let last = page.last.expect("two");
    let rest = before(&mut tx, siti, last, 2).await.expect("readable");
    assert_eq!(
        rest.rows.first().map(|notice| notice.tanda.as_str()),
        Some("a")
    );
    assert!(!rest.is_full);

    assert_eq!(unopened(&mut tx, siti).await.expect("a count"), 3);
    for expected in [2, 0] {
        let opened = mark_opened_about(&mut tx, siti, first, at(3)).await;
        assert_eq!(opened.expect("marked"), expected);
    }
    assert_eq!(unopened(&mut tx, siti).await.expect("a count"), 1);
    assert_eq!(
        unopened(&mut tx, budi).await.expect("a count"),
        1,
        "not budi's"
    );
}

pub(crate) async fn whether_somebody_at_a_skpd_has_opened_it_is_known(place: &Place) {
    let store = place.store().await;
    let siti = someone(&store).await;
    let aduan = filed(&store, siti, at(0)).await.id;
    let other = filed(&store, siti, at(0)).await.id;
    let mut tx = store.write().await.expect("tx");
    let [pupr, colleague, dishub] = [("p1", "PUPR"), ("p2", "PUPR"), ("d1", "DISHUB")]
        .map(|(pengguna, kode)| staff(Peran::PetugasSkpd, Some(kode), pengguna));
    for person in [&pupr, &colleague, &dishub] {
        store::person::insert(&mut tx, person).await.expect("new");
        assert!(tell(&mut tx, person.id, aduan, "a").await);
        assert!(tell(&mut tx, person.id, other, "b").await);
    }
    let opened = async |tx: &mut Tx, kode: &str, since| {
        let opened = is_opened_at(tx, aduan, &skpd(kode), at(since)).await;
        opened.expect("an answer")
    };
    for (person, about) in [(dishub.id, aduan), (pupr.id, other)] {
        let marked = mark_opened_about(&mut tx, person, about, at(3)).await;
        assert_eq!(marked.expect("marked"), 1);
    }
    assert!(opened(&mut tx, "DISHUB", 3).await);
    assert!(!opened(&mut tx, "PUPR", 0).await, "another one they did");
    let marked = mark_opened_about(&mut tx, colleague.id, aduan, at(5)).await;
    assert_eq!(marked.expect("marked"), 1);
    assert!(opened(&mut tx, "PUPR", 5).await, "one of them is enough");
    assert!(!opened(&mut tx, "PUPR", 6).await, "before that disposition");
    let closed = store::person::close(&mut tx, colleague.id).await;
    closed.expect("closed");
    assert!(!opened(&mut tx, "PUPR", 5).await, "who left reads no more");
}
