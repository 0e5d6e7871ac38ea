//! One command to several aduan, in one transaction: done to all of them, or to none.

use super::command::execute;
use crate::app::App;
use crate::error::{Error, NotDone};
use anyhow::Context as _;
use domain::alur::permissions::{boleh_bersama, boleh_lihat};
use domain::alur::refusal::Refusal;
use domain::batas::BATAS;
use domain::id::{AduanId, NomorRegister, Seq};
use domain::person::aktor::Aktor;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeSet, HashMap};
use store::Tx;
use store::aduan::Tersimpan;
use store::idempotency::Used;
use uuid::Uuid;
use wire::together::{CommandForAll, DoneToAll, Seen};

/// Decides for each as [`super::run_command`] does, with its own row of riwayat and its own notices.
/// If one of them is refused, none is changed, and [`Error::NotAll`] names every one that was.
/// The same `niat` again changes nothing.
pub async fn run_commands(
    app: &App,
    aktor: &Aktor,
    asked: &CommandForAll,
    niat: Uuid,
) -> Result<DoneToAll, Error> {
    let person = aktor.id().ok_or(Error::Forbidden)?;
    let used = Used {
        aduan: check(asked)?,
        isi_hash: Sha256::digest(serde_json::to_vec(asked).context("commands")?).to_vec(),
    };
    let jumlah = u32::try_from(asked.aduan.len()).unwrap_or(u32::MAX);
    let mut tx = app.store().write().await?;
    store::counter::lock_log(&mut tx).await?;
    match store::idempotency::find(&mut tx, person, niat).await? {
        Some(earlier) if earlier == used => {
            let seq = store::counter::newest_seq(&mut tx).await?;
            tx.commit().await?; // what is told to be done has to be kept
            return Ok(DoneToAll { jumlah, seq });
        }
        Some(_) => {
            let pesan = "Kunci permintaan ini sudah dipakai untuk permintaan lain. Coba lagi.";
            return Err(Error::field("niat", pesan));
        }
        None => {}
    }
    let seq = execute_all(&mut tx, app, aktor, asked).await?;
    store::idempotency::insert(&mut tx, person, niat, &used, app.now())?;
    tx.commit().await?;
    app.announce(seq);
    Ok(DoneToAll { jumlah, seq })
}

/// Whether it can be asked of several at all; gives the first of them.
fn check(asked: &CommandForAll) -> Result<AduanId, Error> {
    if !boleh_bersama(asked.command.kind()) {
        return Err(Error::Refused(Refusal::SatuPerSatu));
    }
    let ids: BTreeSet<AduanId> = asked.aduan.iter().map(|seen| seen.id).collect();
    let first = asked.aduan.first().map(|seen| seen.id);
    match first {
        None => Err(Error::field("aduan", "Tandai dulu aduannya.")),
        Some(_) if ids.len() != asked.aduan.len() => {
            Err(Error::field("aduan", "Satu aduan ditandai dua kali."))
        }
        Some(_) if ids.len() > BATAS.bersama => {
            let pesan = format!("Paling banyak {} aduan sekaligus.", BATAS.bersama);
            Err(Error::field("aduan", pesan))
        }
        Some(first) => Ok(first),
    }
}

/// Does it to each, in the order that was asked; gives the place of the last event.
async fn execute_all(
    tx: &mut Tx,
    app: &App,
    aktor: &Aktor,
    asked: &CommandForAll,
) -> Result<Seq, Error> {
    let ids: Vec<AduanId> = asked.aduan.iter().map(|seen| seen.id).collect();
    let found = store::aduan::load_among(tx, &ids).await?;
    let found: HashMap<AduanId, Tersimpan> =
        found.into_iter().map(|one| (one.aduan.id, one)).collect();
    let (mut newest, mut not_done) = (Seq(0), Vec::new());
    for seen in &asked.aduan {
        let before = found
            .get(&seen.id)
            .filter(|one| boleh_lihat(aktor, &one.aduan));
        let done = match before.map(|before| is_as_seen(before, seen).map(|()| before)) {
            None => Err(told(seen, None, &Error::NotFound)),
            Some(Err(changed)) => Err(changed),
            Some(Ok(before)) => {
                match execute(tx, app, aktor, before, asked.command.clone()).await {
                    Ok(seq) => Ok(seq),
                    Err(error @ Error::Refused(_)) => {
                        Err(told(seen, Some(before.aduan.nomor), &error))
                    }
                    Err(other) => return Err(other), // no answer about one of them
                }
            }
        };
        match done {
            Ok(seq) => newest = seq,
            Err(one) => not_done.push(one),
        }
    }
    if not_done.is_empty() {
        Ok(newest)
    } else {
        Err(Error::NotAll(not_done))
    }
}

fn told(seen: &Seen, nomor: Option<NomorRegister>, error: &Error) -> NotDone {
    NotDone {
        id: seen.id,
        nomor,
        pesan: error.pesan(),
    }
}

fn is_as_seen(before: &Tersimpan, seen: &Seen) -> Result<(), NotDone> {
    let aduan = &before.aduan;
    if aduan.version == seen.version {
        return Ok(());
    }
    Err(NotDone {
        id: seen.id,
        nomor: Some(aduan.nomor),
        pesan: format!(
            "Sudah berubah sejak Anda melihatnya; statusnya sekarang {}. Periksa dulu.",
            aduan.status.code().label()
        ),
    })
}
