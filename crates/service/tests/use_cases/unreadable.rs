//! An aduan that this version cannot read: of a newer one, or damaged.

use crate::world::World;
use domain::aduan::Privasi;
use domain::alur::refusal::Refusal;
use domain::notice::NoticeKind;
use service::Error;
use service::aduan::warga::aduan_saya;
use service::aduan::{self, neglected};
use service::jobs;
use testkit::{form, form_with, merge};
use uuid::Uuid;
use wire::sync::SyncQuery;

pub(crate) async fn an_aduan_that_cannot_be_read_stops_no_sweep_no_page_and_no_list(world: &World) {
    for _ in 0..3 {
        world.file(&world.folk.siti).await;
    }
    let count = async || neglected(&world.app).await.expect("counted").unreadable;
    assert_eq!(count().await, 0);
    let newer = "UPDATE aduan SET keadaan = '{\"status\":\"dirapatkan\"}' WHERE urut = 2";
    assert_eq!(world.place.tamper(newer).await, 1);

    world.set_wib("2026-08-12T08:00"); // the day on which they are to be disposed
    jobs::sweep(&world.app).await.expect("sweeps");
    let page = world.everything(&world.folk.admin).await;
    assert_eq!(page.aduan.len(), 2, "the others are synchronised");
    let reminded = page.notices.iter();
    let reminded = reminded.filter(|notice| notice.jenis == NoticeKind::Tenggat);
    assert_eq!(reminded.count(), 2, "and reminded of");
    let mine = aduan_saya(&world.app, &world.folk.siti).await;
    let mine = mine.expect("a list");
    assert_eq!((mine.rows.len(), mine.unreadable), (2, 1), "and says so");
    assert_eq!(count().await, 1);
    assert_eq!(world.app.first_broken_link().await.expect("readable"), None);
    every_desktop_starts_over_once_it_is_mended(world, page.log).await;
}

/// Desktops passed the aduan by, so the operator has them start over.
async fn every_desktop_starts_over_once_it_is_mended(world: &World, log: Option<Uuid>) {
    let mend =
        "UPDATE aduan SET keadaan = (SELECT keadaan FROM aduan WHERE urut = 1) WHERE urut = 2";
    assert_eq!(world.place.tamper(mend).await, 1);
    world.app.note_restored(None).await.expect("noted");
    let app = testkit::regency::open(&world.place, &world.clock).await; // the server starts again
    let anew = aduan::sync(&app, &world.folk.admin, SyncQuery::default()).await;
    let anew = anew.expect("a page");
    assert_ne!(
        anew.log, log,
        "whoever has a cursor of the old log starts over"
    );
    assert_eq!(anew.aduan.len(), 3);
    app.close().await;
}

pub(crate) async fn who_follows_and_cannot_be_read_may_be_anybody(world: &World) {
    let folk = &world.folk;
    let secret = form_with(Privasi::Rahasia);
    let (_, nomor_rahasia) = world.file_form(&folk.siti, &secret).await;
    let (terbuka, nomor_terbuka) = world.file_form(&folk.siti, &form()).await;
    let anak = world.file(&folk.budi).await;
    world.done(&folk.admin, anak, merge(nomor_terbuka)).await;
    let damage = "UPDATE aduan SET keadaan = '{\"status\":\"dirapatkan\"}' WHERE urut = 3";
    assert_eq!(world.place.tamper(damage).await, 1);
    let refused = world.run(&folk.admin, terbuka, merge(nomor_rahasia)).await;
    assert!(
        matches!(refused, Err(Error::Refused(Refusal::IndukRahasia))),
        "Budi would get a confidential answer: {refused:?}"
    );
}
