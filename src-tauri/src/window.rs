//! Opening the one window, and what closing it means.

use crate::front::LABEL;
use crate::notify;
use crate::tray::Tray;
use client::{Officer, Toast};
use std::sync::atomic::{AtomicBool, Ordering};
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Emitter, Manager, WebviewWindow, WebviewWindowBuilder, WindowEvent, Wry};
use tauri_plugin_window_state::{AppHandleExt, StateFlags};
use wire::desk::event::CLOSING;

/// Size and place, as they were left. Not whether it was hidden: whoever starts the program wants it.
fn kept() -> StateFlags {
    StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED
}

/// Keeps them over a restart.
pub(crate) fn keeping() -> TauriPlugin<Wry> {
    tauri_plugin_window_state::Builder::new()
        .with_state_flags(kept())
        .build()
}

/// What is said the first time that closing only hides.
fn still_here() -> Toast {
    Toast {
        tanda: "tetap-berjalan".to_owned(),
        aduan: None,
        judul: "SIPENDEKAR tetap berjalan".to_owned(),
        isi:
            "Pemberitahuan tetap datang. Untuk mengakhirinya, pilih Tutup aplikasi pada ikon baki."
                .to_owned(),
    }
}

/// Opens the window. Closing it hides it only where a tray icon can bring it back; where none can,
/// it ends the program, and the officer is asked before. While an update is installed it stays.
pub(crate) fn open(app: &AppHandle, officer: &Officer, tray: Tray) -> tauri::Result<()> {
    let config = app
        .config()
        .app
        .windows
        .iter()
        .find(|window| window.label == LABEL)
        .cloned()
        .unwrap_or_default();
    let mut builder = WebviewWindowBuilder::from_config(app, &config)?.enable_clipboard_access(); // its menu pastes
    if cfg!(debug_assertions) {
        builder = builder.initialization_script("window.inspectable = true"); // with Shift, by the engine's menu
    }
    let window = builder.build()?;
    let (itself, officer) = (window.clone(), officer.clone());
    let told = AtomicBool::new(false);
    window.on_window_event(move |event| {
        let WindowEvent::CloseRequested { api, .. } = event else {
            return;
        };
        let stays = match tray {
            Tray::Shown => hide(&itself, &told),
            Tray::Absent => ask(&itself, &officer, &told),
        };
        if stays || officer.is_installing() {
            api.prevent_close();
        }
    });
    Ok(())
}

/// Hides the window, as it may be found again even if the computer is switched off meanwhile.
fn hide(window: &WebviewWindow, told: &AtomicBool) -> bool {
    if let Err(error) = window.app_handle().save_window_state(kept()) {
        tracing::warn!(%error, "size and place of the window are not kept");
    }
    let hidden = window.hide().is_ok();
    if hidden && !told.swap(true, Ordering::Relaxed) {
        notify::show(window.app_handle(), still_here());
    }
    hidden
}

/// Has the page ask whether closing is meant, once: a page that does not answer keeps nobody.
fn ask(window: &WebviewWindow, officer: &Officer, told: &AtomicBool) -> bool {
    officer.asks_before_closing()
        && !told.swap(true, Ordering::Relaxed)
        && window.emit(CLOSING, ()).is_ok()
}
