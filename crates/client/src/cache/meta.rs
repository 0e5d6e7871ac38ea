//! Single values: cursors, the address, reference data, and who the cache belongs to.

use super::{Cache, CacheError, Database, from_millis, millis};
use domain::id::Seq;
use domain::referensi::Referensi;
use jiff::Timestamp;
use sqlx::{Row, Sqlite, Transaction};
use uuid::Uuid;
use wire::session::Petugas;

/// What the officer is sealed for; as it was at first, or older caches would be nobody's.
const PETUGAS: &str = "meta/orang";

/// What the cache knows about itself.
#[derive(Debug, Clone, Default)]
pub(crate) struct Meta {
    pub(crate) cursor: Seq,
    /// None until a pull came to its end.
    pub(crate) notice_cursor: Option<i64>,
    /// Which log the cursors are of; none before a server told it.
    pub(crate) log: Option<Uuid>,
    /// When the server last answered a synchronisation.
    pub(crate) kontak: Option<Timestamp>,
}

pub(super) async fn put_number(
    tx: &mut Transaction<'static, Sqlite>,
    key: &str,
    number: i64,
) -> Result<(), CacheError> {
    sqlx::query("INSERT OR REPLACE INTO meta (key, value) VALUES ($1, $2)")
        .bind(key)
        .bind(number.to_string().into_bytes())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

pub(super) async fn put_log(
    tx: &mut Transaction<'static, Sqlite>,
    log: Uuid,
) -> Result<(), CacheError> {
    sqlx::query("INSERT OR REPLACE INTO meta (key, value) VALUES ('log', $1)")
        .bind(log.as_bytes().to_vec())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

fn signed_out(alamat: &str) -> String {
    format!("signed_out/{alamat}")
}

fn key_of(alamat: &str) -> String {
    format!("key/{alamat}")
}

fn known_device(alamat: &str) -> String {
    format!("known_device/{alamat}")
}

impl Database {
    async fn value(&self, key: &str) -> Result<Option<Vec<u8>>, CacheError> {
        let row = sqlx::query("SELECT value FROM meta WHERE key = $1")
            .bind(key)
            .fetch_optional(&self.pool)
            .await?;
        Ok(row.map(|row| row.try_get("value")).transpose()?)
    }

    async fn set_value(&self, key: &str, value: Vec<u8>) -> Result<(), CacheError> {
        sqlx::query("INSERT OR REPLACE INTO meta (key, value) VALUES ($1, $2)")
            .bind(key)
            .bind(value)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    async fn forget_value(&self, key: &str) -> Result<(), CacheError> {
        sqlx::query("DELETE FROM meta WHERE key = $1")
            .bind(key)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    async fn log(&self) -> Result<Option<Uuid>, CacheError> {
        let value = self.value("log").await?;
        Ok(value.and_then(|value| Uuid::from_slice(&value).ok()))
    }

    async fn number(&self, key: &str) -> Result<Option<i64>, CacheError> {
        let value = self.value(key).await?;
        Ok(value.and_then(|value| String::from_utf8(value).ok()?.parse().ok()))
    }

    /// Address of the server last used.
    pub(crate) async fn alamat(&self) -> Result<Option<String>, CacheError> {
        let value = self.value("alamat").await?;
        Ok(value.and_then(|value| String::from_utf8(value).ok()))
    }

    pub(crate) async fn set_alamat(&self, alamat: &str) -> Result<(), CacheError> {
        self.set_value("alamat", alamat.as_bytes().to_vec()).await
    }

    /// Marks a server whose keyring entry outlived the session, because it could not be removed.
    pub(crate) async fn mark_signed_out(&self, alamat: &str) -> Result<(), CacheError> {
        self.set_value(&signed_out(alamat), Vec::new()).await
    }

    /// Whether the keyring entry of a server, if there is one, is to be removed and not used.
    pub(crate) async fn is_signed_out(&self, alamat: &str) -> Result<bool, CacheError> {
        Ok(self.value(&signed_out(alamat)).await?.is_some())
    }

    /// The entry is gone, or belongs to a new session.
    pub(crate) async fn unmark_signed_out(&self, alamat: &str) -> Result<(), CacheError> {
        self.forget_value(&signed_out(alamat)).await
    }

    /// Remembers that the keyring keeps a key of this server's cache.
    pub(crate) async fn mark_key(&self, alamat: &str) -> Result<(), CacheError> {
        self.set_value(&key_of(alamat), Vec::new()).await
    }

    /// Whether the keyring once kept a key of this server's cache.
    pub(crate) async fn had_key(&self, alamat: &str) -> Result<bool, CacheError> {
        Ok(self.value(&key_of(alamat)).await?.is_some())
    }

    /// By what a server knows this computer; empty before the first sign-in.
    pub(crate) async fn known_device(&self, alamat: &str) -> Result<String, CacheError> {
        let value = self.value(&known_device(alamat)).await?;
        let text = value.and_then(|value| String::from_utf8(value).ok());
        Ok(text.unwrap_or_default())
    }

    pub(crate) async fn set_known_device(
        &self,
        alamat: &str,
        marks: String,
    ) -> Result<(), CacheError> {
        self.set_value(&known_device(alamat), marks.into_bytes())
            .await
    }

    /// Until when an update was left for later.
    pub(crate) async fn update_postponed(&self) -> Result<Option<Timestamp>, CacheError> {
        Ok(self.number("update_postponed").await?.map(from_millis))
    }

    pub(crate) async fn set_update_postponed(&self, until: Timestamp) -> Result<(), CacheError> {
        let until = millis(until).to_string();
        self.set_value("update_postponed", until.into_bytes()).await
    }

    /// Nothing is left for later any more.
    pub(crate) async fn forget_update_postponed(&self) -> Result<(), CacheError> {
        self.forget_value("update_postponed").await
    }

    /// Whether somebody at this computer knows what closing the window does.
    pub(crate) async fn closing_known(&self) -> Result<bool, CacheError> {
        Ok(self.value("closing_known").await?.is_some())
    }

    pub(crate) async fn set_closing_known(&self) -> Result<(), CacheError> {
        self.set_value("closing_known", Vec::new()).await
    }

    /// Cursors and times.
    pub(crate) async fn meta(&self) -> Result<Meta, CacheError> {
        Ok(Meta {
            cursor: Seq(self.number("cursor").await?.unwrap_or_default()),
            notice_cursor: self.number("notice_cursor").await?,
            log: self.log().await?,
            kontak: self.number("kontak").await?.map(from_millis),
        })
    }

    /// Reference data, which is public and lies open.
    pub(crate) async fn referensi(&self) -> Result<Option<Referensi>, CacheError> {
        let value = self.value("referensi").await?;
        Ok(value.and_then(|value| serde_json::from_slice(&value).ok()))
    }

    pub(crate) async fn set_referensi(&self, referensi: &Referensi) -> Result<(), CacheError> {
        let text = serde_json::to_vec(referensi).unwrap_or_default(); // our own types always write
        self.set_value("referensi", text).await
    }
}

impl Cache {
    /// Whose cache it is, if it can be opened.
    pub(crate) async fn petugas(&self) -> Result<Option<Petugas>, CacheError> {
        let sealed = self.database.value("petugas").await?;
        Ok(sealed.and_then(|sealed| self.open(PETUGAS, &sealed).ok()))
    }

    pub(crate) async fn set_petugas(&self, petugas: &Petugas) -> Result<(), CacheError> {
        let sealed = self.seal(PETUGAS, petugas);
        self.database.set_value("petugas", sealed).await
    }
}
