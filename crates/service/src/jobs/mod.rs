//! What the clock does, quick work only: nothing here waits for a network or a slow disk.
//!
//! Everything here may run at any time, on any number of instances: a reminder has a key that
//! each person gets once, and a command of the clock is decided on the newest version.

mod sessions;
mod tenggat;

use crate::app::App;
use crate::error::Error;

/// What a process does before its first turn: since it last looked, the operator may have loaded
/// another calendar.
pub async fn begin(app: &App) -> Result<(), Error> {
    tenggat::look_again(app).await
}

/// Does whatever is due now.
pub async fn sweep(app: &App) -> Result<(), Error> {
    let deadlines = tenggat::sweep(app).await;
    sessions::sweep(app).await?; // whatever became of the deadlines
    deadlines
}
