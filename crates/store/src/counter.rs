//! Counters in rows: commit-ordered and without gaps, because the row stays locked until commit.

use crate::error::Error;
use crate::row::narrow;
use crate::tx::{Tx, execute, fetch, later};
use domain::id::{NomorRegister, PersonId, Seq};

/// Takes `many` numbers of a counter by the time the next statement runs.
pub(crate) fn take_later(tx: &mut Tx, nama: &str, many: usize) -> Result<(), Error> {
    const SQL: &str = "INSERT INTO counter (nama, nilai) VALUES ($1, $2)
        ON CONFLICT (nama) DO UPDATE SET nilai = counter.nilai + excluded.nilai";
    let many = i64::try_from(many).map_err(|error| Error::inconsistent("counter", error))?;
    later!(tx, SQL, nama, many);
    Ok(())
}

/// Makes the numbers of a year go on after `last`, and never back.
pub async fn raise_nomor(tx: &mut Tx, last: NomorRegister) -> Result<(), Error> {
    const SQL: &str = "INSERT INTO counter (nama, nilai) VALUES ($1, $2)
        ON CONFLICT (nama) DO UPDATE SET nilai = excluded.nilai
        WHERE excluded.nilai > counter.nilai";
    let nama = format!("nomor-{}", last.tahun);
    execute!(tx, SQL, nama, i64::from(last.urut))?;
    Ok(())
}

/// The last number that was given in a year, if any was.
pub async fn last_nomor(tx: &mut Tx, tahun: i16) -> Result<Option<NomorRegister>, Error> {
    const SQL: &str = "SELECT nilai FROM counter WHERE nama = $1";
    let row: Option<(i64,)> = fetch!(fetch_optional, tx, SQL, format!("nomor-{tahun}"))?;
    let urut = row.map(|(nilai,)| narrow("counter", nilai)).transpose()?;
    Ok(urut.map(|urut| NomorRegister { tahun, urut }))
}

/// Newest place in the log of events; 0 before the first.
pub async fn newest_seq(tx: &mut Tx) -> Result<Seq, Error> {
    const SQL: &str = "SELECT nilai FROM counter WHERE nama = 'seq'";
    let row: Option<(i64,)> = fetch!(fetch_optional, tx, SQL)?;
    Ok(Seq(row.map_or(0, |(nilai,)| nilai)))
}

/// Newest place in the log of events, and newest number of a person's notices; 0 before the first.
pub async fn newest(tx: &mut Tx, person: PersonId) -> Result<(Seq, i64), Error> {
    const SQL: &str = "SELECT COALESCE((SELECT nilai FROM counter WHERE nama = 'seq'), 0),
        COALESCE((SELECT MAX(n.seq) FROM notice n WHERE n.person_id = $1), 0)";
    let (seq, notice): (i64, i64) = fetch!(fetch_one, tx, SQL, person.0)?;
    Ok((Seq(seq), notice))
}

/// Takes the lock under which events are written, before anything is read to decide on. On
/// SQLite a transaction that may write holds it from its first statement on; on PostgreSQL it keeps a decision and the
/// numbers it gets in one order.
pub async fn lock_log(tx: &mut Tx) -> Result<(), Error> {
    const SQL: &str = "INSERT INTO counter (nama, nilai) VALUES ('seq', 0)
        ON CONFLICT (nama) DO UPDATE SET nilai = counter.nilai";
    if tx.has_rivals() {
        execute!(tx, SQL)?;
    }
    Ok(())
}
