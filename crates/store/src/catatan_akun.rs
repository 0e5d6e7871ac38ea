//! What was done at accounts: append-only. A citizen reads it of the own account, the superadmin of those
//! of staff.

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
    /// Who did it, or whose code it was done with; nobody if it was the operator of the server.
    pub oleh: Option<PersonId>,
    /// Why.
    pub tujuan: Option<String>,
    /// As whom the account acted before, in words.
    pub sebelum: Option<String>,
    /// As whom it acts now, in words.
    pub sesudah: Option<String>,
    pub pada: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    jenis: String,
    oleh: Option<Uuid>,
    tujuan: Option<String>,
    sebelum: Option<String>,
    sesudah: Option<String>,
    pada: i64,
}

/// Notes what happened at the account of a person.
pub async fn insert(tx: &mut Tx, person: PersonId, catatan: &Catatan) -> Result<(), Error> {
    const SQL: &str = "INSERT INTO catatan_akun (id, person_id, jenis, oleh, tujuan, sebelum,
        sesudah, pada) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    execute!(
        tx,
        SQL,
        catatan.id,
        person.0,
        catatan.jenis.as_str(),
        catatan.oleh.map(|oleh| oleh.0),
        catatan.tujuan.as_deref(),
        catatan.sebelum.as_deref(),
        catatan.sesudah.as_deref(),
        millis(catatan.pada),
    )?;
    Ok(())
}

/// Everything that happened at the account of a person, newest first.
pub async fn of_person(tx: &mut Tx, person: PersonId) -> Result<Vec<Catatan>, Error> {
    const SQL: &str = "SELECT id, jenis, oleh, tujuan, sebelum, sesudah, pada FROM catatan_akun
        WHERE person_id = $1 ORDER BY pada DESC, id DESC";
    let rows: Vec<Row> = fetch!(fetch_all, tx, SQL, person.0)?;
    Ok(readable(
        "catatan_akun",
        rows.into_iter().map(|row| (row.id, read(row))),
    ))
}

fn read(row: Row) -> Result<Catatan, Error> {
    let unknown = || Error::inconsistent("catatan_akun", "unknown kind");
    Ok(Catatan {
        id: row.id,
        jenis: CatatanAkun::parse(&row.jenis).ok_or_else(unknown)?,
        oleh: row.oleh.map(PersonId),
        tujuan: row.tujuan,
        sebelum: row.sebelum,
        sesudah: row.sesudah,
        pada: instant("catatan_akun", row.pada)?,
    })
}
