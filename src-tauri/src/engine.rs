//! The engine that draws the page: part of Linux packages, but on Windows a runtime of its own,
//! which may be missing.

use client::{Finding, Outcome};
#[cfg(not(windows))]
use std::io::Write;

#[cfg(windows)]
const NAME: &str = "Microsoft Edge WebView2 Runtime";
#[cfg(not(windows))]
const NAME: &str = "WebKitGTK";

/// Whether this computer can draw the window, for the self-test.
pub(crate) fn trial() -> Finding {
    let hasil = match tauri::webview_version() {
        Ok(versi) => Outcome::Works(format!("{NAME} {versi}.")),
        Err(error) => {
            tracing::error!(%error, "no engine for the window");
            Outcome::Fails(missing())
        }
    };
    Finding {
        perihal: "Jendela",
        hasil,
    }
}

fn missing() -> String {
    format!(
        "{NAME} belum ada di komputer ini. Minta petugas TI memasangnya (lihat PEMASANGAN), lalu \
         buka SIPENDEKAR lagi."
    )
}

/// Says in a window of the system that the engine is missing, and whether it is there.
#[cfg(windows)]
pub(crate) fn is_there() -> bool {
    let Finding { hasil, .. } = trial();
    if let Outcome::Fails(pesan) = hasil {
        rfd::MessageDialog::new()
            .set_level(rfd::MessageLevel::Error)
            .set_title("SIPENDEKAR tidak dapat dibuka")
            .set_description(pesan)
            .show();
        return false;
    }
    true
}

/// Without it the program would not have been loaded, but there may be no screen to draw on: on a
/// console, or from afar. The library of windows would end the program without a word to people.
#[cfg(not(windows))]
pub(crate) fn is_there() -> bool {
    const NO_SCREEN: &str = "SIPENDEKAR: Tidak ada layar: X maupun Wayland tidak terhubung. Buka \
                             SIPENDEKAR dari sesi desktop, bukan dari konsol atau layanan.";
    let there = gtk::init();
    if let Err(error) = &there {
        tracing::error!(%error, "no screen");
        let _closed = writeln!(std::io::stderr(), "{NO_SCREEN}");
    }
    there.is_ok()
}
