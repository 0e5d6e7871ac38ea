//! Sessions that are over, and counters of whoever has done nothing lately.

use crate::app::App;
use crate::error::Error;

/// Forgets them.
pub(super) async fn sweep(app: &App) -> Result<(), Error> {
    forget_ended(app).await?;
    app.attempts().forget_old();
    app.filings().forget_old();
    app.counter().forget_old();
    app.kode_surel().forget_old();
    app.intake().forget_old(app.now());
    Ok(())
}

/// Asks first, so that a clock with nothing to do writes nothing.
async fn forget_ended(app: &App) -> Result<(), Error> {
    let now = app.now();
    let mut tx = app.store().read().await?;
    let any = store::session::any_ended(&mut tx, now).await?;
    drop(tx);
    if any {
        let mut tx = app.store().write().await?;
        store::session::delete_ended(&mut tx, now).await?;
        tx.commit().await?;
    }
    Ok(())
}
