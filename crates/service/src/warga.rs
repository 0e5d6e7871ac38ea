//! What a citizen reads of the own aduan: where it stands, whose turn it is, and the answer.

use crate::app::{App, nama_skpd};
use crate::error::Error;
use crate::teks_warga::{giliran, langkah, status_teks};
use crate::view;
use domain::aduan::command::CommandKind;
use domain::aduan::status::{Status, StatusCode};
use domain::aduan::{Aduan, IsiAduan, Jawaban, Penilaian, Privasi};
use domain::alur::permissions::{boleh_lihat, perintah_boleh};
use domain::id::{AduanId, NomorRegister, Version};
use domain::person::aktor::Aktor;
use domain::referensi::Referensi;
use jiff::Timestamp;
use store::Tx;
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
    pub linimasa: Vec<LangkahWarga>,
    /// Published answers, newest first; of the aduan it was merged into, if it was.
    pub jawaban: Vec<JawabanWarga>,
    /// The verdict on the newest answer.
    pub penilaian: Option<Penilaian>,
    /// What Diskominfotik asked to be completed.
    pub permintaan: Option<String>,
    pub perintah: Vec<CommandKind>,
    pub lampiran: Vec<Lampiran>,
}

/// One step of the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct LangkahWarga {
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

/// Everything the citizen filed, newest first.
pub async fn aduan_saya(app: &App, aktor: &Aktor) -> Result<Vec<AduanWarga>, Error> {
    let Aktor::Masyarakat { id } = aktor else {
        return Err(Error::Forbidden);
    };
    let mut tx = app.store().read().await?;
    let mut daftar = Vec::new();
    for tersimpan in store::aduan::of_pelapor(&mut tx, *id).await? {
        daftar.push(baca(&mut tx, app, aktor, tersimpan.aduan).await?);
    }
    Ok(daftar)
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
    let aduan = store::aduan::by_nomor(&mut tx, nomor)
        .await?
        .map(|tersimpan| tersimpan.aduan)
        .filter(|aduan| boleh_lihat(aktor, aduan))
        .ok_or(Error::NotFound)?;
    baca(&mut tx, app, aktor, aduan).await
}

async fn baca(tx: &mut Tx, app: &App, aktor: &Aktor, aduan: Aduan) -> Result<AduanWarga, Error> {
    let referensi = app.referensi();
    let riwayat = store::riwayat::of_aduan(tx, aduan.id).await?;
    let mut linimasa: Vec<_> = riwayat
        .iter()
        .filter_map(|row| langkah(&row.event, &referensi))
        .collect();
    let induk = induk(tx, &aduan).await?;
    let giliran = giliran(&aduan, induk.as_ref(), &referensi);
    if !aduan.status.code().is_final() {
        linimasa.push(LangkahWarga {
            judul: giliran.clone(),
            isi: None,
            waktu: None,
            keadaan: KeadaanLinimasa::Kini,
        });
    }
    let wilayah = referensi.wilayah.desa(&aduan.isi.desa);
    let kode = aduan.isi.kategori.as_deref();
    Ok(AduanWarga {
        id: aduan.id,
        version: aduan.version,
        nomor: aduan.nomor,
        kecamatan: wilayah
            .map(|(kecamatan, _)| kecamatan.nama.clone())
            .unwrap_or_default(),
        desa: wilayah
            .map(|(_, desa)| desa.nama.clone())
            .unwrap_or_default(),
        kategori: referensi
            .kategori
            .iter()
            .find(|satu| Some(satu.kode.as_str()) == kode)
            .map(|satu| satu.nama.clone()),
        diterima_pada: aduan.diterima_pada,
        status: aduan.status.code(),
        status_teks: status_teks(&aduan, &referensi),
        giliran,
        linimasa,
        jawaban: jawaban(induk.as_ref().unwrap_or(&aduan), &referensi),
        penilaian: aduan.penilaian_kini().cloned(),
        permintaan: match &aduan.status {
            Status::PerluKelengkapan { permintaan, .. } => Some(permintaan.clone()),
            _ => None, // nothing is asked in any other status
        },
        perintah: perintah_boleh(aktor, &aduan),
        lampiran: view::lampiran(tx, aktor, &aduan).await?,
        isi: aduan.isi,
    })
}

/// The aduan whose answer this one gets, if it follows another one.
async fn induk(tx: &mut Tx, aduan: &Aduan) -> Result<Option<Aduan>, Error> {
    let mut induk = None;
    let mut status = aduan.status.clone();
    // An aduan that others follow may follow another one itself.
    while let Status::Digabung { ke, .. } = status {
        let next = store::aduan::load(tx, ke).await?.ok_or(Error::NotFound)?;
        if next.aduan.isi.privasi == Privasi::Rahasia && next.aduan.pelapor != aduan.pelapor {
            break; // a merge like this is refused; were there one, its answer stays confidential
        }
        status = next.aduan.status.clone();
        induk = Some(next.aduan);
    }
    Ok(induk)
}

fn jawaban(aduan: &Aduan, referensi: &Referensi) -> Vec<JawabanWarga> {
    let read = |jawaban: &Jawaban| JawabanWarga {
        isi: jawaban.isi.clone(),
        skpd: nama_skpd(referensi, &jawaban.skpd),
        pada: jawaban.pada,
    };
    aduan.jawaban.iter().rev().map(read).collect()
}
