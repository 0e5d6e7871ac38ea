//! Somebody gives a command to a recorded aduan.

use super::view;
use crate::app::App;
use crate::error::Error;
use crate::ground::names::named;
use crate::ground::next_look;
use crate::notice::tell;
use anyhow::Context as _;
use domain::aduan::Aduan;
use domain::aduan::command::{Command, CommandKind};
use domain::aduan::status::{Status, StatusCode};
use domain::alur::permissions::boleh_lihat;
use domain::alur::{Induk, Keputusan, decide};
use domain::id::{AduanId, PersonId, SkpdKode, Version};
use domain::kata::riwayat;
use domain::kata::waktu::kapan;
use domain::person::aktor::Aktor;
use domain::tenggat::Langkah;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use store::Tx;
use store::aduan::Tersimpan;
use store::idempotency::Used;
use uuid::Uuid;
use wire::aduan::AduanView;
use wire::problem::Konflik;

/// Decides and saves in one transaction; the answer is the aduan as it is afterwards. It is read when
/// others may write again: whoever gets none asks again with the same key.
///
/// `seen` is the version the one who acts was looking at: if somebody else changed the aduan
/// since, nothing happens and [`Error::Conflict`] says who did what. `niat` names the intention:
/// the same key again changes nothing and answers as before.
pub async fn run_command(
    app: &App,
    aktor: &Aktor,
    id: AduanId,
    command: Command,
    seen: Option<Version>,
    niat: Uuid,
) -> Result<AduanView, Error> {
    let person = aktor.id().ok_or(Error::Forbidden)?;
    let asked = serde_json::to_vec(&(id, &command)).context("command")?;
    let used = Used {
        aduan: id,
        isi_hash: Sha256::digest(asked).to_vec(),
    };
    let mut tx = app.store().write().await?;
    store::counter::lock_log(&mut tx).await?;
    let asked = store::aduan::load_for(&mut tx, id, person, niat).await?;
    let (before, earlier) = asked.ok_or(Error::NotFound)?;
    // First: whoever has given the aduan away may still ask whether that was done.
    if earlier.as_ref() == Some(&used) {
        tx.commit().await?; // what is told to be done has to be kept
        return answer(app, aktor, id).await;
    }
    if !boleh_lihat(aktor, &before.aduan) {
        return Err(Error::NotFound);
    }
    if earlier.is_some() {
        let pesan = "Kunci permintaan ini sudah dipakai untuk permintaan lain. Coba lagi.";
        return Err(Error::field("niat", pesan));
    }
    if seen.is_some_and(|seen| seen != before.aduan.version) {
        return Err(Error::Conflict(konflik(tx, app, aktor, &before).await?));
    }
    let seq = execute(&mut tx, app, aktor, &before, command).await?;
    store::idempotency::insert(&mut tx, person, niat, &used, app.now())?;
    tx.commit().await?;
    app.announce(seq);
    answer(app, aktor, id).await
}

/// Decides, saves and tells. The transaction is the caller's.
pub(crate) async fn execute(
    tx: &mut Tx,
    app: &App,
    aktor: &Aktor,
    before: &Tersimpan,
    command: Command,
) -> Result<domain::id::Seq, Error> {
    let induk = induk(tx, aktor, before.aduan.id, &command).await?;
    let dasar = app.dasar().with_officers(officers(tx, &command).await?);
    let keputusan = decide(&before.aduan, aktor, command, &dasar.konteks(induk))?;
    let look = next_look::now_or_after(&keputusan.aduan, &dasar.referensi.kalender, dasar.kini);
    let seq = store::aduan::save(tx, &before.aduan, &keputusan, look).await?;
    let Keputusan { aduan, event } = &keputusan;
    tell::of_event(tx, app, event, Some(&before.aduan), aduan, seq).await?;
    Ok(seq)
}

/// Where somebody reads what comes, as far as the command may bring the aduan there. Read under the
/// lock of the log, under which accounts are closed too.
async fn officers(tx: &mut Tx, command: &Command) -> Result<BTreeSet<SkpdKode>, Error> {
    let kind = command.kind();
    if !matches!(
        kind,
        CommandKind::Disposisikan | CommandKind::KembalikanDraf
    ) {
        return Ok(BTreeSet::new()); // the domain refuses whatever would come to a SKPD by another
    }
    let officers = store::person::officers(tx).await?;
    Ok(officers.into_keys().collect())
}

/// What the one who acted may see afterwards: a SKPD that returned an aduan sees it no more,
/// which is a success all the same. Whatever became of it since is none of theirs.
async fn answer(app: &App, aktor: &Aktor, id: AduanId) -> Result<AduanView, Error> {
    let mut tx = app.store().glance().await?;
    let berkas = store::aduan::berkas(&mut tx, id).await?;
    let berkas = berkas.ok_or(Error::NotFound)?;
    if boleh_lihat(aktor, &berkas.tersimpan.aduan) {
        return view::of(&mut tx, app, aktor, berkas).await;
    }
    let after = berkas.tersimpan;
    Ok(AduanView {
        seq: after.seq,
        aduan: given_away(app, after.aduan),
        pelapor_nama: None,
        lampiran: Vec::new(),
        riwayat: Vec::new(),
    })
}

/// What is left of an aduan for the one who returned it.
fn given_away(app: &App, aduan: Aduan) -> Aduan {
    let status = if aduan.status.code() == StatusCode::Dikembalikan {
        aduan.status
    } else {
        // Somebody has gone on with it since.
        Status::Dikembalikan {
            tenggat: app.dasar().mulai(Langkah::PenerusanUlang),
        }
    };
    Aduan {
        pelapor: PersonId(Uuid::nil()),
        status,
        disposisi: None,
        draf: Vec::new(),
        jawaban: Vec::new(),
        penilaian: None,
        putusan: Vec::new(),
        ..aduan
    }
}

/// The aduan that a merge names, as far as the one who acts may see it.
async fn induk(
    tx: &mut Tx,
    aktor: &Aktor,
    anak: AduanId,
    command: &Command,
) -> Result<Option<Induk>, Error> {
    let Command::Gabungkan { ke, .. } = command else {
        return Ok(None);
    };
    let found = store::aduan::by_nomor(tx, *ke).await?;
    let Some(induk) = found.filter(|found| boleh_lihat(aktor, &found.aduan)) else {
        return Ok(None);
    };
    let induk = induk.aduan;
    let pengikut = store::aduan::followers(tx, anak).await?;
    Ok(Some(Induk {
        id: induk.id,
        nomor: induk.nomor,
        status: induk.status.code(),
        privasi: induk.isi.privasi,
        pelapor: induk.pelapor,
        // One that cannot be read may be anybody's.
        diikuti_pelapor_lain: pengikut.unreadable > 0
            || pengikut
                .rows
                .iter()
                .any(|pengikut| pengikut.aduan.pelapor != induk.pelapor),
    }))
}

/// What changed the aduan meanwhile, as far as the one who acts may know it.
async fn konflik(mut tx: Tx, app: &App, aktor: &Aktor, kini: &Tersimpan) -> Result<Konflik, Error> {
    let riwayat = store::riwayat::of_aduan(&mut tx, kini.aduan.id).await?;
    let last = &riwayat.last().context("an aduan without riwayat")?.event;
    let (oleh, peristiwa) = if view::is_kept_back(aktor, kini.aduan.isi.privasi, last) {
        ("petugas lain".to_owned(), "Catatan baru".to_owned())
    } else {
        let referensi = app.referensi();
        app.names().learn(&mut tx, named(&last.aktor)).await?;
        (
            view::nama_aktor(app, &last.aktor),
            riwayat::judul(last, |kode| referensi.nama_skpd(kode).to_owned()),
        )
    };
    tx.commit().await?; // nobody is told of a change that is not kept
    Ok(Konflik {
        version: kini.aduan.version,
        status: kini.aduan.status.code(),
        oleh,
        peristiwa,
        pada: last.pada,
        waktu: kapan(last.pada, app.now()),
    })
}
