//! A cache that version 0.1 wrote comes up with every text that was being written. The seals are
//! made here as that version made them: whoever changes how texts are sealed or named loses them.

use crate::support::{Meja, Peladen};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use client::vault::Vault;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Row};
use std::path::Path;
use testkit::perkara::{Perkara, admin, at};
use uuid::Uuid;
use wire::desk::{AduanRef, Desk, ListRequest, Pandangan, UnsentKind, UnsentRef, Urutan};

const KEY: [u8; 32] = [7; 32];
const TEKS: &str = "Jalan akan ditambal pekan depan.";

/// What version 0.1 sealed, with a key, for a place.
fn sealed(key: [u8; 32], place: &str, value: &Value) -> Vec<u8> {
    let nonce = [9; 24];
    let text = value.to_string();
    let payload = Payload {
        msg: text.as_bytes(),
        aad: place.as_bytes(),
    };
    let cipher = XChaCha20Poly1305::new(&key.into());
    let sealed = cipher.encrypt(&XNonce::from(nonce), payload).unwrap();
    [nonce.as_slice(), &sealed].concat()
}

/// The key of a person's texts.
fn key_of(person: Uuid) -> [u8; 32] {
    let parts = [b"sipendekar naskah ".as_slice(), &KEY, person.as_bytes()];
    Sha256::digest(parts.concat()).into()
}

fn name_of(key: [u8; 32]) -> String {
    let digest = Sha256::digest([b"sipendekar kunci ".as_slice(), &key].concat());
    STANDARD.encode(&digest[..9])
}

/// The database as version 0.1 made it: its one migration, and no other.
async fn first_schema(folder: &Path) -> SqliteConnection {
    let migrations = tempfile::tempdir().unwrap();
    let first = include_str!("../../migrations/0001_initial.sql");
    std::fs::write(migrations.path().join("0001_initial.sql"), first).unwrap();
    let mut database = SqliteConnectOptions::new()
        .filename(folder.join("cache.sqlite"))
        .create_if_missing(true)
        .connect()
        .await
        .unwrap();
    let migrator = Migrator::new(migrations.path()).await.unwrap();
    migrator.run(&mut database).await.unwrap();
    database
}

async fn put_meta(database: &mut SqliteConnection, key: &str, value: &[u8]) {
    sqlx::query("INSERT INTO meta (key, value) VALUES ($1, $2)")
        .bind(key)
        .bind(value)
        .execute(database)
        .await
        .unwrap();
}

async fn put_text(database: &mut SqliteConnection, aduan: Uuid, untuk: &str, versi: i64) {
    let key = key_of(admin().id.0);
    let place = format!("draft/{aduan}/{untuk}/{versi}");
    sqlx::query(
        "INSERT INTO draft (aduan, untuk, draf_versi, kunci, isi_enc, disimpan) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(aduan)
    .bind(untuk)
    .bind(versi)
    .bind(name_of(key))
    .bind(sealed(key, &place, &json!(TEKS)))
    .bind(at("12T13:00").as_millisecond())
    .execute(database)
    .await
    .unwrap();
}

/// An officer's cache as version 0.1 left it: who they are, one aduan that was read, one notice that
/// is held until the office opens, and texts about this aduan.
async fn write_cache(folder: &Path, alamat: &str, perkara: &Perkara) {
    let aduan = perkara.id().0;
    let mut database = first_schema(folder).await;
    let admin = serde_json::to_value(admin()).unwrap();
    let admin = sealed(KEY, "meta/orang", &admin);
    put_meta(&mut database, "orang", &admin).await;
    put_meta(&mut database, "alamat", alamat.as_bytes()).await;
    put_meta(&mut database, "cursor", b"7").await;
    put_meta(&mut database, "notice_cursor", b"3").await;
    let kontak = at("12T13:00").as_millisecond().to_string();
    put_meta(&mut database, "kontak", kontak.as_bytes()).await;
    let view = serde_json::to_value(&perkara.view).unwrap();
    let view = sealed(KEY, &format!("aduan/{aduan}"), &view);
    let insert =
        "INSERT INTO aduan (id, seq, version, view_enc, dibaca_version) VALUES ($1, 7, 1, $2, 1)";
    sqlx::query(insert)
        .bind(aduan)
        .bind(view)
        .execute(&mut database)
        .await
        .unwrap();
    let notice = json!({
        "id": Uuid::from_u128(5), "seq": 3, "aduan": aduan, "nomor": perkara.aduan().nomor,
        "jenis": "aduan_baru", "judul": "Aduan baru", "isi": "", "pada": at("12T10:00"),
        "kunci": "peristiwa/7", "ditampilkan": null, "dibuka": null,
    });
    let notice = sealed(KEY, "notice/peristiwa/7", &notice);
    sqlx::query(
        "INSERT INTO notice (kunci, aduan, seq, view_enc, held) \
         VALUES ('peristiwa/7', $1, 3, $2, 1)",
    )
    .bind(aduan)
    .bind(notice)
    .execute(&mut database)
    .await
    .unwrap();
    put_text(&mut database, aduan, "koreksi", 2).await;
    put_text(&mut database, aduan, "disposisi", 0).await;
    put_text(&mut database, aduan, "lain", 0).await;
}

async fn of_unknown_kind(folder: &Path) -> i64 {
    let options = SqliteConnectOptions::new().filename(folder.join("cache.sqlite"));
    let mut database = options.connect().await.unwrap();
    let row = sqlx::query("SELECT count(*) AS n FROM unsent WHERE untuk = 'lain'")
        .fetch_one(&mut database)
        .await
        .unwrap();
    row.try_get("n").unwrap()
}

#[tokio::test]
async fn an_older_cache_comes_up_with_every_text() {
    let peladen = Peladen::start(admin()).await;
    let perkara = Perkara::masuk(1, "Jalan berlubang", at("12T10:00"));
    let (aduan, meja) = (perkara.id(), Meja::new());
    write_cache(meja.folder.path(), &peladen.uri(), &perkara).await;
    let entry = json!({ "token": "token", "kunci": STANDARD.encode(KEY) });
    meja.vault
        .persist(&peladen.uri(), &entry.to_string())
        .unwrap();
    peladen.say(vec![perkara.view.clone()], vec![], vec![]);

    let officer = meja.start().await;
    assert_eq!(
        officer.state().petugas,
        Some(admin()),
        "the session goes on"
    );
    let text = |untuk, draf_versi| UnsentRef {
        aduan,
        untuk,
        draf_versi,
    };
    for text in [
        text(UnsentKind::Koreksi, Some(2)),
        text(UnsentKind::Disposisi, None),
    ] {
        let kept = officer.read_unsent(text).await.unwrap();
        assert_eq!(kept.isi, TEKS, "{text:?}");
        assert_eq!(kept.disimpan.as_deref(), Some("13.00"));
    }
    officer.sync_now(()).await.unwrap();
    let detail = officer.read_aduan(AduanRef { id: aduan }).await.unwrap();
    assert_eq!(detail.view, perkara.view);
    officer.update_state(()).await.unwrap(); // looks for texts that are waited for
    officer.stop().await;
    let kept = of_unknown_kind(meja.folder.path()).await;
    assert_eq!(kept, 1, "a text of an unknown kind stays");
}

#[tokio::test]
async fn an_older_cache_shows_what_it_held_without_the_server() {
    let peladen = Peladen::start(admin()).await;
    let perkara = Perkara::masuk(1, "Jalan berlubang", at("12T10:00"));
    let meja = Meja::new();
    write_cache(meja.folder.path(), &peladen.uri(), &perkara).await;
    let entry = json!({ "token": "token", "kunci": STANDARD.encode(KEY) });
    meja.vault
        .persist(&peladen.uri(), &entry.to_string())
        .unwrap();
    drop(peladen);

    let officer = meja.start().await;
    let request = ListRequest {
        pandangan: Pandangan::Masuk,
        jenis: None,
        cari: String::new(),
        urutan: Urutan::Terbaru,
    };
    let list = officer.list_aduan(request).await.unwrap();
    let rows: Vec<_> = list
        .baris
        .iter()
        .map(|row| (row.id, row.belum_dibaca))
        .collect();
    assert_eq!(rows, [(perkara.id(), false)], "what was read stays read");
    let notices = officer.notices(()).await.unwrap();
    let told: Vec<_> = notices.iter().map(|row| row.view.tanda.as_str()).collect();
    assert_eq!(told, ["peristiwa/7"]);
    officer.stop().await;
}
