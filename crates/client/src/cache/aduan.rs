//! Aduan in the cache: the server's views, sealed.

use super::{Cache, CacheError};
use domain::id::{AduanId, Version};
use sqlx::{Row, Sqlite, Transaction};
use uuid::Uuid;
use wire::aduan::AduanView;

fn place(id: AduanId) -> String {
    format!("aduan/{id}")
}

impl Cache {
    /// Every aduan, with the version that the officer has read.
    pub(crate) async fn all_aduan(&self) -> Result<Vec<(AduanView, Option<Version>)>, CacheError> {
        let rows = sqlx::query("SELECT id, view_enc, dibaca FROM aduan")
            .fetch_all(&self.database.pool)
            .await?;
        rows.iter()
            .map(|row| {
                let id = AduanId(row.try_get::<Uuid, _>("id")?);
                let view = self.open(&place(id), row.try_get("view_enc")?)?;
                let dibaca: Option<i64> = row.try_get("dibaca")?;
                Ok((view, dibaca.map(Version)))
            })
            .collect()
    }

    /// Keeps one view that came outside a page of news.
    pub(crate) async fn keep_aduan(&self, view: &AduanView) -> Result<(), CacheError> {
        let mut tx = self.database.begin().await?;
        self.put_aduan(&mut tx, view).await?;
        tx.commit().await?;
        Ok(())
    }

    pub(super) async fn put_aduan(
        &self,
        tx: &mut Transaction<'static, Sqlite>,
        view: &AduanView,
    ) -> Result<(), CacheError> {
        let id = view.aduan.id;
        sqlx::query(
            "INSERT INTO aduan (id, seq, version, view_enc) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, version = excluded.version, \
             view_enc = excluded.view_enc WHERE excluded.seq >= aduan.seq",
        )
        .bind(id.0)
        .bind(view.seq.0)
        .bind(view.aduan.version.0)
        .bind(self.seal(&place(id), view))
        .execute(&mut **tx)
        .await?;
        Ok(())
    }

    /// Removes one aduan with its notices.
    pub(crate) async fn drop_aduan(&self, id: AduanId) -> Result<(), CacheError> {
        let mut tx = self.database.begin().await?;
        remove(&mut tx, id).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Remembers that the officer has read this version.
    pub(crate) async fn mark_read(&self, id: AduanId, version: Version) -> Result<(), CacheError> {
        sqlx::query("UPDATE aduan SET dibaca = $2 WHERE id = $1")
            .bind(id.0)
            .bind(version.0)
            .execute(&self.database.pool)
            .await?;
        Ok(())
    }
}

/// Removes an aduan with its notices. What the officer was writing about it stays sealed: the
/// aduan may come back, and nothing that a person typed is lost without a word.
pub(super) async fn remove(
    tx: &mut Transaction<'static, Sqlite>,
    id: AduanId,
) -> Result<(), CacheError> {
    for statement in [
        "DELETE FROM aduan WHERE id = $1",
        "DELETE FROM notice WHERE aduan = $1",
    ] {
        sqlx::query(statement).bind(id.0).execute(&mut **tx).await?;
    }
    Ok(())
}
