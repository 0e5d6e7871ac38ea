//! What the officer's desk says, passed to the page and to the desktop.

use crate::{front, notify, update};
use client::{DeskEvent, Officer};
use serde::Serialize;
use tauri::{AppHandle, Emitter};
use tokio::sync::broadcast::error::RecvError;
use wire::desk::event;

/// Passes events on for as long as the program runs.
pub(crate) fn forward(app: &AppHandle, officer: &Officer) {
    let app = app.clone();
    let mut events = officer.events();
    tauri::async_runtime::spawn(async move {
        loop {
            match events.recv().await {
                Ok(event) => pass(&app, event),
                Err(RecvError::Lagged(_)) => emit(&app, event::CHANGED, ()), // asking again mends it
                Err(RecvError::Closed) => return,
            }
        }
    });
}

fn pass(app: &AppHandle, event: DeskEvent) {
    match event {
        DeskEvent::Changed => emit(app, event::CHANGED, ()),
        DeskEvent::Session(state) => emit(app, event::SESSION, state),
        DeskEvent::Toast(toast) => notify::show(app, &toast),
        DeskEvent::Open(id) => {
            front::bring_forward(app);
            emit(app, event::OPEN, id);
        }
        DeskEvent::Link => {
            front::bring_forward(app);
            emit(app, event::LINK, ());
        }
        DeskEvent::Update(update) => emit(app, event::UPDATE, update),
        DeskEvent::Restart => update::end_and_start_again(app),
    }
}

fn emit(app: &AppHandle, name: &str, payload: impl Serialize + Clone) {
    if let Err(error) = app.emit_to(front::LABEL, name, payload) {
        tracing::warn!(%error, name, "the page did not get an event");
    }
}
