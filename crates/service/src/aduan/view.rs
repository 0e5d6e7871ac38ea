//! An aduan as one viewer may see it. The only place where views are made.

use crate::akun::session::jabatan;
use crate::app::App;
use crate::error::Error;
use crate::ground::names::named;
use crate::ground::sealing;
use domain::aduan::Privasi;
use domain::aduan::command::Command;
use domain::aduan::event::{Event, Peristiwa};
use domain::alur::permissions::{boleh_lihat, boleh_lihat_nama};
use domain::id::{LampiranId, NomorRegister, PersonId};
use domain::person::aktor::{Aktor, Peran};
use std::collections::HashMap;
use store::Tx;
use store::aduan::{Berkas, Tersimpan};
use store::riwayat::Riwayat;
use uuid::Uuid;
use wire::aduan::{AduanView, Lampiran, RiwayatBaris};

/// The view, or [`Error::NotFound`] for whoever may not know that the aduan exists.
pub(crate) async fn of(
    tx: &mut Tx,
    app: &App,
    aktor: &Aktor,
    berkas: Berkas,
) -> Result<AduanView, Error> {
    let seen = of_all(tx, app, aktor, vec![berkas]).await?.pop();
    seen.ok_or(Error::NotFound)
}

/// The views of those aduan that the viewer may know of. The number of statements does not depend
/// on how many they are.
pub(crate) async fn of_all(
    tx: &mut Tx,
    app: &App,
    aktor: &Aktor,
    mut berkas: Vec<Berkas>,
) -> Result<Vec<AduanView>, Error> {
    berkas.retain(|satu| boleh_lihat(aktor, &satu.tersimpan.aduan));
    let events = berkas.iter().flat_map(|satu| &satu.riwayat);
    let actors: Vec<_> = events.filter_map(|row| named(&row.event.aktor)).collect();
    app.names().learn(tx, actors).await?;
    let elsewhere = elsewhere(tx, aktor, &berkas).await?;
    let seen = berkas.into_iter();
    Ok(seen.map(|satu| one(app, aktor, satu, &elsewhere)).collect())
}

fn one(app: &App, aktor: &Aktor, berkas: Berkas, elsewhere: &Elsewhere) -> AduanView {
    let Tersimpan { mut aduan, seq } = berkas.tersimpan;
    let is_named = boleh_lihat_nama(aktor, aduan.isi.privasi);
    let sealed = berkas.pelapor.filter(|_| is_named);
    let pelapor_nama = sealed.and_then(|sealed| nama_pelapor(app, aduan.pelapor, &sealed));
    let pelapor = if is_named { aduan.pelapor } else { nobody() };
    aduan.pelapor = pelapor;
    let names = if is_named {
        FotoNames::Given
    } else {
        FotoNames::Neutral
    };
    let rows = berkas.riwayat.into_iter();
    let privasi = aduan.isi.privasi;
    let shown = rows.filter(|row| !is_kept_back(aktor, privasi, &row.event));
    AduanView {
        aduan,
        pelapor_nama,
        lampiran: lampiran(berkas.lampiran, elsewhere, names),
        riwayat: shown.map(|row| baris(app, aktor, row, pelapor)).collect(),
        seq,
    }
}

/// Internal notes that are not for everybody: an inspector's are not for the SKPD that may be under
/// inspection, and on a confidential aduan, which may accuse it, it reads none but its own. Leaders
/// look on at what is done; what staff write to each other is not for them.
pub(crate) fn is_kept_back(aktor: &Aktor, privasi: Privasi, event: &Event) -> bool {
    let note = matches!(
        &event.peristiwa,
        Peristiwa::Perintah {
            isi: Command::Catat { .. }
        }
    );
    let by_others = aktor.skpd() != event.aktor.skpd();
    note && match aktor.peran() {
        Peran::PetugasSkpd if privasi == Privasi::Rahasia => by_others,
        Peran::PetugasSkpd => event.aktor.peran() == Peran::Inspektorat,
        Peran::Pimpinan => true,
        Peran::Masyarakat
        | Peran::AdminDiskominfo
        | Peran::Inspektorat
        | Peran::Superadmin
        | Peran::Sistem => false,
    }
}

/// Stands for a reporter who may not be known.
fn nobody() -> PersonId {
    PersonId(Uuid::nil())
}

/// `pelapor` is who filed it, as far as the viewer may know.
fn baris(app: &App, aktor: &Aktor, row: Riwayat, pelapor: PersonId) -> RiwayatBaris {
    let Riwayat { seq, mut event, .. } = row;
    if let Peristiwa::Diajukan { sidik } = &mut event.peristiwa {
        *sidik = sidik.take().filter(|_| compares_files(aktor));
    }
    let oleh = nama_aktor(app, &event.aktor);
    if let Aktor::Masyarakat { id } = &mut event.aktor {
        *id = pelapor;
    }
    RiwayatBaris { seq, event, oleh }
}

/// `Nurhayati (Admin Diskominfotik)`, `Warga`, `Sistem`. The name was learnt before.
pub(crate) fn nama_aktor(app: &App, aktor: &Aktor) -> String {
    match named(aktor) {
        Some(id) => format!("{} ({})", app.names().get(id), jabatan(app, aktor)),
        None => Peran::label(aktor.peran()).to_owned(),
    }
}

fn nama_pelapor(app: &App, id: PersonId, sealed: &[u8]) -> Option<String> {
    match sealing::open(app.keys(), id, sealed) {
        Ok(identity) => Some(identity.nama),
        Err(error) => {
            // One damaged identity must not keep the aduan, and everything after it, from staff.
            tracing::error!(%error, person = %id, "an identity cannot be opened");
            None
        }
    }
}

/// Where else each photo was used.
pub(crate) type Elsewhere = HashMap<LampiranId, Vec<NomorRegister>>;

/// Equal hashes of a file tell that an anonymous aduan and an open one came from one person.
fn compares_files(aktor: &Aktor) -> bool {
    matches!(aktor.peran(), Peran::AdminDiskominfo | Peran::Superadmin)
}

/// Only Diskominfo and superadmins are told where else the same file was used.
async fn elsewhere(tx: &mut Tx, aktor: &Aktor, berkas: &[Berkas]) -> Result<Elsewhere, Error> {
    if !compares_files(aktor) {
        return Ok(Elsewhere::new());
    }
    let with_photos = berkas.iter().filter(|satu| !satu.lampiran.is_empty());
    let ids: Vec<_> = with_photos.map(|satu| satu.tersimpan.aduan.id).collect();
    Ok(store::lampiran::same_file_elsewhere(tx, &ids).await?)
}

/// How photos are called. The name of a file can say whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FotoNames {
    /// As the citizen's device called them.
    Given,
    /// By their place.
    Neutral,
}

/// The photos as they are shown; never by their hash, which tells equal ones apart from others even
/// where nobody may know who filed them.
pub(crate) fn lampiran(
    daftar: Vec<store::lampiran::Lampiran>,
    elsewhere: &Elsewhere,
    names: FotoNames,
) -> Vec<Lampiran> {
    let numbered = daftar.into_iter().enumerate();
    let shown = numbered.map(|(nth, foto)| Lampiran {
        dipakai_juga: elsewhere.get(&foto.id).cloned().unwrap_or_default(),
        id: foto.id,
        nama: match names {
            FotoNames::Given => foto.nama,
            FotoNames::Neutral => format!("foto {}.jpg", nth + 1),
        },
        ukuran: foto.ukuran,
        lebar: foto.lebar,
        tinggi: foto.tinggi,
        diunggah_pada: foto.diunggah_pada,
        diambil_pada: foto.diambil_pada,
    });
    shown.collect()
}
