//! Finds aduan: one, or a list by one statement however long it is.

use super::row::{AskedRow, BerkasRow, Row, columns, select, select_berkas};
use super::{Berkas, Look, Tersimpan};
use crate::dialect::{self, among};
use crate::error::Error;
use crate::idempotency::Used;
use crate::lampiran;
use crate::page::{Found, Page, Whole, readable};
use crate::row::millis;
use crate::tx::{Tx, fetch};
use domain::aduan::status::StatusCode;
use domain::id::{AduanId, NomorRegister, PersonId, Seq, SkpdKode};
use jiff::Timestamp;
use std::collections::HashMap;
use uuid::Uuid;

/// One aduan.
pub async fn load(tx: &mut Tx, id: AduanId) -> Result<Option<Tersimpan>, Error> {
    const SQL: &str = select!("FROM aduan a WHERE a.id = $1");
    let row: Option<Row> = fetch!(fetch_optional, tx, SQL, id.0)?;
    row.map(Tersimpan::try_from).transpose()
}

/// One aduan that a person asks something of under a key, and what they used that key for before,
/// if ever.
pub async fn load_for(
    tx: &mut Tx,
    id: AduanId,
    person: PersonId,
    niat: Uuid,
) -> Result<Option<(Tersimpan, Option<Used>)>, Error> {
    const SQL: &str = concat!(
        "SELECT ",
        columns!(),
        ", i.aduan_id AS used_aduan, i.isi_hash AS used_hash FROM aduan a
            LEFT JOIN idempotency i ON i.person_id = $2 AND i.niat = $3 WHERE a.id = $1"
    );
    let found: Option<AskedRow> = fetch!(fetch_optional, tx, SQL, id.0, person.0, niat)?;
    let Some(found) = found else {
        return Ok(None);
    };
    let used = found.used_aduan.zip(found.used_hash);
    let used = used.map(|(aduan, isi_hash)| Used {
        aduan: AduanId(aduan),
        isi_hash,
    });
    Ok(Some((found.row.try_into()?, used)))
}

/// Several aduan, in no order; ids that name none are passed over.
pub async fn load_among(tx: &mut Tx, ids: &[AduanId]) -> Result<Vec<Tersimpan>, Error> {
    const SQL: dialect::Sql = among!(select!("FROM aduan a WHERE a.id"), "");
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids = dialect::ids(ids.iter().map(|id| id.0));
    let rows: Vec<Row> = fetch!(fetch_all, tx, SQL, &ids)?;
    Ok(all(rows))
}

/// One aduan by its register number.
pub async fn by_nomor(tx: &mut Tx, nomor: NomorRegister) -> Result<Option<Tersimpan>, Error> {
    const SQL: &str = select!("FROM aduan a WHERE a.tahun = $1 AND a.urut = $2");
    let row: Option<Row> = fetch!(
        fetch_optional,
        tx,
        SQL,
        i64::from(nomor.tahun),
        i64::from(nomor.urut)
    )?;
    row.map(Tersimpan::try_from).transpose()
}

/// One aduan by its register number, with everything that belongs to it.
pub async fn berkas_by_nomor(tx: &mut Tx, nomor: NomorRegister) -> Result<Option<Berkas>, Error> {
    const SQL: &str = select_berkas!("FROM aduan a WHERE a.tahun = $1 AND a.urut = $2");
    let (tahun, urut) = (i64::from(nomor.tahun), i64::from(nomor.urut));
    let row: Option<BerkasRow> = fetch!(fetch_optional, tx, SQL, tahun, urut)?;
    with_photos(tx, row).await
}

/// One aduan with everything that belongs to it.
pub async fn berkas(tx: &mut Tx, id: AduanId) -> Result<Option<Berkas>, Error> {
    const SQL: &str = select_berkas!("FROM aduan a WHERE a.id = $1");
    let row: Option<BerkasRow> = fetch!(fetch_optional, tx, SQL, id.0)?;
    with_photos(tx, row).await
}

/// Everything one citizen filed, newest first.
pub async fn of_pelapor(tx: &mut Tx, pelapor: PersonId) -> Result<Whole<Berkas>, Error> {
    const SQL: &str = select_berkas!(
        "FROM aduan a WHERE a.pelapor = $1 ORDER BY a.diterima_pada DESC, a.urut DESC"
    );
    let rows: Vec<BerkasRow> = fetch!(fetch_all, tx, SQL, pelapor.0)?;
    let found = rows.len();
    Ok(Whole::of(found, complete(tx, rows).await?))
}

/// What one citizen filed and is in one of two statuses now, in no order.
pub async fn of_pelapor_in(
    tx: &mut Tx,
    pelapor: PersonId,
    [one, other]: [StatusCode; 2],
) -> Result<Vec<Tersimpan>, Error> {
    const SQL: &str = select!("FROM aduan a WHERE a.pelapor = $1 AND a.status IN ($2, $3)");
    let (one, other) = (one.as_str(), other.as_str());
    let rows: Vec<Row> = fetch!(fetch_all, tx, SQL, pelapor.0, one, other)?;
    Ok(all(rows))
}

/// At most `limit` aduan that changed after a cursor, in the order of their newest change.
pub async fn changed_after(
    tx: &mut Tx,
    cursor: Seq,
    limit: u32,
) -> Result<Page<Berkas, Seq>, Error> {
    const SQL: &str = select_berkas!("FROM aduan a WHERE a.seq > $1 ORDER BY a.seq LIMIT $2");
    let rows: Vec<BerkasRow> = fetch!(fetch_all, tx, SQL, cursor.0, i64::from(limit))?;
    let page = Found::new(&rows, limit, BerkasRow::seq);
    Ok(page.page(complete(tx, rows).await?))
}

/// The same, of aduan that a SKPD has or ever had.
pub async fn changed_after_for(
    tx: &mut Tx,
    skpd: &SkpdKode,
    cursor: Seq,
    limit: u32,
) -> Result<Page<Berkas, Seq>, Error> {
    const SQL: &str = select_berkas!(
        "FROM keterlibatan k JOIN aduan a ON a.id = k.aduan_id
         WHERE k.skpd = $1 AND k.seq > $2 ORDER BY k.seq LIMIT $3"
    );
    let rows: Vec<BerkasRow> = fetch!(
        fetch_all,
        tx,
        SQL,
        skpd.as_str(),
        cursor.0,
        i64::from(limit)
    )?;
    let page = Found::new(&rows, limit, BerkasRow::seq);
    Ok(page.page(complete(tx, rows).await?))
}

/// At most `limit` aduan that the clock has to look at by `now`, after a place in that order;
/// each with its own place.
pub async fn after_look(
    tx: &mut Tx,
    now: Timestamp,
    place: Option<Look>,
    limit: u32,
) -> Result<Page<(Look, Tersimpan), Look>, Error> {
    const SQL: &str = "SELECT next_look, id FROM aduan
        WHERE next_look <= $1 AND (next_look, id) > ($2, $3) ORDER BY next_look, id LIMIT $4";
    let (at, id) = place.map_or((i64::MIN, Uuid::nil()), |look| (millis(look.at), look.id.0));
    let places: Vec<(i64, Uuid)> =
        fetch!(fetch_all, tx, SQL, millis(now), at, id, i64::from(limit))?;
    let place = |&(at, id): &(i64, Uuid)| Look {
        at: Timestamp::from_millisecond(at).unwrap_or(Timestamp::MIN), // damaged
        id: AduanId(id),
    };
    let page = Found::new(&places, limit, place);
    let ids: Vec<_> = places.iter().map(|(_, id)| AduanId(*id)).collect();
    let found = load_among(tx, &ids).await?.into_iter();
    let mut found: HashMap<_, _> = found.map(|found| (found.aduan.id, found)).collect();
    let due = places.iter().map(place);
    let due = due.filter_map(|look| Some((look, found.remove(&look.id)?)));
    Ok(page.page(due.collect()))
}

/// Every aduan that gets the answer of this one: those merged into it, and into those.
/// Nobody knows who filed those that can not be read.
pub async fn followers(tx: &mut Tx, induk: AduanId) -> Result<Whole<Tersimpan>, Error> {
    // What was merged is final, so nothing follows in a circle; UNION would end one all the same.
    const SQL: &str = concat!(
        "WITH RECURSIVE pengikut (id) AS (SELECT id FROM aduan WHERE induk = $1
            UNION SELECT b.id FROM pengikut JOIN aduan b ON b.induk = pengikut.id) SELECT ",
        columns!(),
        " FROM pengikut JOIN aduan a ON a.id = pengikut.id"
    );
    let rows: Vec<Row> = fetch!(fetch_all, tx, SQL, induk.0)?;
    let found = rows.len();
    let mut rows = all(rows);
    // Sorted here: SQLite would read the whole index of numbers to give them in order.
    rows.sort_by_key(|ikut| (ikut.aduan.nomor.tahun, ikut.aduan.nomor.urut));
    Ok(Whole::of(found, rows))
}

/// What can be read of a list.
fn all(rows: Vec<Row>) -> Vec<Tersimpan> {
    let rows = rows.into_iter().map(|row| (row.id(), row.try_into()));
    readable("aduan", rows)
}

/// The only one, with its photos. Where it can not be read it is not said to be missing.
async fn with_photos(tx: &mut Tx, row: Option<BerkasRow>) -> Result<Option<Berkas>, Error> {
    let Some(row) = row else {
        return Ok(None);
    };
    let has_photos = row.with_photos();
    let mut one = Berkas::try_from(row)?;
    if let Some(id) = has_photos {
        one.lampiran = lampiran::of_aduan(tx, id).await?;
    }
    Ok(Some(one))
}

/// What can be read of a list, with the photos of all.
async fn complete(tx: &mut Tx, rows: Vec<BerkasRow>) -> Result<Vec<Berkas>, Error> {
    let ids: Vec<_> = rows.iter().filter_map(BerkasRow::with_photos).collect();
    let mut lampiran = lampiran::of_all(tx, &ids).await?;
    let rows = rows.into_iter().map(|row| (row.id(), row.try_into()));
    let mut all: Vec<Berkas> = readable("aduan", rows);
    for one in &mut all {
        let daftar = lampiran.remove(&one.tersimpan.aduan.id);
        one.lampiran = daftar.unwrap_or_default();
    }
    Ok(all)
}
