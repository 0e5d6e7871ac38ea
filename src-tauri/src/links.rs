//! Links that the operating system hands over as arguments of a start.

use crate::front;
use client::{Link, Officer};
use std::sync::{Mutex, PoisonError};
use tauri::{AppHandle, Manager};

/// A second start only brings this window forward, with the link that it was started for.
pub(crate) fn started_again(app: &AppHandle, arguments: Vec<String>) {
    front::bring_forward(app);
    if let Some(link) = Link::among(arguments) {
        app.state::<EarlyLink>().follow(app, link);
    }
}

/// A link that may come before the officer's desk is there: the second click of a double click.
#[derive(Default)]
pub(crate) struct EarlyLink(Mutex<Option<Link>>);

impl EarlyLink {
    /// Hands a link to the desk, or keeps it until there is one.
    fn follow(&self, app: &AppHandle, link: Link) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match app.try_state::<Officer>() {
            Some(officer) => officer.follow(link),
            None => *kept = Some(link),
        }
    }

    /// Takes what came before the desk, once it is there.
    pub(crate) fn take(&self) -> Option<Link> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.take()
    }
}
