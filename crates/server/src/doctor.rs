//! `doctor`: whether this installation is as it should be.

use crate::cli::say;
use crate::config::Config;
use crate::serve;
use crate::updates;
use anyhow::Result;
use domain::calendar::wib;
use service::{App, reference};

/// Every check says what it found; the command fails if one of them failed.
pub async fn run(config: &Config) -> Result<()> {
    let app = serve::open_existing(config)
        .await
        .inspect(|_| say("baik   basis data terbuka"))?;
    let checks = [
        ("basis data menjawab", app.ready().await.is_ok()),
        ("data acuan lengkap", reference::is_loaded(&app).await?),
        ("riwayat utuh", app.first_broken_link().await?.is_none()),
        ("folder lampiran dapat ditulisi", writable(config)),
        (
            "hari libur tahun ini dan berikutnya ada",
            holidays_known(&app),
        ),
    ];
    app.close().await;
    let updates = config.updates.as_deref().map(|folder| {
        let what = "folder pembaruan terbaca dan desktop.json di dalamnya utuh";
        (what, updates::are_in_order(folder))
    });
    let checks: Vec<_> = checks.into_iter().chain(updates).collect();
    for (what, good) in &checks {
        say(&format!(
            "{}  {what}",
            if *good { "baik " } else { "RUSAK" }
        ));
    }
    anyhow::ensure!(
        checks.iter().all(|(_, good)| *good),
        "Ada yang perlu diperbaiki."
    );
    Ok(())
}

fn writable(config: &Config) -> bool {
    let probe = config.folder.join(".doctor");
    std::fs::write(&probe, b"")
        .and_then(|()| std::fs::remove_file(&probe))
        .is_ok()
}

fn holidays_known(app: &App) -> bool {
    let referensi = app.referensi();
    referensi
        .kalender
        .tahun_kurang(wib(app.now()).date())
        .is_empty()
}
