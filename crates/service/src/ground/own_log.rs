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
    let noted = get::<String>(&mut tx, Kind::Setelan, LOG).await?;
    drop(tx);
    if let Some(log) = noted.and_then(|noted| Uuid::parse_str(&noted).ok()) {
        return Ok(log);
    }
    let mut tx = store.write().await?;
    store::counter::lock_log(&mut tx).await?; // another process may start for the first time
    let noted = get::<String>(&mut tx, Kind::Setelan, LOG).await?;
    if let Some(log) = noted
        .as_deref()
        .and_then(|noted| Uuid::parse_str(noted).ok())
    {
        return Ok(log);
    }
    if noted.is_some() {
        put(&mut tx, Kind::Setelan, RESTORED, 0, &true).await?;
    }
    let log = renew(&mut tx).await?;
    tx.commit().await?;
    Ok(log)
}

async fn renew(tx: &mut Tx) -> Result<Uuid, Error> {
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
pub(crate) async fn restored(tx: &mut Tx, last: Option<NomorRegister>) -> Result<(), Error> {
    store::counter::lock_log(tx).await?;
    renew(tx).await?;
    if let Some(last) = last {
        store::counter::raise_nomor(tx, last).await?;
    }
    put(tx, Kind::Setelan, RESTORED, 0, &false)
        .await
        .map_err(Error::from)
}
