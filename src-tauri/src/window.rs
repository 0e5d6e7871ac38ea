//! The one window.

use crate::tray::Tray;
use tauri::{AppHandle, Manager, WebviewWindowBuilder, WindowEvent};

/// Its label, as in the configuration and the capability.
pub(crate) const LABEL: &str = "main";

/// Opens the window. Closing it hides it only where a tray icon can bring it back.
pub(crate) fn open(app: &AppHandle, tray: Tray) -> tauri::Result<()> {
    let config = app
        .config()
        .app
        .windows
        .iter()
        .find(|window| window.label == LABEL)
        .cloned()
        .unwrap_or_default();
    let window = WebviewWindowBuilder::from_config(app, &config)?.build()?;
    if tray == Tray::Shown {
        let hidden = window.clone();
        window.on_window_event(move |event| {
            if let WindowEvent::CloseRequested { api, .. } = event
                && hidden.hide().is_ok()
            {
                api.prevent_close();
            }
        });
    }
    Ok(())
}

/// Shows the window in front of the others, wherever it was.
pub(crate) fn bring_forward(app: &AppHandle) {
    let Some(window) = app.get_webview_window(LABEL) else {
        return;
    };
    let forward = window
        .show()
        .and_then(|()| window.unminimize())
        .and_then(|()| window.set_focus());
    if let Err(error) = forward {
        tracing::warn!(%error, "the window did not come forward");
    }
}
