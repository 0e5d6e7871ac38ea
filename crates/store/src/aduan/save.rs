//! Keeps decisions: the aduan, what it has grown by, whom it involves, and its event.

use crate::counter::lock_log;
use crate::error::Error;
use crate::lampiran::Lampiran;
use crate::langkah;
use crate::riwayat::{self, Link};
use crate::row::{millis, to_json};
use crate::tx::{Tx, execute, later};
use domain::aduan::event::Sidik;
use domain::aduan::{Aduan, IsiAduan, Kanal};
use domain::alur::Keputusan;
use domain::id::{AduanId, NomorRegister, Seq, SkpdKode, Version};
use jiff::Timestamp;
use uuid::Uuid;

/// What a new aduan gets of the numbers that everybody shares.
#[derive(Debug)]
pub struct Numbers {
    /// Its register number, without gaps.
    pub nomor: NomorRegister,
    link: Link,
}

/// Takes the numbers of a new aduan that comes in a year, under the lock of the log.
pub async fn next_numbers(tx: &mut Tx, tahun: i16) -> Result<Numbers, Error> {
    // A statement of its own: one that waits for a rival does not see what the rival wrote.
    lock_log(tx).await?;
    let (link, nomor) = riwayat::next_link_and_nomor(tx, tahun).await?;
    Ok(Numbers { nomor, link })
}

/// Records a new aduan that came by `kanal`, with its first event; nothing is acknowledged before
/// the commit. `next_look` is when the clock has to look at it.
pub fn insert(
    tx: &mut Tx,
    Numbers { link, .. }: &Numbers,
    baru: &Keputusan,
    kanal: Kanal,
    next_look: Option<Timestamp>,
) -> Result<Seq, Error> {
    const SQL: &str = "INSERT INTO aduan (id, tahun, urut, version, seq, pelapor, diterima_pada,
        isi, status, keadaan, jatuh_tempo, dikembalikan, next_look, kanal, jenis, kategori,
        kecamatan, desa, tanggal_peristiwa, privasi)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12, $13, $14, $15, $16, $17,
        $18, $19)";
    let aduan = &baru.aduan;
    later!(
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
        kanal.as_str(),
        aduan.isi.jenis.as_str(),
        aduan.isi.kategori.as_deref(),
        &aduan.isi.kecamatan,
        &aduan.isi.desa,
        aduan.isi.tanggal_peristiwa.to_string(),
        aduan.isi.privasi.as_str(),
    );
    riwayat::append(tx, link, aduan.id, &baru.event)?;
    langkah::insert(tx, aduan)?;
    Ok(link.seq)
}

/// What the first event has to tell of an aduan, for the chain to cover it.
pub fn sidik(isi: &IsiAduan, lampiran: &[Lampiran]) -> Result<Sidik, Error> {
    Ok(Sidik {
        isi: riwayat::hash_of(&to_json(isi)?),
        foto: lampiran.iter().map(|foto| foto.sha256.clone()).collect(),
    })
}

/// Saves a decision over the version it was made on; [`Error::Conflict`], here or at the commit, if
/// that is not the newest any more. `next_look` is when the clock has to look at it again.
pub async fn save(
    tx: &mut Tx,
    before: &Aduan,
    baru: &Keputusan,
    next_look: Option<Timestamp>,
) -> Result<Seq, Error> {
    let link = riwayat::next_link_of(tx, before.id, before.version).await?;
    let link = link.ok_or(Error::Conflict)?;
    update(tx, before, baru, link.seq, next_look)?;
    riwayat::append(tx, &link, baru.aduan.id, &baru.event)?;
    grow(tx, before, &baru.aduan)?;
    langkah::save(tx, before, &baru.aduan, baru.event.pada)?;
    involve(tx, before, &baru.aduan, link.seq)?;
    Ok(link.seq)
}

fn update(
    tx: &mut Tx,
    before: &Aduan,
    baru: &Keputusan,
    seq: Seq,
    next_look: Option<Timestamp>,
) -> Result<(), Error> {
    const SQL: &str = "UPDATE aduan SET version = $1, status = $2, keadaan = $3,
        jatuh_tempo = $4, disposisi = $5, dikembalikan = $6, keberatan = $7, penilaian = $8,
        induk = $9, seq = $10, next_look = $11, skpd_utama = $12, sifat = $13, nilai = $14,
        ditutup_pada = COALESCE(ditutup_pada, $15) WHERE id = $16 AND version = $17";
    let aduan = &baru.aduan;
    let disposisi = aduan.disposisi.as_ref();
    let penilaian = aduan.penilaian.as_ref();
    let closed = aduan.status.code().is_final().then_some(baru.event.pada);
    later!(
        one: tx,
        SQL,
        aduan.version.0,
        aduan.status.code().as_str(),
        to_json(&aduan.status)?,
        jatuh_tempo(aduan),
        disposisi.map(to_json).transpose()?,
        i64::from(aduan.dikembalikan),
        aduan.keberatan.map(millis),
        penilaian.map(to_json).transpose()?,
        induk(aduan),
        seq.0,
        next_look.map(millis),
        disposisi.map(|disposisi| disposisi.utama.as_str()),
        disposisi.map(|disposisi| disposisi.sifat.as_str()),
        penilaian.map(|penilaian| penilaian.nilai.as_str()),
        closed.map(millis),
        aduan.id.0,
        before.version.0,
    );
    Ok(())
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

/// Adds what the drafts, answers and verdicts have grown by.
fn grow(tx: &mut Tx, before: &Aduan, aduan: &Aduan) -> Result<(), Error> {
    const DRAF: &str = "INSERT INTO draf (aduan_id, urut, data, skpd, pada)
        VALUES ($1, $2, $3, $4, $5)";
    const JAWABAN: &str = "INSERT INTO jawaban (aduan_id, urut, data, skpd, pada)
        VALUES ($1, $2, $3, $4, $5)";
    const PUTUSAN: &str = "INSERT INTO putusan (aduan_id, urut, langkah, skpd, jatuh_tempo,
        selesai, tepat) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let id = aduan.id.0;
    for (urut, draf) in (0_i64..).zip(&aduan.draf).skip(before.draf.len()) {
        let (skpd, pada) = (draf.skpd.as_str(), millis(draf.pada));
        later!(tx, DRAF, id, urut, to_json(draf)?, skpd, pada);
    }
    for (urut, jawaban) in (0_i64..).zip(&aduan.jawaban).skip(before.jawaban.len()) {
        let (skpd, pada) = (jawaban.skpd.as_str(), millis(jawaban.pada));
        later!(tx, JAWABAN, id, urut, to_json(jawaban)?, skpd, pada);
    }
    for (urut, putusan) in (0_i64..).zip(&aduan.putusan).skip(before.putusan.len()) {
        later!(
            tx,
            PUTUSAN,
            id,
            urut,
            putusan.langkah.as_str(),
            putusan.skpd.as_ref().map(SkpdKode::as_str),
            millis(putusan.jatuh_tempo),
            millis(putusan.selesai),
            putusan.tepat,
        );
    }
    Ok(())
}

/// Tells every SKPD that has or ever had the aduan that it changed, and remembers new ones: they
/// may have to be told to forget it.
fn involve(tx: &mut Tx, before: &Aduan, aduan: &Aduan, seq: Seq) -> Result<(), Error> {
    const CHANGED: &str = "UPDATE keterlibatan SET seq = $1 WHERE aduan_id = $2";
    const LEFT: &str = "UPDATE keterlibatan SET peran = 'bekas' WHERE aduan_id = $1";
    const JOINED: &str = "INSERT INTO keterlibatan (aduan_id, skpd, seq, peran)
        VALUES ($1, $2, $3, $4) ON CONFLICT (aduan_id, skpd) DO UPDATE SET peran = excluded.peran";
    let id = aduan.id.0;
    later!(tx, CHANGED, seq.0, id);
    let parts = parts(aduan);
    if parts == self::parts(before) {
        return Ok(());
    }
    later!(tx, LEFT, id);
    for (skpd, peran) in parts {
        later!(tx, JOINED, id, skpd.as_str(), seq.0, peran);
    }
    Ok(())
}

/// Which SKPD have which part in an aduan.
fn parts(aduan: &Aduan) -> Vec<(&SkpdKode, &'static str)> {
    let Some(disposisi) = &aduan.disposisi else {
        return Vec::new();
    };
    let pendukung = disposisi.pendukung.iter();
    let pendukung = pendukung.map(|satu| (&satu.skpd, "pendukung"));
    pendukung.chain([(&disposisi.utama, "utama")]).collect()
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
