//! Lists of aduan: a citizen's, what changed, what is due, what follows another.

use crate::lampiran::foto as picture;
use crate::sample::{admin, at, decided, dispose, done, filed, note, officer, skpd, someone};
use domain::aduan::Aduan;
use domain::aduan::command::Command;
use domain::aduan::status::StatusCode;
use domain::id::{AduanId, Seq};
use store::aduan::{
    Berkas, Look, Tersimpan, after_look, berkas, berkas_by_nomor, changed_after, changed_after_for,
    followers, load_among, look_again, looked, of_pelapor, of_pelapor_in, waiting_at,
    waiting_at_skpd,
};
use store::{Store, Tx};
use testkit::Place;
use uuid::Uuid;

fn ids(found: &[Berkas]) -> Vec<AduanId> {
    found.iter().map(|found| found.tersimpan.aduan.id).collect()
}

fn plain(found: &[Tersimpan]) -> Vec<AduanId> {
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
    assert_eq!(found.unreadable, 0);
    assert_eq!(ids(&found.rows), [third.id, second.id, first.id]);
}

pub(crate) async fn what_a_citizen_filed_is_found_by_where_it_stands(place: &Place) {
    let store = place.store().await;
    let (siti, budi) = (someone(&store).await, someone(&store).await);
    let waits = filed(&store, siti, at(0)).await;
    filed(&store, siti, at(1)).await;
    let others = filed(&store, budi, at(2)).await;
    for aduan in [&waits, &others] {
        let permintaan = "Tulis nomor tiang lampu.".to_owned();
        let command = Command::MintaKelengkapan { permintaan };
        done(&store, aduan, &admin(), command, at(3)).await;
    }
    let mut tx = store.read().await.expect("tx");
    let statuses = [StatusCode::PerluKelengkapan, StatusCode::Dijawab];
    let found = of_pelapor_in(&mut tx, siti, statuses).await;
    assert_eq!(plain(&found.expect("readable")), [waits.id]);
    let statuses = [StatusCode::Dijawab, StatusCode::Ditolak];
    let found = of_pelapor_in(&mut tx, siti, statuses).await;
    assert_eq!(plain(&found.expect("readable")), []);
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
    assert_eq!(ids(&page.rows), [second.id, third.id]);
    assert_eq!((page.last, page.is_full), (Some(Seq(3)), true));
    let page = changed_after(&mut tx, Seq(3), 2).await.expect("readable");
    assert_eq!(ids(&page.rows), [first.id]);
    assert_eq!((page.last, page.is_full), (Some(Seq(4)), false));
    let page = changed_after(&mut tx, Seq(4), 2).await.expect("readable");
    assert_eq!((page.rows, page.last), (vec![], None));
}

async fn of_skpd(store: &Store, kode: &str) -> Vec<AduanId> {
    let mut tx = store.read().await.expect("tx");
    let found = changed_after_for(&mut tx, &skpd(kode), Seq(0), 9).await;
    ids(&found.expect("readable").rows)
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
    assert_eq!(
        after.expect("readable").rows,
        [],
        "nothing new after the cursor"
    );
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

    let due = async |until, place, limit| {
        let mut tx = store.read().await.expect("tx");
        let found = after_look(&mut tx, until, place, limit).await;
        let found = found.expect("readable").rows;
        assert!(found.iter().all(|(look, one)| look.id == one.aduan.id));
        found.into_iter().map(|(look, _)| look).collect::<Vec<_>>()
    };
    let which = |looks: &[Look]| -> Vec<_> { looks.iter().map(|look| look.id).collect() };
    let all = due(at(24 * 30), None, 9).await;
    // Wednesday 16.00, Thursday 00.00 (end of the pause), Friday 16.30; the refused one never.
    assert_eq!(which(&all), [sooner.id, paused.id, later.id]);
    let first = due(at(24 * 30), None, 1).await;
    assert_eq!(which(&first), [sooner.id]);
    let rest = due(at(24 * 30), first.last().copied(), 9).await;
    assert_eq!(which(&rest), [paused.id, later.id], "page by page");
    let tempo = sooner.status.tenggat().expect("a clock").jatuh_tempo;
    let now = due(tempo, None, 9).await;
    assert_eq!(which(&now), [sooner.id], "due at that very instant");
    let before = due(tempo - jiff::SignedDuration::from_millis(1), None, 9).await;
    assert_eq!(before, []);

    let mut tx = store.write().await.expect("tx");
    let again = looked(&mut tx, sooner.id, sooner.version, Some(at(200))).await;
    assert!(again.expect("saved"));
    let stale = looked(&mut tx, later.id, later.version.next(), None).await;
    assert!(!stale.expect("saved"), "not the version that was seen");
    tx.commit().await.expect("commit");
    assert_eq!(which(&due(at(199), None, 9).await), [paused.id, later.id]);
    let mut tx = store.write().await.expect("tx");
    look_again(&mut tx, at(0)).await.expect("saved");
    tx.commit().await.expect("commit");
    let all = due(at(0), None, 9).await;
    assert_eq!(all.len(), 3, "whatever has a deadline, and nothing else");
}

async fn merge(store: &Store, child: &Aduan, induk: &Aduan) {
    let gabung = Command::Gabungkan {
        ke: induk.nomor,
        alasan: "Lubang yang sama".to_owned(),
    };
    let baru = decided(child, &admin(), gabung, at(1), Some(induk));
    let mut tx = store.write().await.expect("tx");
    store::aduan::save(&mut tx, child, &baru, None)
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
    assert_eq!(plain(&found.rows), [child.id, grandchild.id]);
    assert_eq!(found.unreadable, 0);
    let found = followers(&mut tx, grandchild.id).await.expect("readable");
    assert_eq!(found.rows, []);
}

pub(crate) async fn a_berkas_holds_everything_of_one_aduan(place: &Place) {
    let store = place.store().await;
    let (siti, budi) = (someone(&store).await, someone(&store).await);
    let aduan = filed(&store, siti, at(0)).await;
    let other = filed(&store, budi, at(0)).await;
    let aduan = done(&store, &aduan, &admin(), note("“satu”, dua"), at(1)).await;
    let mut tx = store.write().await.expect("tx");
    let foto = [picture("b \"c\".jpg", "1"), picture("a.jpg", "2")];
    let added = store::lampiran::insert(&mut tx, aduan.id, &foto);
    added.expect("its photos");
    let one = berkas(&mut tx, aduan.id).await.expect("readable");
    let one = one.expect("it is there");
    assert_eq!(one.tersimpan.aduan, aduan);
    assert_eq!(one.lampiran, foto);
    assert_eq!(one.pelapor, Some(vec![7; 40]), "sealed");
    let events = store::riwayat::of_aduan(&mut tx, aduan.id).await;
    assert_eq!(one.riwayat, events.expect("readable"));
    assert_eq!(one.riwayat.len(), 2);

    let asked = [other.id, AduanId(Uuid::nil()), aduan.id];
    let same = berkas_by_nomor(&mut tx, aduan.nomor).await;
    assert_eq!(same.expect("readable"), Some(one));
    let mut both = load_among(&mut tx, &asked).await.expect("readable");
    both.sort_by_key(|found| found.aduan.nomor.urut);
    assert_eq!(plain(&both), [aduan.id, other.id]);
    assert_eq!(load_among(&mut tx, &[]).await.expect("readable"), []);
    let none = berkas(&mut tx, AduanId(Uuid::nil())).await;
    assert_eq!(none.expect("readable"), None);
}

/// How many statements it took to read something.
async fn count<T>(store: &Store, read: impl AsyncFn(&mut Tx) -> T) -> (T, u64) {
    let mut tx = store.read().await.expect("tx");
    let before = store.statements();
    let found = read(&mut tx).await;
    (found, store.statements() - before)
}

pub(crate) async fn a_list_takes_as_many_statements_however_long_it_is(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let mut taken = Vec::new();
    for _ in 0..3 {
        for hours in 0..4 {
            let aduan = filed(&store, pelapor, at(0)).await;
            let aduan = done(
                &store,
                &aduan,
                &admin(),
                dispose("PUPR", &["DINKES"]),
                at(1),
            )
            .await;
            let aduan = done(&store, &aduan, &officer("PUPR"), Command::Terima, at(2)).await;
            let isi = "Sudah ditambal".to_owned();
            let drafted = Command::AjukanDraf { isi };
            let aduan = done(&store, &aduan, &officer("PUPR"), drafted, at(3 + hours)).await;
            let foto = [picture("a.jpg", "1"), picture("b.jpg", "2")];
            let mut tx = store.write().await.expect("tx");
            let added = store::lampiran::insert(&mut tx, aduan.id, &foto);
            added.expect("its photos");
            tx.commit().await.expect("commit");
        }
        let (mine, own) = count(&store, async |tx| of_pelapor(tx, pelapor).await).await;
        let mine = mine.expect("readable").rows;
        let every: Vec<_> = ids(&mine);
        let (page, changed) = count(&store, async |tx| changed_after(tx, Seq(0), 99).await).await;
        assert_eq!(page.expect("readable").rows.len(), mine.len());
        let pupr = skpd("PUPR");
        let (page, theirs) = count(&store, async |tx| {
            changed_after_for(tx, &pupr, Seq(0), 99).await
        })
        .await;
        assert_eq!(page.expect("readable").rows.len(), mine.len());
        let (due, looks) = count(&store, async |tx| after_look(tx, at(999), None, 99).await).await;
        assert_eq!(due.expect("readable").rows.len(), mine.len());
        let (same, elsewhere) = count(&store, async |tx| {
            store::lampiran::same_file_elsewhere(tx, &every).await
        })
        .await;
        assert_eq!(same.expect("readable").len(), 2 * mine.len());
        taken.push((own, changed, theirs, looks, elsewhere));
    }
    assert_eq!(taken, [(2, 2, 2, 2, 1); 3], "aduan and their photos");
}

/// Which SKPD have how much waiting for them.
async fn waiting(store: &Store) -> Vec<(String, u32)> {
    let mut tx = store.read().await.expect("tx");
    let waiting = waiting_at_skpd(&mut tx).await.expect("readable");
    let told = |(kode, count): (domain::id::SkpdKode, u32)| (kode.to_string(), count);
    waiting.into_iter().map(told).collect()
}

pub(crate) async fn what_waits_at_a_skpd_is_counted_until_it_is_done(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let (pupr, dishub) = (("PUPR".to_owned(), 2), ("DISHUB".to_owned(), 1));
    assert_eq!(waiting(&store).await, []);
    let first = filed(&store, pelapor, at(0)).await;
    let second = filed(&store, pelapor, at(1)).await;
    let command = dispose("PUPR", &["DISHUB"]);
    let second = done(&store, &second, &admin(), command, at(2)).await;
    let first = done(&store, &first, &admin(), dispose("PUPR", &[]), at(3)).await;
    assert_eq!(waiting(&store).await, [dishub.clone(), pupr.clone()]);

    let mut tx = store.read().await.expect("tx");
    let named = waiting_at(&mut tx, &skpd("PUPR")).await.expect("readable");
    let named: Vec<_> = named.iter().map(|one| (one.id, one.nomor)).collect();
    let in_order = [(first.id, first.nomor), (second.id, second.nomor)];
    assert_eq!(named, in_order, "the one that has waited longest first");
    let none = waiting_at(&mut tx, &skpd("DINKES")).await;
    assert_eq!(none.expect("readable"), []);
    drop(tx);

    let second = done(&store, &second, &officer("PUPR"), Command::Terima, at(4)).await;
    let alasan = "Menunggu alat.".to_owned();
    let command = Command::TundaCatatan { alasan };
    let second = done(&store, &second, &officer("PUPR"), command, at(5)).await;
    assert_eq!(
        waiting(&store).await,
        [dishub, pupr.clone()],
        "postponed, it still waits"
    );
    let command = Command::Lanjutkan;
    let second = done(&store, &second, &officer("PUPR"), command, at(6)).await;
    let isi = "Sudah ditambal.".to_owned();
    let command = Command::AjukanDraf { isi };
    done(&store, &second, &officer("PUPR"), command, at(7)).await;
    assert_eq!(
        waiting(&store).await,
        [("PUPR".to_owned(), 1)],
        "a draft waits for Diskominfo"
    );
    let alasan = "Bukan kewenangan kami.".to_owned();
    let command = Command::Kembalikan { alasan };
    done(&store, &first, &officer("PUPR"), command, at(8)).await;
    assert_eq!(waiting(&store).await, []);
}
