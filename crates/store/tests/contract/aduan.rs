//! An aduan is kept exactly as it was decided, and only on the version it was decided on.

use crate::sample::{
    admin, at, decided, dispose, done, file_in, filed, filing, loaded, note, officer, someone,
};
use domain::aduan::command::Command;
use domain::aduan::{Kanal, Nilai};
use domain::id::Seq;
use domain::person::aktor::Aktor;
use store::Error;
use testkit::Place;

fn puas() -> Command {
    Command::BeriPenilaian {
        nilai: Nilai::Puas,
        catatan: String::new(),
    }
}

/// A whole life: returned once, repaired once, objected to once, pauses of both kinds.
pub(crate) fn life(warga: &Aktor) -> Vec<(Aktor, Command)> {
    let text = || "Sudah kami periksa; ✓ “baik”".to_owned();
    let sampai = jiff::civil::date(2026, 9, 1);
    let pupr = || officer("PUPR");
    vec![
        (admin(), Command::MintaKelengkapan { permintaan: text() }),
        (warga.clone(), Command::Lengkapi { keterangan: text() }),
        (admin(), dispose("DISHUB", &[])),
        (officer("DISHUB"), Command::Kembalikan { alasan: text() }),
        (admin(), dispose("PUPR", &["DISHUB", "DINKES"])),
        (officer("DISHUB"), Command::BeriMasukan { isi: text() }),
        (pupr(), Command::Terima),
        (
            pupr(),
            Command::TundaPerwaktu {
                sampai,
                alasan: text(),
            },
        ),
        (pupr(), Command::TundaCatatan { alasan: text() }),
        (pupr(), Command::Lanjutkan),
        (pupr(), Command::AjukanDraf { isi: text() }),
        (admin(), Command::KembalikanDraf { catatan: text() }),
        (pupr(), Command::AjukanDraf { isi: text() }),
        (admin(), Command::Terbitkan { isi: text() }),
        (
            warga.clone(),
            Command::BeriPenilaian {
                nilai: Nilai::BelumPuas,
                catatan: text(),
            },
        ),
        (warga.clone(), Command::AjukanKeberatan { alasan: text() }),
        (pupr(), Command::Terima),
        (pupr(), Command::AjukanDraf { isi: text() }),
        (admin(), Command::Terbitkan { isi: text() }),
        (warga.clone(), puas()),
        (warga.clone(), Command::BatalkanPenilaian),
        (warga.clone(), puas()),
    ]
}

pub(crate) async fn an_aduan_comes_back_as_it_was_decided_at_every_step(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let mut aduan = filed(&store, pelapor, at(0)).await;
    assert_eq!(loaded(&store, aduan.id).await.aduan, aduan);
    let mut events = vec![None];
    let warga = Aktor::Masyarakat { id: pelapor };
    for (jam, (aktor, command)) in (1..).zip(life(&warga)) {
        let baru = decided(&aduan, &aktor, command, at(jam), None);
        let mut tx = store.write().await.expect("tx");
        store::aduan::save(&mut tx, &aduan, &baru, None)
            .await
            .expect("saved");
        tx.commit().await.expect("commit");
        aduan = baru.aduan;
        events.push(Some(baru.event));
        let kept = loaded(&store, aduan.id).await;
        assert_eq!(kept.aduan, aduan);
        assert_eq!(kept.seq, Seq(jam + 1), "its newest event");
    }
    let mut tx = store.read().await.expect("tx");
    let by_nomor = store::aduan::by_nomor(&mut tx, aduan.nomor)
        .await
        .expect("a sound row")
        .expect("found");
    assert_eq!(by_nomor.aduan, aduan);
    let rows = store::riwayat::of_aduan(&mut tx, aduan.id)
        .await
        .expect("riwayat");
    assert_eq!(rows.len(), events.len());
    for (row, event) in rows.into_iter().zip(events).skip(1) {
        assert_eq!(Some(row.event), event, "the event as it was decided");
    }
}

pub(crate) async fn a_decision_on_an_old_version_is_refused_and_leaves_nothing(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let first = filed(&store, pelapor, at(0)).await;
    let pupr = officer("PUPR");
    let disposed = done(&store, &first, &admin(), dispose("PUPR", &[]), at(1)).await;
    let accepted = done(&store, &disposed, &pupr, Command::Terima, at(2)).await;
    let isi = "Draf".to_owned();
    let late = decided(&accepted, &pupr, Command::AjukanDraf { isi }, at(4), None);
    let newest = done(&store, &accepted, &pupr, note("sela"), at(3)).await;

    let mut tx = store.write().await.expect("tx");
    let refused = store::aduan::save(&mut tx, &accepted, &late, None).await;
    assert!(matches!(refused, Err(Error::Conflict)), "{refused:?}");
    tx.commit().await.expect("even if somebody commits it");

    assert_eq!(loaded(&store, first.id).await.aduan, newest);
    let mut tx = store.read().await.expect("tx");
    let rows = store::riwayat::of_aduan(&mut tx, first.id)
        .await
        .expect("riwayat");
    assert_eq!(rows.len(), 4, "no event of the refused decision");
    let newest_seq = store::counter::newest_seq(&mut tx).await.expect("seq");
    assert_eq!(newest_seq, Seq(4), "no place was used up");
}

pub(crate) async fn of_two_decisions_on_one_version_one_is_kept(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let before = filed(&store, pelapor, at(0)).await;
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..8 {
        let (store, before) = (store.clone(), before.clone());
        tasks.spawn(async move {
            let baru = decided(&before, &admin(), note(&format!("{n}")), at(1), None);
            let mut tx = store.write().await.expect("tx");
            let saved = match store::aduan::save(&mut tx, &before, &baru, None).await {
                Ok(_) => tx.commit().await,
                Err(error) => Err(error),
            };
            match saved {
                Ok(()) => true,
                Err(Error::Conflict) => false,
                Err(error) => panic!("{error}"),
            }
        });
    }
    let kept = tasks.join_all().await;
    assert_eq!(kept.into_iter().filter(|kept| *kept).count(), 1);
    let after = loaded(&store, before.id).await;
    assert_eq!((after.aduan.version.0, after.seq), (2, Seq(2)));
}

pub(crate) async fn drafts_answers_and_verdicts_are_only_ever_added(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let warga = Aktor::Masyarakat { id: pelapor };
    let mut aduan = filed(&store, pelapor, at(0)).await;
    for (jam, (aktor, command)) in (1..).zip(life(&warga)) {
        aduan = done(&store, &aduan, &aktor, command, at(jam)).await;
    }
    assert_eq!((aduan.draf.len(), aduan.jawaban.len()), (3, 2));

    // A decision that forgets them, as no decision of the domain does.
    let mut forgetful = decided(&aduan, &admin(), note("lupa"), at(99), None);
    forgetful.aduan.draf.clear();
    forgetful.aduan.jawaban.clear();
    forgetful.aduan.putusan.clear();
    let mut tx = store.write().await.expect("tx");
    store::aduan::save(&mut tx, &aduan, &forgetful, None)
        .await
        .expect("saved");
    tx.commit().await.expect("commit");
    let kept = loaded(&store, aduan.id).await.aduan;
    assert_eq!(kept.draf, aduan.draf);
    assert_eq!(kept.jawaban, aduan.jawaban);
    assert_eq!(kept.putusan, aduan.putusan);
    assert_eq!(kept.isi, aduan.isi);
}

pub(crate) async fn a_number_is_given_once(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let mut tx = store.write().await.expect("tx");
    let (first, _) = file_in(&mut tx, pelapor, at(0)).await;
    tx.commit().await.expect("commit");
    let mut tx = store.write().await.expect("tx");
    let twin = filing(first.aduan.nomor, pelapor, at(1));
    let numbers = store::aduan::next_numbers(&mut tx, 2026).await;
    let numbers = numbers.expect("others");
    let put_off = store::aduan::insert(&mut tx, &numbers, &twin, Kanal::Portal, None);
    put_off.expect("asked at the commit");
    let refused = tx.commit().await;
    assert!(matches!(refused, Err(Error::Duplicate)), "{refused:?}");
    assert_eq!(loaded(&store, first.aduan.id).await.aduan, first.aduan);
}
