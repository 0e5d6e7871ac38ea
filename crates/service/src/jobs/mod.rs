//! What the clock does, quick work only: nothing here waits for a network or a slow disk.
//!
//! Everything here may run at any time, on any number of instances: a reminder has a key that
//! each person gets once, and a command of the clock is decided on the newest version.

mod known;
mod old;
mod pace;
pub mod photos;
mod sessions;
mod tenggat;
mod unread;

pub use known::{Standing, clock_at_start, confirm_clock};
pub use pace::{Pace, Trust};

use crate::app::App;
use crate::error::Error;
use crate::notice::left::tell_of_unread;
use std::time::Duration;

/// Compares the clock by which a process starts with what the database knows. Until it can be
/// believed nothing is closed, judged or forgotten by age.
pub async fn start(app: &App) -> Result<(Pace, Standing), Error> {
    let (known, standing) = clock_at_start(app).await?;
    match standing {
        Standing::Plausible => app.believe_clock(),
        Standing::Doubtful | Standing::Impossible => app.doubt_clock(),
    }
    Ok((Pace::since(known), standing))
}

/// What a process does before its first turn: since it last looked, the operator may have loaded
/// another calendar, or closed the last account of a SKPD.
pub async fn begin(app: &App) -> Result<(), Error> {
    tenggat::look_again(app).await?;
    let mut tx = app.store().write().await?;
    store::counter::lock_log(&mut tx).await?;
    let unread = tell_of_unread(&mut tx, app).await?;
    tx.commit().await?;
    if unread > 0 {
        app.wake();
    }
    Ok(())
}

/// One turn of a process that has run for `run`: whatever is due, unless the clock jumped. Nothing
/// that the clock does comes back, and one wrong reading of it must not do anything.
pub async fn turn(app: &App, pace: &mut Pace, run: Duration) -> Result<(), Error> {
    app.refresh_referensi().await?;
    if pace.is_unconfirmed() {
        pace.learn(known::read(app).await?, run); // an operator may have confirmed it
    }
    match pace.judge(app.now(), run) {
        Trust::Believed => {
            app.believe_clock();
            let swept = sweep(app).await;
            if pace.is_to_note(run) {
                known::note(app).await?;
            }
            swept
        }
        Trust::Jumped(by) => {
            app.doubt_clock();
            tracing::warn!(
                jam = by.as_hours(),
                "the clock of this computer jumped; nothing is closed or reminded of for an hour"
            );
            Ok(())
        }
        Trust::Doubted | Trust::Unconfirmed => {
            app.doubt_clock();
            Ok(())
        }
    }
}

/// Does whatever is due now.
pub async fn sweep(app: &App) -> Result<(), Error> {
    let deadlines = tenggat::sweep(app).await;
    sessions::sweep(app).await?; // whatever became of the deadlines
    old::sweep(app).await?;
    deadlines
}
