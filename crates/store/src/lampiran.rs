//! What is known of the photos of an aduan. The pictures themselves lie in files.

use crate::dialect::{self, among};
use crate::error::Error;
use crate::page::readable;
use crate::row::{instant, millis, narrow};
use crate::tx::{Tx, fetch, later};
use domain::id::{AduanId, LampiranId, NomorRegister};
use jiff::Timestamp;
use jiff::civil::DateTime;
use std::collections::HashMap;
use uuid::Uuid;

/// One photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lampiran {
    /// Identity; also the name of its files.
    pub id: LampiranId,
    /// Cleaned file name.
    pub nama: String,
    /// Bytes of the served full size.
    pub ukuran: u64,
    /// Pixels.
    pub lebar: u32,
    /// Pixels.
    pub tinggi: u32,
    /// SHA-256 of the original file, in hexadecimal.
    pub sha256: String,
    /// When it was uploaded.
    pub diunggah_pada: Timestamp,
    /// When the camera says it was taken.
    pub diambil_pada: Option<DateTime>,
}

#[derive(Debug, sqlx::FromRow)]
struct Row {
    id: Uuid,
    nama: String,
    ukuran: i64,
    lebar: i64,
    tinggi: i64,
    sha256: String,
    diunggah_pada: i64,
    diambil_pada: Option<String>,
}

#[derive(Debug, sqlx::FromRow)]
struct OfAduan {
    #[sqlx(flatten)]
    row: Row,
    aduan_id: Uuid,
}

/// Adds photos to an aduan, in the order given.
pub fn insert(tx: &mut Tx, aduan: AduanId, daftar: &[Lampiran]) -> Result<(), Error> {
    const SQL: &str = "INSERT INTO lampiran (id, aduan_id, urut, nama, ukuran, lebar, tinggi,
        sha256, diunggah_pada, diambil_pada) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    for (urut, lampiran) in (0_i64..).zip(daftar) {
        let ukuran = i64::try_from(lampiran.ukuran)
            .map_err(|error| Error::inconsistent("lampiran", error))?;
        later!(
            tx,
            SQL,
            lampiran.id.0,
            aduan.0,
            urut,
            &lampiran.nama,
            ukuran,
            i64::from(lampiran.lebar),
            i64::from(lampiran.tinggi),
            &lampiran.sha256,
            millis(lampiran.diunggah_pada),
            lampiran.diambil_pada.map(|at| at.to_string()),
        );
    }
    Ok(())
}

/// The photos of an aduan, in the order of upload.
pub async fn of_aduan(tx: &mut Tx, aduan: AduanId) -> Result<Vec<Lampiran>, Error> {
    const SQL: &str = "SELECT id, nama, ukuran, lebar, tinggi, sha256, diunggah_pada, diambil_pada
        FROM lampiran WHERE aduan_id = $1 ORDER BY urut";
    let rows: Vec<Row> = fetch!(fetch_all, tx, SQL, aduan.0)?;
    Ok(readable(
        "lampiran",
        rows.into_iter().map(|row| (row.id, read(row))),
    ))
}

/// The photos of several aduan, each in the order of upload.
pub async fn of_all(
    tx: &mut Tx,
    aduan: &[AduanId],
) -> Result<HashMap<AduanId, Vec<Lampiran>>, Error> {
    const SQL: dialect::Sql = among!(
        "SELECT id, nama, ukuran, lebar, tinggi, sha256, diunggah_pada, diambil_pada, aduan_id
            FROM lampiran WHERE aduan_id",
        "ORDER BY aduan_id, urut"
    );
    let mut all: HashMap<AduanId, Vec<Lampiran>> = HashMap::new();
    if aduan.is_empty() {
        return Ok(all);
    }
    let ids = dialect::ids(aduan.iter().map(|id| id.0));
    let rows: Vec<OfAduan> = fetch!(fetch_all, tx, SQL, &ids)?;
    let rows = rows.into_iter().map(|OfAduan { row, aduan_id }| {
        let of = AduanId(aduan_id);
        (row.id, read(row).map(|lampiran| (of, lampiran)))
    });
    for (of, lampiran) in readable("lampiran", rows) {
        all.entry(of).or_default().push(lampiran);
    }
    Ok(all)
}

/// At most `limit` photos after one, in the order of their ids: each with the bytes of its full size.
pub async fn after(
    tx: &mut Tx,
    id: LampiranId,
    limit: u32,
) -> Result<Vec<(LampiranId, u64)>, Error> {
    const SQL: &str = "SELECT id, ukuran FROM lampiran WHERE id > $1 ORDER BY id LIMIT $2";
    let rows: Vec<(Uuid, i64)> = fetch!(fetch_all, tx, SQL, id.0, i64::from(limit))?;
    rows.into_iter()
        .map(|(id, ukuran)| Ok((LampiranId(id), narrow("lampiran", ukuran)?)))
        .collect()
}

/// Every photo of other aduan that is the very same file as a photo of one of these: the photo,
/// and the number of the other aduan.
pub async fn same_file_elsewhere(
    tx: &mut Tx,
    aduan: &[AduanId],
) -> Result<HashMap<LampiranId, Vec<NomorRegister>>, Error> {
    const SQL: dialect::Sql = among!(
        "SELECT DISTINCT l.id, a.tahun, a.urut FROM lampiran l
            JOIN lampiran same ON same.sha256 = l.sha256 AND same.aduan_id <> l.aduan_id
            JOIN aduan a ON a.id = same.aduan_id WHERE l.aduan_id",
        "ORDER BY l.id, a.tahun, a.urut"
    );
    let mut all: HashMap<LampiranId, Vec<NomorRegister>> = HashMap::new();
    if aduan.is_empty() {
        return Ok(all);
    }
    let ids = dialect::ids(aduan.iter().map(|id| id.0));
    let rows: Vec<(Uuid, i64, i64)> = fetch!(fetch_all, tx, SQL, &ids)?;
    for (id, tahun, urut) in rows {
        all.entry(LampiranId(id)).or_default().push(NomorRegister {
            tahun: narrow("aduan", tahun)?,
            urut: narrow("aduan", urut)?,
        });
    }
    Ok(all)
}

fn read(row: Row) -> Result<Lampiran, Error> {
    Ok(Lampiran {
        id: LampiranId(row.id),
        nama: row.nama,
        ukuran: narrow("lampiran", row.ukuran)?,
        lebar: narrow("lampiran", row.lebar)?,
        tinggi: narrow("lampiran", row.tinggi)?,
        sha256: row.sha256,
        diunggah_pada: instant("lampiran", row.diunggah_pada)?,
        diambil_pada: row
            .diambil_pada
            .map(|at| at.parse())
            .transpose()
            .map_err(|error: jiff::Error| Error::inconsistent("lampiran", error))?,
    })
}
