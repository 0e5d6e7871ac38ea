//! Opening the one window, and what closing it means.

use crate::front::LABEL;
use crate::tray::Tray;
use client::Officer;
use tauri::{AppHandle, WebviewWindowBuilder, WindowEvent};

/// Opens the window. Closing it hides it only where a tray icon can bring it back; while an update is
/// installed it stays.
pub(crate) fn open(app: &AppHandle, officer: &Officer, tray: Tray) -> tauri::Result<()> {
    let config = app
        .config()
        .app
        .windows
        .iter()
        .find(|window| window.label == LABEL)
        .cloned()
        .unwrap_or_default();
    let window = WebviewWindowBuilder::from_config(app, &config)?.build()?;
    let (itself, officer) = (window.clone(), officer.clone());
    window.on_window_event(move |event| {
        let WindowEvent::CloseRequested { api, .. } = event else {
            return;
        };
        let hidden = tray == Tray::Shown && itself.hide().is_ok();
        if hidden || officer.is_installing() {
            api.prevent_close();
        }
    });
    Ok(())
}
