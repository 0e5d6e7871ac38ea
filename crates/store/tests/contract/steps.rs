//! Steps and verdicts can be counted: who owed what, since when, until when, and was it in time.

use crate::aduan::life;
use crate::sample::{admin, at, decided, dispose, done, filed, officer, someone};
use domain::aduan::command::Command;
use domain::person::aktor::Aktor;
use testkit::Place;

/// Every step, its times in hours since the aduan was filed.
const STEPS: &str = "SELECT langkah || ' ' || pemilik || ' ' || COALESCE(skpd, '-')
    || ' ' || COALESCE((mulai - 1786327200000) / 3600000 || '', '?')
    || '..' || COALESCE((selesai - 1786327200000) / 3600000 || '', '')
    || CASE WHEN lama_jeda > 0 THEN ' jeda ' || (lama_jeda / 3600000) ELSE '' END
    || CASE WHEN jeda_sejak IS NULL THEN '' ELSE ' berhenti' END
    || CASE WHEN tepat THEN ' tepat' WHEN NOT tepat THEN ' terlambat' ELSE '' END
    FROM langkah ORDER BY aduan_id, urut";

pub(crate) async fn every_step_of_a_life_is_a_row(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let warga = Aktor::Masyarakat { id: pelapor };
    let mut aduan = filed(&store, pelapor, at(0)).await;
    assert_eq!(place.ask(STEPS).await, ["disposisi diskominfo - 0.."]);
    for (jam, (aktor, command)) in (1..).zip(life(&warga)) {
        aduan = done(&store, &aduan, &aktor, command, at(jam)).await;
    }
    let expected = [
        "disposisi diskominfo - 0..3 jeda 1 tepat",
        "kelengkapan warga - 1..2",
        "tanggapan utama DISHUB 3..4",
        "penerusan_ulang diskominfo - 4..5 tepat",
        "tanggapan utama PUPR 5..11 jeda 2 tepat",
        "tanggapan pendukung DISHUB 5..6 tepat",
        "tanggapan pendukung DINKES 5..14 jeda 2",
        "penjelasan utama PUPR 9..10",
        "koreksi diskominfo - 11..12 tepat",
        "perbaikan utama PUPR 12..13 tepat",
        "koreksi diskominfo - 13..14 tepat",
        "umpan_balik warga - 14..16",
        "tanggapan utama PUPR 16..18 tepat",
        "tanggapan pendukung DISHUB 16..19",
        "tanggapan pendukung DINKES 16..19",
        "koreksi diskominfo - 18..19 tepat",
        "umpan_balik warga - 19..20",
        "penutupan warga - 20..21",
        "umpan_balik warga - 19..22",
        "penutupan warga - 22..",
    ];
    assert_eq!(place.ask(STEPS).await, expected);
}

pub(crate) async fn a_step_that_was_late_once_stays_late(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    let pupr = officer("PUPR");
    let aduan = filed(&store, pelapor, at(0)).await;
    let aduan = done(
        &store,
        &aduan,
        &admin(),
        dispose("PUPR", &["DINKES"]),
        at(1),
    )
    .await;
    let aduan = done(&store, &aduan, &pupr, Command::Terima, at(2)).await;
    // Due on Thursday; on Friday the clocks stand still, and that they were late is kept.
    let alasan = "Menunggu anggaran".to_owned();
    let tunda = Command::TundaCatatan { alasan };
    let aduan = done(&store, &aduan, &pupr, tunda, at(96)).await;
    let paused = [
        "disposisi diskominfo - 0..1 tepat",
        "tanggapan utama PUPR 1.. berhenti terlambat",
        "tanggapan pendukung DINKES 1.. berhenti terlambat",
        "penjelasan utama PUPR 96..",
    ];
    assert_eq!(place.ask(STEPS).await, paused);
    let aduan = done(&store, &aduan, &pupr, Command::Lanjutkan, at(106)).await;
    let isi = "Sudah ditambal".to_owned();
    let drafted = Command::AjukanDraf { isi };
    let aduan = done(&store, &aduan, &pupr, drafted, at(107)).await;
    let alasan = "Salah alamat".to_owned();
    let withdrawn = Command::TarikDisposisi { alasan };
    done(&store, &aduan, &admin(), withdrawn, at(108)).await;
    let over = [
        "disposisi diskominfo - 0..1 tepat",
        "tanggapan utama PUPR 1..107 jeda 10 terlambat",
        "tanggapan pendukung DINKES 1..108 jeda 10 terlambat",
        "penjelasan utama PUPR 96..106",
        "koreksi diskominfo - 107..108",
        "penerusan_ulang diskominfo - 108..",
    ];
    assert_eq!(place.ask(STEPS).await, over);
}

pub(crate) async fn what_reports_count_is_grouped_by_the_database(place: &Place) {
    let store = place.store().await;
    let pelapor = someone(&store).await;
    for (utama, hours) in [("PUPR", 3), ("PUPR", 200), ("DISHUB", 3)] {
        let aduan = filed(&store, pelapor, at(0)).await;
        let aduan = done(&store, &aduan, &admin(), dispose(utama, &["DINKES"]), at(1)).await;
        let aduan = done(&store, &aduan, &officer(utama), Command::Terima, at(2)).await;
        let isi = "Sudah ditambal".to_owned();
        let drafted = Command::AjukanDraf { isi };
        done(&store, &aduan, &officer(utama), drafted, at(hours)).await;
    }
    let refused = filed(&store, pelapor, at(0)).await;
    let alasan = "Iklan".to_owned();
    let refusal = decided(&refused, &admin(), Command::Tolak { alasan }, at(5), None);
    let mut tx = store.write().await.expect("tx");
    let saved = store::aduan::save(&mut tx, &refused, &refusal, None).await;
    saved.expect("saved");
    tx.commit().await.expect("commit");
    let in_time = "SELECT skpd || ' ' || pemilik || ' ' || count(*) || ' ' || count(selesai) || ' '
        || sum(CASE WHEN tepat THEN 1 ELSE 0 END) FROM langkah WHERE langkah = 'tanggapan'
        GROUP BY skpd, pemilik ORDER BY skpd";
    let expected = [
        "DINKES pendukung 3 0 0",
        "DISHUB utama 1 1 1",
        "PUPR utama 2 2 1",
    ];
    assert_eq!(place.ask(in_time).await, expected);
    let verdicts = "SELECT COALESCE(skpd, '-') || ' ' || langkah || ' ' || count(*) FROM putusan
        GROUP BY skpd, langkah ORDER BY 1";
    let expected = ["- disposisi 4", "DISHUB tanggapan 1", "PUPR tanggapan 2"];
    assert_eq!(place.ask(verdicts).await, expected);
    let aduan = "SELECT COALESCE(skpd_utama, '-') || ' ' || kanal || ' ' || jenis || ' '
        || kategori || ' ' || kecamatan || ' ' || desa || ' ' || tanggal_peristiwa || ' '
        || privasi || ' ' || COALESCE(sifat, '-') || ' ' || count(*) || ' '
        || count(ditutup_pada) FROM aduan GROUP BY skpd_utama, kanal, jenis, kategori, kecamatan,
        desa, tanggal_peristiwa, privasi, sifat ORDER BY 1";
    let same = "portal aduan jalan_dan_jembatan 14.03.01 14.03.01.1001 2026-08-08 terbuka";
    let expected = [
        format!("- {same} - 1 1"),
        format!("DISHUB {same} segera 1 0"),
        format!("PUPR {same} segera 2 0"),
    ];
    assert_eq!(place.ask(aduan).await, expected);
    let parts = "SELECT skpd || ' ' || peran || ' ' || count(*) FROM keterlibatan
        GROUP BY skpd, peran ORDER BY 1";
    let expected = ["DINKES pendukung 3", "DISHUB utama 1", "PUPR utama 2"];
    assert_eq!(place.ask(parts).await, expected);
}
