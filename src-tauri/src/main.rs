//! The window: one process, one page, one bridge to [`client::Officer`]. Glue only.

#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod arguments;
mod engine;
mod events;
mod front;
mod links;
mod log;
mod notify;
mod rpc;
mod sink;
mod tray;
mod update;
mod waiting;
mod window;

use arguments::{HELP, Request};
use client::{Link, Officer, Options};
use links::EarlyLink;
use std::error::Error;
use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;
use tauri::async_runtime::block_on;
use tauri::{App, AppHandle, Manager, RunEvent};
use update::StartAgain;

/// How long the last tasks may take when the program ends.
const LAST_WORDS: Duration = Duration::from_secs(3);

fn main() -> anyhow::Result<ExitCode> {
    log::start();
    match arguments::parse(std::env::args().skip(1)) {
        Request::Open => open_window(),
        Request::SelfTest => try_computer(),
        Request::Version => say(concat!("SIPENDEKAR ", env!("CARGO_PKG_VERSION"), "\n")),
        Request::Help => say(HELP),
        Request::Unknown(option) => {
            write!(
                std::io::stderr(),
                "Pilihan {option} tidak dikenal.\n\n{HELP}"
            )?;
            Ok(ExitCode::FAILURE)
        }
    }
}

fn say(text: &str) -> anyhow::Result<ExitCode> {
    std::io::stdout().write_all(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn open_window() -> anyhow::Result<ExitCode> {
    if !engine::is_there() {
        return Ok(ExitCode::FAILURE);
    }
    let builder = tauri::Builder::default()
        .manage(EarlyLink::default())
        .manage(StartAgain::default())
        .plugin(tauri_plugin_single_instance::init(|app, arguments, _| {
            links::started_again(app, arguments);
        }))
        .plugin(tauri_plugin_notification::init())
        .plugin(window::keeping())
        .invoke_handler(tauri::generate_handler![rpc::rpc])
        .setup(set_up);
    #[cfg(windows)]
    let builder = builder.plugin(tauri_plugin_updater::Builder::new().build());
    builder
        .build(tauri::generate_context!())?
        .run(until_the_end);
    Ok(ExitCode::SUCCESS)
}

/// Nothing ends the program while an update is installed, and it ends in order.
fn until_the_end(app: &AppHandle, event: RunEvent) {
    match event {
        RunEvent::ExitRequested { api, .. } if app.state::<Officer>().is_installing() => {
            api.prevent_exit();
        }
        RunEvent::Exit => {
            let officer = app.state::<Officer>().inner().clone();
            block_on(async move {
                let _ = tokio::time::timeout(LAST_WORDS, officer.stop()).await; // then it ends anyway
            });
            update::start_again(app);
        }
        _ => {}
    }
}

/// Says what works on this computer, a line for each; a code other than 0 if something doesn't.
fn try_computer() -> anyhow::Result<ExitCode> {
    let mut findings = block_on(client::self_test(&Options::of_computer()));
    findings.push(engine::trial());
    let mut out = std::io::stdout().lock();
    for finding in &findings {
        writeln!(out, "{finding}")?;
    }
    Ok(if findings.iter().all(client::Finding::works) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The officer first, so that the page finds an answer to its first question; the listener for
/// clicks before anything is shown.
fn set_up(app: &mut App) -> Result<(), Box<dyn Error>> {
    let mut options = Options::of_computer();
    options.updates.installer = update::installer(app.handle());
    let officer = block_on(Officer::start(options))?;
    app.manage(officer.clone());
    notify::listen(app.handle(), &officer)?;
    events::forward(app.handle(), &officer);
    let early = app.state::<EarlyLink>().take();
    if let Some(link) = early.or_else(|| Link::among(std::env::args())) {
        officer.follow(link);
    }
    let tray = tray::build(app.handle(), &officer);
    window::open(app.handle(), &officer, tray)?;
    Ok(())
}
