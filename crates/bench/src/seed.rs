//! Seeded databases, filled through the real use cases by a clock that is moved, and kept.

use crate::accounts::{SANDI, citizens};
use crate::cast::{self, Cast};
use crate::multiply;
use crate::schema::fingerprint;
use crate::story::{fate, steps};
use crate::tell::note;
use anyhow::{Context as _, Result};
use demo::By;
use demo::sample::{self, Sample};
use domain::tenggat::kalender::wib;
use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;
use service::aduan::file_aduan;
use service::aduan::run_command;
use service::aduan::warga::aduan_warga;
use service::{App, Clock, Keys, Settings, jobs, referensi};
use std::fs;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use tokio::task::JoinSet;
use uuid::Uuid;

/// Changed when the seeding changes, so that older databases are made anew.
const VERSION: u32 = 1;
/// Aduan that are told at the same time.
const AT_ONCE: usize = 8;
/// Over how long the aduan are spread.
const SPAN: SignedDuration = SignedDuration::from_hours(2 * 365 * 24);
/// Everything has happened before this long ago.
const QUIET: SignedDuration = SignedDuration::from_hours(6 * 24);
/// Most aduan that go through the use cases; larger databases are multiples of this.
pub(crate) const REAL: usize = 10_000;
/// Most citizens that are registered: each password costs its time.
const MOST_CITIZENS: usize = 10_000;

/// A folder with a database, its keys and its pictures.
#[derive(Debug, Clone)]
pub(crate) struct Place(pub(crate) PathBuf);

impl Place {
    /// The file of the database.
    pub(crate) fn file(&self) -> PathBuf {
        self.0.join("sipendekar.db")
    }

    /// Its address, on SQLite.
    pub(crate) fn address(&self) -> String {
        format!("sqlite:{}", self.file().display())
    }

    /// The file of the keys.
    pub(crate) fn keys(&self) -> PathBuf {
        self.0.join("kunci")
    }

    /// Opens the use cases on a database, by the system's clock.
    pub(crate) async fn open(&self, address: &str) -> Result<App> {
        let settings = Settings {
            database: address.to_owned(),
            folder: self.0.join("lampiran"),
            keys: Keys::load_or_create(&self.keys())?,
        };
        let app = App::open(settings, Clock::System).await?;
        Ok(app.with_filings_per_hour(NonZeroU32::MAX))
    }

    /// A copy that may be written to.
    pub(crate) fn copy_to(&self, folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder)?;
        let copy = Self(folder.to_owned());
        fs::copy(self.file(), copy.file())?;
        fs::copy(self.keys(), copy.keys())?;
        Ok(copy)
    }
}

/// The seeded database of that size, made if it is not there yet.
pub(crate) async fn seeded(folder: &Path, data: &Path, size: usize) -> Result<Place> {
    let key = schema_key(folder).await?;
    let place = Place(folder.join(format!("{size}-{key}-{VERSION}")));
    if place.file().exists() {
        return Ok(place);
    }
    let start = Instant::now();
    let unfinished = Place(folder.join(format!("{size}-{key}-{VERSION}.unfinished")));
    if unfinished.0.exists() {
        fs::remove_dir_all(&unfinished.0)?;
    }
    let times = size.div_ceil(REAL);
    if times > 1 {
        let base = Box::pin(seeded(folder, data, REAL)).await?;
        base.copy_to(&unfinished.0)?;
        more_citizens(&unfinished, size).await?;
        note(&format!("multiplying {REAL} aduan by {times}"));
        multiply::multiply(&mut Connection::open(unfinished.file())?, times)?;
    } else {
        note(&format!("seeding {size} aduan through the use cases"));
        fs::create_dir_all(&unfinished.0)?;
        fill(&unfinished, &unfinished.address(), data, size).await?;
    }
    settle(&unfinished)?;
    fs::rename(&unfinished.0, &place.0)?;
    note(&format!("{size} aduan in {} s", start.elapsed().as_secs()));
    Ok(place)
}

/// Registers those that a larger database has more of: about ten aduan belong to each.
async fn more_citizens(place: &Place, size: usize) -> Result<()> {
    let (from, to) = (citizens(REAL), citizens(size).min(MOST_CITIZENS));
    note(&format!("registering {} more citizens", to - from));
    let app = place.open(&place.address()).await?;
    cast::register_all(&app, from..to).await?;
    app.close().await;
    Ok(())
}

/// What the schema is called, by an empty database.
async fn schema_key(folder: &Path) -> Result<String> {
    fs::create_dir_all(folder)?;
    let empty = tempfile::tempdir_in(folder)?;
    let place = Place(empty.path().to_owned());
    place.open(&place.address()).await?.close().await;
    let key = fingerprint(&Connection::open(place.file())?)?;
    Ok(key.chars().take(8).collect())
}

/// Puts everything into the one file, so that it can be copied.
fn settle(place: &Place) -> Result<()> {
    let database = Connection::open(place.file())?;
    database.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;")?;
    Ok(())
}

/// Fills an empty database.
pub(crate) async fn fill(place: &Place, address: &str, data: &Path, size: usize) -> Result<()> {
    let app = place.open(address).await?;
    referensi::load(&app, data).await?;
    let samples = sample::load(data, &app.referensi())?;
    let samples: Vec<Sample> = samples.into_iter().filter(|sample| !sample.iklan).collect();
    let now = app.now();
    let first = app.at(Clock::fixed(now - SPAN - QUIET));
    let cast = cast::create(&first, &samples, size)
        .await
        .with_context(|| format!("accounts with the password {SANDI}"))?;
    let stage = Arc::new(Stage {
        app: app.clone(),
        cast,
        samples,
        size,
        now,
        next: AtomicUsize::new(0),
    });
    let mut tasks = JoinSet::new();
    for _ in 0..AT_ONCE {
        let stage = Arc::clone(&stage);
        tasks.spawn(async move { stage.perform().await });
    }
    while let Some(done) = tasks.join_next().await {
        done??;
    }
    jobs::sweep(&app).await?;
    app.close().await;
    Ok(())
}

/// What is being told.
struct Stage {
    app: App,
    cast: Cast,
    samples: Vec<Sample>,
    size: usize,
    now: Timestamp,
    next: AtomicUsize,
}

impl Stage {
    /// One aduan after the other, until all are told.
    async fn perform(&self) -> Result<()> {
        loop {
            let n = self.next.fetch_add(1, Ordering::Relaxed);
            if n >= self.size {
                return Ok(());
            }
            if n > 0 && n.is_multiple_of(2_000) {
                note(&format!("{n} of {}", self.size));
            }
            self.one(n).await.with_context(|| format!("aduan {n}"))?;
        }
    }

    async fn one(&self, n: usize) -> Result<()> {
        let sample = self.samples.get(n % self.samples.len());
        let sample = sample.context("a sample")?;
        let citizen = self.cast.citizens.get(n * 7 % self.cast.citizens.len());
        let citizen = citizen.context("a citizen")?;
        let filed = self.filed_at(n)?;
        let day = wib(filed).date();
        let app = self.app.at(Clock::fixed(filed));
        let form = sample.form(n, day);
        let nomor = file_aduan(&app, citizen, &form, Vec::new(), Uuid::new_v4()).await?;
        let id = aduan_warga(&app, citizen, nomor).await?.id;
        for step in steps(n, sample, fate(n, sample), day) {
            let aktor = match step.by {
                By::Citizen => citizen,
                By::Admin => &self.cast.admin,
                By::Officer => {
                    let officer = self.cast.officers.get(&sample.skpd);
                    officer.context("an officer of this SKPD")?
                }
            };
            let at = filed + SignedDuration::from_hours(step.hours);
            let app = self.app.at(Clock::fixed(at));
            run_command(&app, aktor, id, step.command, None, Uuid::new_v4())
                .await
                .with_context(|| format!("a command on the way to {:?}", fate(n, sample)))?;
        }
        Ok(())
    }

    /// The aduan are spread evenly.
    fn filed_at(&self, n: usize) -> Result<Timestamp> {
        let start = self.now - SPAN - QUIET;
        let share = SPAN.as_secs() * i64::try_from(n)? / i64::try_from(self.size)?;
        Ok(start + SignedDuration::from_secs(share))
    }
}
