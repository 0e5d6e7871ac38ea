//! Reveals of a citizen's identity: append-only, and shown to the citizen.

use crate::error::Error;
use crate::row::{instant, millis, narrow};
use crate::tx::{Tx, execute, fetch};
use domain::id::{AduanId, NomorRegister, PersonId};
use jiff::Timestamp;
use uuid::Uuid;

/// One reveal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pembukaan {
    /// When.
    pub pada: Timestamp,
    /// Who looked.
    pub oleh: PersonId,
    /// Why.
    pub tujuan: String,
    /// The aduan it was about.
    pub nomor: NomorRegister,
}

/// Records a reveal, before anything is shown.
pub async fn insert(
    tx: &mut Tx,
    id: Uuid,
    aduan: AduanId,
    oleh: PersonId,
    tujuan: &str,
    pada: Timestamp,
) -> Result<(), Error> {
    const SQL: &str = "INSERT INTO pembukaan (id, aduan_id, oleh, tujuan, pada)
        VALUES ($1, $2, $3, $4, $5)";
    execute!(tx, SQL, id, aduan.0, oleh.0, tujuan, millis(pada))?;
    Ok(())
}

/// Every reveal of a citizen's identity, newest first.
pub async fn of_pelapor(tx: &mut Tx, pelapor: PersonId) -> Result<Vec<Pembukaan>, Error> {
    const SQL: &str = "SELECT p.pada, p.oleh, p.tujuan, a.tahun, a.urut FROM pembukaan p
        JOIN aduan a ON a.id = p.aduan_id WHERE a.pelapor = $1 ORDER BY p.pada DESC";
    let rows: Vec<(i64, Uuid, String, i64, i64)> = fetch!(fetch_all, tx, SQL, pelapor.0)?;
    let read = |(pada, oleh, tujuan, tahun, urut)| {
        Ok(Pembukaan {
            pada: instant("pembukaan", pada)?,
            oleh: PersonId(oleh),
            tujuan,
            nomor: NomorRegister {
                tahun: narrow("aduan", tahun)?,
                urut: narrow("aduan", urut)?,
            },
        })
    };
    rows.into_iter().map(read).collect()
}
