//! Messages that leave the portal, and who wants none.

use crate::dialect::{self, among};
use crate::error::Error;
use crate::page::readable;
use crate::row::{instant, millis, narrow};
use crate::tx::{Tx, execute, fetch, later};
use domain::id::{AduanId, NomorRegister, PersonId};
use domain::notice::pesan::{Channel, PesanJenis, PesanStatus};
use jiff::Timestamp;
use std::collections::HashSet;
use std::ops::Range;
use uuid::Uuid;

/// A message to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PesanBaru<'a> {
    /// Identity, which the message carries on its way.
    pub id: Uuid,
    /// To whom.
    pub person: PersonId,
    /// What it is about.
    pub jenis: PesanJenis,
    /// The aduan it is about, if it is about one.
    pub aduan: Option<AduanId>,
    /// By which way.
    pub channel: Channel,
    /// Where it goes if not to the address of the account, sealed.
    pub alamat: Option<&'a [u8]>,
    /// When, and from when on it is sent.
    pub pada: Timestamp,
    /// The same for the same thing: nobody is told twice.
    pub tanda: &'a str,
}

/// A message that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields of PesanBaru")]
pub struct Pesan {
    pub id: Uuid,
    pub person: PersonId,
    pub jenis: PesanJenis,
    pub aduan: Option<AduanId>,
    pub nomor: Option<NomorRegister>,
    pub channel: Channel,
    pub tanda: String,
    pub alamat: Option<Vec<u8>>,
    pub dibuat_pada: Timestamp,
    /// How often it was tried.
    pub attempts: u32,
}

#[derive(Debug, sqlx::FromRow)]
struct Row {
    id: Uuid,
    person_id: Uuid,
    aduan_id: Option<Uuid>,
    tahun: Option<i64>,
    urut: Option<i64>,
    jenis: String,
    channel: String,
    tanda: String,
    alamat: Option<Vec<u8>>,
    dibuat_pada: i64,
    attempts: i64,
}

/// Stores a message, unless the person gets one about the same by the same way already.
pub fn insert(tx: &mut Tx, baru: &PesanBaru<'_>) -> Result<(), Error> {
    const SQL: &str =
        "INSERT INTO pesan (id, person_id, aduan_id, jenis, channel, alamat, tanda, status, attempts,
        next_attempt, dibuat_pada) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $9)
        ON CONFLICT DO NOTHING";
    later!(
        tx,
        SQL,
        baru.id,
        baru.person.0,
        baru.aduan.map(|aduan| aduan.0),
        baru.jenis.as_str(),
        baru.channel.as_str(),
        baru.alamat,
        baru.tanda,
        PesanStatus::Menunggu.as_str(),
        millis(baru.pada),
    );
    Ok(())
}

/// At most `limit` messages of a channel whose next attempt has come, the longest waiting first.
pub async fn due(
    tx: &mut Tx,
    channel: Channel,
    now: Timestamp,
    limit: u32,
) -> Result<Vec<Pesan>, Error> {
    const SQL: &str = "SELECT p.id, p.person_id, p.aduan_id, a.tahun, a.urut, p.jenis, p.channel,
        p.tanda, p.alamat, p.dibuat_pada, p.attempts FROM pesan p
        LEFT JOIN aduan a ON a.id = p.aduan_id
        WHERE p.channel = $1 AND p.next_attempt <= $2 ORDER BY p.next_attempt, p.id LIMIT $3";
    let (now, limit) = (millis(now), i64::from(limit));
    let rows: Vec<Row> = fetch!(fetch_all, tx, SQL, channel.as_str(), now, limit)?;
    let rows = rows.into_iter().map(|row| (row.id, read(row)));
    Ok(readable("pesan", rows))
}

/// Takes a message for an attempt: until `until` nobody else does. Gives whether it still was as it
/// was seen.
pub async fn claim(
    tx: &mut Tx,
    seen: &Pesan,
    now: Timestamp,
    until: Timestamp,
) -> Result<bool, Error> {
    const SQL: &str = "UPDATE pesan SET attempts = attempts + 1, next_attempt = $1
        WHERE id = $2 AND attempts = $3 AND next_attempt <= $4";
    let attempts = i64::from(seen.attempts);
    let taken = execute!(tx, SQL, millis(until), seen.id, attempts, millis(now))?;
    Ok(taken == 1)
}

/// Has a message tried again, by whoever took it last.
pub async fn retry(
    tx: &mut Tx,
    taken: &Pesan,
    next: Timestamp,
    failure: &str,
) -> Result<(), Error> {
    const SQL: &str = "UPDATE pesan SET next_attempt = $1, failure = $2
        WHERE id = $3 AND attempts = $4 AND next_attempt IS NOT NULL";
    let attempts = i64::from(taken.attempts);
    execute!(tx, SQL, millis(next), failure, taken.id, attempts)?;
    Ok(())
}

/// Notes what became of a message in the end, and forgets where it went, by whoever took it last.
pub async fn finish(
    tx: &mut Tx,
    taken: &Pesan,
    status: PesanStatus,
    at: Timestamp,
    failure: Option<&str>,
) -> Result<(), Error> {
    const SQL: &str = "UPDATE pesan SET status = $1, next_attempt = NULL, selesai_pada = $2,
        failure = $3, alamat = NULL WHERE id = $4 AND attempts = $5 AND next_attempt IS NOT NULL";
    let attempts = i64::from(taken.attempts);
    execute!(
        tx,
        SQL,
        status.as_str(),
        millis(at),
        failure,
        taken.id,
        attempts
    )?;
    Ok(())
}

/// How many messages of a time have a status.
pub async fn count(tx: &mut Tx, status: PesanStatus, made: Range<Timestamp>) -> Result<u64, Error> {
    const SQL: &str = "SELECT count(*) FROM pesan
        WHERE status = $1 AND dibuat_pada >= $2 AND dibuat_pada < $3";
    let (from, until) = (millis(made.start), millis(made.end));
    let (count,): (i64,) = fetch!(fetch_one, tx, SQL, status.as_str(), from, until)?;
    Ok(count.unsigned_abs())
}

/// Whether there are messages from before `until`.
pub async fn any_before(tx: &mut Tx, until: Timestamp) -> Result<bool, Error> {
    const SQL: &str = "SELECT dibuat_pada FROM pesan WHERE dibuat_pada < $1
        ORDER BY dibuat_pada LIMIT 1";
    let old: Option<(i64,)> = fetch!(fetch_optional, tx, SQL, millis(until))?;
    Ok(old.is_some())
}

/// Forgets messages from before `until`; gives how many.
pub async fn delete_before(tx: &mut Tx, until: Timestamp) -> Result<u64, Error> {
    const SQL: &str = "DELETE FROM pesan WHERE dibuat_pada < $1";
    Ok(execute!(tx, SQL, millis(until))?)
}

/// Which channels these people switched off.
pub async fn off_among(
    tx: &mut Tx,
    persons: &[PersonId],
) -> Result<HashSet<(PersonId, Channel)>, Error> {
    const SQL: dialect::Sql = among!(
        "SELECT person_id, channel FROM channel_off WHERE person_id",
        ""
    );
    let ids = dialect::ids(persons.iter().map(|id| id.0));
    let off: Vec<(Uuid, String)> = fetch!(fetch_all, tx, SQL, &ids)?;
    // One that a newer version knows leads nowhere in this one.
    let off = off.into_iter().filter_map(|(id, channel)| {
        let channel = Channel::parse(&channel)?;
        Some((PersonId(id), channel))
    });
    Ok(off.collect())
}

/// Switches a channel off for a person.
pub async fn switch_off(
    tx: &mut Tx,
    person: PersonId,
    channel: Channel,
    at: Timestamp,
) -> Result<(), Error> {
    const SQL: &str = "INSERT INTO channel_off (person_id, channel, pada) VALUES ($1, $2, $3)
        ON CONFLICT DO NOTHING";
    execute!(tx, SQL, person.0, channel.as_str(), millis(at))?;
    Ok(())
}

/// Switches it on again.
pub async fn switch_on(tx: &mut Tx, person: PersonId, channel: Channel) -> Result<(), Error> {
    const SQL: &str = "DELETE FROM channel_off WHERE person_id = $1 AND channel = $2";
    execute!(tx, SQL, person.0, channel.as_str())?;
    Ok(())
}

/// Notes that somebody has proven the address of a channel.
pub async fn confirm(
    tx: &mut Tx,
    person: PersonId,
    channel: Channel,
    at: Timestamp,
) -> Result<(), Error> {
    const SQL: &str = "INSERT INTO channel_confirmed (person_id, channel, pada) VALUES ($1, $2, $3)
        ON CONFLICT DO NOTHING";
    execute!(tx, SQL, person.0, channel.as_str(), millis(at))?;
    Ok(())
}

/// Forgets that: the address is another one.
pub async fn unconfirm(tx: &mut Tx, person: PersonId, channel: Channel) -> Result<(), Error> {
    const SQL: &str = "DELETE FROM channel_confirmed WHERE person_id = $1 AND channel = $2";
    execute!(tx, SQL, person.0, channel.as_str())?;
    Ok(())
}

/// Whether somebody has proven the address of a channel.
pub async fn is_confirmed(tx: &mut Tx, person: PersonId, channel: Channel) -> Result<bool, Error> {
    const SQL: &str = "SELECT pada FROM channel_confirmed WHERE person_id = $1 AND channel = $2";
    let found: Option<(i64,)> = fetch!(fetch_optional, tx, SQL, person.0, channel.as_str())?;
    Ok(found.is_some())
}

fn read(row: Row) -> Result<Pesan, Error> {
    let nomor = |(tahun, urut)| {
        Ok::<_, Error>(NomorRegister {
            tahun: narrow("aduan", tahun)?,
            urut: narrow("aduan", urut)?,
        })
    };
    let unknown = |what| Error::inconsistent("pesan", what);
    Ok(Pesan {
        id: row.id,
        person: PersonId(row.person_id),
        jenis: PesanJenis::parse(&row.jenis).ok_or_else(|| unknown("unknown kind"))?,
        aduan: row.aduan_id.map(AduanId),
        nomor: row.tahun.zip(row.urut).map(nomor).transpose()?,
        channel: Channel::parse(&row.channel).ok_or_else(|| unknown("unknown channel"))?,
        tanda: row.tanda,
        alamat: row.alamat,
        dibuat_pada: instant("pesan", row.dibuat_pada)?,
        attempts: narrow("pesan", row.attempts)?,
    })
}
