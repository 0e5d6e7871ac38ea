//! The ledger of notices: what was told to the officer, and what became of it.

use super::{Cache, CacheError, from_millis, millis};
use jiff::Timestamp;
use sqlx::{Row, Sqlite, Transaction};
use wire::notice::NoticeView;

/// One notice, and what became of it on this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LedgerRow {
    pub(crate) view: NoticeView,
    /// When it was shown as a toast, or settled without one.
    pub(crate) shown: Option<Timestamp>,
    /// When it was opened here.
    pub(crate) opened: Option<Timestamp>,
    /// Waits for working hours.
    pub(crate) held: bool,
    /// The server knows that it was shown.
    pub(crate) shown_told: bool,
    /// The server knows that it was opened.
    pub(crate) opened_told: bool,
}

impl LedgerRow {
    /// Whether the server has this notice under its id; one that was only computed here has no
    /// place in the server's log.
    pub(crate) fn is_of_server(&self) -> bool {
        self.view.seq > 0
    }
}

fn place(tanda: &str) -> String {
    format!("notice/{tanda}")
}

impl Cache {
    /// The whole ledger.
    pub(crate) async fn ledger(&self) -> Result<Vec<LedgerRow>, CacheError> {
        let rows = sqlx::query(
            "SELECT tanda, view_enc, shown_at, opened_at, held, shown_told, opened_told \
             FROM notice",
        )
        .fetch_all(&self.database.pool)
        .await?;
        rows.iter()
            .map(|row| {
                let tanda: String = row.try_get("tanda")?;
                let shown: Option<i64> = row.try_get("shown_at")?;
                let opened: Option<i64> = row.try_get("opened_at")?;
                Ok(LedgerRow {
                    view: self.open(&place(&tanda), row.try_get("view_enc")?)?,
                    shown: shown.map(from_millis),
                    opened: opened.map(from_millis),
                    held: row.try_get("held")?,
                    shown_told: row.try_get("shown_told")?,
                    opened_told: row.try_get("opened_told")?,
                })
            })
            .collect()
    }

    /// Keeps rows of the ledger.
    pub(crate) async fn keep_ledger(&self, rows: &[LedgerRow]) -> Result<(), CacheError> {
        let mut tx = self.database.begin().await?;
        for row in rows {
            self.put_ledger(&mut tx, row).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    pub(super) async fn put_ledger(
        &self,
        tx: &mut Transaction<'static, Sqlite>,
        row: &LedgerRow,
    ) -> Result<(), CacheError> {
        let view = &row.view;
        sqlx::query(
            "INSERT OR REPLACE INTO notice \
             (tanda, aduan, seq, view_enc, shown_at, opened_at, held, shown_told, opened_told) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(&view.tanda)
        .bind(view.aduan.0)
        .bind(view.seq)
        .bind(self.seal(&place(&view.tanda), view))
        .bind(row.shown.map(millis))
        .bind(row.opened.map(millis))
        .bind(row.held)
        .bind(row.shown_told)
        .bind(row.opened_told)
        .execute(&mut **tx)
        .await?;
        Ok(())
    }

    /// Forgets notices that were settled before `limit`.
    pub(crate) async fn prune_ledger(&self, limit: Timestamp) -> Result<(), CacheError> {
        sqlx::query("DELETE FROM notice WHERE shown_at < $1")
            .bind(millis(limit))
            .execute(&self.database.pool)
            .await?;
        Ok(())
    }
}
