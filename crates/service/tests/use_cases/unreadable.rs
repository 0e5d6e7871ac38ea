//! An aduan that this version cannot read: of a newer one, or damaged.

use crate::world::World;
use domain::notice::NoticeKind;
use service::aduan::neglected;
use service::aduan::warga::aduan_saya;
use service::jobs;

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
    assert_eq!(mine.expect("a list").len(), 2);
    assert_eq!(count().await, 1);
    assert_eq!(world.app.first_broken_link().await.expect("readable"), None);
}
