//! Deadlines: reminds of them, and resumes, archives and closes by rule.

use super::unread;
use crate::aduan::execute;
use crate::app::App;
use crate::error::Error;
use crate::ground::next_look;
use crate::notice::tell;
use domain::aduan::Aduan;
use domain::aduan::command::Command;
use domain::alur::clock::next_command;
use domain::id::AduanId;
use domain::notice::Notice;
use domain::notice::pengingat::{pengingat_aduan, tanda};
use domain::person::aktor::Aktor;
use jiff::Timestamp;
use store::aduan::Tersimpan;

/// How many aduan are looked at in one step: whoever writes meanwhile waits for one aduan at most.
const STEP: u32 = 100;

/// What the clock has found to do for one aduan.
enum Due {
    Act(Command),
    Remind(Vec<(Notice, String)>),
}

/// Asks to look at every aduan with a deadline, by the calendar of now.
pub(super) async fn look_again(app: &App) -> Result<(), Error> {
    let mut tx = app.store().write().await?;
    store::aduan::look_again(&mut tx, app.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// Looks, in small steps, at the aduan that asked to be looked at.
pub(super) async fn sweep(app: &App) -> Result<(), Error> {
    let now = app.now();
    let mut place = None;
    loop {
        let mut tx = app.store().read().await?;
        let found = store::aduan::after_look(&mut tx, now, place, STEP).await?;
        drop(tx);
        if found.last.is_none() {
            break;
        }
        place = found.last;
        for (_, Tersimpan { aduan, .. }) in found.rows {
            let done = match due(app, &aduan, now) {
                Due::Act(command) => act(app, aduan.id, command).await,
                Due::Remind(notices) => remind(app, &aduan, notices, now).await,
            };
            if let Err(error) = done {
                // One aduan must not keep the others from their turn.
                tracing::error!(%error, aduan = %aduan.id, "the clock could not act");
            }
        }
    }
    Ok(())
}

/// What is to be done for an aduan now; often nothing but to look again later.
fn due(app: &App, aduan: &Aduan, now: Timestamp) -> Due {
    if let Some(command) = command_of_the_clock(aduan, now) {
        return Due::Act(command);
    }
    let referensi = app.referensi();
    let reminders = pengingat_aduan(aduan, &referensi.kalender, now);
    let named = reminders.into_iter().map(|satu| {
        let tanda = tanda(aduan.id, satu.tenggat, satu.jenis);
        (satu.notice, tanda)
    });
    Due::Remind(named.collect())
}

fn command_of_the_clock(aduan: &Aduan, now: Timestamp) -> Option<Command> {
    let (from, command) = next_command(aduan)?;
    (from <= now).then_some(command)
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

/// Reminds whoever has not been reminded yet, and notes when to look again.
async fn remind(
    app: &App,
    aduan: &Aduan,
    notices: Vec<(Notice, String)>,
    now: Timestamp,
) -> Result<(), Error> {
    let next = next_look::after(aduan, &app.referensi().kalender, now);
    let mut tx = app.store().write().await?;
    if !store::aduan::looked(&mut tx, aduan.id, aduan.version, next).await? {
        return Ok(()); // somebody acted since we looked: the aduan asks to be looked at again
    }
    let mut told = unread::tell(&mut tx, app, aduan, now).await?;
    for (notice, tanda) in notices {
        told += tell::remind(&mut tx, app, &notice, aduan.id, &tanda, now).await?;
    }
    tx.commit().await?;
    if told > 0 {
        app.wake();
    }
    Ok(())
}
