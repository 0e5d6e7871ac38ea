//! Notices to people, and the ledger of what became of them.

use crate::counter;
use crate::db::{Tx, execute, fetch};
use crate::error::Error;
use crate::row::{instant, millis, narrow};
use domain::id::{AduanId, NomorRegister, NoticeId, PersonId};
use domain::notice::NoticeKind;
use jiff::Timestamp;
use uuid::Uuid;

/// A notice to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeBaru<'a> {
    /// Identity.
    pub id: NoticeId,
    /// Who is told.
    pub person: PersonId,
    /// The aduan it is about.
    pub aduan: AduanId,
    /// What about.
    pub jenis: NoticeKind,
    /// Title.
    pub judul: &'a str,
    /// Body.
    pub isi: &'a str,
    /// When.
    pub pada: Timestamp,
    /// The same for the same thing: nobody is told twice.
    pub tanda: &'a str,
}

/// A stored notice.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields of NoticeBaru, and what became of it"
)]
pub struct Notice {
    pub id: NoticeId,
    pub seq: i64,
    pub aduan: AduanId,
    pub nomor: NomorRegister,
    pub jenis: NoticeKind,
    pub judul: String,
    pub isi: String,
    pub pada: Timestamp,
    pub tanda: String,
    pub ditampilkan: Option<Timestamp>,
    pub dibuka: Option<Timestamp>,
}

#[derive(Debug, sqlx::FromRow)]
struct Row {
    id: Uuid,
    seq: i64,
    aduan_id: Uuid,
    tahun: i64,
    urut: i64,
    jenis: String,
    judul: String,
    isi: String,
    pada: i64,
    tanda: String,
    ditampilkan: Option<i64>,
    dibuka: Option<i64>,
}

/// Stores a notice unless the person was told already; gives whether it was stored.
pub async fn insert(tx: &mut Tx, baru: &NoticeBaru<'_>) -> Result<bool, Error> {
    const SQL: &str = "INSERT INTO notice (id, seq, person_id, aduan_id, jenis, judul, isi, pada,
        tanda) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (person_id, tanda) DO NOTHING";
    if was_told(tx, baru.person, baru.tanda).await? {
        return Ok(false); // keeps the log of notices without gaps
    }
    let seq = counter::next(tx, "notice").await?;
    let added = execute!(
        tx,
        SQL,
        baru.id.0,
        seq,
        baru.person.0,
        baru.aduan.0,
        baru.jenis.as_str(),
        baru.judul,
        baru.isi,
        millis(baru.pada),
        baru.tanda,
    )?;
    Ok(added == 1)
}

/// Whether the person was told that already.
pub async fn was_told(tx: &mut Tx, person: PersonId, tanda: &str) -> Result<bool, Error> {
    const SQL: &str = "SELECT seq FROM notice WHERE person_id = $1 AND tanda = $2";
    let told: Option<(i64,)> = fetch!(fetch_optional, tx, SQL, person.0, tanda)?;
    Ok(told.is_some())
}

/// At most `limit` notices of a person after a cursor, oldest first.
pub async fn after(
    tx: &mut Tx,
    person: PersonId,
    cursor: i64,
    limit: u32,
) -> Result<Vec<Notice>, Error> {
    const SQL: &str = "SELECT n.id, n.seq, n.aduan_id, a.tahun, a.urut, n.jenis, n.judul, n.isi,
        n.pada, n.tanda, n.ditampilkan, n.dibuka FROM notice n
        JOIN aduan a ON a.id = n.aduan_id
        WHERE n.person_id = $1 AND n.seq > $2 ORDER BY n.seq LIMIT $3";
    let rows: Vec<Row> = fetch!(fetch_all, tx, SQL, person.0, cursor, i64::from(limit))?;
    rows.into_iter().map(read).collect()
}

/// Notes that a toast of the person's own notice was shown; the first time counts.
pub async fn mark_shown(
    tx: &mut Tx,
    person: PersonId,
    id: NoticeId,
    at: Timestamp,
) -> Result<(), Error> {
    const SQL: &str = "UPDATE notice SET ditampilkan = $1
        WHERE id = $2 AND person_id = $3 AND ditampilkan IS NULL";
    execute!(tx, SQL, millis(at), id.0, person.0)?;
    Ok(())
}

/// Notes that the person opened it; the first time counts.
pub async fn mark_opened(
    tx: &mut Tx,
    person: PersonId,
    id: NoticeId,
    at: Timestamp,
) -> Result<(), Error> {
    const SQL: &str = "UPDATE notice SET dibuka = $1
        WHERE id = $2 AND person_id = $3 AND dibuka IS NULL";
    execute!(tx, SQL, millis(at), id.0, person.0)?;
    Ok(())
}

fn read(row: Row) -> Result<Notice, Error> {
    let at = |millis: Option<i64>| millis.map(|at| instant("notice", at)).transpose();
    Ok(Notice {
        id: NoticeId(row.id),
        seq: row.seq,
        aduan: AduanId(row.aduan_id),
        nomor: NomorRegister {
            tahun: narrow("aduan", row.tahun)?,
            urut: narrow("aduan", row.urut)?,
        },
        jenis: NoticeKind::parse(&row.jenis)
            .ok_or_else(|| Error::inconsistent("notice", "unknown kind"))?,
        judul: row.judul,
        isi: row.isi,
        pada: instant("notice", row.pada)?,
        tanda: row.tanda,
        ditampilkan: at(row.ditampilkan)?,
        dibuka: at(row.dibuka)?,
    })
}
