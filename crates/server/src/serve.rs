//! `serve`: from the settings to a running server, and to an orderly end.

use crate::carriers;
use crate::central::Central;
use crate::config::Config;
use crate::http::limits::Limits;
use crate::http::listen::Listener;
use crate::routes::router;
use anyhow::{Context, Result, bail};
use domain::kata::waktu::waktu_panjang;
use domain::tenggat::kalender::wib;
use jiff::civil::Date;
use service::jobs::{Pace, Standing};
use service::{App, Clock, Health, IntakeLimits, jobs, referensi};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::{error, info, warn};

/// How often reminders and the commands of the clock are looked for.
const SWEEP: Duration = Duration::from_secs(30);
/// How often it is made sure that the database's file is still the one that was opened.
const WATCH: Duration = Duration::from_secs(2);
/// How long work that nobody waits for may take at the end.
const FINISH: Duration = Duration::from_secs(10);

/// Opens the database of the settings, with reference data if it has none yet.
pub async fn open(config: &Config) -> Result<App> {
    let app = App::open(config.settings().await?, Clock::System)
        .await
        .context("Basis data tidak dapat dibuka")?
        .with_filings_per_hour(config.limits.filings_per_hour)
        .with_failed_sign_ins_per_minute(config.limits.failed_sign_ins_per_minute)
        .with_intake(&intake(config))
        .with_room_mb(config.limits.free_space_mb);
    let app = match config.carriers()? {
        Some(carriers) => app.with_channels(&carriers.portal, &carriers.channels()),
        None => app,
    };
    if !referensi::is_loaded(&app).await? {
        let folder = &config.files.reference;
        if folder.join("skpd.json").is_file() {
            referensi::load(&app, folder)
                .await
                .with_context(|| format!("Data acuan di {} tidak terbaca", folder.display()))?;
            info!("reference data loaded");
        } else {
            warn!("no reference data yet: run load-reference");
        }
    }
    Ok(app)
}

fn intake(config: &Config) -> IntakeLimits {
    let limits = &config.limits;
    IntakeLimits {
        filings_per_network: limits.filings_per_network,
        filings_in_all: limits.filings_in_all,
        filings_without_wait: limits.filings_without_wait,
        registrations_per_network: limits.registrations_per_network,
        registrations_in_all: limits.registrations_in_all,
    }
}

/// Opens a database that is there already. In a wrong folder a command would otherwise make an
/// empty one beside the real one, and work on that.
pub async fn open_existing(config: &Config) -> Result<App> {
    must_exist(config)?;
    open(config).await
}

/// Refuses settings whose database is a file that is not there.
pub fn must_exist(config: &Config) -> Result<()> {
    if let Some(file) = config.storage.database_file()
        && !file.is_file()
    {
        bail!(
            "Tidak ada basis data di {}. Jalankan perintah ini dari folder server, atau sebut \
             berkas pengaturannya dengan --config. Bila server ini baru, jalankan dulu \
             sipendekar-server migrate.",
            std::path::absolute(file)?.display()
        );
    }
    Ok(())
}

/// Refuses a database that takes nothing. Mostly it could not even be opened for reading then, and
/// what was opened read-only stays so: whoever supervises tries again until it can be written.
async fn must_be_writable(app: &App) -> Result<()> {
    if app.health().await == Health::CannotWrite {
        bail!(
            "Basis data tidak dapat ditulisi, jadi server tidak dijalankan. Periksa ruang disk, \
             dan apakah berkas serta folder basis data dapat ditulisi oleh pengguna yang \
             menjalankan server. Sebab teknisnya ada di log."
        );
    }
    Ok(())
}

/// Refuses a clock that cannot be right: numbers are given by its year, deadlines are counted from it,
/// and both stay. Whoever supervises tries again until it was set. Weeks are only doubted: a server
/// may have been off.
async fn must_know_the_time(app: &App) -> Result<Pace> {
    let (pace, standing) = jobs::start(app).await?;
    match standing {
        Standing::Plausible => {}
        Standing::Doubtful => warn!(
            "the clock of this computer is far from the last time that the database knows; nothing \
             is ended or forgotten by age until it was confirmed, or was right for a day"
        ),
        Standing::Impossible => bail!(
            "Jam komputer ini menunjukkan {}, jauh dari terakhir kali server ini berjalan, jadi \
             server tidak dijalankan: nomor aduan, tenggat, dan sesi akan rusak. Setel jamnya \
             (timedatectl). Bila jam itu memang benar, jalankan dulu sipendekar-server \
             confirm-clock.",
            waktu_panjang(app.now())
        ),
    }
    Ok(pace)
}

/// Serves until the operating system asks the process to end.
pub async fn run(config: &Config) -> Result<()> {
    let app = open_existing(config).await?;
    must_be_writable(&app).await?;
    let pace = must_know_the_time(&app).await?;
    let listener = Listener::bind(config).await?;
    let stop = CancellationToken::new();
    let url = listener.url();
    let central = Central::new(app.clone(), config, &url, stop.clone());
    let tasks = TaskTracker::new();
    tasks.spawn(sweep(
        app.clone(),
        pace,
        central.limits.clone(),
        stop.clone(),
    ));
    if let Some(carriers) = config.carriers()? {
        carriers::start(&carriers, &app, &tasks, &stop)?;
    }
    tasks.spawn(stop_on_signal(stop.clone()));
    let moved = tasks.spawn(watch_the_database(app.clone(), stop.clone()));
    announce(&url);
    tell_service_manager();
    let work = central.work.clone();
    listener.serve(router(central), stop.clone()).await;
    stop.cancel();
    tasks.close();
    tasks.wait().await;
    finish(&work).await;
    if let Err(cause) = app.follow_log().await {
        warn!(%cause, "how far the log has come could not be noted");
    }
    app.close().await;
    app.make_room_for_rescued()?;
    info!("stopped");
    moved.await?
}

/// Waits for what was asked for by people who have hung up since.
async fn finish(work: &TaskTracker) {
    work.close();
    if timeout(FINISH, work.wait()).await.is_err() {
        warn!("some work did not finish in time and was cut off");
    }
}

/// Ends the server when its database is no longer where it was opened, or not the one that was: what is
/// acknowledged from then on is gone with the next start, or told to desktops that know another log.
async fn watch_the_database(app: App, stop: CancellationToken) -> Result<()> {
    let mut turns = tokio::time::interval(WATCH);
    loop {
        tokio::select! {
            _ = turns.tick() => {}
            () = stop.cancelled() => return Ok(()),
        }
        if !app.database_is_in_place() {
            error!("the database was moved or removed while the server runs; it ends");
            stop.cancel();
            return rescue(&app).await;
        }
        match app.follow_log().await {
            Ok(true) => {}
            Ok(false) => {
                error!("the database was put back from a copy while the server runs; it ends");
                stop.cancel();
                bail!(
                    "Basis data dikembalikan dari cadangan selagi server berjalan. Jalankan lagi \
                     server ini; aplikasi petugas lalu mengambil semuanya dari awal."
                );
            }
            Err(cause) => warn!(%cause, "the log of the database could not be looked at"),
        }
    }
}

async fn rescue(app: &App) -> Result<()> {
    let rescued = app.rescue_database().await?;
    bail!(
        "Basis data dipindahkan atau dihapus selagi server berjalan. Isinya sampai saat ini \
         diselamatkan di {}. Beri salinan itu nama basis data, lalu jalankan lagi; berkas yang \
         dipindahkan itu tidak lengkap.",
        rescued.display()
    );
}

#[expect(clippy::print_stdout, reason = "the one line that scripts wait for")]
fn announce(url: &str) {
    println!("SIPENDEKAR siap di {url}");
}

/// Whoever starts the unit waits for this, and hears it when a server ends before.
fn tell_service_manager() {
    #[cfg(target_os = "linux")]
    if let Err(cause) = sd_notify::notify(&[sd_notify::NotifyState::Ready]) {
        error!(%cause, "systemd was not told that the server is ready");
    }
}

/// The work of the clock. A sweep that failed is tried again at the next turn.
async fn sweep(app: App, mut pace: Pace, limits: Arc<Limits>, stop: CancellationToken) {
    let mut turns = tokio::time::interval(SWEEP);
    let mut warned = None;
    let started = Instant::now();
    if let Err(cause) = jobs::begin(&app).await {
        error!(%cause, "the clock could not ask to look again");
    }
    while stop.run_until_cancelled(turns.tick()).await.is_some() {
        limits.forget_quiet();
        warn_of_missing_holidays(&app, &mut warned);
        if let Err(cause) = jobs::turn(&app, &mut pace, started.elapsed()).await {
            error!(%cause, "a sweep failed");
        }
    }
}

/// Says once a day which year's holidays are missing: without them, deadlines in it count holidays
/// as working days.
fn warn_of_missing_holidays(app: &App, warned: &mut Option<Date>) {
    let hari_ini = wib(app.now()).date();
    if warned.replace(hari_ini) == Some(hari_ini) {
        return;
    }
    for tahun in app.referensi().kalender.tahun_kurang(hari_ini) {
        warn!(
            tahun,
            "no holidays are known for this year: load hari-libur.json"
        );
    }
}

async fn stop_on_signal(stop: CancellationToken) {
    tokio::select! {
        () = signal() => info!("asked to stop"),
        () = stop.cancelled() => {}
    }
    stop.cancel();
}

#[cfg(unix)]
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
        }
        Err(cause) => {
            error!(%cause, "SIGTERM cannot be heard, ctrl-c alone stops the server");
            let _ = tokio::signal::ctrl_c().await;
        }
    }
}

#[cfg(not(unix))]
async fn signal() {
    let _ = tokio::signal::ctrl_c().await;
}
