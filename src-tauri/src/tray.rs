//! The tray icon, where the desktop has a place for one.

use crate::front;
use client::Officer;
#[cfg(target_os = "linux")]
use std::path::{Path, PathBuf};
use tauri::AppHandle;
use tauri::menu::{MenuBuilder, MenuEvent};
use tauri::tray::{MouseButton, MouseButtonState, TrayIconBuilder, TrayIconEvent};
use wire::desk::Desk;

const OPEN: &str = "buka";
const SYNC: &str = "sinkronkan";
const QUIT: &str = "tutup";

/// The icon's name in the program.
const ICON: &str = "main";

/// Whether people can find the program in a tray.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tray {
    Shown,
    Absent,
}

/// Builds the icon if the desktop can show it.
pub(crate) fn build(app: &AppHandle, officer: &Officer) -> Tray {
    if !can_show() {
        tracing::info!("no tray here: closing the window ends the program");
        return Tray::Absent;
    }
    match try_build(app, officer) {
        Ok(()) => Tray::Shown,
        Err(error) => {
            tracing::warn!(%error, "the tray icon could not be built");
            Tray::Absent
        }
    }
}

fn try_build(app: &AppHandle, officer: &Officer) -> tauri::Result<()> {
    let menu = MenuBuilder::new(app)
        .text(OPEN, "Buka SIPENDEKAR")
        .text(SYNC, "Sinkronkan sekarang")
        .separator()
        .text(QUIT, "Tutup aplikasi")
        .build()?;
    let officer = officer.clone();
    let mut builder = TrayIconBuilder::with_id(ICON)
        .tooltip("SIPENDEKAR")
        .menu(&menu)
        .show_menu_on_left_click(false)
        .on_menu_event(move |app, event| chosen(app, &officer, &event))
        .on_tray_icon_event(|tray, event| {
            if let TrayIconEvent::Click {
                button: MouseButton::Left,
                button_state: MouseButtonState::Up,
                ..
            } = event
            {
                front::bring_forward(tray.app_handle());
            }
        });
    if let Some(icon) = app.default_window_icon() {
        builder = builder.icon(icon.clone());
    }
    builder.build(app)?;
    Ok(())
}

/// Says something beside the icon, if there is one: in a hint, or on Linux as its name.
pub(crate) fn say(app: &AppHandle, sentence: &str) {
    let Some(icon) = app.tray_by_id(ICON) else {
        return;
    };
    let said = icon.set_tooltip(Some(sentence));
    if let Err(error) = said.and_then(|()| icon.set_title(Some(sentence))) {
        tracing::debug!(%error, "the tray icon says nothing");
    }
}

fn chosen(app: &AppHandle, officer: &Officer, event: &MenuEvent) {
    match event.id().as_ref() {
        OPEN => front::bring_forward(app),
        SYNC => {
            let officer = officer.clone();
            tauri::async_runtime::spawn(async move {
                let _ = officer.sync_now(()).await; // the frame shows how it went
            });
        }
        QUIT => app.exit(0),
        other => tracing::warn!(other, "an unknown menu item"),
    }
}

/// The library is opened at run time and its absence ends the program; and without a watcher
/// on the session bus nobody would see the icon.
#[cfg(target_os = "linux")]
fn can_show() -> bool {
    has_library() && has_watcher()
}

#[cfg(not(target_os = "linux"))]
fn can_show() -> bool {
    true
}

#[cfg(target_os = "linux")]
fn has_library() -> bool {
    const FOLDERS: [&str; 6] = [
        "/usr/lib/x86_64-linux-gnu",
        "/usr/lib/aarch64-linux-gnu",
        "/usr/lib64",
        "/usr/lib",
        "/lib/x86_64-linux-gnu",
        "/lib64",
    ];
    const NAMES: [&str; 2] = ["libayatana-appindicator3.so.1", "libappindicator3.so.1"];
    // An AppImage brings its own.
    let carried = std::env::var_os("APPDIR").map(|image| Path::new(&image).join("usr/lib"));
    let folders = FOLDERS.iter().map(PathBuf::from).chain(carried);
    folders
        .flat_map(|folder| NAMES.map(|name| folder.join(name)))
        .any(|library| library.exists())
}

#[cfg(target_os = "linux")]
fn has_watcher() -> bool {
    let asked = || -> zbus::Result<bool> {
        let bus = zbus::blocking::Connection::session()?;
        let name = zbus::names::BusName::try_from("org.kde.StatusNotifierWatcher")?;
        let owned = zbus::blocking::fdo::DBusProxy::new(&bus)?.name_has_owner(name)?;
        Ok(owned)
    };
    asked().unwrap_or(false) // no bus, no tray
}
