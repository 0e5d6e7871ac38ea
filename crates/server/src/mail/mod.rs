//! Messages by e-mail, sent by a task of their own: deadlines never wait for a mail server.

mod smtp;

pub use smtp::Smtp;

use service::App;
use service::jobs::{Pace, Trust};
use service::notice::{Step, send_next};
use std::time::{Duration, Instant};
use tokio_util::sync::CancellationToken;
use tracing::error;

/// How often it is looked whether a message is due.
const LOOK: Duration = Duration::from_secs(10);

/// Sends until the end; the message on its way is finished. Nothing is sent while the computer's
/// clock cannot be believed.
pub(crate) async fn run(app: App, smtp: Smtp, stop: CancellationToken) {
    let mut turns = tokio::time::interval(LOOK);
    let (mut pace, started) = (Pace::default(), Instant::now());
    while stop.run_until_cancelled(turns.tick()).await.is_some() {
        let trust = pace.judge(app.now(), started.elapsed());
        if trust == Trust::Believed && app.believes_clock() {
            send_all(&app, &smtp, &stop).await;
        }
    }
}

/// Sends what is due. After one that the server does not take now, the others wait too.
async fn send_all(app: &App, smtp: &Smtp, stop: &CancellationToken) {
    while !stop.is_cancelled() {
        match send_next(app, smtp).await {
            Ok(Step::Done) => {}
            Ok(Step::Idle | Step::Waits) => return,
            Err(cause) => {
                error!(%cause, "messages could not be sent");
                return;
            }
        }
    }
}
