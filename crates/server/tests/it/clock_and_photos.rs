//! What the operator's commands say of photos and of the computer's clock.

use crate::support::{Place, on_both_databases};
use jiff::Timestamp;
use service::jobs::{self, Pace};
use std::path::PathBuf;
use std::time::Duration;

on_both_databases!(
    photos_that_are_nobodys_or_missing_are_told_and_removed_by_their_commands,
    a_clock_that_cannot_be_right_is_refused_until_it_is_confirmed,
);

/// Two files of a photo, named by an id of September 2025, that no aduan names.
fn orphan(place: &Place) -> [PathBuf; 2] {
    let shelf = place.photos().join("00");
    std::fs::create_dir_all(&shelf).expect("a shelf");
    ["besar", "kecil"].map(|size| {
        let file = shelf.join(format!("0199000000007000800000000000000{}-{size}.jpg", 0));
        std::fs::write(&file, [0xff, 0xd8]).expect("written");
        file
    })
}

async fn photos_that_are_nobodys_or_missing_are_told_and_removed_by_their_commands(place: &Place) {
    place.filed().await;
    let whole = place.operator("verify-riwayat");
    assert!(whole.0 && whole.1.contains("Riwayat utuh"), "{}", whole.1);
    let orphan = orphan(place);
    let (well, said) = place.operator("doctor");
    assert!(
        !well && said.contains("RUSAK  foto tanpa aduan: 1 foto"),
        "{said}"
    );
    assert!(said.contains("remove-orphans"), "what to do: {said}");
    let (done, said) = place.operator("remove-orphans");
    assert!(
        done && said.contains("1 foto tanpa aduan dihapus"),
        "{said}"
    );
    assert!(orphan.iter().all(|file| !file.exists()));
    assert_eq!(place.foto_files(), 2, "those of the aduan are left");
    let (_, said) = place.operator("doctor");
    assert!(said.contains("baik   foto tanpa aduan"), "{said}");
    std::fs::remove_dir_all(place.photos()).expect("gone");
    let (whole, said) = place.operator("verify-riwayat");
    assert!(!whole && said.contains("1 foto hilang"), "{said}");
}

async fn a_clock_that_cannot_be_right_is_refused_until_it_is_confirmed(place: &Place) {
    place.filed().await;
    let orphan = orphan(place);
    let years_ago: Timestamp = "2024-01-02T03:00:00Z".parse().expect("an instant");
    place.clock.set(years_ago);
    let noted = jobs::turn(&place.app, &mut Pace::default(), Duration::ZERO).await;
    noted.expect("a turn");
    for command in ["serve", "remove-orphans"] {
        let (done, said) = place.operator(command);
        assert!(!done, "{command}: {said}");
        assert!(said.contains("confirm-clock"), "{command}: {said}");
    }
    assert!(orphan.iter().all(|file| file.exists()), "nothing by age");
    let (well, said) = place.operator("doctor");
    assert!(!well && said.contains("RUSAK  jam"), "{said}");
    assert!(said.contains("2 Januari 2024"), "{said}");
    let (done, said) = place.operator("confirm-clock");
    assert!(done, "{said}");
    let (_, said) = place.operator("doctor");
    assert!(said.contains("baik   jam"), "{said}");
    let (done, said) = place.operator("remove-orphans");
    assert!(done, "{said}");
}
