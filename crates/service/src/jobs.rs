//! What the clock does: reminds of deadlines, resumes, archives and closes by rule.
//!
//! Everything here may run at any time, on any number of instances: a reminder has a key that
//! each person gets once, and a command of the clock is decided on the newest version.

use crate::app::App;
use crate::error::Error;
use crate::run_command::execute;
use crate::tell::{somebody_untold, tell};
use domain::aduan::Aduan;
use domain::aduan::command::Command;
use domain::aduan::status::Status;
use domain::id::AduanId;
use domain::notice::Notice;
use domain::notice::pengingat::{pengingat_aduan, tanda};
use domain::person::aktor::Aktor;
use domain::tenggat::kalender::wib;
use jiff::{SignedDuration, Timestamp};
use store::Tx;
use store::aduan::Tersimpan;

/// How far ahead a reminder can lie before its deadline: the longest row of free days, doubled.
const AHEAD: SignedDuration = SignedDuration::from_hours(21 * 24);

/// What the clock has found to do for one aduan.
enum Due {
    Act(Command),
    Remind { notice: Notice, tanda: String },
}

/// Does whatever is due now.
pub async fn sweep(app: &App) -> Result<(), Error> {
    let now = app.now();
    for (aduan, due) in look(app, now).await? {
        let done = match due {
            Due::Act(command) => act(app, aduan.id, command).await,
            Due::Remind { notice, tanda } => remind(app, &aduan, &notice, &tanda, now).await,
        };
        if let Err(error) = done {
            // One aduan must not keep the others from their turn.
            tracing::error!(%error, aduan = %aduan.id, "the clock could not act");
        }
    }
    forget_ended(app, now).await?;
    app.attempts().forget_old();
    app.filings().forget_old();
    Ok(())
}

/// Everything there is to do now. Only reads: most turns find nothing new, and whoever writes
/// meanwhile is not kept waiting.
async fn look(app: &App, now: Timestamp) -> Result<Vec<(Aduan, Due)>, Error> {
    let mut tx = app.store().read().await?;
    let mut found = Vec::new();
    for Tersimpan { aduan, .. } in store::aduan::due_before(&mut tx, now + AHEAD).await? {
        let due = match command_of_the_clock(&aduan, now) {
            Some(command) => vec![Due::Act(command)],
            None => reminders(&mut tx, app, &aduan, now).await?,
        };
        found.extend(due.into_iter().map(|due| (aduan.clone(), due)));
    }
    Ok(found)
}

async fn forget_ended(app: &App, now: Timestamp) -> Result<(), Error> {
    let mut tx = app.store().read().await?;
    let any = store::session::any_ended(&mut tx, now).await?;
    drop(tx);
    if any {
        let mut tx = app.store().write().await?;
        store::session::delete_ended(&mut tx, now).await?;
        tx.commit().await?;
    }
    Ok(())
}

fn command_of_the_clock(aduan: &Aduan, now: Timestamp) -> Option<Command> {
    match &aduan.status {
        Status::PerluKelengkapan { tenggat, .. } if tenggat.lewat(now) => {
            Some(Command::ArsipkanKelengkapan)
        }
        Status::Dijawab { tenggat } if tenggat.lewat(now) => Some(Command::TutupPenilaian),
        Status::DitundaPerwaktu { sampai, .. } if *sampai <= wib(now).date() => {
            Some(Command::Lanjutkan)
        }
        _ => None, // every other status waits for a person
    }
}

async fn act(app: &App, id: AduanId, command: Command) -> Result<(), Error> {
    let mut tx = app.store().write().await?;
    store::counter::lock_log(&mut tx).await?;
    let before = store::aduan::load(&mut tx, id)
        .await?
        .ok_or(Error::NotFound)?;
    let seq = match execute(&mut tx, app, &Aktor::Sistem, &before, command).await {
        Ok(seq) => seq,
        Err(Error::Refused(_)) => return Ok(()), // somebody acted between the look and the lock
        Err(error) => return Err(error),
    };
    tx.commit().await?;
    app.announce(seq);
    Ok(())
}

/// The reminders that have come due and that somebody has not got yet.
async fn reminders(
    tx: &mut Tx,
    app: &App,
    aduan: &Aduan,
    now: Timestamp,
) -> Result<Vec<Due>, Error> {
    let mut due = Vec::new();
    for satu in pengingat_aduan(aduan, &app.referensi().kalender, now) {
        let tanda = tanda(aduan.id, satu.tenggat, satu.jenis);
        if somebody_untold(tx, &satu.notice, &tanda).await? {
            let notice = satu.notice;
            due.push(Due::Remind { notice, tanda });
        }
    }
    Ok(due)
}

async fn remind(
    app: &App,
    aduan: &Aduan,
    notice: &Notice,
    tanda: &str,
    now: Timestamp,
) -> Result<(), Error> {
    let mut tx = app.store().write().await?;
    let newest = store::aduan::load(&mut tx, aduan.id).await?;
    if newest.is_none_or(|newest| newest.aduan.version != aduan.version) {
        return Ok(()); // somebody acted since we looked: the next sweep looks again
    }
    let told = tell(&mut tx, notice, aduan.id, tanda, now).await?;
    tx.commit().await?;
    if told > 0 {
        app.wake();
    }
    Ok(())
}
