//! What a citizen reads of the own aduan: where it stands, whose turn it is, and the answer.

use super::view::{self, Elsewhere, FotoNames};
use crate::app::App;
use crate::error::Error;
use domain::aduan::command::CommandKind;
use domain::aduan::status::{Status, StatusCode};
use domain::aduan::{Aduan, IsiAduan, Jawaban, Penilaian, Privasi};
use domain::alur::permissions::{boleh_lihat, menunggu_pelapor, perintah_boleh};
use domain::id::{AduanId, NomorRegister, Version};
use domain::kata::riwayat;
use domain::kata::warga::{giliran, status_teks};
use domain::person::aktor::Aktor;
use domain::referensi::Referensi;
use domain::tenggat::Aturan;
use jiff::Timestamp;
use std::collections::{BTreeSet, HashMap};
use store::aduan::Berkas;
use store::riwayat::Riwayat;
use store::{Tx, Whole};
use wire::aduan::Lampiran;
use wire::desk::KeadaanLinimasa;

/// One aduan for the one who filed it.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the names say it, the rest is at Aduan")]
pub struct AduanWarga {
    pub id: AduanId,
    pub version: Version,
    pub nomor: NomorRegister,
    pub isi: IsiAduan,
    pub kecamatan: String,
    pub desa: String,
    pub kategori: Option<String>,
    pub diterima_pada: Timestamp,
    pub status: StatusCode,
    /// `Diteruskan ke Dinas PUPR`.
    pub status_teks: String,
    /// Whose turn it is and until when, in one sentence.
    pub giliran: String,
    pub linimasa: Vec<LinimasaWarga>,
    /// Published answers, newest first; of the aduan it was merged into, if it was.
    pub jawaban: Vec<JawabanWarga>,
    /// The verdict on the newest answer.
    pub penilaian: Option<Penilaian>,
    /// Until when it may be taken back, where it may be.
    pub batal_sampai: Option<Timestamp>,
    /// How long that is after a "Puas".
    pub penutupan: Aturan,
    /// What Diskominfotik asked to be completed.
    pub permintaan: Option<String>,
    pub perintah: Vec<CommandKind>,
    /// Whether it waits for the citizen.
    pub perlu: bool,
    pub lampiran: Vec<Lampiran>,
}

/// One line of the linimasa.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct LinimasaWarga {
    pub judul: String,
    pub isi: Option<String>,
    pub waktu: Option<Timestamp>,
    pub keadaan: KeadaanLinimasa,
}

/// A published answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct JawabanWarga {
    pub isi: String,
    pub skpd: String,
    pub pada: Timestamp,
}

/// Everything the citizen filed, newest first, and how much of it can not be read.
pub async fn aduan_saya(app: &App, aktor: &Aktor) -> Result<Whole<AduanWarga>, Error> {
    let Aktor::Masyarakat { id } = aktor else {
        return Err(Error::Forbidden);
    };
    let mut tx = app.store().read().await?;
    let Whole { rows, unreadable } = store::aduan::of_pelapor(&mut tx, *id).await?;
    let followed = followed(&mut tx, &rows).await?;
    let referensi = app.referensi();
    let mine = rows.into_iter();
    let rows = mine.map(|satu| baca(aktor, satu, &followed, &referensi));
    Ok(Whole {
        rows: rows.collect(),
        unreadable,
    })
}

/// One aduan by its number; another citizen's does not exist.
pub async fn aduan_warga(
    app: &App,
    aktor: &Aktor,
    nomor: NomorRegister,
) -> Result<AduanWarga, Error> {
    let Aktor::Masyarakat { .. } = aktor else {
        return Err(Error::Forbidden);
    };
    let mut tx = app.store().read().await?;
    let berkas = store::aduan::berkas_by_nomor(&mut tx, nomor)
        .await?
        .filter(|berkas| boleh_lihat(aktor, &berkas.tersimpan.aduan))
        .ok_or(Error::NotFound)?;
    let followed = followed(&mut tx, std::slice::from_ref(&berkas)).await?;
    Ok(baca(aktor, berkas, &followed, &app.referensi()))
}

/// The aduan that others follow, by their ids.
type Followed = HashMap<AduanId, Aduan>;

fn baca(aktor: &Aktor, berkas: Berkas, followed: &Followed, referensi: &Referensi) -> AduanWarga {
    let aduan = berkas.tersimpan.aduan;
    let induk = induk(&aduan, followed);
    let giliran = giliran(&aduan, induk, referensi);
    let mut linimasa = linimasa(&berkas.riwayat, referensi);
    if !aduan.status.code().is_final() {
        linimasa.push(LinimasaWarga {
            judul: giliran.clone(),
            isi: None,
            waktu: None,
            keadaan: KeadaanLinimasa::Kini,
        });
    }
    let tempat = referensi.tempat(&aduan.isi.kecamatan, &aduan.isi.desa);
    let kategori = aduan.isi.kategori.as_deref();
    AduanWarga {
        id: aduan.id,
        version: aduan.version,
        nomor: aduan.nomor,
        kecamatan: tempat.kecamatan.to_owned(),
        desa: tempat.desa.to_owned(),
        kategori: kategori.map(|kode| referensi.nama_kategori(kode).to_owned()),
        diterima_pada: aduan.diterima_pada,
        status: aduan.status.code(),
        status_teks: status_teks(&aduan, referensi),
        giliran,
        linimasa,
        jawaban: jawaban(induk.unwrap_or(&aduan), referensi),
        penilaian: aduan.penilaian_kini().cloned(),
        batal_sampai: batal_sampai(&aduan),
        penutupan: referensi.aturan.penutupan,
        permintaan: aduan.status.permintaan().map(str::to_owned),
        perintah: perintah_boleh(aktor, &aduan),
        perlu: menunggu_pelapor(&aduan),
        lampiran: view::lampiran(berkas.lampiran, &Elsewhere::new(), FotoNames::Given),
        isi: aduan.isi,
    }
}

/// When an answered aduan closes by the verdict that was given, which may be taken back until then.
fn batal_sampai(aduan: &Aduan) -> Option<Timestamp> {
    let running = aduan.status.tenggat()?;
    let rated = aduan.penilaian_kini().is_some() && aduan.status.code() == StatusCode::Dijawab;
    rated.then_some(running.jatuh_tempo)
}

/// What happened, in words for citizens.
fn linimasa(rows: &[Riwayat], referensi: &Referensi) -> Vec<LinimasaWarga> {
    let told = rows.iter().filter_map(|row| {
        let kata = riwayat::for_warga(&row.event, referensi)?;
        Some(LinimasaWarga {
            judul: kata.judul,
            isi: kata.isi,
            waktu: Some(row.event.pada),
            keadaan: KeadaanLinimasa::Selesai,
        })
    });
    told.collect()
}

/// Every aduan that one of these follows, and those that they follow: a statement for each step
/// of the longest way.
async fn followed(tx: &mut Tx, daftar: &[Berkas]) -> Result<Followed, Error> {
    let mut followed = Followed::new();
    let statuses = daftar.iter().map(|satu| &satu.tersimpan.aduan.status);
    let mut asked: BTreeSet<_> = statuses.filter_map(Status::induk).collect();
    while !asked.is_empty() {
        let ids: Vec<_> = asked.into_iter().collect();
        let found = store::aduan::load_among(tx, &ids).await?;
        for tersimpan in found {
            followed.insert(tersimpan.aduan.id, tersimpan.aduan);
        }
        let further = ids.iter().filter_map(|id| followed.get(id));
        let further = further.filter_map(|aduan| aduan.status.induk());
        asked = further.filter(|id| !followed.contains_key(id)).collect();
    }
    Ok(followed)
}

/// The aduan whose answer this one gets, if it follows another one.
fn induk<'a>(aduan: &Aduan, followed: &'a Followed) -> Option<&'a Aduan> {
    let mut induk = None;
    let mut next = aduan.status.induk();
    // An aduan that others follow may follow another one itself.
    while let Some(found) = next.and_then(|id| followed.get(&id)) {
        if found.isi.privasi == Privasi::Rahasia && found.pelapor != aduan.pelapor {
            break; // a merge like this is refused; were there one, its answer stays confidential
        }
        next = found.status.induk();
        induk = Some(found);
    }
    induk
}

fn jawaban(aduan: &Aduan, referensi: &Referensi) -> Vec<JawabanWarga> {
    let read = |jawaban: &Jawaban| JawabanWarga {
        isi: jawaban.isi.clone(),
        skpd: referensi.nama_skpd_warga(&jawaban.skpd).to_owned(),
        pada: jawaban.pada,
    };
    aduan.jawaban.iter().rev().map(read).collect()
}
