//! What a server knows of its log outside the database, beside the photos: a database that comes back
//! from a dump tells by nothing in it that what came later is lost.

use super::own_log;
use crate::error::Error;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::id::{NomorRegister, Seq};
use domain::tenggat::kalender::wib;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use store::{Store, Tx};
use uuid::Uuid;

/// The name of the file.
const FILE: &str = "log-witness.json";

/// How far a log had come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Witness {
    log: Uuid,
    seq: i64,
    /// Hash of the row there, which tells of every row before it.
    hash: String,
    /// The last number that was given this year.
    nomor: Option<NomorRegister>,
}

impl Witness {
    /// What the database tells of its log.
    pub(crate) async fn of(tx: &mut Tx, log: Uuid, now: Timestamp) -> Result<Self, Error> {
        let seq = store::counter::newest_seq(tx).await?;
        Ok(Self {
            log,
            seq: seq.0,
            hash: hash_at(tx, seq).await?,
            nomor: store::counter::last_nomor(tx, wib(now).year()).await?,
        })
    }

    /// Whether the database holds this log still, with everything that was known of it.
    pub(crate) async fn fits(&self, tx: &mut Tx) -> Result<bool, Error> {
        let seq = Seq(self.seq);
        Ok(own_log::noted(tx).await? == Some(self.log)
            && store::counter::newest_seq(tx).await? >= seq
            && hash_at(tx, seq).await? == self.hash)
    }

    /// The one in this folder, if there is one that can be read.
    fn read(folder: &Path) -> Option<Self> {
        let text = fs::read(path(folder)).ok()?;
        match serde_json::from_slice(&text) {
            Ok(witness) => Some(witness),
            Err(cause) => {
                tracing::warn!(%cause, "what was known of the log cannot be read");
                None
            }
        }
    }

    /// Puts it into the folder in the place of an older one.
    pub(crate) fn keep(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let path = path(folder);
        disk::replace(&path, &serde_json::to_vec(self)?)?;
        disk::keep_name(&path)
    }
}

fn path(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

async fn hash_at(tx: &mut Tx, seq: Seq) -> Result<String, Error> {
    let hash = store::riwayat::hash_at(tx, seq).await?;
    Ok(URL_SAFE_NO_PAD.encode(hash.unwrap_or_default()))
}

/// The identity of a database's log, which is compared with what was known of it. One that has lost
/// something is another log from now on, whose numbers go on after the last one that is known.
pub(crate) async fn own_log(store: &Store, folder: &Path) -> Result<Uuid, Error> {
    let log = own_log::own_log(store).await?;
    let Some(known) = Witness::read(folder) else {
        return Ok(log);
    };
    let mut tx = store.read().await?;
    let fits = known.fits(&mut tx).await?;
    let restored = own_log::is_restored(&mut tx).await?;
    drop(tx);
    if fits {
        return Ok(log);
    }
    tracing::warn!("the database has lost a part of its log, or is another one");
    let mut tx = store.write().await?;
    store::counter::lock_log(&mut tx).await?; // another process may find the same
    let log = if restored && known.log != log {
        log // a copy that has been told from its log already
    } else {
        own_log::renew(&mut tx).await?
    };
    own_log::note_lost(&mut tx, known.nomor).await?;
    tx.commit().await?;
    Ok(log)
}
