//! Texts being written. A kept text is on disk before the page is told so.

use super::{Cache, CacheError, from_millis, millis, open, seal};
use domain::id::AduanId;
use jiff::Timestamp;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;
use wire::desk::{UnsentKind, UnsentRef};

/// The version as the database keeps it.
fn versi(draft: UnsentRef) -> i64 {
    draft.draf_versi.map_or(0, i64::from)
}

fn place(aduan: AduanId, untuk: &str, versi: i64) -> String {
    format!("draft/{aduan}/{untuk}/{versi}")
}

/// Which text a row keeps; none for a kind of a newer program.
fn kept(row: &SqliteRow) -> Result<Option<(AduanId, UnsentKind)>, CacheError> {
    let aduan = AduanId(row.try_get::<Uuid, _>("aduan")?);
    let untuk: String = row.try_get("untuk")?;
    Ok(UnsentKind::parse(&untuk).map(|untuk| (aduan, untuk)))
}

impl Cache {
    /// Keeps a text; an empty one is removed. Done only once it is on disk.
    pub(crate) async fn keep_draft(
        &self,
        draft: UnsentRef,
        isi: &str,
        kini: Timestamp,
    ) -> Result<(), CacheError> {
        if isi.is_empty() {
            return self.drop_draft(draft).await;
        }
        let (untuk, versi) = (draft.untuk.as_str(), versi(draft));
        sqlx::query(
            "INSERT OR REPLACE INTO draft (aduan, untuk, draf_versi, kunci, isi_enc, disimpan) \
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(draft.aduan.0)
        .bind(untuk)
        .bind(versi)
        .bind(self.unsent_key.nama())
        .bind(seal(
            &self.unsent_key,
            &place(draft.aduan, untuk, versi),
            isi,
        ))
        .bind(millis(kini))
        .execute(&self.database.pool)
        .await?;
        Ok(())
    }

    /// The text as it was last kept, and when.
    pub(crate) async fn draft(
        &self,
        draft: UnsentRef,
    ) -> Result<Option<(String, Timestamp)>, CacheError> {
        let (untuk, versi) = (draft.untuk.as_str(), versi(draft));
        let row = sqlx::query(
            "SELECT isi_enc, disimpan FROM draft \
             WHERE aduan = $1 AND untuk = $2 AND draf_versi = $3 AND kunci = $4",
        )
        .bind(draft.aduan.0)
        .bind(untuk)
        .bind(versi)
        .bind(self.unsent_key.nama())
        .fetch_optional(&self.database.pool)
        .await?;
        row.map(|row| {
            let place = place(draft.aduan, untuk, versi);
            let isi = open(&self.unsent_key, &place, row.try_get("isi_enc")?)?;
            Ok((isi, from_millis(row.try_get("disimpan")?)))
        })
        .transpose()
    }

    /// The latest text that was kept on an earlier version of the SKPD's draft.
    pub(crate) async fn earlier_draft(
        &self,
        draft: UnsentRef,
    ) -> Result<Option<String>, CacheError> {
        let untuk = draft.untuk.as_str();
        let row = sqlx::query(
            "SELECT isi_enc, draf_versi FROM draft \
             WHERE aduan = $1 AND untuk = $2 AND draf_versi < $3 AND kunci = $4 \
             ORDER BY draf_versi DESC LIMIT 1",
        )
        .bind(draft.aduan.0)
        .bind(untuk)
        .bind(versi(draft))
        .bind(self.unsent_key.nama())
        .fetch_optional(&self.database.pool)
        .await?;
        row.map(|row| {
            let place = place(draft.aduan, untuk, row.try_get("draf_versi")?);
            open(&self.unsent_key, &place, row.try_get("isi_enc")?)
        })
        .transpose()
    }

    /// What this person is writing, the newest first.
    pub(crate) async fn kept_drafts(&self) -> Result<Vec<(AduanId, UnsentKind)>, CacheError> {
        let rows =
            sqlx::query("SELECT aduan, untuk FROM draft WHERE kunci = $1 ORDER BY disimpan DESC")
                .bind(self.unsent_key.nama())
                .fetch_all(&self.database.pool)
                .await?;
        rows.iter()
            .filter_map(|row| kept(row).transpose())
            .collect()
    }

    /// Removes one text.
    async fn drop_draft(&self, draft: UnsentRef) -> Result<(), CacheError> {
        sqlx::query(
            "DELETE FROM draft \
             WHERE aduan = $1 AND untuk = $2 AND draf_versi = $3 AND kunci = $4",
        )
        .bind(draft.aduan.0)
        .bind(draft.untuk.as_str())
        .bind(versi(draft))
        .bind(self.unsent_key.nama())
        .execute(&self.database.pool)
        .await?;
        Ok(())
    }

    /// Removes what was handed in, with what was written on earlier versions.
    pub(crate) async fn drop_drafts(
        &self,
        aduan: AduanId,
        untuk: UnsentKind,
    ) -> Result<(), CacheError> {
        sqlx::query("DELETE FROM draft WHERE aduan = $1 AND untuk = $2 AND kunci = $3")
            .bind(aduan.0)
            .bind(untuk.as_str())
            .bind(self.unsent_key.nama())
            .execute(&self.database.pool)
            .await?;
        Ok(())
    }

    /// Forgets texts that nobody touched since `limit`, whoever wrote them.
    pub(crate) async fn prune_drafts(&self, limit: Timestamp) -> Result<(), CacheError> {
        sqlx::query("DELETE FROM draft WHERE disimpan < $1")
            .bind(millis(limit))
            .execute(&self.database.pool)
            .await?;
        Ok(())
    }

    /// Copies every text of this key into another cache, under its key. Only a cache of the same
    /// database has the same key, and there they are already.
    pub(crate) async fn copy_drafts(&self, into: &Self) -> Result<(), CacheError> {
        if self.unsent_key.nama() == into.unsent_key.nama() {
            return Ok(());
        }
        let rows = sqlx::query(
            "SELECT aduan, untuk, draf_versi, isi_enc, disimpan FROM draft WHERE kunci = $1",
        )
        .bind(self.unsent_key.nama())
        .fetch_all(&self.database.pool)
        .await?;
        for row in rows {
            let aduan = AduanId(row.try_get::<Uuid, _>("aduan")?);
            let untuk: String = row.try_get("untuk")?;
            let versi: i64 = row.try_get("draf_versi")?;
            let isi: String = open(
                &self.unsent_key,
                &place(aduan, &untuk, versi),
                row.try_get("isi_enc")?,
            )?;
            let kini = from_millis(row.try_get("disimpan")?);
            let Some(untuk) = UnsentKind::parse(&untuk) else {
                continue; // a kind of a newer program: it stays where it is
            };
            let draft = UnsentRef {
                aduan,
                untuk,
                draf_versi: u32::try_from(versi).ok().filter(|versi| *versi > 0),
            };
            into.keep_draft(draft, &isi, kini).await?;
        }
        Ok(())
    }
}
