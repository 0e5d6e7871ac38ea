//! What carries messages to citizens. Each channel is sent by a task of its own: deadlines never
//! wait for a mail server, and e-mail not for a gateway.

mod http;
mod sms;
mod smtp;
mod whatsapp;

pub use sms::Sms;
pub use smtp::Smtp;
pub use whatsapp::Whatsapp;

use crate::config::Carriers;
use anyhow::Result;
use service::App;
use service::jobs::{Pace, Trust};
use service::notice::{Carrier, Step, send_next};
use std::time::{Duration, Instant};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::error;

/// How often it is looked whether a message is due.
const LOOK: Duration = Duration::from_secs(10);

/// Starts a task for each channel that is set up.
pub(crate) fn start(
    carriers: &Carriers,
    app: &App,
    tasks: &TaskTracker,
    stop: &CancellationToken,
) -> Result<()> {
    if let Some(server) = &carriers.mail {
        tasks.spawn(run(app.clone(), Smtp::new(server)?, stop.clone()));
    }
    if let Some(account) = &carriers.whatsapp {
        tasks.spawn(run(app.clone(), Whatsapp::new(account)?, stop.clone()));
    }
    if let Some(gateway) = &carriers.sms {
        tasks.spawn(run(app.clone(), Sms::new(gateway)?, stop.clone()));
    }
    Ok(())
}

/// Sends until the end; the message on its way is finished. Codes are waited for, so sending goes on
/// while the computer's clock is doubted: nothing is given up by its age then. Just after a jump
/// nothing is sent until everybody knows of it.
async fn run<C: Carrier>(app: App, carrier: C, stop: CancellationToken) {
    let mut turns = tokio::time::interval(LOOK);
    let (mut pace, started) = (Pace::default(), Instant::now());
    while stop.run_until_cancelled(turns.tick()).await.is_some() {
        let trust = pace.judge(app.now(), started.elapsed());
        if trust == Trust::Believed || !app.believes_clock() {
            send_all(&app, &carrier, &stop).await;
        }
    }
}

/// Sends what is due. After one that is not taken now, the others wait too.
async fn send_all<C: Carrier>(app: &App, carrier: &C, stop: &CancellationToken) {
    while !stop.is_cancelled() {
        match send_next(app, carrier).await {
            Ok(Step::Done) => {}
            Ok(Step::Idle | Step::Waits) => return,
            Err(cause) => {
                let channel = C::CHANNEL.as_str();
                error!(%cause, channel, "messages could not be sent");
                return;
            }
        }
    }
}
