//! A database belongs to the keys under which its first identity was sealed.

use crate::error::Error;
use crate::ground::keys::Keys;
use anyhow::anyhow;
use store::Store;
use store::referensi::{Kind, get, put};

/// Setting that tells which keys the identities in the database are under.
const KEY_PRINT: &str = "sidik_kunci";

/// Whether a database belongs to keys already. One that is empty stays so.
pub async fn has_keys(database: &str) -> Result<bool, Error> {
    if !Store::has_schema(database).await? {
        return Ok(false);
    }
    let store = Store::open(database).await?;
    let mut tx = store.read().await?;
    let noted = get::<String>(&mut tx, Kind::Setelan, KEY_PRINT).await?;
    drop(tx);
    store.close().await;
    Ok(noted.is_some())
}

/// Makes sure that the keys are those of the database; the first start notes them.
pub(crate) async fn own_keys(store: &Store, keys: &Keys) -> Result<(), Error> {
    let ours = keys.fingerprint()?;
    let mut tx = store.read().await?;
    let mut noted = get::<String>(&mut tx, Kind::Setelan, KEY_PRINT).await?;
    drop(tx);
    if noted.is_none() {
        let mut tx = store.write().await?;
        store::counter::lock_log(&mut tx).await?; // another process may start for the first time
        noted = get(&mut tx, Kind::Setelan, KEY_PRINT).await?;
        if noted.is_none() {
            put(&mut tx, Kind::Setelan, KEY_PRINT, 0, &ours).await?;
            tx.commit().await?;
            return Ok(());
        }
    }
    if noted.as_deref() == Some(&ours) {
        return Ok(());
    }
    Err(Error::Broken(anyhow!(
        "Berkas kunci tidak cocok dengan basis data. Pasang kembali berkas kunci yang dipakai \
         sejak basis data ini dibuat, dari cadangannya."
    )))
}
