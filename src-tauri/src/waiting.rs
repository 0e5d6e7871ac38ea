//! How much waits for the officer, where it is seen without opening the window: in its title, and at
//! the tray icon.

use crate::{front, tray};
use client::Officer;
use tauri::{AppHandle, Manager};
use wire::desk::{Desk, JumlahPandangan, ListRequest, Pandangan, Urutan};

/// Counts anew, and shows it.
pub(crate) fn show(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let officer = app.state::<Officer>().inner().clone();
        let request = ListRequest {
            pandangan: Pandangan::PerluTindakan,
            jenis: None,
            cari: String::new(),
            urutan: Urutan::default(),
        };
        let counts = officer.list_aduan(request).await; // nobody signed in: nothing waits
        let said = sentence(&counts.map(|list| list.jumlah).unwrap_or_default());
        tray::say(&app, &said);
        let titled = app
            .get_webview_window(front::LABEL)
            .map(|window| window.set_title(&said));
        if let Some(Err(error)) = titled {
            tracing::warn!(%error, "the window keeps its old title");
        }
    });
}

/// `SIPENDEKAR · 3 perlu tindakan · 1 lewat tenggat`.
fn sentence(counts: &[JumlahPandangan]) -> String {
    let part = |of: Pandangan, words: &str| {
        let count = counts.iter().find(|count| count.pandangan == of)?;
        (count.jumlah > 0).then(|| format!(" · {} {words}", count.jumlah))
    };
    let parts = [
        part(Pandangan::PerluTindakan, "perlu tindakan"),
        part(Pandangan::LewatTenggat, "lewat tenggat"),
    ];
    let parts: String = parts.into_iter().flatten().collect();
    format!("SIPENDEKAR{parts}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_waits_is_said() {
        let count = |pandangan, jumlah| JumlahPandangan { pandangan, jumlah };
        assert_eq!(sentence(&[]), "SIPENDEKAR");
        assert_eq!(
            sentence(&[
                count(Pandangan::PerluTindakan, 3),
                count(Pandangan::LewatTenggat, 1),
            ]),
            "SIPENDEKAR · 3 perlu tindakan · 1 lewat tenggat"
        );
        assert_eq!(
            sentence(&[
                count(Pandangan::PerluTindakan, 3),
                count(Pandangan::LewatTenggat, 0),
            ]),
            "SIPENDEKAR · 3 perlu tindakan"
        );
    }
}
