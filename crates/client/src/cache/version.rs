//! Earlier states of a text being written: what a save takes away is set aside first.

use super::{Cache, CacheError, from_millis, millis, open, seal};
use domain::id::AduanId;
use jiff::Timestamp;
use sqlx::{Row, Sqlite, Transaction};
use wire::desk::{UnsentKind, UnsentRef};

/// How many letters make a state worth keeping beside the one before.
const WORTH: usize = 40;
/// How many states of a text are kept.
const MOST: i64 = 30;

/// A state of a text, and when it was last kept.
pub(super) struct State<'a> {
    pub(super) isi: &'a str,
    pub(super) disimpan: Timestamp,
}

impl Cache {
    /// Sets a state aside before another takes its place, if that takes something away and nearly
    /// the same was not set aside already.
    pub(super) async fn set_aside(
        &self,
        tx: &mut Transaction<'static, Sqlite>,
        text: UnsentRef,
        before: &State<'_>,
        after: &str,
    ) -> Result<(), CacheError> {
        if unshared(before.isi, after) == 0 {
            return Ok(()); // it only grew
        }
        let newest = self.newest(tx, text).await?.unwrap_or_default();
        if unshared(before.isi, &newest) < WORTH {
            return Ok(());
        }
        sqlx::query(
            "INSERT INTO unsent_version (aduan, untuk, draf_versi, key_name, isi_enc, disimpan) \
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(text.aduan.0)
        .bind(text.untuk.as_str())
        .bind(versi(text))
        .bind(self.unsent_key.name())
        .bind(seal(&self.unsent_key, &place(text), before.isi))
        .bind(millis(before.disimpan))
        .execute(&mut **tx)
        .await?;
        self.keep_most(tx, text).await
    }

    async fn newest(
        &self,
        tx: &mut Transaction<'static, Sqlite>,
        text: UnsentRef,
    ) -> Result<Option<String>, CacheError> {
        let row = sqlx::query(
            "SELECT isi_enc FROM unsent_version \
             WHERE aduan = $1 AND untuk = $2 AND draf_versi = $3 AND key_name = $4 \
             ORDER BY id DESC LIMIT 1",
        )
        .bind(text.aduan.0)
        .bind(text.untuk.as_str())
        .bind(versi(text))
        .bind(self.unsent_key.name())
        .fetch_optional(&mut **tx)
        .await?;
        row.map(|row| open(&self.unsent_key, &place(text), row.try_get("isi_enc")?))
            .transpose()
    }

    async fn keep_most(
        &self,
        tx: &mut Transaction<'static, Sqlite>,
        text: UnsentRef,
    ) -> Result<(), CacheError> {
        sqlx::query(
            "DELETE FROM unsent_version \
             WHERE aduan = $1 AND untuk = $2 AND draf_versi = $3 AND key_name = $4 \
             AND id NOT IN (SELECT id FROM unsent_version \
             WHERE aduan = $1 AND untuk = $2 AND draf_versi = $3 AND key_name = $4 \
             ORDER BY id DESC LIMIT $5)",
        )
        .bind(text.aduan.0)
        .bind(text.untuk.as_str())
        .bind(versi(text))
        .bind(self.unsent_key.name())
        .bind(MOST)
        .execute(&mut **tx)
        .await?;
        Ok(())
    }

    /// Earlier states of a text, the newest first.
    pub(crate) async fn unsent_versions(
        &self,
        text: UnsentRef,
    ) -> Result<Vec<(String, Timestamp)>, CacheError> {
        let rows = sqlx::query(
            "SELECT isi_enc, disimpan FROM unsent_version \
             WHERE aduan = $1 AND untuk = $2 AND draf_versi = $3 AND key_name = $4 \
             ORDER BY id DESC",
        )
        .bind(text.aduan.0)
        .bind(text.untuk.as_str())
        .bind(versi(text))
        .bind(self.unsent_key.name())
        .fetch_all(&self.database.pool)
        .await?;
        let opened = rows.iter().map(|row| {
            let isi = open(&self.unsent_key, &place(text), row.try_get("isi_enc")?)?;
            Ok((isi, from_millis(row.try_get("disimpan")?)))
        });
        opened.collect()
    }

    /// Removes the earlier states of what was handed in.
    pub(super) async fn drop_versions(
        &self,
        aduan: AduanId,
        untuk: UnsentKind,
    ) -> Result<(), CacheError> {
        sqlx::query("DELETE FROM unsent_version WHERE aduan = $1 AND untuk = $2 AND key_name = $3")
            .bind(aduan.0)
            .bind(untuk.as_str())
            .bind(self.unsent_key.name())
            .execute(&self.database.pool)
            .await?;
        Ok(())
    }
}

fn versi(text: UnsentRef) -> i64 {
    text.draf_versi.map_or(0, i64::from)
}

/// What a state is sealed for.
fn place(text: UnsentRef) -> String {
    let UnsentRef { aduan, untuk, .. } = text;
    format!("version/{aduan}/{}/{}", untuk.as_str(), versi(text))
}

/// How many letters of a text are not in another, before and after what both share.
fn unshared(text: &str, other: &str) -> usize {
    let shared = |pairs: &mut dyn Iterator<Item = (char, char)>| {
        pairs.take_while(|(one, another)| one == another).count()
    };
    let head = shared(&mut text.chars().zip(other.chars()));
    let rest: Vec<char> = text.chars().skip(head).collect();
    let others: Vec<char> = other.chars().skip(head).collect();
    let reversed = |letters: &[char]| letters.iter().rev().copied().collect::<Vec<_>>();
    let tail = shared(&mut reversed(&rest).into_iter().zip(reversed(&others)));
    rest.len() - tail
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_another_text_does_not_have_is_counted() {
        assert_eq!(unshared("jalan", "jalan rusak"), 0);
        assert_eq!(unshared("jalan rusak", "jalan"), 6);
        assert_eq!(unshared("jalan yang rusak", "jalan rusak"), 5);
        assert_eq!(unshared("semua", "x"), 5);
        assert_eq!(unshared("aa", "a"), 1);
        assert_eq!(unshared("", "a"), 0);
    }
}
