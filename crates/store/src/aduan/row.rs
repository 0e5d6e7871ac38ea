//! Rows of aduan, and what they mean.

use super::{Berkas, Tersimpan};
use crate::error::Error;
use crate::riwayat::Riwayat;
use crate::row::{from_json, instant, narrow};
use domain::aduan::event::Event;
use domain::aduan::{Aduan, Putusan};
use domain::id::{AduanId, NomorRegister, PersonId, Seq, SkpdKode, Version};
use domain::tenggat::Langkah;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// The columns of [`Row`]: whatever an aduan has many of comes as one JSON array.
macro_rules! columns {
    () => {
        "a.id, a.tahun, a.urut, a.version, a.seq, a.pelapor, a.diterima_pada, a.isi,
        a.keadaan, a.disposisi, a.dikembalikan, a.keberatan, a.penilaian,
        (SELECT string_agg(d.data, ',' ORDER BY d.urut) FROM draf d
            WHERE d.aduan_id = a.id) AS draf,
        (SELECT string_agg(j.data, ',' ORDER BY j.urut) FROM jawaban j
            WHERE j.aduan_id = a.id) AS jawaban,
        (SELECT string_agg('[\"' || p.langkah || '\",\"' || COALESCE(p.skpd, '') || '\",'
            || p.jatuh_tempo || ',' || p.selesai || ',' || CASE WHEN p.tepat THEN 1 ELSE 0 END
            || ']', ',' ORDER BY p.urut) FROM putusan p WHERE p.aduan_id = a.id) AS putusan"
    };
}

/// Aduan by the rest of a statement that begins with `FROM`.
macro_rules! select {
    ($rest:expr) => {
        concat!("SELECT ", $crate::aduan::row::columns!(), " ", $rest)
    };
}

/// The same with riwayat and the sealed identity of the pelapor, for [`BerkasRow`].
macro_rules! select_berkas {
    ($rest:expr) => {
        concat!(
            "SELECT ",
            $crate::aduan::row::columns!(),
            ", (SELECT string_agg('[' || r.seq || ',' || r.event || ']', ',' ORDER BY r.seq)
                FROM riwayat r WHERE r.aduan_id = a.id) AS riwayat,
            (SELECT o.identitas FROM person o WHERE o.id = a.pelapor) AS identitas,
            (SELECT count(*) FROM lampiran l WHERE l.aduan_id = a.id) AS foto ",
            $rest
        )
    };
}
pub(super) use {columns, select, select_berkas};

#[derive(Debug, sqlx::FromRow)]
pub(super) struct Row {
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
    draf: Option<String>,
    jawaban: Option<String>,
    putusan: Option<String>,
}

#[derive(Debug, sqlx::FromRow)]
pub(super) struct BerkasRow {
    #[sqlx(flatten)]
    row: Row,
    riwayat: Option<String>,
    identitas: Option<Vec<u8>>,
    foto: i64,
}

impl Row {
    pub(super) fn id(&self) -> Uuid {
        self.id
    }
}

/// An aduan, and what a key was used for before.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct AskedRow {
    #[sqlx(flatten)]
    pub(super) row: Row,
    pub(super) used_aduan: Option<Uuid>,
    pub(super) used_hash: Option<Vec<u8>>,
}

impl BerkasRow {
    pub(super) fn id(&self) -> Uuid {
        self.row.id
    }

    /// Place of its newest event.
    pub(super) fn seq(&self) -> Seq {
        Seq(self.row.seq)
    }

    /// Which aduan it is, if it has photos.
    pub(super) fn with_photos(&self) -> Option<AduanId> {
        (self.foto > 0).then_some(AduanId(self.row.id))
    }
}

impl TryFrom<Row> for Tersimpan {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let aduan = Aduan {
            id: AduanId(row.id),
            nomor: NomorRegister {
                tahun: narrow("aduan", row.tahun)?,
                urut: narrow("aduan", row.urut)?,
            },
            version: Version(row.version),
            pelapor: PersonId(row.pelapor),
            diterima_pada: instant("aduan", row.diterima_pada)?,
            isi: from_json("aduan", &row.isi)?,
            status: from_json("aduan", &row.keadaan)?,
            disposisi: optional(row.disposisi.as_deref())?,
            dikembalikan: narrow("aduan", row.dikembalikan)?,
            keberatan: row.keberatan.map(|at| instant("aduan", at)).transpose()?,
            draf: list("draf", row.draf)?,
            jawaban: list("jawaban", row.jawaban)?,
            penilaian: optional(row.penilaian.as_deref())?,
            putusan: putusan(row.putusan)?,
        };
        Ok(Self {
            aduan,
            seq: Seq(row.seq),
        })
    }
}

impl TryFrom<BerkasRow> for Berkas {
    type Error = Error;

    /// Without the photos, which come for a whole list at once.
    fn try_from(row: BerkasRow) -> Result<Self, Error> {
        let tersimpan = Tersimpan::try_from(row.row)?;
        let aduan = tersimpan.aduan.id;
        let events: Vec<(i64, Event)> = list("riwayat", row.riwayat)?;
        Ok(Self {
            tersimpan,
            riwayat: events
                .into_iter()
                .map(|(seq, event)| Riwayat {
                    seq: Seq(seq),
                    aduan,
                    event,
                })
                .collect(),
            lampiran: Vec::new(),
            pelapor: row.identitas,
        })
    }
}

/// Langkah, SKPD or nothing, due, done, 1 for in time: see the columns.
type PutusanRow = (Langkah, String, i64, i64, u8);

fn putusan(text: Option<String>) -> Result<Vec<Putusan>, Error> {
    let rows: Vec<PutusanRow> = list("putusan", text)?;
    let read = |(langkah, skpd, jatuh_tempo, selesai, tepat): PutusanRow| {
        let skpd = Some(skpd).filter(|kode| !kode.is_empty());
        let skpd = skpd.map(|kode| SkpdKode::parse(&kode)).transpose();
        Ok(Putusan {
            langkah,
            skpd: skpd.map_err(|error| Error::inconsistent("putusan", error))?,
            jatuh_tempo: instant("putusan", jatuh_tempo)?,
            selesai: instant("putusan", selesai)?,
            tepat: tepat == 1,
        })
    };
    rows.into_iter().map(read).collect()
}

fn optional<T: DeserializeOwned>(text: Option<&str>) -> Result<Option<T>, Error> {
    text.map(|text| from_json("aduan", text)).transpose()
}

/// JSON values with commas between them, or nothing.
fn list<T: DeserializeOwned>(table: &'static str, text: Option<String>) -> Result<Vec<T>, Error> {
    text.map_or(Ok(Vec::new()), |text| {
        from_json(table, &format!("[{text}]"))
    })
}
