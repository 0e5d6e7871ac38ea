//! Whether a process can do its work, tried and not guessed.

use super::App;
use crate::error::Error;
use std::time::{Duration, Instant};
use store::referensi::Kind;

/// How long the database may take to answer whether it can be written.
const HEALTH: Duration = Duration::from_secs(3);
/// How long an answer to that is good: asking costs the disk a write.
const FRESH: Duration = Duration::from_secs(5);
/// Setting that is written to try whether anything can be.
const WRITTEN: &str = "dapat_ditulisi";

/// Whether a process can do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    /// It can.
    Well,
    /// It can, but ends and forgets nothing: by what the database knows its clock may be wrong.
    ClockDoubted,
    /// It can, but takes no more photos.
    LittleRoom,
    /// The database does not take a row within three seconds.
    CannotWrite,
    /// The database is no longer where it was opened.
    Moved,
    /// Without SKPD and kecamatan nobody can file anything.
    NoReferensi,
}

impl App {
    /// What keeps this process from its work, if anything: whether it can write is tried, at most
    /// once in a while however often it is asked.
    pub async fn health(&self) -> Health {
        let mut last = self.inner.health.lock().await;
        match *last {
            Some((asked, health)) if asked.elapsed() < FRESH => health,
            Some(_) | None => {
                let health = self.examine().await;
                *last = Some((Instant::now(), health));
                health
            }
        }
    }

    async fn examine(&self) -> Health {
        match tokio::time::timeout(HEALTH, self.try_to_write()).await {
            Ok(Ok(())) if !self.database_is_in_place() => Health::Moved,
            Ok(Ok(())) if self.referensi().skpd.is_empty() => Health::NoReferensi,
            Ok(Ok(())) if !self.believes_clock() => Health::ClockDoubted,
            Ok(Ok(())) if !self.has_room_for_photos() => Health::LittleRoom,
            Ok(Ok(())) => Health::Well,
            Ok(Err(cause)) => {
                tracing::error!(%cause, "the database can not be written");
                Health::CannotWrite
            }
            Err(_) => {
                tracing::error!("the database does not answer in time");
                Health::CannotWrite
            }
        }
    }

    async fn try_to_write(&self) -> Result<(), Error> {
        let mut tx = self.store().write().await?;
        let kini = self.now().as_millisecond();
        store::referensi::put(&mut tx, Kind::Setelan, WRITTEN, 0, &kini).await?;
        tx.commit().await?;
        Ok(())
    }
}
