//! Copies of the SQLite database in a folder: for the operator, and before each migration.

use crate::config::{Config, make_private};
use anyhow::{Context, Result, bail};
use domain::tenggat::kalender::wib;
use service::Clock;
use std::fs;
use std::path::{Path, PathBuf};

/// Copies that are kept of those made before migrations.
const KEPT: usize = 5;
/// How the names of those copies begin.
const BEFORE: &str = "sebelum-migrasi";

/// Copies the database into a folder; gives the copy's path.
pub async fn copy(config: &Config, folder: &Path) -> Result<PathBuf> {
    if config.storage.database_file().is_none() {
        bail!("Hanya SQLite yang disalin di sini. Salin PostgreSQL dengan pg_dump.");
    }
    copy_as("sipendekar", config, folder).await
}

/// Copies the database before it is migrated, if there is one and it is a file.
pub async fn copy_before(config: &Config, folder: &Path) -> Result<Option<PathBuf>> {
    if config.storage.database_file().is_some_and(Path::is_file) {
        return copy_as(BEFORE, config, folder).await.map(Some);
    }
    Ok(None)
}

/// Removes the oldest copies made before migrations, and no other file.
pub fn forget_old(folder: &Path) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    let mut copies: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    copies.retain(|path| is_copy_before(path));
    copies.sort();
    let old = copies.len().saturating_sub(KEPT);
    for copy in copies.iter().take(old) {
        fs::remove_file(copy).with_context(|| copy.display().to_string())?;
    }
    Ok(())
}

fn is_copy_before(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    name.is_some_and(|name| name.starts_with(BEFORE))
        && path.extension().is_some_and(|ending| ending == "db")
}

/// The copy is named by its time, so that names are in the order of time.
async fn copy_as(begin: &str, config: &Config, folder: &Path) -> Result<PathBuf> {
    if !folder.exists() {
        make_private(folder)
            .with_context(|| format!("Folder {} tidak dapat dibuat", folder.display()))?;
    }
    let at = wib(Clock::System.now()).strftime("%Y%m%d-%H%M%S");
    let (copy, file) = free_name(folder, &format!("{begin}-{at}"))?;
    // Under its name there is nothing or all: whoever finds half a copy takes it for a whole one.
    let partial = copy.with_extension("partial");
    let copied = write_copy(config, &partial).await;
    drop(file);
    let placed = copied.and_then(|()| Ok(fs::rename(&partial, &copy)?));
    let placed = placed.and_then(|()| Ok(disk::keep_name(&copy)?));
    if let Err(error) = placed {
        fs::remove_file(&copy)?;
        let _ = fs::remove_file(&partial); // it may never have been made
        bail!("Basis data tidak dapat disalin: {error:#}");
    }
    Ok(copy)
}

async fn write_copy(config: &Config, partial: &Path) -> Result<()> {
    drop(disk::create_private(partial)?);
    service::backup::copy(&config.storage.database, partial).await?;
    disk::keep(partial).context("cannot flush the copy")
}

/// Takes a name that nobody has: several copies may be made in one second.
fn free_name(folder: &Path, name: &str) -> Result<(PathBuf, fs::File)> {
    let names = std::iter::once(format!("{name}.db"))
        .chain((2..100).map(|nth| format!("{name}-{nth:02}.db")));
    for name in names {
        let copy = folder.join(name);
        match disk::create_private(&copy) {
            Ok(file) => return Ok((copy, file)),
            Err(cause) if cause.kind() == std::io::ErrorKind::AlreadyExists => {} // the next one
            Err(cause) => {
                let told = format!("Salinan {} tidak dapat dibuat", copy.display());
                return Err(anyhow::Error::new(cause).context(told));
            }
        }
    }
    bail!("Terlalu banyak salinan dibuat dalam satu detik.")
}
