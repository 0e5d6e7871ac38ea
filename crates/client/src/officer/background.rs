//! What runs beside the page. Every task ends with the program.

use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// The tasks of one desk.
#[derive(Clone, Default)]
pub(super) struct Background {
    tracker: TaskTracker,
    stop: CancellationToken,
}

impl Background {
    /// Runs a task until it ends or the program does.
    pub(super) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) -> JoinHandle<()> {
        let stop = self.stop.clone();
        self.tracker.spawn(async move {
            stop.run_until_cancelled(task).await;
        })
    }

    /// Cancelled when the program ends, if not before.
    pub(super) fn token(&self) -> CancellationToken {
        self.stop.child_token()
    }

    /// Ends every task and waits for it.
    pub(super) async fn end(&self) {
        self.stop.cancel();
        self.tracker.close();
        self.tracker.wait().await;
    }
}
