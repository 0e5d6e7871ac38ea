//! Finding the one window, and bringing it to the front.

use tauri::{AppHandle, Manager};

/// Its label, as in the configuration and the capability.
pub(crate) const LABEL: &str = "main";

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
