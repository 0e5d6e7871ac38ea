//! The ledger of notices: what was shown and what was opened.

use crate::app::App;
use crate::error::Error;
use domain::person::aktor::Aktor;
use wire::notice::{MarkNotices, NoticeMark};

/// Notes what became of the actor's own notices; other people's ids have no effect.
pub async fn mark_notices(app: &App, aktor: &Aktor, tanda: &MarkNotices) -> Result<(), Error> {
    let person = aktor.id().ok_or(Error::Forbidden)?;
    let now = app.now();
    let mut tx = app.store().write().await?;
    // In one order, so that two computers of one person never wait for each other.
    let mut ids: Vec<_> = tanda.ids.iter().take(500).copied().collect();
    ids.sort_unstable();
    for id in ids {
        match tanda.tanda {
            NoticeMark::Ditampilkan => {
                store::notice::mark_shown(&mut tx, person, id, now).await?;
            }
            NoticeMark::Dibuka => store::notice::mark_opened(&mut tx, person, id, now).await?,
        }
    }
    tx.commit().await?;
    Ok(())
}
