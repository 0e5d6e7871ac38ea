//! What becomes of a file that cannot be opened.

use super::*;

#[tokio::test]
async fn a_file_that_is_no_database_is_put_aside_with_its_log() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Folder(folder.path().to_owned());
    for name in ["cache.sqlite", "cache.sqlite-wal"] {
        std::fs::write(folder.path().join(name), [b'x'; 4096]).unwrap();
    }
    let database = Database::open(&place).await.unwrap();
    assert_eq!(database.alamat().await.unwrap(), None, "it begins anew");
    for name in ["cache.rusak", "cache.rusak-wal"] {
        let bytes = std::fs::read(folder.path().join(name)).unwrap();
        assert_eq!(bytes, [b'x'; 4096], "{name} is what was there");
    }
}

#[tokio::test]
async fn what_is_too_short_for_a_database_is_put_aside_and_an_empty_file_is_none() {
    for (bytes, aside) in [("", false), ("x", true), ("SQLite format 3", true)] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), bytes).unwrap();
        let place = Place::Folder(folder.path().to_owned());
        let database = Database::open(&place).await.unwrap();
        assert_eq!(database.aside.is_some(), aside, "{bytes:?}");
    }
}

#[tokio::test]
async fn a_sound_file_that_cannot_be_opened_stays_where_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Folder(folder.path().to_owned());
    let database = Database::open(&place).await.unwrap();
    database.set_alamat("https://a").await.unwrap();
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (9999, 'of a newer program', TRUE, x'00', 0)",
    )
    .execute(&database.pool)
    .await
    .unwrap();
    database.close().await;
    let newer = Database::open(&place).await;
    assert!(matches!(newer, Err(CacheError::Migration(_))));
    assert!(folder.path().join(FILE).exists());
    assert!(!folder.path().join("cache.rusak").exists());
}

#[tokio::test]
async fn a_disk_that_was_full_keeps_nothing_from_being_written_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Folder(folder.path().to_owned());
    let database = Database::open(&place).await.unwrap();
    let limit = async |pages: u32| {
        let sql = sqlx::AssertSqlSafe(format!("PRAGMA max_page_count = {pages}"));
        sqlx::query(sql).execute(&database.pool).await.unwrap();
    };
    let write = async || -> Result<(), CacheError> {
        let mut tx = database.begin().await?;
        sqlx::query("INSERT OR REPLACE INTO meta VALUES ('besar', zeroblob(1000000))")
            .execute(&mut *tx)
            .await?;
        Ok(tx.commit().await?)
    };
    limit(1).await; // as many as there are
    let full = write().await.unwrap_err();
    assert!(full.to_string().contains("full"), "{full}");
    write().await.unwrap(); // the limit went with the connection, as if room had been made
}
