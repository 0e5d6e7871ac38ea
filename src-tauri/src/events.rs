//! What the officer's desk says, passed to the page and to the desktop.

use crate::{front, notify, update, waiting};
use client::{DeskEvent, Officer};
use serde_json::Value;
use tauri::{AppHandle, Emitter};
use tokio::sync::broadcast::error::RecvError;

/// Passes events on for as long as the program runs.
pub(crate) fn forward(app: &AppHandle, officer: &Officer) {
    let app = app.clone();
    let mut events = officer.events();
    tauri::async_runtime::spawn(async move {
        loop {
            match events.recv().await {
                Ok(event) => pass(&app, event),
                Err(RecvError::Lagged(_)) => pass(&app, DeskEvent::Changed), // asking again mends it
                Err(RecvError::Closed) => return,
            }
        }
    });
}

fn pass(app: &AppHandle, event: DeskEvent) {
    if matches!(event, DeskEvent::Open(_) | DeskEvent::Link) {
        front::bring_forward(app);
    }
    if let Some((name, payload)) = event.for_page() {
        emit(app, name, payload);
    }
    match event {
        DeskEvent::Toast(toast) => notify::show(app, toast),
        DeskEvent::Restart => update::end_and_start_again(app),
        DeskEvent::Changed | DeskEvent::Session(_) => waiting::show(app),
        DeskEvent::Open(_) | DeskEvent::Link | DeskEvent::Update(_) => {}
    }
}

fn emit(app: &AppHandle, name: &str, payload: Value) {
    if let Err(error) = app.emit_to(front::LABEL, name, payload) {
        tracing::warn!(%error, name, "the page did not get an event");
    }
}
