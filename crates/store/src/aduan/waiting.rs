//! What waits at the SKPD: every step that a SKPD owes, whether its clock runs or stands still. After
//! a draft was handed in nobody waits for those that support.

use crate::error::Error;
use crate::row::narrow;
use crate::tx::{Tx, fetch};
use domain::id::{AduanId, NomorRegister, SkpdKode};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How many aduan wait at each SKPD, as far as any do.
pub async fn waiting_at_skpd(tx: &mut Tx) -> Result<BTreeMap<SkpdKode, u32>, Error> {
    const SQL: &str = "SELECT l.skpd, count(DISTINCT l.aduan_id) FROM langkah l
        JOIN aduan a ON a.id = l.aduan_id WHERE l.selesai IS NULL AND l.skpd IS NOT NULL
        AND a.status <> 'draf_jawaban' GROUP BY l.skpd";
    let rows: Vec<(String, i64)> = fetch!(fetch_all, tx, SQL)?;
    let read = |(kode, count): (String, i64)| {
        let kode = SkpdKode::parse(&kode);
        let kode = kode.map_err(|error| Error::inconsistent("langkah", error))?;
        Ok((kode, narrow("langkah", count)?))
    };
    rows.into_iter().map(read).collect()
}

/// An aduan by its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// Identity.
    pub id: AduanId,
    /// Register number.
    pub nomor: NomorRegister,
}

/// Every aduan that waits at a SKPD, in the order of their numbers.
pub async fn waiting_at(tx: &mut Tx, skpd: &SkpdKode) -> Result<Vec<Named>, Error> {
    const SQL: &str = "SELECT DISTINCT a.id, a.tahun, a.urut FROM langkah l
        JOIN aduan a ON a.id = l.aduan_id
        WHERE l.selesai IS NULL AND l.skpd = $1 AND a.status <> 'draf_jawaban'
        ORDER BY a.tahun, a.urut";
    let rows: Vec<(Uuid, i64, i64)> = fetch!(fetch_all, tx, SQL, skpd.as_str())?;
    let read = |(id, tahun, urut)| {
        Ok(Named {
            id: AduanId(id),
            nomor: NomorRegister {
                tahun: narrow("aduan", tahun)?,
                urut: narrow("aduan", urut)?,
            },
        })
    };
    rows.into_iter().map(read).collect()
}
