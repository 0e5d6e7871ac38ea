//! How many statements a list takes: as many for few aduan as for many.

use crate::world::World;
use domain::aduan::command::Command;
use domain::id::NomorRegister;
use service::App;
use service::aduan;
use service::aduan::warga::{aduan_saya, aduan_warga};
use testkit::{dispose, hand_in, publish};
use wire::sync::SyncQuery;

/// Statements that something takes: the fewest of three times, because an app on a shared database
/// looks for news of others by itself.
async fn count<T>(app: &App, act: impl AsyncFn() -> T) -> u64 {
    let mut fewest = u64::MAX;
    for _ in 0..3 {
        let before = app.statements();
        act().await;
        fewest = fewest.min(app.statements() - before);
    }
    fewest
}

/// Three aduan of one citizen: one answered, one with a SKPD, one that follows the first.
async fn grow(world: &World) -> NomorRegister {
    let folk = &world.folk;
    let (answered, nomor) = world.file_form(&folk.siti, &testkit::form()).await;
    let tasks = vec![
        (&folk.admin, dispose("PUPR", &["DINKES"])),
        (&folk.pupr, Command::Terima),
        (&folk.pupr, hand_in("Sudah diganti.")),
        (&folk.admin, publish("Sudah diganti.")),
    ];
    world.all_done(answered, tasks).await;
    let given = world.file(&folk.siti).await;
    world
        .done(&folk.superadmin, given, dispose("PUPR", &[]))
        .await;
    let follows = world.file(&folk.siti).await;
    let alasan = "Tiang yang sama".to_owned();
    let merge = Command::Gabungkan { ke: nomor, alasan };
    world.done(&folk.admin, follows, merge).await;
    nomor
}

pub(crate) async fn a_page_takes_as_many_statements_however_long_it_is(world: &World) {
    let (app, folk) = (&world.app, &world.folk);
    let mut taken = Vec::new();
    for _ in 0..4 {
        let nomor = grow(world).await;
        let mut counts = Vec::new();
        for who in [&folk.admin, &folk.pupr, &folk.bupati, &folk.inspektur] {
            let sync = async || {
                aduan::sync(app, who, SyncQuery::default())
                    .await
                    .expect("a page")
            };
            counts.push(count(app, sync).await);
        }
        let mine = async || aduan_saya(app, &folk.siti).await.expect("a list");
        counts.push(count(app, mine).await);
        let one = async || {
            aduan_warga(app, &folk.siti, nomor)
                .await
                .expect("one's own")
        };
        counts.push(count(app, one).await);
        taken.push(counts);
    }
    let first = taken.first().expect("it grew");
    assert!(first.iter().all(|count| *count <= 6), "{first:?}");
    assert!(taken.iter().all(|counts| counts == first), "{taken:?}");
}

pub(crate) async fn a_sync_without_news_takes_few_statements(world: &World) {
    let (app, folk) = (&world.app, &world.folk);
    grow(world).await;
    for who in [&folk.admin, &folk.pupr, &folk.bupati, &folk.inspektur] {
        let page = world.everything(who).await;
        let query = SyncQuery {
            cursor: page.cursor,
            notice_cursor: page.notice_cursor,
        };
        let sync = async || {
            let page = aduan::sync(app, who, query).await.expect("a page");
            assert!(page.aduan.is_empty() && page.notices.is_empty());
        };
        assert_eq!(count(app, sync).await, 1, "whether there is anything");
    }
}
