//! What staff did at a citizen's account: append-only, and shown to the citizen.

use crate::error::Error;
use crate::page::readable;
use crate::row::{instant, millis};
use crate::tx::{Tx, execute, fetch};
use domain::id::PersonId;
use domain::person::catatan_akun::CatatanAkun;
use jiff::Timestamp;
use uuid::Uuid;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Catatan {
    pub id: Uuid,
    pub jenis: CatatanAkun,
    /// Who did it, or whose code it was done with.
    pub oleh: PersonId,
    pub tujuan: Option<String>,
    pub pada: Timestamp,
}

/// Notes what happened at the account of a person.
pub async fn insert(tx: &mut Tx, person: PersonId, catatan: &Catatan) -> Result<(), Error> {
    const SQL: &str = "INSERT INTO catatan_akun (id, person_id, jenis, oleh, tujuan, pada)
        VALUES ($1, $2, $3, $4, $5, $6)";
    execute!(
        tx,
        SQL,
        catatan.id,
        person.0,
        catatan.jenis.as_str(),
        catatan.oleh.0,
        catatan.tujuan.as_deref(),
        millis(catatan.pada),
    )?;
    Ok(())
}

/// Everything that happened at the account of a person, newest first.
pub async fn of_person(tx: &mut Tx, person: PersonId) -> Result<Vec<Catatan>, Error> {
    const SQL: &str = "SELECT id, jenis, oleh, tujuan, pada FROM catatan_akun
        WHERE person_id = $1 ORDER BY pada DESC, id DESC";
    let rows: Vec<(Uuid, String, Uuid, Option<String>, i64)> =
        fetch!(fetch_all, tx, SQL, person.0)?;
    let read = |(id, jenis, oleh, tujuan, pada): (Uuid, String, Uuid, Option<String>, i64)| {
        let jenis = CatatanAkun::parse(&jenis)
            .ok_or_else(|| Error::inconsistent("catatan_akun", "unknown kind"));
        let one = jenis.and_then(|jenis| {
            Ok(Catatan {
                id,
                jenis,
                oleh: PersonId(oleh),
                tujuan,
                pada: instant("catatan_akun", pada)?,
            })
        });
        (id, one)
    };
    Ok(readable("catatan_akun", rows.into_iter().map(read)))
}
