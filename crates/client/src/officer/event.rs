//! What the desk says without being asked.

use crate::notices::Toast;
use domain::id::AduanId;
use serde::Serialize;
use serde_json::Value;
use tokio::sync::broadcast;
use wire::desk::{SessionState, UpdateState, event};

/// How many events may wait for a slow listener.
const BACKLOG: usize = 256;

/// What the window should know at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeskEvent {
    /// Lists and detail should be asked for again.
    Changed,
    /// Session, keyring or network changed.
    Session(SessionState),
    /// Show this to the officer.
    Toast(Toast),
    /// Bring the window forward with this aduan.
    Open(AduanId),
    /// Bring the window forward; a link waits to be taken.
    Link,
    /// An update is elsewhere now.
    Update(UpdateState),
    /// Start anew: another version is installed.
    Restart,
}

impl DeskEvent {
    /// Name and payload of what the page is told; nothing of what only the window does.
    pub fn for_page(&self) -> Option<(&'static str, Value)> {
        match self {
            Self::Changed => Some((event::CHANGED, Value::Null)),
            Self::Session(state) => Some((event::SESSION, payload(state))),
            Self::Open(id) => Some((event::OPEN, payload(id))),
            Self::Link => Some((event::LINK, Value::Null)),
            Self::Update(update) => Some((event::UPDATE, payload(update))),
            Self::Toast(_) | Self::Restart => None,
        }
    }
}

fn payload(of: &impl Serialize) -> Value {
    serde_json::to_value(of).unwrap_or_default() // our own types always write
}

/// Where the desk says it. Every part has one.
#[derive(Clone)]
pub(super) struct Events(broadcast::Sender<DeskEvent>);

impl Events {
    pub(super) fn new() -> Self {
        Self(broadcast::channel(BACKLOG).0)
    }

    pub(super) fn listen(&self) -> broadcast::Receiver<DeskEvent> {
        self.0.subscribe()
    }

    pub(super) fn emit(&self, event: DeskEvent) {
        let _ = self.0.send(event); // nobody listens before the window is there
    }
}
