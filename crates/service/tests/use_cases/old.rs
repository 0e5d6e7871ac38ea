//! What nobody asks for any more is forgotten, and no aduan with it.

use crate::world::World;
use domain::id::NomorRegister;
use service::aduan::file_aduan;
use service::jobs;
use testkit::form;
use uuid::Uuid;

/// What is left of the filing; reminders that come later are none of it.
async fn rows(world: &World) -> Vec<String> {
    world
        .place
        .ask(
            "SELECT 'kunci' FROM idempotency UNION ALL SELECT 'kabar' FROM notice
             WHERE tanda = 'peristiwa/1' UNION ALL SELECT 'aduan' FROM aduan ORDER BY 1",
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
    let at = async |reading: &str| {
        world.set_wib(reading);
        jobs::sweep(&world.app).await.expect("sweeps");
        rows(world).await
    };
    assert_eq!(at("2026-08-11T08:00").await, all);
    assert_eq!(at("2027-02-05T00:00").await, all, "on the 179th day");
    assert_eq!(file().await, nomor, "the same request is still known");
    assert_eq!(at("2027-08-10T00:00").await, ["aduan", "kabar", "kabar"]);
    assert_eq!(at("2027-08-20T00:00").await, ["aduan"], "a year is over");
    let told = world.told(siti).await;
    assert!(told.is_empty(), "{told:?}");
}
