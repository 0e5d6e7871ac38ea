//! Lists of aduan: a citizen's, what changed, what is due, what follows another.

use crate::place::Place;
use crate::sample::{admin, at, decided, dispose, done, filed, note, officer, skpd, someone};
use domain::aduan::Aduan;
use domain::aduan::command::Command;
use domain::id::{AduanId, Seq};
use store::Store;
use store::aduan::{
    Tersimpan, changed_after, changed_after_for, due_before, followers, of_pelapor,
};

fn ids(found: &[Tersimpan]) -> Vec<AduanId> {
    found.iter().map(|found| found.aduan.id).collect()
}

pub(crate) async fn a_citizen_finds_the_own_aduan_newest_first(place: &Place) {
    let store = place.store().await;
    let (siti, budi) = (someone(&store).await, someone(&store).await);
    let first = filed(&store, siti, at(0)).await;
    filed(&store, budi, at(1)).await;
    let second = filed(&store, siti, at(2)).await;
    let third = filed(&store, siti, at(2)).await;
    let mut tx = store.read().await.expect("tx");
    let found = of_pelapor(&mut tx, siti).await.expect("readable");
    assert_eq!(ids(&found), [third.id, second.id, first.id]);
}

pub(crate) async fn changes_come_in_the_order_of_the_log_page_by_page(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let first = filed(&store, pelapor, at(0)).await;
    let second = filed(&store, pelapor, at(0)).await;
    let third = filed(&store, pelapor, at(0)).await;
    done(&store, &first, &admin(), note("lagi"), at(1)).await;
    let mut tx = store.read().await.expect("tx");
    let page = changed_after(&mut tx, Seq(0), 2).await.expect("readable");
    assert_eq!(ids(&page), [second.id, third.id]);
    let page = changed_after(&mut tx, Seq(3), 2).await.expect("readable");
    assert_eq!(ids(&page), [first.id]);
    assert_eq!(page.first().map(|found| found.seq), Some(Seq(4)));
    let page = changed_after(&mut tx, Seq(4), 2).await.expect("readable");
    assert_eq!(page, []);
}

async fn of_skpd(store: &Store, kode: &str) -> Vec<AduanId> {
    let mut tx = store.read().await.expect("tx");
    let found = changed_after_for(&mut tx, &skpd(kode), Seq(0), 9).await;
    ids(&found.expect("readable"))
}

pub(crate) async fn a_skpd_is_told_of_what_it_lost(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let aduan = filed(&store, pelapor, at(0)).await;
    let id = aduan.id;
    assert_eq!(of_skpd(&store, "PUPR").await, []);
    let aduan = done(
        &store,
        &aduan,
        &admin(),
        dispose("PUPR", &["DINKES"]),
        at(1),
    )
    .await;
    let alasan = "Bukan jalan kabupaten".to_owned();
    let aduan = done(
        &store,
        &aduan,
        &officer("PUPR"),
        Command::Kembalikan { alasan },
        at(2),
    )
    .await;
    assert_eq!(aduan.disposisi, None);
    // Still listed: somebody has to tell the officers' computers to forget it.
    assert_eq!(of_skpd(&store, "PUPR").await, [id]);
    assert_eq!(of_skpd(&store, "DINKES").await, [id]);
    done(&store, &aduan, &admin(), dispose("DISHUB", &[]), at(3)).await;
    assert_eq!(of_skpd(&store, "PUPR").await, [id]);
    assert_eq!(of_skpd(&store, "DISHUB").await, [id]);
    assert_eq!(of_skpd(&store, "BPBD").await, []);
    let mut tx = store.read().await.expect("tx");
    let after = changed_after_for(&mut tx, &skpd("PUPR"), Seq(4), 9).await;
    assert_eq!(after.expect("readable"), [], "nothing new after the cursor");
}

pub(crate) async fn what_is_due_comes_most_pressing_first(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let later = filed(&store, pelapor, at(48)).await;
    let sooner = filed(&store, pelapor, at(0)).await;
    let paused = filed(&store, pelapor, at(0)).await;
    let pupr = officer("PUPR");
    let paused = done(&store, &paused, &admin(), dispose("PUPR", &[]), at(1)).await;
    let paused = done(&store, &paused, &pupr, Command::Terima, at(1)).await;
    let tunda = Command::TundaPerwaktu {
        sampai: jiff::civil::date(2026, 8, 13),
        alasan: "Menunggu aspal".to_owned(),
    };
    done(&store, &paused, &pupr, tunda, at(1)).await;
    let refused = filed(&store, pelapor, at(0)).await;
    let alasan = "Iklan".to_owned();
    done(&store, &refused, &admin(), Command::Tolak { alasan }, at(1)).await;

    let mut tx = store.read().await.expect("tx");
    let all = due_before(&mut tx, at(24 * 30)).await.expect("readable");
    // Wednesday 16.00, Thursday 00.00 (end of the pause), Friday 16.30; the refused one never.
    assert_eq!(ids(&all), [sooner.id, paused.id, later.id]);
    let tempo = sooner.status.tenggat().expect("a clock").jatuh_tempo;
    let now = due_before(&mut tx, tempo).await.expect("readable");
    assert_eq!(ids(&now), [sooner.id], "due at that very instant");
    let before = tempo - jiff::SignedDuration::from_millis(1);
    let none = due_before(&mut tx, before).await.expect("readable");
    assert_eq!(none, []);
}

async fn merge(store: &Store, child: &Aduan, induk: &Aduan) {
    let gabung = Command::Gabungkan {
        ke: induk.nomor,
        alasan: "Lubang yang sama".to_owned(),
    };
    let baru = decided(child, &admin(), gabung, at(1), Some(induk));
    let mut tx = store.write().await.expect("tx");
    store::aduan::save(&mut tx, child, &baru)
        .await
        .expect("saved");
    tx.commit().await.expect("commit");
}

pub(crate) async fn followers_are_found_by_the_aduan_they_follow(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let induk = filed(&store, pelapor, at(0)).await;
    let other = filed(&store, pelapor, at(0)).await;
    let child = filed(&store, pelapor, at(0)).await;
    let stranger = filed(&store, pelapor, at(0)).await;
    let grandchild = filed(&store, pelapor, at(0)).await;
    merge(&store, &grandchild, &child).await;
    merge(&store, &child, &induk).await;
    merge(&store, &stranger, &other).await;
    let mut tx = store.read().await.expect("tx");
    let found = followers(&mut tx, induk.id).await.expect("readable");
    assert_eq!(ids(&found), [child.id, grandchild.id]);
    let found = followers(&mut tx, grandchild.id).await.expect("readable");
    assert_eq!(found, []);
}
