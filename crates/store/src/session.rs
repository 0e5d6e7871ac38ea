//! Signed-in sessions. Only the hash of a token is kept.

use crate::dialect;
use crate::error::Error;
use crate::page::readable;
use crate::person::{self, Person};
use crate::row::{instant, millis};
use crate::tx::{Tx, execute, fetch};
use domain::id::{PersonId, SessionId};
use jiff::Timestamp;
use uuid::Uuid;

/// One session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Identity.
    pub id: SessionId,
    /// Whose.
    pub person: PersonId,
    /// SHA-256 of the token.
    pub token_hash: Vec<u8>,
    /// Name of the computer or browser.
    pub perangkat: String,
    /// When it began.
    pub dibuat_pada: Timestamp,
    /// When it was last used; refreshed at most once a minute.
    pub dipakai_pada: Timestamp,
    /// When it ends at the latest.
    pub berakhir_pada: Timestamp,
}

#[derive(Debug, sqlx::FromRow)]
struct Row {
    session_id: Uuid,
    perangkat: String,
    mulai_pada: i64,
    dipakai_pada: i64,
    berakhir_pada: i64,
    #[sqlx(flatten)]
    person: person::Row,
}

#[derive(Debug, sqlx::FromRow)]
struct Own {
    id: Uuid,
    token_hash: Vec<u8>,
    perangkat: String,
    dibuat_pada: i64,
    dipakai_pada: i64,
    berakhir_pada: i64,
}

impl Own {
    fn read(self, person: PersonId) -> Result<Session, Error> {
        Ok(Session {
            id: SessionId(self.id),
            person,
            token_hash: self.token_hash,
            perangkat: self.perangkat,
            dibuat_pada: instant("session", self.dibuat_pada)?,
            dipakai_pada: instant("session", self.dipakai_pada)?,
            berakhir_pada: instant("session", self.berakhir_pada)?,
        })
    }
}

/// Starts a session for whoever proved to know `sandi`; gives whether that still is the password of
/// an account that may be used. A session must not outlive a password that was replaced meanwhile.
pub async fn insert(tx: &mut Tx, session: &Session, sandi: &str) -> Result<bool, Error> {
    let added = execute!(
        tx,
        dialect::INSERT_SESSION,
        session.id.0,
        session.person.0,
        &session.token_hash,
        &session.perangkat,
        millis(session.dibuat_pada),
        millis(session.dipakai_pada),
        millis(session.berakhir_pada),
        sandi,
    )?;
    Ok(added == 1)
}

/// The session with that hash of a token, ended or not, and whose it is.
pub async fn by_token_hash(tx: &mut Tx, hash: &[u8]) -> Result<Option<(Session, Person)>, Error> {
    const SQL: &str = "SELECT s.id AS session_id, s.perangkat, s.dibuat_pada AS mulai_pada,
        s.dipakai_pada, s.berakhir_pada, p.id, p.peran, p.skpd, p.pengguna, p.nik_hash, p.nama,
        p.identitas, p.sandi, p.dibuat_pada, p.aktif
        FROM session s JOIN person p ON p.id = s.person_id WHERE s.token_hash = $1";
    let row: Option<Row> = fetch!(fetch_optional, tx, SQL, hash)?;
    let Some(row) = row else { return Ok(None) };
    let person = person::read(row.person)?;
    let own = Own {
        id: row.session_id,
        token_hash: hash.to_vec(),
        perangkat: row.perangkat,
        dibuat_pada: row.mulai_pada,
        dipakai_pada: row.dipakai_pada,
        berakhir_pada: row.berakhir_pada,
    };
    let session = own.read(person.id)?;
    Ok(Some((session, person)))
}

/// Notes that a session was used.
pub async fn touch(tx: &mut Tx, id: SessionId, at: Timestamp) -> Result<(), Error> {
    const SQL: &str = "UPDATE session SET dipakai_pada = $1 WHERE id = $2";
    execute!(tx, SQL, millis(at), id.0)?;
    Ok(())
}

/// Ends one session.
pub async fn delete(tx: &mut Tx, id: SessionId) -> Result<(), Error> {
    execute!(tx, "DELETE FROM session WHERE id = $1", id.0)?;
    Ok(())
}

/// Ends every session of a person.
pub async fn delete_of(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    execute!(tx, "DELETE FROM session WHERE person_id = $1", person.0)?;
    Ok(())
}

/// Ends every session of a person but one.
pub async fn delete_others(tx: &mut Tx, person: PersonId, but: SessionId) -> Result<u64, Error> {
    const SQL: &str = "DELETE FROM session WHERE person_id = $1 AND id <> $2";
    Ok(execute!(tx, SQL, person.0, but.0)?)
}

/// Ends one session, if it is of that person; gives whether it was.
pub async fn delete_own(tx: &mut Tx, person: PersonId, id: SessionId) -> Result<bool, Error> {
    const SQL: &str = "DELETE FROM session WHERE person_id = $1 AND id = $2";
    Ok(execute!(tx, SQL, person.0, id.0)? == 1)
}

/// Every session of a person, the one used last first.
pub async fn of_person(tx: &mut Tx, person: PersonId) -> Result<Vec<Session>, Error> {
    const SQL: &str = "SELECT id, token_hash, perangkat, dibuat_pada, dipakai_pada, berakhir_pada
        FROM session WHERE person_id = $1 ORDER BY dipakai_pada DESC, id DESC";
    let rows: Vec<Own> = fetch!(fetch_all, tx, SQL, person.0)?;
    let read = |row: Own| (row.id, row.read(person));
    Ok(readable("session", rows.into_iter().map(read)))
}

/// Ends every session of everybody; gives how many.
pub async fn delete_all(tx: &mut Tx) -> Result<u64, Error> {
    Ok(execute!(tx, "DELETE FROM session")?)
}

/// Whether there are sessions that ended before `until`.
pub async fn any_ended(tx: &mut Tx, until: Timestamp) -> Result<bool, Error> {
    const SQL: &str = "SELECT id FROM session WHERE berakhir_pada < $1
        ORDER BY berakhir_pada LIMIT 1";
    let ended: Option<(Uuid,)> = fetch!(fetch_optional, tx, SQL, millis(until))?;
    Ok(ended.is_some())
}

/// Forgets sessions that ended before `until`; gives how many.
pub async fn delete_ended(tx: &mut Tx, until: Timestamp) -> Result<u64, Error> {
    const SQL: &str = "DELETE FROM session WHERE berakhir_pada < $1";
    Ok(execute!(tx, SQL, millis(until))?)
}
