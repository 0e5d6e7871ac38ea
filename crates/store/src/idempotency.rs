//! Keys chosen by the one who asks, so that a repeated request does nothing twice.

use crate::error::Error;
use crate::row::millis;
use crate::tx::{Tx, execute, fetch, later};
use domain::id::{AduanId, PersonId};
use jiff::Timestamp;
use uuid::Uuid;

/// What a key was used for before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    /// The aduan that was filed or changed.
    pub aduan: AduanId,
    /// Hash of what was asked: another question under the same key is a mistake.
    pub isi_hash: Vec<u8>,
}

/// What the person used the key for, if ever.
pub async fn find(tx: &mut Tx, person: PersonId, niat: Uuid) -> Result<Option<Used>, Error> {
    const SQL: &str = "SELECT aduan_id, isi_hash FROM idempotency
        WHERE person_id = $1 AND niat = $2";
    let row: Option<(Uuid, Vec<u8>)> = fetch!(fetch_optional, tx, SQL, person.0, niat)?;
    Ok(row.map(|(aduan, isi_hash)| Used {
        aduan: AduanId(aduan),
        isi_hash,
    }))
}

/// Remembers what a key was used for; the commit is [`Error::Duplicate`] if it was used meanwhile.
pub fn insert(
    tx: &mut Tx,
    person: PersonId,
    niat: Uuid,
    used: &Used,
    at: Timestamp,
) -> Result<(), Error> {
    const SQL: &str = "INSERT INTO idempotency (person_id, niat, aduan_id, isi_hash, pada)
        VALUES ($1, $2, $3, $4, $5)";
    later!(
        tx,
        SQL,
        person.0,
        niat,
        used.aduan.0,
        &used.isi_hash,
        millis(at)
    );
    Ok(())
}

/// Whether there are keys from before `until`.
pub async fn any_before(tx: &mut Tx, until: Timestamp) -> Result<bool, Error> {
    const SQL: &str = "SELECT pada FROM idempotency WHERE pada < $1 ORDER BY pada LIMIT 1";
    let old: Option<(i64,)> = fetch!(fetch_optional, tx, SQL, millis(until))?;
    Ok(old.is_some())
}

/// Forgets keys from before `until`; gives how many.
pub async fn delete_before(tx: &mut Tx, until: Timestamp) -> Result<u64, Error> {
    const SQL: &str = "DELETE FROM idempotency WHERE pada < $1";
    Ok(execute!(tx, SQL, millis(until))?)
}
