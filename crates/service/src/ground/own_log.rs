//! A log has an identity: whoever reads it by a cursor must know that it is still the same log.

use crate::error::Error;
use domain::id::NomorRegister;
use store::referensi::{Kind, get, put};
use store::{Store, Tx};
use uuid::Uuid;

/// Setting with the identity of the log.
const LOG: &str = store::backup::LOG;
/// Setting that tells whether numbers may have been given that this database does not know.
const RESTORED: &str = "dipulihkan";

/// The identity of a database's log; made at the first start, and anew where the database is a copy:
/// what came after the copy was made is in no log any more.
pub(crate) async fn own_log(store: &Store) -> Result<Uuid, Error> {
    let mut tx = store.read().await?;
    let log = noted(&mut tx).await?;
    drop(tx);
    if let Some(log) = log {
        return Ok(log);
    }
    let mut tx = store.write().await?;
    store::counter::lock_log(&mut tx).await?; // another process may start for the first time
    if let Some(log) = noted(&mut tx).await? {
        return Ok(log);
    }
    let is_copy = get::<String>(&mut tx, Kind::Setelan, LOG).await?.is_some();
    if is_copy {
        note_lost(&mut tx, None).await?;
    }
    let log = renew(&mut tx).await?;
    tx.commit().await?;
    Ok(log)
}

/// The identity that is noted; none in a database that is new, or a copy.
pub(crate) async fn noted(tx: &mut Tx) -> Result<Option<Uuid>, Error> {
    let noted = get::<String>(tx, Kind::Setelan, LOG).await?;
    Ok(noted.and_then(|noted| Uuid::parse_str(&noted).ok()))
}

/// Takes note that numbers may have been given that the database does not know; they go on after the
/// last one that is known.
pub(crate) async fn note_lost(tx: &mut Tx, known: Option<NomorRegister>) -> Result<(), Error> {
    if let Some(known) = known {
        store::counter::raise_nomor(tx, known).await?;
    }
    Ok(put(tx, Kind::Setelan, RESTORED, 0, &true).await?)
}

/// Makes the log another one.
pub(crate) async fn renew(tx: &mut Tx) -> Result<Uuid, Error> {
    let log = Uuid::new_v4();
    put(tx, Kind::Setelan, LOG, 0, &log.to_string()).await?;
    Ok(log)
}

/// Whether the database was restored from a copy and nobody has set its numbers since.
pub(crate) async fn is_restored(tx: &mut Tx) -> Result<bool, Error> {
    let noted = get::<bool>(tx, Kind::Setelan, RESTORED).await?;
    Ok(noted.unwrap_or(false))
}

/// Takes note that the database was restored: its log is another from now on, and numbers go on
/// after the last one that was given.
pub(crate) async fn restored(tx: &mut Tx, last: Option<NomorRegister>) -> Result<Uuid, Error> {
    store::counter::lock_log(tx).await?;
    let log = renew(tx).await?;
    if let Some(last) = last {
        store::counter::raise_nomor(tx, last).await?;
    }
    put(tx, Kind::Setelan, RESTORED, 0, &false).await?;
    Ok(log)
}
