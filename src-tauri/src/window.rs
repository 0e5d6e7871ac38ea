//! Opening the one window, and what closing it means.

use crate::front::LABEL;
use crate::notify;
use crate::tray::Tray;
use client::{Officer, Toast};
use std::sync::atomic::{AtomicBool, Ordering};
use tauri::{AppHandle, Manager, WebviewWindowBuilder, WindowEvent};

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
    let told = AtomicBool::new(false);
    window.on_window_event(move |event| {
        let WindowEvent::CloseRequested { api, .. } = event else {
            return;
        };
        let hidden = tray == Tray::Shown && itself.hide().is_ok();
        if hidden && !told.swap(true, Ordering::Relaxed) {
            notify::show(itself.app_handle(), still_here());
        }
        if hidden || officer.is_installing() {
            api.prevent_close();
        }
    });
    Ok(())
}
