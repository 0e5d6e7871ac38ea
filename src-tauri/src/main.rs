//! The window: one process, one page, one bridge to [`client::Officer`]. Glue only.

#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod events;
mod log;
mod notify;
mod rpc;
mod tray;
mod window;

use client::{Officer, Options};
use std::error::Error;
use std::time::Duration;
use tauri::async_runtime::block_on;
use tauri::{App, Manager, RunEvent};

/// How long the last tasks may take when the program ends.
const LAST_WORDS: Duration = Duration::from_secs(3);

fn main() -> anyhow::Result<()> {
    log::start();
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| {
            window::bring_forward(app);
        }))
        .plugin(tauri_plugin_notification::init())
        .invoke_handler(tauri::generate_handler![rpc::rpc])
        .setup(set_up)
        .build(tauri::generate_context!())?;
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            let officer = app.state::<Officer>().inner().clone();
            block_on(async move {
                let _ = tokio::time::timeout(LAST_WORDS, officer.stop()).await; // then it ends anyway
            });
        }
    });
    Ok(())
}

/// The officer first, so that the page finds an answer to its first question; the listener for
/// clicks before anything is shown.
fn set_up(app: &mut App) -> Result<(), Box<dyn Error>> {
    let officer = block_on(Officer::start(Options::from_env()))?;
    app.manage(officer.clone());
    notify::listen(app.handle(), &officer)?;
    events::forward(app.handle(), &officer);
    let tray = tray::build(app.handle(), &officer);
    window::open(app.handle(), tray)?;
    Ok(())
}
