//! A database whose schema is not that of this release.

use crate::world::World;
use service::{App, Settings};
use testkit::Place;

/// What is said where the database was changed so.
async fn told(world: &World, change: &'static str) -> String {
    let place = if world.place.is_on_server() {
        Place::postgres().await.expect("it was offered")
    } else {
        Place::sqlite()
    };
    place.store().await.close().await;
    place.tamper(change).await;
    let settings = Settings {
        database: place.database(),
        folder: place.photos(),
        keys: testkit::keys(),
    };
    let opened = App::open(settings, world.clock.clone()).await;
    let error = opened.err().expect("it is refused");
    format!("{:#}", anyhow::Error::from(error).context("Gagal"))
}

pub(crate) async fn another_schema_is_refused_once_in_the_operators_language(world: &World) {
    for (change, why) in [
        (
            "UPDATE _sqlx_migrations SET version = 9999
                WHERE version = (SELECT MAX(version) FROM _sqlx_migrations)",
            "server yang lebih baru (skema 9999)",
        ),
        (
            "UPDATE _sqlx_migrations SET checksum = (SELECT m.checksum FROM _sqlx_migrations m
                WHERE m.version = 1) WHERE version = 2",
            "Skema 2 dari basis data ini bukan skema rilis",
        ),
        (
            "DROP TABLE _sqlx_migrations",
            "Catatan skema basis data ini hilang",
        ),
    ] {
        let told = told(world, change).await;
        assert_eq!(told.matches(why).count(), 1, "{told}");
        assert!(told.contains("cadangan"), "what to do: {told}");
        assert!(!told.contains("migration"), "no other language: {told}");
    }
}
