//! Texts being written. A kept text is on disk before the page is told so.

use super::version::State;
use super::{Cache, CacheError, from_millis, millis, open, seal};
use domain::id::AduanId;
use jiff::Timestamp;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, Sqlite, Transaction};
use uuid::Uuid;
use wire::desk::{UnsentKind, UnsentRef};

/// The version as the database keeps it.
fn versi(text: UnsentRef) -> i64 {
    text.draf_versi.map_or(0, i64::from)
}

/// What a text is sealed for; as it was at first, or nobody could open older ones.
fn place(aduan: AduanId, untuk: &str, versi: i64) -> String {
    format!("draft/{aduan}/{untuk}/{versi}")
}

/// One text, as it lies in the table, opened. Its kind may be one of a newer program.
struct Opened {
    aduan: AduanId,
    untuk: String,
    draf_versi: i64,
    isi: String,
    disimpan: i64,
}

impl super::Database {
    /// How many texts are kept here, whoever can open them.
    pub(crate) async fn count_unsent(&self) -> Result<u32, CacheError> {
        let row = sqlx::query("SELECT count(*) AS n FROM unsent")
            .fetch_one(&self.pool)
            .await?;
        Ok(u32::try_from(row.try_get::<i64, _>("n")?).unwrap_or(u32::MAX))
    }
}

impl Cache {
    /// Keeps a text; an empty one is removed. What that takes away of the text before can be taken
    /// back. Done only once it is on disk.
    pub(crate) async fn keep_unsent(
        &self,
        text: UnsentRef,
        isi: &str,
        kini: Timestamp,
    ) -> Result<(), CacheError> {
        let before = self.unsent(text).await?;
        let mut tx = self.database.begin().await?;
        if let Some((before, disimpan)) = &before {
            let before = State {
                isi: before,
                disimpan: *disimpan,
            };
            self.set_aside(&mut tx, text, &before, isi).await?;
        }
        if isi.is_empty() {
            self.drop_unsent(&mut tx, text).await?;
            tx.commit().await?;
            return Ok(());
        }
        let opened = Opened {
            aduan: text.aduan,
            untuk: text.untuk.as_str().to_owned(),
            draf_versi: versi(text),
            isi: isi.to_owned(),
            disimpan: millis(kini),
        };
        self.put_unsent(&mut tx, &opened).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn put_unsent(
        &self,
        tx: &mut Transaction<'static, Sqlite>,
        text: &Opened,
    ) -> Result<(), CacheError> {
        let place = place(text.aduan, &text.untuk, text.draf_versi);
        sqlx::query(
            "INSERT OR REPLACE INTO unsent \
             (aduan, untuk, draf_versi, key_name, isi_enc, disimpan) \
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(text.aduan.0)
        .bind(&text.untuk)
        .bind(text.draf_versi)
        .bind(self.unsent_key.name())
        .bind(seal(&self.unsent_key, &place, &text.isi))
        .bind(text.disimpan)
        .execute(&mut **tx)
        .await?;
        Ok(())
    }

    /// The text as it was last kept, and when.
    pub(crate) async fn unsent(
        &self,
        text: UnsentRef,
    ) -> Result<Option<(String, Timestamp)>, CacheError> {
        let row = sqlx::query(
            "SELECT aduan, untuk, draf_versi, isi_enc, disimpan FROM unsent \
             WHERE aduan = $1 AND untuk = $2 AND draf_versi = $3 AND key_name = $4",
        )
        .bind(text.aduan.0)
        .bind(text.untuk.as_str())
        .bind(versi(text))
        .bind(self.unsent_key.name())
        .fetch_optional(&self.database.pool)
        .await?;
        let opened = row.map(|row| self.open_unsent(&row)).transpose()?;
        Ok(opened.map(|text| (text.isi, from_millis(text.disimpan))))
    }

    /// The latest text that was kept on an earlier version of the SKPD's draft.
    pub(crate) async fn earlier_unsent(
        &self,
        text: UnsentRef,
    ) -> Result<Option<String>, CacheError> {
        let row = sqlx::query(
            "SELECT aduan, untuk, draf_versi, isi_enc, disimpan FROM unsent \
             WHERE aduan = $1 AND untuk = $2 AND draf_versi < $3 AND key_name = $4 \
             ORDER BY draf_versi DESC LIMIT 1",
        )
        .bind(text.aduan.0)
        .bind(text.untuk.as_str())
        .bind(versi(text))
        .bind(self.unsent_key.name())
        .fetch_optional(&self.database.pool)
        .await?;
        let opened = row.map(|row| self.open_unsent(&row)).transpose()?;
        Ok(opened.map(|text| text.isi))
    }

    /// What this person is writing, the newest first. A text of a kind that this program doesn't
    /// know stays for the one that does.
    pub(crate) async fn all_unsent(&self) -> Result<Vec<(AduanId, UnsentKind)>, CacheError> {
        let rows = sqlx::query(
            "SELECT aduan, untuk FROM unsent WHERE key_name = $1 ORDER BY disimpan DESC",
        )
        .bind(self.unsent_key.name())
        .fetch_all(&self.database.pool)
        .await?;
        let mut all = Vec::new();
        for row in rows {
            let untuk: String = row.try_get("untuk")?;
            if let Some(untuk) = UnsentKind::parse(&untuk) {
                all.push((AduanId(row.try_get::<Uuid, _>("aduan")?), untuk));
            }
        }
        Ok(all)
    }

    /// Removes one text.
    async fn drop_unsent(
        &self,
        tx: &mut Transaction<'static, Sqlite>,
        text: UnsentRef,
    ) -> Result<(), CacheError> {
        sqlx::query(
            "DELETE FROM unsent \
             WHERE aduan = $1 AND untuk = $2 AND draf_versi = $3 AND key_name = $4",
        )
        .bind(text.aduan.0)
        .bind(text.untuk.as_str())
        .bind(versi(text))
        .bind(self.unsent_key.name())
        .execute(&mut **tx)
        .await?;
        Ok(())
    }

    /// Removes what was handed in, with what was written on earlier versions.
    pub(crate) async fn drop_handed_in(
        &self,
        aduan: AduanId,
        untuk: UnsentKind,
    ) -> Result<(), CacheError> {
        sqlx::query("DELETE FROM unsent WHERE aduan = $1 AND untuk = $2 AND key_name = $3")
            .bind(aduan.0)
            .bind(untuk.as_str())
            .bind(self.unsent_key.name())
            .execute(&self.database.pool)
            .await?;
        self.drop_versions(aduan, untuk).await
    }

    /// Moves every text of this key into another cache, under its key. Only a cache of the same
    /// database has the same key, and there they are already.
    pub(crate) async fn move_unsent(&self, into: &Self) -> Result<(), CacheError> {
        if self.unsent_key.name() == into.unsent_key.name() {
            return Ok(());
        }
        let rows = sqlx::query(
            "SELECT aduan, untuk, draf_versi, isi_enc, disimpan FROM unsent WHERE key_name = $1",
        )
        .bind(self.unsent_key.name())
        .fetch_all(&self.database.pool)
        .await?;
        let mut tx = into.database.begin().await?;
        for row in &rows {
            into.put_unsent(&mut tx, &self.open_unsent(row)?).await?;
        }
        tx.commit().await?;
        sqlx::query("DELETE FROM unsent WHERE key_name = $1") // an old copy must not come back later
            .bind(self.unsent_key.name())
            .execute(&self.database.pool)
            .await?;
        Ok(())
    }

    fn open_unsent(&self, row: &SqliteRow) -> Result<Opened, CacheError> {
        let aduan = AduanId(row.try_get::<Uuid, _>("aduan")?);
        let untuk: String = row.try_get("untuk")?;
        let draf_versi = row.try_get("draf_versi")?;
        let place = place(aduan, &untuk, draf_versi);
        Ok(Opened {
            aduan,
            isi: open(&self.unsent_key, &place, row.try_get("isi_enc")?)?,
            untuk,
            draf_versi,
            disimpan: row.try_get("disimpan")?,
        })
    }
}
