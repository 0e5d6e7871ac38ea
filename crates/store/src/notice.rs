//! Notices to people, and the ledger of what became of them.

use crate::counter;
use crate::dialect::{self, among};
use crate::error::Error;
use crate::page::{Found, Page, readable};
use crate::row::{instant, millis, narrow};
use crate::tx::{Tx, execute, fetch, later};
use domain::id::{AduanId, NomorRegister, NoticeId, PersonId, SkpdKode};
use domain::notice::NoticeKind;
use jiff::Timestamp;
use std::collections::HashSet;
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

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT n.id, n.seq, n.aduan_id, a.tahun, a.urut, n.jenis, n.judul, n.isi, n.pada,
            n.tanda, n.ditampilkan, n.dibuka FROM notice n JOIN aduan a ON a.id = n.aduan_id ",
            $rest
        )
    };
}

/// Stores notices, except what a person was told already.
pub fn insert(tx: &mut Tx, baru: &[NoticeBaru<'_>]) -> Result<(), Error> {
    let Some(last) = baru.len().checked_sub(1) else {
        return Ok(());
    };
    counter::take_later(tx, "notice", baru.len())?;
    let mut rows = Vec::with_capacity(baru.len());
    for (place, baru) in baru.iter().enumerate() {
        rows.push((
            baru.id.0.simple(),
            last - place,
            baru.person.0.simple(),
            baru.aduan.0.simple(),
            baru.jenis.as_str(),
            baru.judul,
            baru.isi,
            millis(baru.pada),
            baru.tanda,
        ));
    }
    later!(tx, dialect::INSERT_NOTICES, dialect::rows(&rows)?);
    Ok(())
}

/// Who of these people has not been told that yet.
pub async fn untold(
    tx: &mut Tx,
    persons: &[PersonId],
    tanda: &str,
) -> Result<Vec<PersonId>, Error> {
    const SQL: dialect::Sql = among!(
        "SELECT person_id FROM notice WHERE person_id",
        "AND tanda = $2"
    );
    let ids = dialect::ids(persons.iter().map(|id| id.0));
    let told: Vec<(Uuid,)> = fetch!(fetch_all, tx, SQL, &ids, tanda)?;
    let told: HashSet<_> = told.into_iter().map(|(id,)| PersonId(id)).collect();
    let untold = persons.iter().filter(|id| !told.contains(id));
    Ok(untold.copied().collect())
}

/// At most `limit` notices of a person after a cursor, oldest first.
pub async fn after(
    tx: &mut Tx,
    person: PersonId,
    cursor: i64,
    limit: u32,
) -> Result<Page<Notice, i64>, Error> {
    const SQL: &str = select!("WHERE n.person_id = $1 AND n.seq > $2 ORDER BY n.seq LIMIT $3");
    let rows: Vec<Row> = fetch!(fetch_all, tx, SQL, person.0, cursor, i64::from(limit))?;
    Ok(page(rows, limit))
}

fn page(rows: Vec<Row>, limit: u32) -> Page<Notice, i64> {
    let page = Found::new(&rows, limit, |row| row.seq);
    page.page(readable(
        "notice",
        rows.into_iter().map(|row| (row.id, read(row))),
    ))
}

/// At most `limit` notices of a person before a cursor, newest first.
pub async fn before(
    tx: &mut Tx,
    person: PersonId,
    cursor: i64,
    limit: u32,
) -> Result<Page<Notice, i64>, Error> {
    const SQL: &str = select!("WHERE n.person_id = $1 AND n.seq < $2 ORDER BY n.seq DESC LIMIT $3");
    let rows: Vec<Row> = fetch!(fetch_all, tx, SQL, person.0, cursor, i64::from(limit))?;
    Ok(page(rows, limit))
}

/// How many notices of a person were not opened yet.
pub async fn unopened(tx: &mut Tx, person: PersonId) -> Result<u64, Error> {
    const SQL: &str = "SELECT count(*) FROM notice WHERE person_id = $1 AND dibuka IS NULL";
    let (count,): (i64,) = fetch!(fetch_one, tx, SQL, person.0)?;
    Ok(count.unsigned_abs())
}

/// Notes that a person opened an aduan, and with it every notice about it; gives how many were new.
pub async fn mark_opened_about(
    tx: &mut Tx,
    person: PersonId,
    aduan: AduanId,
    at: Timestamp,
) -> Result<u64, Error> {
    const SQL: &str = "UPDATE notice SET dibuka = $1
        WHERE person_id = $2 AND aduan_id = $3 AND dibuka IS NULL";
    Ok(execute!(tx, SQL, millis(at), person.0, aduan.0)?)
}

/// Whether an active officer of the SKPD has opened the aduan since then, by a notice about it.
pub async fn is_opened_at(
    tx: &mut Tx,
    aduan: AduanId,
    skpd: &SkpdKode,
    since: Timestamp,
) -> Result<bool, Error> {
    const SQL: &str = "SELECT n.dibuka FROM person p JOIN notice n ON n.person_id = p.id
        WHERE p.skpd = $1 AND p.aktif AND n.aduan_id = $2 AND n.dibuka >= $3 LIMIT 1";
    let opened: Option<(i64,)> = fetch!(
        fetch_optional,
        tx,
        SQL,
        skpd.as_str(),
        aduan.0,
        millis(since)
    )?;
    Ok(opened.is_some())
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

/// Whether there are notices from before `until`.
pub async fn any_before(tx: &mut Tx, until: Timestamp) -> Result<bool, Error> {
    const SQL: &str = "SELECT pada FROM notice WHERE pada < $1 ORDER BY pada LIMIT 1";
    let old: Option<(i64,)> = fetch!(fetch_optional, tx, SQL, millis(until))?;
    Ok(old.is_some())
}

/// Forgets notices from before `until`; gives how many.
pub async fn delete_before(tx: &mut Tx, until: Timestamp) -> Result<u64, Error> {
    const SQL: &str = "DELETE FROM notice WHERE pada < $1";
    Ok(execute!(tx, SQL, millis(until))?)
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
