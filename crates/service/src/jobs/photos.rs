//! Photos on disk against the rows that name them, both ways.

use crate::app::App;
use crate::error::Error;
use anyhow::Context as _;
use domain::id::LampiranId;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;
use std::path::PathBuf;
use uuid::Uuid;
use wire::aduan::UkuranFoto;

/// How many rows are read at once.
const STEP: u32 = 1_000;
/// How old a photo without a row must be: a filing that is under way has its photos before its row.
const OLD: SignedDuration = SignedDuration::from_hours(7 * 24);

/// What was found.
#[derive(Debug, Default)]
pub struct Photos {
    /// Photos whose file is missing, or is not the one that was filed.
    pub broken: Vec<LampiranId>,
    /// Files, by the photo that they would be, that no aduan has named for a week.
    pub orphans: BTreeMap<LampiranId, Vec<PathBuf>>,
}

/// Compares every file with every row.
pub async fn compare(app: &App) -> Result<Photos, Error> {
    // Files first: whatever is filed meanwhile has no file in this list.
    let mut found = app.files().found().context("picture folder")?;
    let mut photos = Photos::default();
    let mut last = LampiranId(Uuid::nil());
    loop {
        let mut tx = app.store().read().await?;
        let rows = store::lampiran::after(&mut tx, last, STEP).await?;
        drop(tx);
        let Some((id, _)) = rows.last() else { break };
        last = *id;
        for (id, ukuran) in rows {
            found.remove(&id);
            let whole = app.files().length(id, UkuranFoto::Besar) == Some(ukuran);
            if !whole || app.files().length(id, UkuranFoto::Kecil).is_none() {
                photos.broken.push(id);
            }
        }
    }
    let before = app.now().saturating_sub(OLD).unwrap_or(Timestamp::MIN);
    found.retain(|id, _| made(*id).is_some_and(|made| made < before));
    photos.orphans = found;
    Ok(photos)
}

/// Removes the files that no aduan names, and gives how many photos that were. Not after a restore
/// whose numbers nobody has set: the aduan of these photos may be among what the backup had not.
pub async fn remove_orphans(app: &App) -> Result<usize, Error> {
    if app.may_repeat_numbers().await? {
        return Err(Error::field(
            "foto",
            "Basis data ini dari cadangan. Jalankan dulu restored --nomor.",
        ));
    }
    let orphans = compare(app).await?.orphans;
    for path in orphans.values().flatten() {
        std::fs::remove_file(path).context("picture file")?;
    }
    Ok(orphans.len())
}

/// When a photo got its id, which tells it.
fn made(id: LampiranId) -> Option<Timestamp> {
    let (seconds, nanos) = id.0.get_timestamp()?.to_unix();
    Timestamp::new(seconds.try_into().ok()?, nanos.try_into().ok()?).ok()
}
