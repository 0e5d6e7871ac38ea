//! What is so old that nobody asks for it any more. Nothing of an aduan is among it.

use crate::app::App;
use crate::error::Error;
use jiff::{SignedDuration, Timestamp};

/// How long a request may be repeated. A form that was left open may be sent much later, but not
/// this much.
const REPEATED: SignedDuration = SignedDuration::from_hours(180 * 24);
/// How long notices are kept: by then what they tell of is long past, and it stands in the riwayat.
const TOLD: SignedDuration = SignedDuration::from_hours(366 * 24);

/// Forgets it. Asks first, so that a clock with nothing to do writes nothing.
pub(super) async fn sweep(app: &App) -> Result<(), Error> {
    let before = |age| app.now().saturating_sub(age).unwrap_or(Timestamp::MIN);
    let (repeated, told) = (before(REPEATED), before(TOLD));
    let mut tx = app.store().read().await?;
    let any = store::idempotency::any_before(&mut tx, repeated).await?
        || store::notice::any_before(&mut tx, told).await?
        || store::pesan::any_before(&mut tx, told).await?
        || store::kode_sekali::any_ended(&mut tx, app.now()).await?;
    drop(tx);
    if any {
        let mut tx = app.store().write().await?;
        store::idempotency::delete_before(&mut tx, repeated).await?;
        store::notice::delete_before(&mut tx, told).await?;
        store::pesan::delete_before(&mut tx, told).await?;
        store::kode_sekali::delete_ended(&mut tx, app.now()).await?;
        tx.commit().await?;
    }
    Ok(())
}
