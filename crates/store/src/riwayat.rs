//! The append-only, hash-chained log of everything that happened.

use crate::counter::newest_seq;
use crate::error::Error;
use crate::row::{from_json, narrow, to_json};
use crate::tx::{Tx, fetch, later};
use domain::aduan::event::{Event, Peristiwa, Sidik};
use domain::id::{AduanId, NomorRegister, Seq, Version};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use uuid::Uuid;

/// One row of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Riwayat {
    /// Its place.
    pub seq: Seq,
    /// The aduan it is about.
    pub aduan: AduanId,
    /// What happened.
    pub event: Event,
}

type Row = (i64, Uuid, String);

/// The next place in the log, and the hash of the row before it.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) seq: Seq,
    before: Vec<u8>,
}

/// The next place in the log, and the next register number of a year without gaps: a transaction
/// that is rolled back gives both back.
pub(crate) async fn next_link_and_nomor(
    tx: &mut Tx,
    tahun: i16,
) -> Result<(Link, NomorRegister), Error> {
    const SQL: &str = "INSERT INTO counter (nama, nilai) VALUES ('seq', 1), ($1, 1)
        ON CONFLICT (nama) DO UPDATE SET nilai = counter.nilai + 1
        RETURNING nama, nilai, (SELECT r.hash FROM riwayat r WHERE r.seq = nilai - 1)";
    type Row = (String, i64, Option<Vec<u8>>);
    let rows: Vec<Row> = fetch!(fetch_all, tx, SQL, format!("nomor-{tahun}"))?;
    let (of_log, of_year): (Vec<Row>, Vec<Row>) =
        rows.into_iter().partition(|(nama, ..)| nama == "seq");
    let (Some((_, seq, before)), Some((_, urut, _))) = (of_log.into_iter().next(), of_year.first())
    else {
        return Err(Error::inconsistent("counter", "no number was given"));
    };
    let link = Link {
        seq: Seq(seq),
        before: before.unwrap_or_default(),
    };
    let urut = narrow("counter", *urut)?;
    Ok((link, NomorRegister { tahun, urut }))
}

/// Takes the next place in the log for an aduan that still is the version that was seen.
pub(crate) async fn next_link_of(
    tx: &mut Tx,
    aduan: AduanId,
    seen: Version,
) -> Result<Option<Link>, Error> {
    const SQL: &str = "UPDATE counter SET nilai = nilai + 1 WHERE nama = 'seq'
        AND EXISTS (SELECT 1 FROM aduan a WHERE a.id = $1 AND a.version = $2)
        RETURNING nilai, (SELECT r.hash FROM riwayat r WHERE r.seq = nilai - 1)";
    let taken: Option<(i64, Option<Vec<u8>>)> = fetch!(fetch_optional, tx, SQL, aduan.0, seen.0)?;
    Ok(taken.map(|(seq, before)| Link {
        seq: Seq(seq),
        before: before.unwrap_or_default(),
    }))
}

/// Writes an event into its place.
pub(crate) fn append(tx: &mut Tx, link: &Link, aduan: AduanId, event: &Event) -> Result<(), Error> {
    const SQL: &str = "INSERT INTO riwayat (seq, aduan_id, event, hash) VALUES ($1, $2, $3, $4)";
    let event = to_json(event)?;
    let hash = hash_link(&link.before, link.seq, aduan, &event);
    later!(tx, SQL, link.seq.0, aduan.0, &event, &hash);
    Ok(())
}

/// The hash of a row, which tells of every row before it too; nothing where there is no such row.
pub async fn hash_at(tx: &mut Tx, seq: Seq) -> Result<Option<Vec<u8>>, Error> {
    const SQL: &str = "SELECT hash FROM riwayat WHERE seq = $1";
    let row: Option<(Vec<u8>,)> = fetch!(fetch_optional, tx, SQL, seq.0)?;
    Ok(row.map(|(hash,)| hash))
}

/// Everything that happened to one aduan, oldest first.
pub async fn of_aduan(tx: &mut Tx, aduan: AduanId) -> Result<Vec<Riwayat>, Error> {
    const SQL: &str = "SELECT seq, aduan_id, event FROM riwayat WHERE aduan_id = $1 ORDER BY seq";
    let rows: Vec<Row> = fetch!(fetch_all, tx, SQL, aduan.0)?;
    rows.into_iter().map(read).collect()
}

/// At most `limit` events after a cursor, in the order of their commits.
pub async fn after(tx: &mut Tx, cursor: Seq, limit: u32) -> Result<Vec<Riwayat>, Error> {
    const SQL: &str =
        "SELECT seq, aduan_id, event FROM riwayat WHERE seq > $1 ORDER BY seq LIMIT $2";
    let rows: Vec<Row> = fetch!(fetch_all, tx, SQL, cursor.0, i64::from(limit))?;
    rows.into_iter().map(read).collect()
}

/// Walks the whole chain; the first place where a row was altered or is missing, or where a row
/// tells of another text or other photos than are stored.
pub async fn first_broken_link(tx: &mut Tx) -> Result<Option<Seq>, Error> {
    const SQL: &str = "SELECT seq, aduan_id, event, hash FROM riwayat
        WHERE seq > $1 ORDER BY seq LIMIT 500";
    // The end of the chain has no successor that would miss it: the counter remembers it.
    let newest = newest_seq(tx).await?;
    let (mut before, mut seq) = (Vec::new(), Seq(0));
    loop {
        let rows: Vec<(i64, Uuid, String, Vec<u8>)> = fetch!(fetch_all, tx, SQL, seq.0)?;
        if rows.is_empty() {
            return Ok((seq < newest).then_some(Seq(seq.0 + 1)));
        }
        for (found, aduan, event, hash) in rows {
            seq = Seq(seq.0 + 1);
            if found != seq.0 || hash_link(&before, seq, AduanId(aduan), &event) != hash {
                return Ok(Some(seq));
            }
            if !is_as_filed(tx, AduanId(aduan), &event).await? {
                return Ok(Some(seq));
            }
            before = hash;
        }
    }
}

/// Whether text and photos are still those that the event of the filing tells of.
async fn is_as_filed(tx: &mut Tx, aduan: AduanId, event: &str) -> Result<bool, Error> {
    const ISI: &str = "SELECT isi FROM aduan WHERE id = $1";
    const FOTO: &str = "SELECT sha256 FROM lampiran WHERE aduan_id = $1 ORDER BY urut";
    // An event of a newer version is none of a filing.
    let event = from_json::<Event>("riwayat", event).map(|event| event.peristiwa);
    let Ok(Peristiwa::Diajukan { sidik: Some(sidik) }) = event else {
        return Ok(true);
    };
    let isi: Option<(String,)> = fetch!(fetch_optional, tx, ISI, aduan.0)?;
    let foto: Vec<(String,)> = fetch!(fetch_all, tx, FOTO, aduan.0)?;
    let kept = Sidik {
        isi: isi.map(|(isi,)| hash_of(&isi)).unwrap_or_default(),
        foto: foto.into_iter().map(|(foto,)| foto).collect(),
    };
    Ok(kept == sidik)
}

/// SHA-256 of a text, in hexadecimal.
pub(crate) fn hash_of(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .fold(String::new(), |mut text, byte| {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

fn hash_link(before: &[u8], seq: Seq, aduan: AduanId, event: &str) -> Vec<u8> {
    let mut hasher = Sha256::new();
    hasher.update(before);
    hasher.update(seq.0.to_be_bytes());
    hasher.update(aduan.0.as_bytes());
    hasher.update(event.as_bytes());
    hasher.finalize().to_vec()
}

fn read((seq, aduan, event): Row) -> Result<Riwayat, Error> {
    Ok(Riwayat {
        seq: Seq(seq),
        aduan: AduanId(aduan),
        event: from_json("riwayat", &event)?,
    })
}
