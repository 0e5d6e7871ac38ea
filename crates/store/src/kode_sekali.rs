//! Codes that prove something once. Only their keyed hash is kept.

use crate::error::Error;
use crate::row::{instant, millis};
use crate::tx::{Tx, execute, fetch};
use domain::id::PersonId;
use domain::person::kode_sekali::GunaKode;
use jiff::Timestamp;
use uuid::Uuid;

/// A code that was handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Kode {
    pub person: PersonId,
    pub guna: GunaKode,
    /// Keyed hash.
    pub hash: Vec<u8>,
    /// Who handed it over.
    pub oleh: PersonId,
    pub dibuat_pada: Timestamp,
    pub berakhir_pada: Timestamp,
}

/// What a try is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Tried {
    pub hash: Vec<u8>,
    pub oleh: PersonId,
}

/// Keeps a code in the place of the one that the person had for it before.
pub async fn replace(tx: &mut Tx, kode: &Kode) -> Result<(), Error> {
    const SQL: &str = "INSERT INTO kode_sekali (person_id, guna, hash, oleh, dibuat_pada,
        berakhir_pada, percobaan) VALUES ($1, $2, $3, $4, $5, $6, 0)
        ON CONFLICT (person_id, guna) DO UPDATE SET hash = excluded.hash, oleh = excluded.oleh,
        dibuat_pada = excluded.dibuat_pada, berakhir_pada = excluded.berakhir_pada, percobaan = 0";
    execute!(
        tx,
        SQL,
        kode.person.0,
        kode.guna.as_str(),
        &kode.hash,
        kode.oleh.0,
        millis(kode.dibuat_pada),
        millis(kode.berakhir_pada),
    )?;
    Ok(())
}

/// Takes one of `most` tries of a code that is still good at `now`: it is counted before anybody
/// knows whether it is right, so that many at once are no way around.
pub async fn take_try(
    tx: &mut Tx,
    person: PersonId,
    guna: GunaKode,
    most: i64,
    now: Timestamp,
) -> Result<Option<Tried>, Error> {
    const SQL: &str = "UPDATE kode_sekali SET percobaan = percobaan + 1
        WHERE person_id = $1 AND guna = $2 AND percobaan < $3 AND berakhir_pada > $4
        RETURNING hash, oleh";
    let row: Option<(Vec<u8>, Uuid)> = fetch!(
        fetch_optional,
        tx,
        SQL,
        person.0,
        guna.as_str(),
        most,
        millis(now)
    )?;
    Ok(row.map(|(hash, oleh)| Tried {
        hash,
        oleh: PersonId(oleh),
    }))
}

/// Until when the code of a person is good, if there is one.
pub async fn good_until(
    tx: &mut Tx,
    person: PersonId,
    guna: GunaKode,
) -> Result<Option<Timestamp>, Error> {
    const SQL: &str = "SELECT berakhir_pada FROM kode_sekali WHERE person_id = $1 AND guna = $2";
    let row: Option<(i64,)> = fetch!(fetch_optional, tx, SQL, person.0, guna.as_str())?;
    row.map(|(at,)| instant("kode_sekali", at)).transpose()
}

/// What is kept of the code of a person that is still good at `now`, if there is one.
pub async fn good_hash(
    tx: &mut Tx,
    person: PersonId,
    guna: GunaKode,
    now: Timestamp,
) -> Result<Option<Vec<u8>>, Error> {
    const SQL: &str = "SELECT hash FROM kode_sekali
        WHERE person_id = $1 AND guna = $2 AND berakhir_pada > $3";
    let found: Option<(Vec<u8>,)> = fetch!(
        fetch_optional,
        tx,
        SQL,
        person.0,
        guna.as_str(),
        millis(now)
    )?;
    Ok(found.map(|(hash,)| hash))
}

/// Forgets a code: it was used, or may not be any more.
pub async fn delete(tx: &mut Tx, person: PersonId, guna: GunaKode) -> Result<(), Error> {
    const SQL: &str = "DELETE FROM kode_sekali WHERE person_id = $1 AND guna = $2";
    execute!(tx, SQL, person.0, guna.as_str())?;
    Ok(())
}

/// Whether there are codes that ended before `until`.
pub async fn any_ended(tx: &mut Tx, until: Timestamp) -> Result<bool, Error> {
    const SQL: &str = "SELECT berakhir_pada FROM kode_sekali
        WHERE berakhir_pada < $1 ORDER BY berakhir_pada LIMIT 1";
    let first: Option<(i64,)> = fetch!(fetch_optional, tx, SQL, millis(until))?;
    Ok(first.is_some())
}

/// Forgets codes that ended before `until`; gives how many.
pub async fn delete_ended(tx: &mut Tx, until: Timestamp) -> Result<u64, Error> {
    const SQL: &str = "DELETE FROM kode_sekali WHERE berakhir_pada < $1";
    Ok(execute!(tx, SQL, millis(until))?)
}
