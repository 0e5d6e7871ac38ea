//! Reference data as rows that an administrator may change: SKPD, regions, holidays, settings.

use crate::error::Error;
use crate::row::{from_json, to_json};
use crate::tx::{Tx, execute, fetch};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The kinds of reference data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// SKPD with their validity.
    Skpd,
    /// Kecamatan with their desa.
    Kecamatan,
    /// Free days.
    HariLibur,
    /// Fields of complaint.
    Kategori,
    /// Skeletons of answers.
    Templat,
    /// Settings: rules of deadlines, office hours, version of the calendar.
    Setelan,
}

impl Kind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Skpd => "skpd",
            Self::Kecamatan => "kecamatan",
            Self::HariLibur => "hari_libur",
            Self::Kategori => "kategori",
            Self::Templat => "templat",
            Self::Setelan => "setelan",
        }
    }
}

/// Writes one row, over what stood there before.
pub async fn put(
    tx: &mut Tx,
    kind: Kind,
    kode: &str,
    urut: i64,
    data: &impl Serialize,
) -> Result<(), Error> {
    const SQL: &str = "INSERT INTO referensi (jenis, kode, urut, data) VALUES ($1, $2, $3, $4)
        ON CONFLICT (jenis, kode) DO UPDATE SET urut = excluded.urut, data = excluded.data";
    execute!(tx, SQL, kind.as_str(), kode, urut, to_json(data)?)?;
    Ok(())
}

/// Removes every row of a kind.
pub async fn clear(tx: &mut Tx, kind: Kind) -> Result<(), Error> {
    const SQL: &str = "DELETE FROM referensi WHERE jenis = $1";
    execute!(tx, SQL, kind.as_str())?;
    Ok(())
}

/// Every row of a kind, in order.
pub async fn all<T: DeserializeOwned>(tx: &mut Tx, kind: Kind) -> Result<Vec<T>, Error> {
    const SQL: &str = "SELECT data FROM referensi WHERE jenis = $1 ORDER BY urut, kode";
    let rows: Vec<(String,)> = fetch!(fetch_all, tx, SQL, kind.as_str())?;
    rows.iter()
        .map(|(data,)| from_json("referensi", data))
        .collect()
}

/// One row.
pub async fn get<T: DeserializeOwned>(
    tx: &mut Tx,
    kind: Kind,
    kode: &str,
) -> Result<Option<T>, Error> {
    const SQL: &str = "SELECT data FROM referensi WHERE jenis = $1 AND kode = $2";
    let row: Option<(String,)> = fetch!(fetch_optional, tx, SQL, kind.as_str(), kode)?;
    row.map(|(data,)| from_json("referensi", &data)).transpose()
}
