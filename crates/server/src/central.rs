//! What every handler may use.

use crate::api::listeners::Listeners;
use crate::config::Config;
use crate::http::limits::Limits;
use axum::extract::FromRef;
use service::App;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// How often a stream makes sure that its session has not ended.
const SESSION_CHECK: Duration = Duration::from_secs(30);

/// One server, as its handlers see it.
#[derive(Clone)]
pub struct Central {
    /// The use cases.
    pub app: App,
    /// Counters by address.
    pub limits: Arc<Limits>,
    /// Whose server it is.
    pub instansi: Arc<str>,
    /// Address that citizens type.
    pub public_url: Arc<str>,
    /// Whom to tell about a hole in it.
    pub security_contact: Arc<str>,
    /// Folder with the desktop's updates, if any are offered.
    pub updates: Option<Arc<Path>>,
    /// Streams by person.
    pub listeners: Listeners,
    /// How often a stream makes sure that its session has not ended.
    pub session_check: Duration,
    /// Cancelled when the process is asked to end.
    pub stop: CancellationToken,
    /// Whatever was asked for and is still being done, also where nobody waits for it any more.
    pub work: TaskTracker,
}

impl Central {
    /// The server of these settings. `url` is where it listens; citizens type it unless the
    /// settings name another address.
    pub fn new(app: App, config: &Config, url: &str, stop: CancellationToken) -> Self {
        let office = &config.office;
        Self {
            app,
            limits: Arc::new(Limits::new(config)),
            instansi: office.instansi.as_str().into(),
            public_url: office.public_url.as_deref().unwrap_or(url).into(),
            security_contact: office.security_contact.as_str().into(),
            updates: config.files.updates.as_deref().map(Into::into),
            listeners: Listeners::default(),
            session_check: SESSION_CHECK,
            stop,
            work: TaskTracker::new(),
        }
    }
}

impl FromRef<Central> for App {
    fn from_ref(central: &Central) -> Self {
        central.app.clone()
    }
}

impl FromRef<Central> for Arc<Limits> {
    fn from_ref(central: &Central) -> Self {
        central.limits.clone()
    }
}

impl FromRef<Central> for TaskTracker {
    fn from_ref(central: &Central) -> Self {
        central.work.clone()
    }
}
