//! The ledger of notices: what was told to the officer, and what became of it.

use super::{Cache, CacheError, from_millis, millis};
use jiff::Timestamp;
use sqlx::{Row, Sqlite, Transaction};
use wire::notice::NoticeView;

/// One notice, and what became of it on this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LedgerRow {
    pub(crate) view: NoticeView,
    /// Shown as a toast, or listed without one for good.
    pub(crate) ditampilkan: Mark,
    /// Opened here or elsewhere.
    pub(crate) dibuka: Mark,
    /// Waits for working hours.
    pub(crate) held: bool,
}

/// Something that became of a notice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Mark {
    /// When.
    pub(crate) pada: Option<Timestamp>,
    /// The server knows.
    pub(crate) terkirim: bool,
}

impl Mark {
    /// Whether the server is still to be told.
    pub(crate) fn is_untold(self) -> bool {
        self.pada.is_some() && !self.terkirim
    }
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
            "SELECT tanda, view_enc, ditampilkan, ditampilkan_terkirim, dibuka, dibuka_terkirim, \
             held FROM notice",
        )
        .fetch_all(&self.database.pool)
        .await?;
        rows.iter()
            .map(|row| {
                let tanda: String = row.try_get("tanda")?;
                Ok(LedgerRow {
                    view: self.open(&place(&tanda), row.try_get("view_enc")?)?,
                    ditampilkan: Mark {
                        pada: row
                            .try_get::<Option<i64>, _>("ditampilkan")?
                            .map(from_millis),
                        terkirim: row.try_get("ditampilkan_terkirim")?,
                    },
                    dibuka: Mark {
                        pada: row.try_get::<Option<i64>, _>("dibuka")?.map(from_millis),
                        terkirim: row.try_get("dibuka_terkirim")?,
                    },
                    held: row.try_get("held")?,
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
             (tanda, aduan, seq, view_enc, ditampilkan, ditampilkan_terkirim, dibuka, \
             dibuka_terkirim, held) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(&view.tanda)
        .bind(view.aduan.0)
        .bind(view.seq)
        .bind(self.seal(&place(&view.tanda), view))
        .bind(row.ditampilkan.pada.map(millis))
        .bind(row.ditampilkan.terkirim)
        .bind(row.dibuka.pada.map(millis))
        .bind(row.dibuka.terkirim)
        .bind(row.held)
        .execute(&mut **tx)
        .await?;
        Ok(())
    }

    /// Forgets notices that were shown, or listed for good, before `limit`.
    pub(crate) async fn prune_ledger(&self, limit: Timestamp) -> Result<(), CacheError> {
        sqlx::query("DELETE FROM notice WHERE ditampilkan < $1")
            .bind(millis(limit))
            .execute(&self.database.pool)
            .await?;
        Ok(())
    }
}
