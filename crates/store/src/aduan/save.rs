//! Keeps decisions: the aduan, what it has grown by, whom it involves, and its event.

use crate::error::Error;
use crate::lampiran::Lampiran;
use crate::riwayat;
use crate::row::{millis, to_json};
use crate::tx::{Tx, execute};
use domain::aduan::event::Sidik;
use domain::aduan::{Aduan, IsiAduan};
use domain::alur::Keputusan;
use domain::id::{AduanId, Seq, Version};
use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

/// Records a new aduan with its first event; nothing is acknowledged before the commit.
/// `next_look` is when the clock has to look at it.
pub async fn insert(
    tx: &mut Tx,
    baru: &Keputusan,
    next_look: Option<Timestamp>,
) -> Result<Seq, Error> {
    const SQL: &str = "INSERT INTO aduan (id, tahun, urut, version, seq, pelapor, diterima_pada,
        isi, status, keadaan, jatuh_tempo, dikembalikan, next_look)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12)";
    let aduan = &baru.aduan;
    let link = riwayat::next_link(tx).await?;
    execute!(
        tx,
        SQL,
        aduan.id.0,
        i64::from(aduan.nomor.tahun),
        i64::from(aduan.nomor.urut),
        aduan.version.0,
        link.seq.0,
        aduan.pelapor.0,
        millis(aduan.diterima_pada),
        to_json(&aduan.isi)?,
        aduan.status.code().as_str(),
        to_json(&aduan.status)?,
        jatuh_tempo(aduan),
        next_look.map(millis),
    )?;
    riwayat::append(tx, &link, aduan.id, &baru.event).await?;
    Ok(link.seq)
}

/// What the first event has to tell of an aduan, for the chain to cover it.
pub fn sidik(isi: &IsiAduan, lampiran: &[Lampiran]) -> Result<Sidik, Error> {
    Ok(Sidik {
        isi: riwayat::hash_of(&to_json(isi)?),
        foto: lampiran.iter().map(|foto| foto.sha256.clone()).collect(),
    })
}

/// Saves a decision over the version it was made on; [`Error::Conflict`] if that is not the
/// newest any more. `next_look` is when the clock has to look at it again.
pub async fn save(
    tx: &mut Tx,
    before: &Aduan,
    baru: &Keputusan,
    next_look: Option<Timestamp>,
) -> Result<Seq, Error> {
    let link = riwayat::next_link_of(tx, before.id, before.version).await?;
    let link = link.ok_or(Error::Conflict)?;
    update(tx, before, &baru.aduan, link.seq, next_look).await?;
    riwayat::append(tx, &link, baru.aduan.id, &baru.event).await?;
    let (id, aduan) = (before.id, &baru.aduan);
    append(tx, INSERT_DRAF, id, before.draf.len(), &aduan.draf).await?;
    append(tx, INSERT_JAWABAN, id, before.jawaban.len(), &aduan.jawaban).await?;
    append(tx, INSERT_PUTUSAN, id, before.putusan.len(), &aduan.putusan).await?;
    involve(tx, before, aduan, link.seq).await?;
    Ok(link.seq)
}

async fn update(
    tx: &mut Tx,
    before: &Aduan,
    aduan: &Aduan,
    seq: Seq,
    next_look: Option<Timestamp>,
) -> Result<(), Error> {
    const SQL: &str = "UPDATE aduan SET version = $1, status = $2, keadaan = $3,
        jatuh_tempo = $4, disposisi = $5, dikembalikan = $6, keberatan = $7, penilaian = $8,
        induk = $9, seq = $10, next_look = $11 WHERE id = $12 AND version = $13";
    let changed = execute!(
        tx,
        SQL,
        aduan.version.0,
        aduan.status.code().as_str(),
        to_json(&aduan.status)?,
        jatuh_tempo(aduan),
        aduan.disposisi.as_ref().map(to_json).transpose()?,
        i64::from(aduan.dikembalikan),
        aduan.keberatan.map(millis),
        aduan.penilaian.as_ref().map(to_json).transpose()?,
        induk(aduan),
        seq.0,
        next_look.map(millis),
        aduan.id.0,
        before.version.0,
    )?;
    if changed == 1 {
        Ok(())
    } else {
        Err(Error::Conflict)
    }
}

/// The aduan it was merged into, by which its followers are found.
fn induk(aduan: &Aduan) -> Option<Uuid> {
    aduan.status.induk().map(|id| id.0)
}

/// The running deadline, or the end of a dated pause.
fn jatuh_tempo(aduan: &Aduan) -> Option<i64> {
    let pause = aduan.status.ditunda_sampai();
    let clock = aduan.status.tenggat().map(|tenggat| tenggat.jatuh_tempo);
    pause.map(domain::tenggat::awal_hari).or(clock).map(millis)
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

/// Tells every SKPD that has or ever had the aduan that it changed, and remembers new ones: they
/// may have to be told to forget it.
async fn involve(tx: &mut Tx, before: &Aduan, aduan: &Aduan, seq: Seq) -> Result<(), Error> {
    const CHANGED: &str = "UPDATE keterlibatan SET seq = $1 WHERE aduan_id = $2";
    const JOINED: &str = "INSERT INTO keterlibatan (aduan_id, skpd, seq) VALUES ($1, $2, $3)
        ON CONFLICT (aduan_id, skpd) DO NOTHING";
    execute!(tx, CHANGED, seq.0, aduan.id.0)?;
    let Some(disposisi) = &aduan.disposisi else {
        return Ok(());
    };
    let pendukung = disposisi.pendukung.iter().map(|pendukung| &pendukung.skpd);
    for skpd in pendukung.chain([&disposisi.utama]) {
        let had = before.disposisi.as_ref();
        if !had.is_some_and(|had| had.melibatkan(skpd)) {
            execute!(tx, JOINED, aduan.id.0, skpd.as_str(), seq.0)?;
        }
    }
    Ok(())
}

/// Notes when the clock has to look again at an aduan that it looked at; gives whether it still
/// is the version that was seen.
pub async fn looked(
    tx: &mut Tx,
    id: AduanId,
    seen: Version,
    next_look: Option<Timestamp>,
) -> Result<bool, Error> {
    const SQL: &str = "UPDATE aduan SET next_look = $1 WHERE id = $2 AND version = $3";
    let changed = execute!(tx, SQL, next_look.map(millis), id.0, seen.0)?;
    Ok(changed == 1)
}

/// Has the clock look at every aduan with a deadline at `at`, because somebody new may have to be
/// reminded or days were counted anew.
pub async fn look_again(tx: &mut Tx, at: Timestamp) -> Result<(), Error> {
    const SQL: &str = "UPDATE aduan SET next_look = $1 WHERE jatuh_tempo > 0";
    execute!(tx, SQL, millis(at))?;
    Ok(())
}
