//! Dispositions that nobody at the SKPD has opened.

use crate::app::App;
use crate::error::Error;
use crate::ground::next_look;
use crate::notice::tell;
use domain::aduan::Aduan;
use domain::aduan::command::CommandKind;
use domain::aduan::event::Peristiwa;
use domain::id::PersonId;
use domain::notice::Notice;
use domain::notice::pengingat::{tanda_unread, to_be_read};
use jiff::Timestamp;
use store::Tx;

/// Tells whoever disposed the aduan of each SKPD that had four hours of work to open it and did not;
/// once for each disposition. Gives how many people are told now.
pub(super) async fn tell(
    tx: &mut Tx,
    app: &App,
    aduan: &Aduan,
    now: Timestamp,
) -> Result<usize, Error> {
    let due = next_look::unread(aduan, &app.referensi().kalender);
    let (Some(disposisi), Some(true)) = (&aduan.disposisi, due.map(|due| due <= now)) else {
        return Ok(0);
    };
    let mut told = 0;
    for skpd in to_be_read(aduan) {
        let nobody = store::person::of_skpd(tx, skpd).await?.is_empty(); // told already
        if nobody || store::notice::is_opened_at(tx, aduan.id, skpd, disposisi.pada).await? {
            continue;
        }
        let Some(disposer) = disposer(tx, aduan).await? else {
            continue;
        };
        let notice = Notice::unread(disposer, skpd, aduan);
        let tanda = tanda_unread(aduan.id, skpd, disposisi);
        told += tell::remind(tx, app, &notice, aduan.id, &tanda, now).await?;
    }
    Ok(told)
}

/// Who disposed the aduan last.
async fn disposer(tx: &mut Tx, aduan: &Aduan) -> Result<Option<PersonId>, Error> {
    let riwayat = store::riwayat::of_aduan(tx, aduan.id).await?;
    let disposed = riwayat.iter().rev().find(|row| {
        matches!(&row.event.peristiwa, Peristiwa::Perintah { isi }
            if isi.kind() == CommandKind::Disposisikan)
    });
    Ok(disposed.and_then(|row| row.event.aktor.id()))
}
