//! Whose a NIK is: taken from an account, and seen on the KTP by staff.

use crate::error::Error;
use crate::person::{Identitas, NO_SANDI};
use crate::row::{instant, millis};
use crate::tx::{Tx, execute, fetch};
use domain::id::PersonId;
use jiff::Timestamp;

/// Takes an account its NIK, closes it and puts in the place of its identity what is sealed of nobody;
/// gives whether the identity still was as it was seen. `hash` is that of no NIK.
pub async fn release(
    tx: &mut Tx,
    id: PersonId,
    seen: &Identitas,
    (hash, nobody): (&[u8], &[u8]),
) -> Result<bool, Error> {
    const SQL: &str = "UPDATE person SET nik_hash = $1, identitas = $2, sandi = $3, aktif = FALSE,
        nik_diperiksa_pada = NULL WHERE id = $4 AND identitas = $5";
    let Identitas::Tersandi(seen) = seen else {
        return Ok(false); // staff have none
    };
    Ok(execute!(tx, SQL, hash, nobody, NO_SANDI, id.0, seen)? == 1)
}

/// Notes that staff saw the NIK on the KTP of its owner.
pub async fn note_checked(tx: &mut Tx, id: PersonId, at: Timestamp) -> Result<(), Error> {
    const SQL: &str = "UPDATE person SET nik_diperiksa_pada = $1 WHERE id = $2";
    execute!(tx, SQL, millis(at), id.0)?;
    Ok(())
}

/// When staff saw it, if they did.
pub async fn checked(tx: &mut Tx, id: PersonId) -> Result<Option<Timestamp>, Error> {
    const SQL: &str = "SELECT nik_diperiksa_pada FROM person WHERE id = $1";
    let row: Option<(Option<i64>,)> = fetch!(fetch_optional, tx, SQL, id.0)?;
    let at = row.and_then(|(at,)| at);
    at.map(|at| instant("person", at)).transpose()
}
