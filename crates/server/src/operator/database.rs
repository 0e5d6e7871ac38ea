//! The database: made, copied, filled with reference data, and verified.

use crate::config::Config;
use crate::operator::backup;
use crate::operator::say::{note, say};
use crate::serve;
use anyhow::{Context, Result, bail};
use domain::id::NomorRegister;
use domain::kata::waktu::waktu_panjang;
use service::jobs::{self, Standing, photos};
use service::{App, Clock, referensi};
use std::path::Path;

/// Makes or updates the database; with a folder, copies it there before.
pub async fn migrate(config: &Config, copies: Option<&Path>) -> Result<()> {
    if let Some(folder) = copies {
        if let Some(copy) = backup::copy_before(config, folder).await? {
            say(&format!("Salinan basis data: {}", copy.display()));
        } else if config.storage.database_file().is_none() {
            note("PostgreSQL tidak disalin di sini; cadangannya dibuat dengan pg_dump.");
        }
    }
    serve::open(config).await?.close().await;
    if let Some(folder) = copies {
        backup::forget_old(folder)?;
    }
    say("Basis data siap.");
    Ok(())
}

/// Copies the database into a folder.
pub async fn back_up(config: &Config, folder: &Path) -> Result<()> {
    serve::must_exist(config)?;
    let copy = backup::copy(config, folder).await?;
    say(&format!("Salinan basis data: {}", copy.display()));
    Ok(())
}

/// Loads reference data from a folder, or from that of the settings.
pub async fn load_reference(config: &Config, folder: Option<&Path>) -> Result<()> {
    let folder = folder.unwrap_or(&config.files.reference);
    let app = App::open(config.settings().await?, Clock::System).await?;
    referensi::load(&app, folder)
        .await
        .with_context(|| format!("Data acuan di {} tidak terbaca", folder.display()))?;
    app.close().await;
    say("Data acuan dimuat.");
    Ok(())
}

/// Removes photos that no aduan names; by their age, so not by a clock that may be wrong.
pub async fn remove_orphans(config: &Config) -> Result<()> {
    let app = serve::open_existing(config).await?;
    let (_, standing) = jobs::clock_at_start(&app).await?;
    if standing != Standing::Plausible {
        app.close().await;
        bail!(
            "Jam komputer ini menunjukkan {}, jauh dari terakhir kali server berjalan, jadi tidak \
             ada yang dihapus menurut umurnya. Bila jam itu benar, jalankan dulu confirm-clock.",
            waktu_panjang(app.now())
        );
    }
    let removed = photos::remove_orphans(&app).await;
    app.close().await;
    say(&format!("{} foto tanpa aduan dihapus.", removed?));
    Ok(())
}

/// Takes note that the clock is right.
pub async fn confirm_clock(config: &Config) -> Result<()> {
    let app = serve::open_existing(config).await?;
    let noted = jobs::confirm_clock(&app).await;
    let now = waktu_panjang(app.now());
    app.close().await;
    noted?;
    say(&format!("Dicatat bahwa jam ini benar: {now}."));
    Ok(())
}

/// Takes note that the database was restored from a backup.
pub async fn note_restored(config: &Config, last: Option<NomorRegister>) -> Result<()> {
    let app = serve::open_existing(config).await?;
    let noted = app.note_restored(last).await;
    app.close().await;
    noted?;
    say("Pemulihan dicatat. Mulai ulang server bila sedang berjalan.");
    Ok(())
}

/// Fails if a row of the riwayat was changed.
pub async fn verify_riwayat(config: &Config) -> Result<()> {
    let app = serve::open_existing(config).await?;
    let broken = app.first_broken_link().await?;
    let photos = photos::compare(&app).await?;
    app.close().await;
    if let Some(first) = photos.broken.first() {
        let count = photos.broken.len();
        bail!("{count} foto hilang atau bukan yang diajukan; yang pertama {first}.");
    }
    match broken {
        None => say("Riwayat utuh: setiap baris cocok dengan baris sebelumnya."),
        Some(seq) => bail!("Riwayat tidak utuh mulai baris {}.", seq.0),
    }
    Ok(())
}
