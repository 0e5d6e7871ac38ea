//! Aduan in their tables. Drafts, answers and verdicts are only ever added.

use crate::db::{Tx, execute, fetch};
use crate::error::Error;
use crate::lampiran::Lampiran;
use crate::riwayat;
use crate::row::{from_json, instant, millis, narrow, to_json};
use domain::aduan::event::Sidik;
use domain::aduan::status::Status;
use domain::aduan::{Aduan, IsiAduan};
use domain::alur::Keputusan;
use domain::id::{AduanId, NomorRegister, PersonId, Seq, SkpdKode, Version};
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// The columns of [`Row`], which every reading statement selects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.tahun, a.urut, a.version, a.seq, a.pelapor, a.diterima_pada, a.isi, ",
            "a.keadaan, a.disposisi, a.dikembalikan, a.keberatan, a.penilaian FROM aduan a ",
            $rest
        )
    };
}

#[derive(Debug, sqlx::FromRow)]
struct Row {
    id: Uuid,
    tahun: i64,
    urut: i64,
    version: i64,
    seq: i64,
    pelapor: Uuid,
    diterima_pada: i64,
    isi: String,
    keadaan: String,
    disposisi: Option<String>,
    dikembalikan: i64,
    keberatan: Option<i64>,
    penilaian: Option<String>,
}

/// An aduan and the place of its newest event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tersimpan {
    /// The aduan.
    pub aduan: Aduan,
    /// Place of its newest event in the log.
    pub seq: Seq,
}

/// Records a new aduan with its first event; nothing is acknowledged before the commit.
pub async fn insert(tx: &mut Tx, baru: &Keputusan) -> Result<Seq, Error> {
    const SQL: &str = "INSERT INTO aduan (id, tahun, urut, version, seq, pelapor, diterima_pada,
        isi, status, keadaan, jatuh_tempo, dikembalikan)
        VALUES ($1, $2, $3, $4, 0, $5, $6, $7, $8, $9, $10, 0)";
    let aduan = &baru.aduan;
    execute!(
        tx,
        SQL,
        aduan.id.0,
        i64::from(aduan.nomor.tahun),
        i64::from(aduan.nomor.urut),
        aduan.version.0,
        aduan.pelapor.0,
        millis(aduan.diterima_pada),
        to_json(&aduan.isi)?,
        aduan.status.code().as_str(),
        to_json(&aduan.status)?,
        next_due(aduan),
    )?;
    log(tx, baru).await
}

/// What the first event has to tell of an aduan, for the chain to cover it.
pub fn sidik(isi: &IsiAduan, lampiran: &[Lampiran]) -> Result<Sidik, Error> {
    Ok(Sidik {
        isi: riwayat::hash_of(&to_json(isi)?),
        foto: lampiran.iter().map(|foto| foto.sha256.clone()).collect(),
    })
}

/// Saves a decision over the version it was made on; [`Error::Conflict`] if that is not the
/// newest any more.
pub async fn save(tx: &mut Tx, before: &Aduan, baru: &Keputusan) -> Result<Seq, Error> {
    const SQL: &str = "UPDATE aduan SET version = $1, status = $2, keadaan = $3,
        jatuh_tempo = $4, disposisi = $5, dikembalikan = $6, keberatan = $7, penilaian = $8,
        induk = $9 WHERE id = $10 AND version = $11";
    let aduan = &baru.aduan;
    let changed = execute!(
        tx,
        SQL,
        aduan.version.0,
        aduan.status.code().as_str(),
        to_json(&aduan.status)?,
        next_due(aduan),
        aduan.disposisi.as_ref().map(to_json).transpose()?,
        i64::from(aduan.dikembalikan),
        aduan.keberatan.map(millis),
        aduan.penilaian.as_ref().map(to_json).transpose()?,
        induk(aduan),
        aduan.id.0,
        before.version.0,
    )?;
    if changed != 1 {
        return Err(Error::Conflict);
    }
    append(tx, INSERT_DRAF, aduan.id, before.draf.len(), &aduan.draf).await?;
    append(
        tx,
        INSERT_JAWABAN,
        aduan.id,
        before.jawaban.len(),
        &aduan.jawaban,
    )
    .await?;
    append(
        tx,
        INSERT_PUTUSAN,
        aduan.id,
        before.putusan.len(),
        &aduan.putusan,
    )
    .await?;
    involve(tx, aduan).await?;
    log(tx, baru).await
}

/// The aduan it was merged into, by which its followers are found.
fn induk(aduan: &Aduan) -> Option<Uuid> {
    match &aduan.status {
        Status::Digabung { ke, .. } => Some(ke.0),
        _ => None, // no other status follows another aduan
    }
}

/// When the clock has to look at the aduan next: the running deadline, or the end of a pause.
fn next_due(aduan: &Aduan) -> Option<i64> {
    let at = match &aduan.status {
        Status::DitundaPerwaktu { sampai, .. } => Some(domain::tenggat::awal_hari(*sampai)),
        status => status.tenggat().map(|tenggat| tenggat.jatuh_tempo),
    };
    at.map(millis)
}

const INSERT_DRAF: &str = "INSERT INTO draf (aduan_id, urut, data) VALUES ($1, $2, $3)";
const INSERT_JAWABAN: &str = "INSERT INTO jawaban (aduan_id, urut, data) VALUES ($1, $2, $3)";
const INSERT_PUTUSAN: &str = "INSERT INTO putusan (aduan_id, urut, data) VALUES ($1, $2, $3)";

/// Inserts what a list has grown by.
async fn append<T: Serialize>(
    tx: &mut Tx,
    sql: &'static str,
    id: AduanId,
    kept: usize,
    list: &[T],
) -> Result<(), Error> {
    for (urut, item) in (0_i64..).zip(list).skip(kept) {
        execute!(tx, sql, id.0, urut, to_json(item)?)?;
    }
    Ok(())
}

/// Remembers every SKPD that ever had the aduan: it may have to be told to forget it.
async fn involve(tx: &mut Tx, aduan: &Aduan) -> Result<(), Error> {
    const SQL: &str = "INSERT INTO keterlibatan (aduan_id, skpd) VALUES ($1, $2)
        ON CONFLICT (aduan_id, skpd) DO NOTHING";
    let Some(disposisi) = &aduan.disposisi else {
        return Ok(());
    };
    let pendukung = disposisi.pendukung.iter().map(|pendukung| &pendukung.skpd);
    for skpd in pendukung.chain([&disposisi.utama]) {
        execute!(tx, SQL, aduan.id.0, skpd.as_str())?;
    }
    Ok(())
}

async fn log(tx: &mut Tx, baru: &Keputusan) -> Result<Seq, Error> {
    let seq = riwayat::append(tx, baru.aduan.id, &baru.event).await?;
    touch(tx, baru.aduan.id, seq).await?;
    Ok(seq)
}

/// Marks an aduan as changed at a place in the log, so that every cursor passes it again.
async fn touch(tx: &mut Tx, id: AduanId, seq: Seq) -> Result<(), Error> {
    execute!(tx, "UPDATE aduan SET seq = $1 WHERE id = $2", seq.0, id.0)?;
    Ok(())
}

/// One aduan with everything that belongs to it.
pub async fn load(tx: &mut Tx, id: AduanId) -> Result<Option<Tersimpan>, Error> {
    const SQL: &str = select!("WHERE a.id = $1");
    let row: Option<Row> = fetch!(fetch_optional, tx, SQL, id.0)?;
    Ok(complete_all(tx, row.into_iter().collect()).await?.pop())
}

/// One aduan by its register number.
pub async fn by_nomor(tx: &mut Tx, nomor: NomorRegister) -> Result<Option<Tersimpan>, Error> {
    const SQL: &str = select!("WHERE a.tahun = $1 AND a.urut = $2");
    let row: Option<Row> = fetch!(
        fetch_optional,
        tx,
        SQL,
        i64::from(nomor.tahun),
        i64::from(nomor.urut)
    )?;
    Ok(complete_all(tx, row.into_iter().collect()).await?.pop())
}

/// Everything one citizen filed, newest first.
pub async fn of_pelapor(tx: &mut Tx, pelapor: PersonId) -> Result<Vec<Tersimpan>, Error> {
    const SQL: &str = select!("WHERE a.pelapor = $1 ORDER BY a.diterima_pada DESC, a.urut DESC");
    let rows: Vec<Row> = fetch!(fetch_all, tx, SQL, pelapor.0)?;
    complete_all(tx, rows).await
}

/// At most `limit` aduan that changed after a cursor, in the order of their newest change.
pub async fn changed_after(tx: &mut Tx, cursor: Seq, limit: u32) -> Result<Vec<Tersimpan>, Error> {
    const SQL: &str = select!("WHERE a.seq > $1 ORDER BY a.seq LIMIT $2");
    let rows: Vec<Row> = fetch!(fetch_all, tx, SQL, cursor.0, i64::from(limit))?;
    complete_all(tx, rows).await
}

/// The same, of aduan that a SKPD has or ever had.
pub async fn changed_after_for(
    tx: &mut Tx,
    skpd: &SkpdKode,
    cursor: Seq,
    limit: u32,
) -> Result<Vec<Tersimpan>, Error> {
    const SQL: &str = select!(
        "JOIN keterlibatan k ON k.aduan_id = a.id AND k.skpd = $1
         WHERE a.seq > $2 ORDER BY a.seq LIMIT $3"
    );
    let rows: Vec<Row> = fetch!(
        fetch_all,
        tx,
        SQL,
        skpd.as_str(),
        cursor.0,
        i64::from(limit)
    )?;
    complete_all(tx, rows).await
}

/// Aduan that the clock has to look at before `until`, most pressing first.
pub async fn due_before(tx: &mut Tx, until: Timestamp) -> Result<Vec<Tersimpan>, Error> {
    const SQL: &str = select!("WHERE a.jatuh_tempo <= $1 ORDER BY a.jatuh_tempo");
    let rows: Vec<Row> = fetch!(fetch_all, tx, SQL, millis(until))?;
    complete_all(tx, rows).await
}

/// Aduan that were merged into this very one.
async fn merged_into(tx: &mut Tx, induk: AduanId) -> Result<Vec<Tersimpan>, Error> {
    const SQL: &str = select!("WHERE a.induk = $1 ORDER BY a.tahun, a.urut");
    let rows: Vec<Row> = fetch!(fetch_all, tx, SQL, induk.0)?;
    complete_all(tx, rows).await
}

/// Every aduan that gets the answer of this one: those merged into it, and into those.
pub async fn followers(tx: &mut Tx, induk: AduanId) -> Result<Vec<Tersimpan>, Error> {
    let mut found: Vec<Tersimpan> = Vec::new();
    let mut asked = vec![induk];
    // What was merged is final, so nothing follows in a circle.
    while let Some(id) = asked.pop() {
        let merged = merged_into(tx, id).await?;
        asked.extend(merged.iter().map(|tersimpan| tersimpan.aduan.id));
        found.extend(merged);
    }
    Ok(found)
}

async fn complete_all(tx: &mut Tx, rows: Vec<Row>) -> Result<Vec<Tersimpan>, Error> {
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        all.push(complete(tx, row).await?);
    }
    Ok(all)
}

async fn complete(tx: &mut Tx, row: Row) -> Result<Tersimpan, Error> {
    const DRAF: &str = "SELECT data FROM draf WHERE aduan_id = $1 ORDER BY urut";
    const JAWABAN: &str = "SELECT data FROM jawaban WHERE aduan_id = $1 ORDER BY urut";
    const PUTUSAN: &str = "SELECT data FROM putusan WHERE aduan_id = $1 ORDER BY urut";
    let id = AduanId(row.id);
    let aduan = Aduan {
        id,
        nomor: NomorRegister {
            tahun: narrow("aduan", row.tahun)?,
            urut: narrow("aduan", row.urut)?,
        },
        version: Version(row.version),
        pelapor: PersonId(row.pelapor),
        diterima_pada: instant("aduan", row.diterima_pada)?,
        isi: from_json("aduan", &row.isi)?,
        status: from_json("aduan", &row.keadaan)?,
        disposisi: row
            .disposisi
            .map(|text| from_json("aduan", &text))
            .transpose()?,
        dikembalikan: narrow("aduan", row.dikembalikan)?,
        keberatan: row.keberatan.map(|at| instant("aduan", at)).transpose()?,
        draf: list(tx, DRAF, id).await?,
        jawaban: list(tx, JAWABAN, id).await?,
        penilaian: row
            .penilaian
            .map(|text| from_json("aduan", &text))
            .transpose()?,
        putusan: list(tx, PUTUSAN, id).await?,
    };
    Ok(Tersimpan {
        aduan,
        seq: Seq(row.seq),
    })
}

async fn list<T: DeserializeOwned>(
    tx: &mut Tx,
    sql: &'static str,
    id: AduanId,
) -> Result<Vec<T>, Error> {
    let rows: Vec<(String,)> = fetch!(fetch_all, tx, sql, id.0)?;
    rows.iter()
        .map(|(data,)| from_json("aduan", data))
        .collect()
}
