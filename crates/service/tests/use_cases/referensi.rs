//! Reference data as the operator keeps it: files that change, loaded again.

use crate::world::World;
use jiff::civil::{Date, date};
use serde_json::{Value, json};
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
