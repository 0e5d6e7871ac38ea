//! An aduan as one viewer may see it. The only place where views are made.

use crate::app::App;
use crate::error::Error;
use crate::people::identity_of;
use crate::session::jabatan;
use domain::aduan::Aduan;
use domain::aduan::command::Command;
use domain::aduan::event::{Event, Peristiwa};
use domain::alur::permissions::{boleh_lihat, boleh_lihat_nama};
use domain::id::PersonId;
use domain::person::aktor::{Aktor, Peran};
use store::Tx;
use store::aduan::Tersimpan;
use store::person::Identitas;
use store::riwayat::Riwayat;
use uuid::Uuid;
use wire::aduan::{AduanView, Lampiran, RiwayatBaris};

/// The view, or [`Error::NotFound`] for whoever may not know that the aduan exists.
pub(crate) async fn of(
    tx: &mut Tx,
    app: &App,
    aktor: &Aktor,
    tersimpan: Tersimpan,
) -> Result<AduanView, Error> {
    let Tersimpan { mut aduan, seq } = tersimpan;
    if !boleh_lihat(aktor, &aduan) {
        return Err(Error::NotFound);
    }
    let named = boleh_lihat_nama(aktor, aduan.isi.privasi);
    let pelapor_nama = if named {
        nama_pelapor(tx, app, aduan.pelapor).await?
    } else {
        None
    };
    let mut riwayat = Vec::new();
    for row in store::riwayat::of_aduan(tx, aduan.id).await? {
        if is_kept_back(aktor, &row.event) {
            continue;
        }
        riwayat.push(baris(tx, app, row, named).await?);
    }
    let lampiran = lampiran(tx, aktor, &aduan).await?;
    if !named {
        aduan.pelapor = nobody();
    }
    Ok(AduanView {
        aduan,
        pelapor_nama,
        lampiran,
        riwayat,
        seq,
    })
}

/// An inspector's notes are not for the SKPD that may be under inspection.
pub(crate) fn is_kept_back(aktor: &Aktor, event: &Event) -> bool {
    let note = matches!(
        &event.peristiwa,
        Peristiwa::Perintah {
            isi: Command::Catat { .. }
        }
    );
    note && aktor.peran() == Peran::PetugasSkpd && event.aktor.peran() == Peran::Inspektorat
}

/// Stands for a reporter who may not be known.
fn nobody() -> PersonId {
    PersonId(Uuid::nil())
}

async fn baris(tx: &mut Tx, app: &App, row: Riwayat, named: bool) -> Result<RiwayatBaris, Error> {
    let Riwayat { seq, mut event, .. } = row;
    let oleh = nama_aktor(tx, app, &event.aktor).await?;
    if let (Aktor::Masyarakat { id }, false) = (&mut event.aktor, named) {
        *id = nobody();
    }
    Ok(RiwayatBaris { seq, event, oleh })
}

/// `Nurhayati (Admin Diskominfotik)`, `Warga`, `Sistem`.
pub(crate) async fn nama_aktor(tx: &mut Tx, app: &App, aktor: &Aktor) -> Result<String, Error> {
    match (aktor.peran(), aktor.id()) {
        (Peran::Masyarakat | Peran::Sistem, _) | (_, None) => {
            Ok(Peran::label(aktor.peran()).to_owned())
        }
        (_, Some(id)) => {
            let nama = nama_petugas(tx, app, id).await?;
            Ok(format!("{nama} ({})", jabatan(app, aktor)))
        }
    }
}

/// Name of a member of staff; a citizen's is never given here.
pub(crate) async fn nama_petugas(tx: &mut Tx, app: &App, id: PersonId) -> Result<String, Error> {
    let person = store::person::by_id(tx, id).await?;
    Ok(
        match person.map(|person| (person.identitas, person.aktor)) {
            Some((Identitas::Petugas { nama }, _)) => nama,
            Some((Identitas::Tersandi(_), aktor)) => jabatan(app, &aktor),
            None => "Petugas".to_owned(),
        },
    )
}

async fn nama_pelapor(tx: &mut Tx, app: &App, id: PersonId) -> Result<Option<String>, Error> {
    let Some(person) = store::person::by_id(tx, id).await? else {
        return Ok(None);
    };
    match identity_of(app, &person) {
        Ok(identity) => Ok(Some(identity.nama)),
        Err(error) => {
            // One damaged identity must not keep the aduan, and everything after it, from staff.
            tracing::error!(%error, person = %id, "an identity cannot be opened");
            Ok(None)
        }
    }
}

/// The photos. Only Diskominfo and superadmins are told where else the same file was used.
pub(crate) async fn lampiran(
    tx: &mut Tx,
    aktor: &Aktor,
    aduan: &Aduan,
) -> Result<Vec<Lampiran>, Error> {
    let compares = matches!(aktor.peran(), Peran::AdminDiskominfo | Peran::Superadmin);
    let mut daftar = Vec::new();
    for foto in store::lampiran::of_aduan(tx, aduan.id).await? {
        let dipakai_juga = if compares {
            store::lampiran::same_file_elsewhere(tx, aduan.id, &foto.sha256).await?
        } else {
            Vec::new()
        };
        daftar.push(Lampiran {
            id: foto.id,
            nama: foto.nama,
            ukuran: foto.ukuran,
            lebar: foto.lebar,
            tinggi: foto.tinggi,
            sha256: foto.sha256,
            diunggah_pada: foto.diunggah_pada,
            diambil_pada: foto.diambil_pada,
            dipakai_juga,
        });
    }
    Ok(daftar)
}
