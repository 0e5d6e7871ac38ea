//! What nobody asks for any more is forgotten, and no aduan with it.

use crate::world::World;
use domain::id::NomorRegister;
use service::aduan::file_aduan;
use service::jobs;
use testkit::form;
use uuid::Uuid;

async fn rows(world: &World) -> Vec<String> {
    world
        .place
        .ask(
            "SELECT 'kunci' FROM idempotency UNION ALL SELECT 'kabar' FROM notice
             UNION ALL SELECT 'aduan' FROM aduan ORDER BY 1",
        )
        .await
}

pub(crate) async fn old_keys_and_old_notices_are_forgotten_and_nothing_else(world: &World) {
    let siti = &world.folk.siti;
    let niat = Uuid::new_v4();
    let file = async || -> NomorRegister {
        let filed = file_aduan(&world.app, siti, &form(), Vec::new(), niat).await;
        filed.expect("filed")
    };
    let nomor = file().await;
    let all = ["aduan", "kabar", "kabar", "kunci"];
    assert_eq!(rows(world).await, all, "told to the citizen and an admin");
    for (reading, left) in [
        ("2026-08-11T08:00", &all[..]),
        ("2027-02-05T00:00", &all[..]), // the 179th day
    ] {
        world.set_wib(reading);
        jobs::sweep(&world.app).await.expect("sweeps");
        let kept = rows(world).await;
        let of_filing = kept.iter().filter(|row| *row != "kabar").count();
        assert_eq!(of_filing, 2, "{reading}: {kept:?}");
        assert!(kept.len() >= left.len(), "reminders are added");
    }
    assert_eq!(file().await, nomor, "the same request is still known");
    world.set_wib("2027-08-20T00:00");
    jobs::sweep(&world.app).await.expect("sweeps");
    let kept = rows(world).await;
    assert_eq!(kept.iter().filter(|row| *row == "kunci").count(), 0);
    assert_eq!(kept.iter().filter(|row| *row == "aduan").count(), 1);
    let told = world.told(siti).await;
    assert!(told.is_empty(), "a year is over: {told:?}");
}
