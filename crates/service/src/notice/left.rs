//! SKPD in which aduan wait: when nobody is left to read them, and when somebody comes.

use super::tell;
use crate::app::App;
use crate::error::Error;
use anyhow::Context as _;
use domain::id::SkpdKode;
use domain::notice::Notice;
use domain::person::aktor::Aktor;
use std::collections::BTreeMap;
use store::Tx;

/// How many aduan wait at each SKPD without an officer.
pub(crate) async fn unread_at(tx: &mut Tx) -> Result<BTreeMap<SkpdKode, u32>, Error> {
    let officers = store::person::officers(tx).await?;
    let mut waiting = store::aduan::waiting_at_skpd(tx).await?;
    waiting.retain(|kode, _| !officers.contains_key(kode));
    Ok(waiting)
}

/// Tells Diskominfo and the superadmins of each SKPD in which aduan wait and nobody is left to read
/// them; of the same aduan once. To be called in the transaction in which an officer leaves a SKPD,
/// whoever closes or moves the account, after [`store::counter::lock_log`]: then a disposition made at
/// the same moment is either seen here or sees that nobody is left. Gives how many SKPD these are.
pub(crate) async fn tell_of_unread(tx: &mut Tx, app: &App) -> Result<usize, Error> {
    let unread = unread_at(tx).await?;
    for (skpd, jumlah) in &unread {
        tracing::warn!(%skpd, jumlah, "aduan wait at a SKPD without an officer");
        let waiting = store::aduan::waiting_at(tx, skpd).await?;
        let longest = waiting.first().context("an aduan that waits")?;
        let tanda = format!("tanpa-petugas/{skpd}/{}", longest.id);
        for notice in Notice::without_officer(skpd, *jumlah, longest.nomor) {
            tell::remind(tx, app, &notice, longest.id, &tanda, app.now()).await?;
        }
    }
    Ok(unread.len())
}

/// Tells somebody who has come to a SKPD of whatever waits there: it was told before they came. To be
/// called in the transaction in which an account comes to a SKPD.
pub(crate) async fn tell_newcomer(tx: &mut Tx, app: &App, aktor: &Aktor) -> Result<(), Error> {
    let (Some(skpd), Some(id)) = (aktor.skpd(), aktor.id()) else {
        return Ok(());
    };
    let waiting = store::aduan::waiting_at(tx, skpd).await?;
    let waiting: Vec<_> = waiting.into_iter().map(|one| one.id).collect();
    for found in store::aduan::load_among(tx, &waiting).await? {
        let notice = Notice::waiting(id, &found.aduan);
        let tanda = format!("menunggu/{}/{skpd}", found.aduan.id);
        tell::remind(tx, app, &notice, found.aduan.id, &tanda, app.now()).await?;
    }
    Ok(())
}
