//! Toasts of the operating system, and what a click on one does. That one was handed over
//! proves nothing; the list in the window is the truth.

use crate::{front, sink};
use client::{Officer, Toast};
use domain::id::AduanId;
use tauri::AppHandle;
use tauri_plugin_notification::{ActionPerformed, NotificationExt};

/// Extras that travel with a toast and come back with a click.
const TANDA: &str = "tanda";
const ADUAN: &str = "aduan";

/// Listens to clicks. Must come before the first toast.
pub(crate) fn listen(app: &AppHandle, officer: &Officer) -> tauri_plugin_notification::Result<()> {
    let (handle, officer) = (app.clone(), officer.clone());
    app.notification()
        .on_action(move |performed| clicked(&handle, &officer, performed))
}

/// Shows a toast, off the async threads: who shows it is asked how it reads text.
pub(crate) fn show(app: &AppHandle, toast: Toast) {
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || hand_over(&app, &toast));
}

fn hand_over(app: &AppHandle, toast: &Toast) {
    let mut builder = app
        .notification()
        .builder()
        .title(&toast.judul)
        .body(toast.body_for(sink::of_desktop()))
        .extra(TANDA, &toast.tanda);
    if let Some(aduan) = toast.aduan {
        builder = builder.extra(ADUAN, aduan);
    }
    if let Err(error) = builder.show() {
        tracing::warn!(%error, "a toast could not be shown");
    }
}

fn clicked(app: &AppHandle, officer: &Officer, performed: &ActionPerformed) {
    front::bring_forward(app);
    let Some(notification) = performed.notification() else {
        return;
    };
    let extra = |name: &str| notification.extra().get(name).cloned();
    let Some(tanda) = extra(TANDA).and_then(|tanda| tanda.as_str().map(str::to_owned)) else {
        return;
    };
    let aduan: Option<AduanId> = extra(ADUAN).and_then(|id| serde_json::from_value(id).ok());
    let officer = officer.clone();
    tauri::async_runtime::spawn(async move { officer.toast_clicked(&tanda, aduan).await });
}
