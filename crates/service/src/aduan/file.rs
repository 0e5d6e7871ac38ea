//! A citizen files an aduan, kritik or saran (SOP steps 1 and 2).

use crate::app::App;
use crate::error::Error;
use crate::foto::picture::{self, Picture};
use crate::foto::taken;
use crate::ground::next_look;
use crate::notice::tell;
use anyhow::Context as _;
use domain::aduan::event::Peristiwa;
use domain::aduan::form::{FieldError, FormAduan, parse};
use domain::aduan::{IsiAduan, Kanal};
use domain::alur::catat_aduan;
use domain::batas::BATAS;
use domain::id::{AduanId, LampiranId, NomorRegister, PersonId, Seq};
use domain::person::aktor::Aktor;
use domain::tenggat::kalender::wib;
use jiff::civil::DateTime;
use sha2::{Digest as _, Sha256};
use store::Tx;
use store::idempotency::Used;
use store::lampiran::Lampiran;
use uuid::Uuid;
use wire::aduan::UkuranFoto;

/// A file as it was uploaded; neither name nor content is trusted.
#[derive(Debug, Clone)]
pub struct Upload {
    /// Name as the browser gave it.
    pub nama: String,
    /// Content.
    pub bytes: Vec<u8>,
    /// What the device told of the file that it made this one from, if it made it smaller.
    pub asal: Option<Asal>,
}

/// Of a photo as it was taken, told by the device that shrunk it. Not proven: it serves to find the
/// same photo again and to say when it was taken, like the file's own data, which a device can
/// write as it likes, too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asal {
    /// SHA-256 in hexadecimal, if the device could tell.
    sha256: Option<String>,
    /// When it was taken.
    diambil_pada: Option<DateTime>,
}

impl Asal {
    /// Reads what was told; what has not the right shape is not told.
    pub fn parse(sha256: &str, diambil: &str) -> Self {
        let is_hash = sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_hexdigit());
        Self {
            sha256: is_hash.then(|| sha256.to_ascii_lowercase()),
            diambil_pada: taken::camera_time(diambil),
        }
    }
}

/// A citizen begins to write: the time until it is sent counts as waiting, should that be needed.
pub fn open_form(app: &App, aktor: &Aktor) {
    if let Aktor::Masyarakat { id } = aktor {
        app.intake().turnstile.open(app.network(), *id, app.now());
    }
}

/// Room that is left is for texts first.
const NO_ROOM: &str = "Penyimpanan server hampir penuh, jadi foto belum dapat diterima. Kirim aduan \
    Anda tanpa foto, lalu sampaikan fotonya nanti bila diminta.";

/// Records the aduan and gives its number. Once this returned, the aduan is on disk. The same
/// `niat` again gives the same number and records nothing.
pub async fn file_aduan(
    app: &App,
    aktor: &Aktor,
    form: &FormAduan,
    foto: Vec<Upload>,
    niat: Uuid,
) -> Result<NomorRegister, Error> {
    let Aktor::Masyarakat { id: pelapor } = aktor else {
        return Err(Error::Forbidden);
    };
    let isi = read_form(app, form, &foto)?;
    let (foto, isi_hash) = hash(&isi, foto).await?;
    // A repeated request counts once, and leaves no second set of pictures behind.
    let mut tx = app.store().glance().await?;
    if let Some(nomor) = filed_before(&mut tx, *pelapor, niat, &isi_hash).await? {
        return Ok(nomor);
    }
    drop(tx);
    if !foto.is_empty() && !app.has_room_for_photos() {
        return Err(Error::field("foto", NO_ROOM));
    }
    let turnstile = &app.intake().turnstile;
    turnstile.check(app.network(), *pelapor, app.now())?;
    // First the person's own: whoever has used that up uses up nobody else's.
    app.filings().check(pelapor)?;
    app.intake().filings.check(app.network())?;
    turnstile.count(app.network(), *pelapor, app.now());
    let pictures = read_pictures(app, foto).await?;
    let lampiran = keep_pictures(app, pictures).await?;

    let filing = Filing {
        pelapor: *pelapor,
        isi,
        lampiran: &lampiran,
        niat,
        isi_hash,
    };
    keep(app, filing).await
}

/// Records it in one transaction. Pictures that no aduan names after all are removed.
async fn keep(app: &App, filing: Filing<'_>) -> Result<NomorRegister, Error> {
    let lampiran = filing.lampiran;
    let recorded = match app.store().write().await {
        Ok(mut tx) => record(&mut tx, app, &filing).await.map(|done| (tx, done)),
        Err(error) => Err(error.into()),
    };
    let (tx, (nomor, seq)) = match recorded {
        Ok(recorded) => recorded,
        Err(error) => {
            discard(app, lampiran).await;
            return Err(error);
        }
    };
    match tx.commit().await {
        Ok(()) => {
            app.announce(seq);
            Ok(nomor)
        }
        // The key is the only unique thing here that somebody else may have taken.
        Err(store::Error::Duplicate) => {
            discard(app, lampiran).await;
            faster(app, &filing).await
        }
        // Nobody knows whether it happened: the pictures stay.
        Err(error) => Err(error.into()),
    }
}

/// What the same request recorded that was faster.
async fn faster(app: &App, filing: &Filing<'_>) -> Result<NomorRegister, Error> {
    let mut tx = app.store().write().await?;
    let nomor = filed_before(&mut tx, filing.pelapor, filing.niat, &filing.isi_hash).await?;
    tx.commit().await?; // what is told to be filed has to be kept
    nomor.ok_or_else(|| store::Error::Duplicate.into())
}

/// What is to be recorded.
struct Filing<'a> {
    pelapor: PersonId,
    isi: IsiAduan,
    lampiran: &'a [Lampiran],
    niat: Uuid,
    isi_hash: Vec<u8>,
}

/// Gives the number that it has with the commit, and the place of its event.
async fn record(
    tx: &mut Tx,
    app: &App,
    filing: &Filing<'_>,
) -> Result<(NomorRegister, Seq), Error> {
    let Filing {
        pelapor,
        isi,
        lampiran,
        niat,
        isi_hash,
    } = filing;
    let dasar = app.dasar();
    let numbers = store::aduan::next_numbers(tx, wib(dasar.kini).year()).await?;
    let id = AduanId(Uuid::now_v7());
    let sidik = Some(store::aduan::sidik(isi, lampiran)?);
    let (nomor, konteks) = (numbers.nomor, dasar.konteks(None));
    let mut baru = catat_aduan(id, nomor, *pelapor, isi.clone(), &konteks);
    baru.event.peristiwa = Peristiwa::Diajukan { sidik };
    let look = next_look::now_or_after(&baru.aduan, &dasar.referensi.kalender, dasar.kini);
    let seq = store::aduan::insert(tx, &numbers, &baru, Kanal::Portal, look)?;
    store::lampiran::insert(tx, id, lampiran)?;
    tell::of_event(tx, app, &baru.event, None, &baru.aduan, seq).await?;
    let used = Used {
        aduan: id,
        isi_hash: isi_hash.clone(),
    };
    // Last, so that it is the commit that finds it taken.
    store::idempotency::insert(tx, *pelapor, *niat, &used, app.now())?;
    Ok((nomor, seq))
}

/// Removes pictures that no aduan names.
async fn discard(app: &App, lampiran: &[Lampiran]) {
    for satu in lampiran {
        if let Err(error) = app.files().remove(satu.id).await {
            tracing::warn!(%error, "a picture that no aduan names could not be removed");
        }
    }
}

/// Hash of all that was sent: of the text and of every photo as uploaded. Off the runtime's threads.
async fn hash(isi: &IsiAduan, foto: Vec<Upload>) -> Result<(Vec<Upload>, Vec<u8>), Error> {
    let text = serde_json::to_vec(isi).context("form")?;
    let task = move || {
        let mut whole = Sha256::new();
        whole.update(Sha256::digest(&text));
        for upload in &foto {
            whole.update(Sha256::digest(&upload.bytes));
        }
        (foto, whole.finalize().to_vec())
    };
    Ok(tokio::task::spawn_blocking(task)
        .await
        .context("hashing task")?)
}

/// What was recorded under the key, if anything. Another text, or other photos, under the same key
/// is not the same request: to answer with the old number would lose them.
async fn filed_before(
    tx: &mut Tx,
    pelapor: PersonId,
    niat: Uuid,
    isi_hash: &[u8],
) -> Result<Option<NomorRegister>, Error> {
    let Some(used) = store::idempotency::find(tx, pelapor, niat).await? else {
        return Ok(None);
    };
    let tersimpan = store::aduan::load(tx, used.aduan).await?;
    let nomor = tersimpan.ok_or(Error::NotFound)?.aduan.nomor;
    if used.isi_hash == isi_hash {
        return Ok(Some(nomor));
    }
    let pesan = format!(
        "Formulir ini sudah dipakai untuk {nomor}. Untuk aduan lain, buka formulir baru dan \
         salin tulisan Anda ke sana."
    );
    Err(Error::field("niat", pesan))
}

/// Every mistake of form and photos at once.
fn read_form(app: &App, form: &FormAduan, foto: &[Upload]) -> Result<IsiAduan, Error> {
    let referensi = app.referensi();
    let hari_ini = wib(app.now()).date();
    let mut salah = Vec::new();
    let isi = parse(form, hari_ini, &referensi.wilayah)
        .map_err(|mistakes| salah.extend(mistakes))
        .ok();
    let kategori = form.kategori.trim();
    if !kategori.is_empty() && referensi.kategori(kategori).is_none() {
        salah.push(mistake(
            "kategori",
            "Pilih bidang dari daftar, atau kosongkan.".to_owned(),
        ));
    }
    if foto.len() > BATAS.foto {
        salah.push(mistake(
            "foto",
            format!("Paling banyak {} foto.", BATAS.foto),
        ));
    }
    match isi {
        Some(isi) if salah.is_empty() => Ok(isi),
        _ => Err(Error::Form(salah)), // something was found wrong above
    }
}

fn mistake(kolom: &'static str, pesan: String) -> FieldError {
    FieldError { kolom, pesan }
}

/// A picture that the device made smaller is known by the file that it made it from.
fn as_taken(mut picture: Picture, asal: Option<Asal>) -> Picture {
    if let Some(asal) = asal {
        picture.sha256 = asal.sha256.unwrap_or(picture.sha256);
        picture.diambil_pada = picture.diambil_pada.or(asal.diambil_pada);
    }
    picture
}

/// Decodes and re-encodes, every one that is bad named at once, off the runtime's threads, and before any transaction.
async fn read_pictures(app: &App, foto: Vec<Upload>) -> Result<Vec<(String, Picture)>, Error> {
    let task = move || -> Result<Vec<_>, Error> {
        let read = foto.into_iter();
        let (good, bad): (Vec<_>, Vec<Result<_, String>>) = read
            .map(|upload| {
                let nama = clean_name(&upload.nama);
                let picture =
                    picture::read(&upload.bytes).map_err(|pesan| format!("{nama}: {pesan}"))?;
                Ok((nama, as_taken(picture, upload.asal)))
            })
            .partition(Result::is_ok);
        if bad.is_empty() {
            return Ok(good.into_iter().flatten().collect());
        }
        let bad = bad.into_iter().filter_map(Result::err);
        Err(Error::Form(
            bad.map(|pesan| mistake("foto", pesan)).collect(),
        ))
    };
    app.darkroom().work(task).await?
}

/// Puts the pictures on disk before the database speaks of them.
async fn keep_pictures(
    app: &App,
    pictures: Vec<(String, Picture)>,
) -> Result<Vec<Lampiran>, Error> {
    let mut daftar = Vec::new();
    for (nama, picture) in pictures {
        let id = LampiranId(Uuid::now_v7());
        daftar.push(Lampiran {
            id,
            nama,
            ukuran: u64::try_from(picture.besar.len()).unwrap_or(u64::MAX),
            lebar: picture.lebar,
            tinggi: picture.tinggi,
            sha256: picture.sha256,
            diunggah_pada: app.now(),
            diambil_pada: picture.diambil_pada,
        });
        if let Err(error) = write(app, id, picture.besar, picture.kecil).await {
            discard(app, &daftar).await;
            return Err(error);
        }
    }
    Ok(daftar)
}

async fn write(app: &App, id: LampiranId, besar: Vec<u8>, kecil: Vec<u8>) -> Result<(), Error> {
    app.files().write(id, UkuranFoto::Besar, besar).await?;
    app.files().write(id, UkuranFoto::Kecil, kecil).await
}

/// The last part of a path, without control or direction characters, at most 80 characters.
fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ' | '(' | ')'))
        .take(80)
        .collect();
    if clean.trim().is_empty() {
        "foto".to_owned()
    } else {
        clean.trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::clean_name;

    #[test]
    fn file_names_lose_paths_and_tricks() {
        assert_eq!(clean_name("../../etc/passwd"), "passwd");
        assert_eq!(clean_name("C:\\foto\\jalan 1.jpg"), "jalan 1.jpg");
        assert_eq!(
            clean_name("gpj.\u{202e}exe<script>.jpg"),
            "gpj.exescript.jpg"
        );
        assert_eq!(clean_name("\0\n"), "foto");
    }
}
