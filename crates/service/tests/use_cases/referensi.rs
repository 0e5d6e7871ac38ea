//! Reference data as the operator keeps it: files that change, loaded again.

use crate::world::World;
use jiff::civil::{Date, date};
use serde_json::{Value, json};
use service::Health;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// The product's own files, with these holidays and no others.
pub(crate) fn folder_with(libur: &[Date]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    for entry in fs::read_dir(&data).expect("readable") {
        let path = entry.expect("readable").path();
        if path.extension().is_some_and(|ending| ending == "json") {
            let name = path.file_name().expect("a file");
            fs::copy(&path, folder.path().join(name)).expect("copied");
        }
    }
    let day = |tanggal: &Date| json!({ "tanggal": tanggal, "nama": "Idulfitri", "jenis": "libur_nasional" });
    let days: Value = libur.iter().map(day).collect();
    fs::write(folder.path().join("hari-libur.json"), days.to_string()).expect("written");
    folder
}

pub(crate) async fn a_holiday_that_was_moved_leaves_no_free_day_behind(world: &World) {
    let (before, after) = (date(2026, 3, 20), date(2026, 3, 23));
    let libur = |tanggal: Date| {
        let referensi = world.app.referensi();
        !referensi.kalender.is_hari_kerja(tanggal)
    };
    for (tanggal, free, working) in [(before, before, after), (after, after, before)] {
        let folder = folder_with(&[tanggal]);
        let loaded = service::referensi::load(&world.app, folder.path()).await;
        loaded.expect("its own data");
        assert!(libur(free) && !libur(working), "{tanggal}");
    }
}

/// The operator loads other data beside running servers.
pub(crate) async fn other_processes_use_what_was_loaded(world: &World) {
    let empty = world.app.referensi();
    let folder = folder_with(&[date(2026, 8, 11)]);
    let operator = testkit::regency::open(&world.place, &world.clock).await;
    let loaded = service::referensi::load(&operator, folder.path()).await;
    loaded.expect("the product's own data");
    operator.close().await;
    let mut pace = service::jobs::Pace::default();
    let turned = service::jobs::turn(&world.app, &mut pace, std::time::Duration::ZERO).await;
    turned.expect("a turn");
    let now = world.app.referensi();
    assert_ne!(now.kalender.versi(), empty.kalender.versi());
    assert!(
        !now.kalender.is_hari_kerja(date(2026, 8, 11)),
        "without a restart"
    );
}

pub(crate) async fn health_is_whether_anything_can_be_written(world: &World) {
    assert_eq!(world.app.health().await, Health::Well);
    let small = testkit::regency::open(&world.place, &world.clock).await;
    let small = small.with_room_mb(u64::MAX);
    assert_eq!(small.health().await, Health::LittleRoom);
    small.close().await;
    let locked = testkit::regency::open(&world.place, &world.clock).await;
    let store = world.store().await;
    let mut writer = store.write().await.expect("the place of the writer");
    let row = store::referensi::Kind::Setelan;
    let held = store::referensi::put(&mut writer, row, "dapat_ditulisi", 0, &1).await;
    held.expect("the row of the question");
    let asked = std::time::Instant::now();
    assert_eq!(locked.health().await, Health::CannotWrite);
    assert!(asked.elapsed().as_secs() < 5, "it is told in time");
    drop(writer);
    locked.close().await;
    world
        .place
        .tamper("DELETE FROM referensi WHERE jenis <> 'setelan'")
        .await;
    let bare = testkit::regency::open(&world.place, &world.clock).await;
    assert_eq!(bare.health().await, Health::NoReferensi);
    bare.close().await;
}
