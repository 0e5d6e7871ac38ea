//! Messages: written once, taken by one, finished by whoever took them.

use crate::sample::{at, filed, someone};
use domain::id::{AduanId, PersonId};
use domain::notice::pesan::{Channel, PesanJenis, PesanStatus};
use jiff::Timestamp;
use store::Tx;
use store::pesan::{
    Pesan, PesanBaru, any_before, claim, confirm, count, delete_before, due, finish, insert,
    is_confirmed, off_among, retry, switch_off, switch_on, unconfirm,
};
use testkit::Place;
use uuid::Uuid;

fn write(tx: &mut Tx, person: PersonId, aduan: AduanId, tanda: &str) -> Uuid {
    let id = Uuid::now_v7();
    let baru = PesanBaru {
        id,
        person,
        jenis: PesanJenis::Kabar,
        aduan: Some(aduan),
        channel: Channel::Surel,
        alamat: None,
        pada: at(1),
        tanda,
    };
    insert(tx, &baru).expect("put off");
    id
}

async fn due_at(tx: &mut Tx, now: Timestamp) -> Vec<Pesan> {
    due(tx, Channel::Surel, now, 9).await.expect("readable")
}

async fn counted(tx: &mut Tx, status: PesanStatus) -> u64 {
    let made = at(0)..at(9);
    count(tx, status, made).await.expect("a count")
}

pub(crate) async fn a_message_is_written_once_and_taken_by_one(place: &Place) {
    let store = place.store().await;
    let (siti, budi) = (someone(&store).await, someone(&store).await);
    let aduan = filed(&store, siti, at(0)).await;
    let mut tx = store.write().await.expect("tx");
    let first = write(&mut tx, siti, aduan.id, "a");
    write(&mut tx, siti, aduan.id, "a");
    let other = write(&mut tx, budi, aduan.id, "a");
    assert_eq!(due_at(&mut tx, at(0)).await, [], "not yet");
    let mut found = due_at(&mut tx, at(1)).await;
    found.sort_by_key(|pesan| pesan.id);
    let ids: Vec<_> = found.iter().map(|pesan| pesan.id).collect();
    assert_eq!(ids, [first, other], "once for each person");
    let seen = found.first().expect("two").clone();
    assert_eq!((seen.person, seen.nomor), (siti, Some(aduan.nomor)));
    assert_eq!(
        (seen.jenis, seen.alamat.as_ref()),
        (PesanJenis::Kabar, None)
    );
    assert_eq!((seen.attempts, seen.dibuat_pada), (0, at(1)));
    assert_eq!(seen.channel, Channel::Surel);
    assert_eq!((seen.aduan, seen.tanda.as_str()), (Some(aduan.id), "a"));
    let by_sms = due(&mut tx, Channel::Sms, at(1), 9).await;
    assert_eq!(by_sms.expect("readable"), [], "of another channel");

    for expected in [true, false] {
        let taken = claim(&mut tx, &seen, at(2), at(4)).await;
        assert_eq!(taken.expect("no error"), expected, "one takes it");
    }
    let left = due_at(&mut tx, at(3)).await;
    assert!(left.iter().all(|pesan| pesan.id == other));
    let again = due_at(&mut tx, at(4)).await;
    let again = again.iter().find(|pesan| pesan.id == first);
    let again = again.expect("it was not finished in time").clone();
    assert_eq!(again.attempts, 1);
    assert!(claim(&mut tx, &again, at(4), at(6)).await.expect("ok"));
    let late = finish(&mut tx, &again, PesanStatus::Terkirim, at(5), None).await;
    late.expect("no error");
    assert_eq!(
        counted(&mut tx, PesanStatus::Terkirim).await,
        0,
        "taken over"
    );
}

pub(crate) async fn a_message_is_tried_again_until_it_is_over(place: &Place) {
    let store = place.store().await;
    let siti = someone(&store).await;
    let aduan = filed(&store, siti, at(0)).await;
    let mut tx = store.write().await.expect("tx");
    write(&mut tx, siti, aduan.id, "a");
    let mut pesan = due_at(&mut tx, at(1)).await.pop().expect("one");
    assert!(claim(&mut tx, &pesan, at(1), at(2)).await.expect("ok"));
    pesan.attempts += 1;
    let waits = retry(&mut tx, &pesan, at(5), "unreachable").await;
    waits.expect("no error");
    assert_eq!(due_at(&mut tx, at(4)).await, []);
    assert_eq!(counted(&mut tx, PesanStatus::Menunggu).await, 1);
    assert!(claim(&mut tx, &pesan, at(5), at(6)).await.expect("ok"));
    pesan.attempts += 1;
    let over = finish(
        &mut tx,
        &pesan,
        PesanStatus::Ditolak,
        at(5),
        Some("smtp_550"),
    )
    .await;
    over.expect("no error");
    assert_eq!(due_at(&mut tx, at(9)).await, []);
    assert_eq!(counted(&mut tx, PesanStatus::Ditolak).await, 1);
    assert_eq!(counted(&mut tx, PesanStatus::Menunggu).await, 0);
    for (until, expected) in [(at(1), false), (at(2), true)] {
        let any = any_before(&mut tx, until).await;
        assert_eq!(any.expect("readable"), expected);
        let forgotten = delete_before(&mut tx, until).await;
        assert_eq!(forgotten.expect("ok"), u64::from(expected));
    }
}

pub(crate) async fn a_message_about_an_account_goes_where_it_says_and_forgets_it(place: &Place) {
    let store = place.store().await;
    let siti = someone(&store).await;
    let mut tx = store.write().await.expect("tx");
    let baru = PesanBaru {
        id: Uuid::now_v7(),
        person: siti,
        jenis: PesanJenis::SurelDiganti,
        aduan: None,
        channel: Channel::Surel,
        alamat: Some(b"sealed"),
        pada: at(1),
        tanda: "surel_diganti/1",
    };
    insert(&mut tx, &baru).expect("put off");
    let mut pesan = due_at(&mut tx, at(1)).await.pop().expect("one");
    assert_eq!((pesan.jenis, pesan.nomor), (PesanJenis::SurelDiganti, None));
    assert_eq!(pesan.alamat.as_deref(), Some(b"sealed".as_slice()));
    assert!(claim(&mut tx, &pesan, at(1), at(2)).await.expect("ok"));
    pesan.attempts += 1;
    let over = finish(&mut tx, &pesan, PesanStatus::Terkirim, at(1), None).await;
    over.expect("no error");
    tx.commit().await.expect("commit");
    store.close().await;
    let left = place.ask("SELECT CAST(count(alamat) AS TEXT) FROM pesan");
    assert_eq!(left.await, ["0"], "where it went is forgotten");
}

pub(crate) async fn an_address_is_confirmed_until_it_is_another_one(place: &Place) {
    let store = place.store().await;
    let (siti, budi) = (someone(&store).await, someone(&store).await);
    let mut tx = store.write().await.expect("tx");
    for _ in 0..2 {
        let confirmed = confirm(&mut tx, siti, Channel::Surel, at(1)).await;
        confirmed.expect("no error");
    }
    for (person, expected) in [(siti, true), (budi, false)] {
        let confirmed = is_confirmed(&mut tx, person, Channel::Surel).await;
        assert_eq!(confirmed.expect("readable"), expected);
    }
    let other = unconfirm(&mut tx, siti, Channel::Surel).await;
    other.expect("no error");
    let confirmed = is_confirmed(&mut tx, siti, Channel::Surel).await;
    assert!(!confirmed.expect("readable"));
}

pub(crate) async fn a_channel_is_off_until_it_is_switched_on(place: &Place) {
    let store = place.store().await;
    let (siti, budi) = (someone(&store).await, someone(&store).await);
    let mut tx = store.write().await.expect("tx");
    for _ in 0..2 {
        let off = switch_off(&mut tx, siti, Channel::Surel, at(1)).await;
        off.expect("no error");
    }
    let off = switch_off(&mut tx, budi, Channel::Sms, at(1)).await;
    off.expect("no error");
    let off = off_among(&mut tx, &[siti, budi]).await;
    let both = [(siti, Channel::Surel), (budi, Channel::Sms)];
    assert_eq!(off.expect("readable"), both.into());
    let on = switch_on(&mut tx, siti, Channel::Surel).await;
    on.expect("no error");
    let off = off_among(&mut tx, &[siti, budi]).await;
    assert_eq!(off.expect("readable"), [(budi, Channel::Sms)].into());
}
