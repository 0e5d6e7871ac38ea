//! A database of the schema before 0003 is brought to the newest one, and nothing is lost.

use crate::sample::at;
use domain::id::Seq;
use sqlx::migrate::Migrator;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, SqliteConnection};
use std::fs;
use std::path::Path;
use store::aduan::Berkas;
use testkit::Place;

const OLD: &str = include_str!("old_schema.sql");

/// The first migration alone, as a database of that day has it noted.
async fn first_migration(engine: &str) -> Migrator {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let name = "0001_initial.sql";
    fs::copy(all.join(engine).join(name), folder.path().join(name)).expect("a copy");
    Migrator::new(folder.path()).await.expect("a migration")
}

/// `X'…'` as PostgreSQL writes it: an id of 16 bytes, or any other bytes.
fn for_postgres(sql: &str) -> String {
    let mut parts = sql.split("X'");
    let before = parts.next().unwrap_or_default().to_owned();
    parts.fold(before, |text, part| {
        let (hex, rest) = part.split_once('\'').expect("a literal ends");
        let sign = if hex.len() == 32 { "" } else { "\\x" };
        text + "'" + sign + hex + "'" + rest
    })
}

/// Makes a database as it was.
async fn restore(place: &Place) {
    if place.is_on_server() {
        let mut raw = PgConnection::connect(&place.database())
            .await
            .expect("it answers");
        let first = first_migration("postgres").await;
        first.run(&mut raw).await.expect("the old schema");
        let old = AssertSqlSafe(for_postgres(OLD));
        raw.execute(sqlx::raw_sql(old)).await.expect("the old rows");
        raw.close().await.expect("closed");
    } else {
        let address = format!("{}?mode=rwc", place.database());
        let mut raw = SqliteConnection::connect(&address).await.expect("a file");
        let first = first_migration("sqlite").await;
        first.run(&mut raw).await.expect("the old schema");
        raw.execute(OLD).await.expect("the old rows");
        raw.close().await.expect("closed");
    }
}

pub(crate) async fn an_old_database_is_brought_to_the_newest_schema(place: &Place) {
    restore(place).await;
    let store = place.store().await;
    let mut tx = store.read().await.expect("tx");
    let broken = store::riwayat::first_broken_link(&mut tx).await;
    assert_eq!(broken.expect("readable"), None, "the riwayat is unbroken");
    let all = store::aduan::changed_after(&mut tx, Seq(0), 99).await;
    let all = all.expect("readable");
    assert_eq!(all.unreadable, 0, "every row is read");
    let all = all.rows;
    assert_eq!(all.len(), 21);
    assert!(all.iter().all(|one| !one.riwayat.is_empty()));
    let verdicts: usize = all
        .iter()
        .map(|one| one.tersimpan.aduan.putusan.len())
        .sum();
    let photos: usize = all.iter().map(|one| one.lampiran.len()).sum();
    assert_eq!((verdicts, photos), (29, 14));
    let looks = store::aduan::after_look(&mut tx, at(0), None, 99).await;
    let with_deadline = all.iter().filter(|one| has_deadline(one)).count();
    assert_eq!(
        looks.expect("readable").rows.len(),
        with_deadline,
        "each is looked at once"
    );
    drop(tx);
    columns_say_what_the_aduan_say(place, &all).await;
    place
        .tamper("UPDATE riwayat SET event = REPLACE(event, 'a', 'b') WHERE seq = 9")
        .await;
    let mut tx = store.read().await.expect("tx");
    let broken = store::riwayat::first_broken_link(&mut tx).await;
    assert_eq!(
        broken.expect("readable"),
        Some(Seq(9)),
        "and still guards it"
    );
}

fn has_deadline(one: &Berkas) -> bool {
    let status = &one.tersimpan.aduan.status;
    status.tenggat().is_some()
        || status.code() == domain::aduan::status::StatusCode::DitundaPerwaktu
}

/// What the new columns hold is what the aduan themselves tell.
async fn columns_say_what_the_aduan_say(place: &Place, all: &[Berkas]) {
    let mut expected: Vec<_> = all
        .iter()
        .map(|one| {
            let aduan = &one.tersimpan.aduan;
            let closed = one
                .riwayat
                .iter()
                .map(|row| &row.event)
                .find(|event| event.ke.is_final());
            format!(
                "{} {} {} {} {} {} {} {} {}",
                aduan.nomor.urut,
                aduan.isi.jenis.as_str(),
                aduan.isi.kategori.as_deref().unwrap_or("-"),
                aduan.isi.kecamatan,
                aduan.isi.desa,
                aduan.isi.tanggal_peristiwa,
                aduan.disposisi.as_ref().map_or("-", |d| d.utama.as_str()),
                aduan.status.code().as_str(),
                closed.map_or(0, |event| event.pada.as_millisecond()),
            )
        })
        .collect();
    expected.sort();
    let kept = "SELECT urut || ' ' || jenis || ' ' || COALESCE(kategori, '-') || ' ' || kecamatan
        || ' ' || desa || ' ' || tanggal_peristiwa || ' ' || COALESCE(skpd_utama, '-') || ' '
        || status || ' ' || COALESCE(ditutup_pada, 0) FROM aduan";
    let mut kept = place.ask(kept).await;
    kept.sort();
    assert_eq!(kept, expected);
    nothing_is_left_out(place).await;
}

async fn nothing_is_left_out(place: &Place) {
    let bare = "SELECT 'draf ' || count(*) FROM draf WHERE skpd = '' OR pada = 0 UNION ALL
        SELECT 'jawaban ' || count(*) FROM jawaban WHERE skpd = '' OR pada = 0 UNION ALL
        SELECT 'aduan ' || count(*) FROM aduan WHERE jenis = '' OR privasi = '' OR kanal = ''
        UNION ALL SELECT 'keterlibatan ' || count(*) FROM keterlibatan WHERE seq = 0";
    let none = ["draf 0", "jawaban 0", "aduan 0", "keterlibatan 0"];
    assert_eq!(place.ask(bare).await, none, "nothing is left out");
    let parts = "SELECT peran || ' ' || count(*) FROM keterlibatan GROUP BY peran ORDER BY 1";
    assert_eq!(
        place.ask(parts).await,
        ["bekas 1", "pendukung 2", "utama 13"]
    );
    open_steps_are_rows(place).await;
}

async fn open_steps_are_rows(place: &Place) {
    let steps = "SELECT a.status || ': ' || l.langkah || ' ' || l.pemilik
        || CASE WHEN l.skpd IS NULL THEN '' ELSE ' skpd' END
        || CASE WHEN l.mulai IS NULL THEN '' ELSE ' sejak' END
        || CASE WHEN l.jatuh_tempo IS NULL THEN '' ELSE ' sampai' END
        || CASE WHEN l.jeda_sejak IS NULL THEN '' ELSE ' berhenti' END
        FROM langkah l JOIN aduan a ON a.id = l.aduan_id WHERE l.selesai IS NULL ORDER BY 1";
    let expected = [
        "dijawab: umpan_balik warga sejak sampai",
        "dikembalikan: penerusan_ulang diskominfo sejak sampai",
        "disposisi: tanggapan pendukung skpd sejak sampai",
        "disposisi: tanggapan utama skpd sejak sampai",
        "disposisi: tanggapan utama skpd sejak sampai",
        "disposisi: tanggapan utama skpd sejak sampai",
        "disposisi: tanggapan utama skpd sejak sampai",
        "ditunda_catatan: penjelasan utama skpd sejak sampai",
        "ditunda_catatan: tanggapan pendukung skpd sejak sampai berhenti",
        "ditunda_catatan: tanggapan utama skpd berhenti",
        "ditunda_perwaktu: tanggapan utama skpd berhenti",
        "draf_jawaban: koreksi diskominfo sejak sampai",
        "masuk: disposisi diskominfo sejak sampai",
        "masuk: disposisi diskominfo sejak sampai",
        "penanganan: tanggapan utama skpd sejak sampai",
        "penanganan: tanggapan utama skpd sejak sampai",
        "perlu_kelengkapan: disposisi diskominfo berhenti",
        "perlu_kelengkapan: kelengkapan warga sejak sampai",
        "perlu_perbaikan: perbaikan utama skpd sejak sampai",
    ];
    let mut open = place.ask(steps).await;
    open.sort(); // each engine has its own idea of the order of a space
    assert_eq!(open, expected);
}
