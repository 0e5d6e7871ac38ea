//! Operator's commands: on the right database or on none, and copies before anything is changed.

use crate::process::{program, tool};
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// Commands that are of use only on a database that is there already.
const ON_WHAT_IS_THERE: &[&[&str]] = &[
    &["doctor"],
    &["verify-riwayat"],
    &["end-sessions"],
    &["close-account", "--pengguna", "nurhayati"],
    &["reopen-account", "--pengguna", "nurhayati"],
    &["reset-password", "--pengguna", "nurhayati"],
    &[
        "create-account",
        "--pengguna",
        "nurhayati",
        "--nama",
        "Nurhayati",
        "--peran",
        "pimpinan",
    ],
    &["backup", "cadangan"],
    &["restored"],
    &["restored", "--nomor", "SPD-2026-000001"],
    &["remove-orphans"],
];

#[test]
fn in_a_wrong_folder_a_command_refuses_and_makes_nothing() {
    for command in ON_WHAT_IS_THERE {
        let folder = tempfile::tempdir().expect("folder");
        let (done, _, told) = tool(folder.path(), command);
        assert!(!done, "{command:?} worked on a database that wasn't there");
        let looked_at = folder.path().join("a.db").display().to_string();
        assert!(told.contains(&looked_at), "{command:?}: {told}");
        assert!(told.contains("--config"), "what to do: {told}");
        let made: Vec<PathBuf> = files(folder.path());
        assert_eq!(made, [folder.path().join("log")], "{command:?} made files");
    }
}

#[test]
fn a_relative_database_is_named_by_its_whole_path() {
    let folder = tempfile::tempdir().expect("folder");
    let mut command = program(folder.path());
    command
        .current_dir(folder.path())
        .env("SIPENDEKAR_DATABASE", "sqlite:lokal/a.db");
    let output = command.stderr(Stdio::piped()).arg("doctor").output();
    let told = String::from_utf8(output.expect("ran").stderr).expect("UTF-8");
    let whole = Path::new("lokal").join("a.db");
    let whole = format!("{}{}", std::path::MAIN_SEPARATOR, whole.display());
    assert!(told.contains(&whole), "{told}");
    assert!(!folder.path().join("lokal").exists(), "nothing is made");
}

#[test]
fn the_reference_data_of_the_settings_is_loaded_without_naming_it() {
    let folder = tempfile::tempdir().expect("folder");
    let (done, said, told) = tool(folder.path(), &["load-reference"]);
    assert!(done && said.contains("Data acuan dimuat"), "{said}{told}");
    let (healthy, said, told) = tool(folder.path(), &["doctor"]);
    assert!(healthy, "{said}{told}");
}

#[test]
fn a_folder_of_updates_that_would_offer_nothing_is_found() {
    let folder = tempfile::tempdir().expect("folder");
    let (done, said, told) = tool(folder.path(), &["load-reference"]);
    assert!(done, "{said}{told}");
    let updates = folder.path().join("pembaruan");
    let ill = "RUSAK  folder pembaruan";
    let doctor = || {
        let mut command = program(folder.path());
        let output = command.env("SIPENDEKAR_UPDATES", &updates).arg("doctor");
        let output = output.output().expect("ran");
        let said = String::from_utf8(output.stdout).expect("UTF-8");
        assert_eq!(output.status.success(), !said.contains(ill), "{said}");
        said
    };
    let manifest = |text: &str| {
        std::fs::write(updates.join("desktop.json"), text).expect("written");
    };
    let told = |why: &str| {
        let said = doctor();
        assert!(said.contains(ill) && said.contains(why), "{why}: {said}");
    };
    told("tidak terbaca"); // the folder is missing
    std::fs::create_dir(&updates).expect("a folder");
    let well = "baik   folder pembaruan";
    assert!(doctor().contains(well), "nothing is published yet");
    manifest("{\"version\":\"0.2");
    told("rusak");
    manifest("{}");
    told("bukan buatan");
    manifest(
        "{\"version\":\"0.2.0\",\"platforms\":{\"linux-x86_64-deb\":\
         {\"url\":\"https://a.go.id/updates/sipendekar_0.2.0_amd64.deb\"}}}",
    );
    told("sipendekar_0.2.0_amd64.deb");
    std::fs::write(updates.join("sipendekar_0.2.0_amd64.deb"), "paket").expect("written");
    assert!(doctor().contains(well), "all is there");
    let (_, said, _) = tool(folder.path(), &["doctor"]);
    assert!(!said.contains("pembaruan"), "none is set: {said}");
}

#[test]
fn a_certificate_that_can_not_be_used_is_found() {
    let folder = tempfile::tempdir().expect("folder");
    let (done, said, told) = tool(folder.path(), &["load-reference"]);
    assert!(done, "{said}{told}");
    let (cert, key) = (folder.path().join("a.pem"), folder.path().join("a.kunci"));
    std::fs::write(&cert, "bukan sertifikat").expect("written");
    let mut command = program(folder.path());
    command.env("SIPENDEKAR_TLS_CERT", &cert);
    let output = command
        .env("SIPENDEKAR_TLS_KEY", &key)
        .arg("doctor")
        .output();
    let output = output.expect("ran");
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(!output.status.success(), "{said}");
    assert!(said.contains("RUSAK  sertifikat dan kunci TLS"), "{said}");
}

#[test]
fn an_unreadable_file_of_settings_is_named() {
    let folder = tempfile::tempdir().expect("folder");
    let (done, _, told) = tool(folder.path(), &["--config", "tidak-ada.toml", "migrate"]);
    assert!(!done && told.contains("tidak-ada.toml"), "{told}");
}

#[test]
fn a_copy_can_take_the_place_of_the_database() {
    let folder = tempfile::tempdir().expect("folder");
    let copies = folder.path().join("cadangan");
    let copies_named = copies.display().to_string();
    assert!(tool(folder.path(), &["migrate"]).0);
    let (done, said, told) = tool(folder.path(), &["backup", &copies_named]);
    assert!(done && said.contains(&copies_named), "{said}{told}");
    let made = files(&copies);
    let [copy] = made.as_slice() else {
        panic!("one copy: {made:?}")
    };
    std::fs::rename(copy, folder.path().join("a.db")).expect("put back");
    let (whole, _, told) = tool(folder.path(), &["verify-riwayat"]);
    assert!(whole, "{told}");
}

#[test]
fn copies_made_in_one_second_do_not_hinder_each_other() {
    let folder = tempfile::tempdir().expect("folder");
    assert!(tool(folder.path(), &["migrate"]).0);
    let copies = folder.path().join("cadangan");
    let backup = || {
        let mut command = program(folder.path());
        command.arg("backup").arg(&copies).spawn().expect("started")
    };
    let mut running: Vec<_> = (0..4).map(|_| backup()).collect();
    for child in &mut running {
        assert!(child.wait().expect("ended").success());
    }
    let made = files(&copies);
    assert_eq!(
        made.len(),
        4,
        "each has its own, and nothing half is left: {made:?}"
    );
}

#[cfg(unix)]
#[test]
fn a_copy_is_for_nobody_else() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("folder");
    let copies = folder.path().join("cadangan");
    assert!(tool(folder.path(), &["migrate"]).0);
    assert!(tool(folder.path(), &["backup", &copies.display().to_string()]).0);
    let mode = |path: &Path| {
        let known = std::fs::metadata(path).expect("there");
        known.permissions().mode() & 0o777
    };
    assert_eq!(mode(&copies), 0o700);
    assert_eq!(mode(&files(&copies)[0]), 0o600);
}

#[cfg(unix)]
#[test]
fn database_and_keys_are_for_nobody_else() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("folder");
    let open = std::fs::Permissions::from_mode(0o755); // a folder that somebody else has made
    std::fs::set_permissions(folder.path(), open).expect("a mode");
    assert!(tool(folder.path(), &["load-reference"]).0);
    for name in ["a.db", "kunci"] {
        let file = folder.path().join(name);
        let known = std::fs::metadata(&file).expect("there");
        assert_eq!(known.permissions().mode() & 0o777, 0o600, "{name}");
        let (healthy, said, _) = tool(folder.path(), &["doctor"]);
        assert!(healthy, "{said}");
        let set = |mode| std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode));
        set(0o644).expect("a mode");
        let (healthy, said, _) = tool(folder.path(), &["doctor"]);
        let told = format!("chmod 600 {}", file.display());
        assert!(!healthy && said.contains(&told), "{said}");
        set(0o600).expect("a mode");
    }
}

#[test]
fn migrating_with_copies_keeps_the_newest_and_never_removes_other_files() {
    let folder = tempfile::tempdir().expect("folder");
    let copies = folder.path().join("cadangan");
    let with_copy = ["migrate", "--backup", &copies.display().to_string()];
    assert!(tool(folder.path(), &with_copy).0, "a new database");
    assert!(!copies.exists(), "there was nothing to copy");
    std::fs::create_dir(&copies).expect("folder");
    for second in 10..17 {
        let old = copies.join(format!("sebelum-migrasi-20250101-0000{second}.db"));
        std::fs::write(old, b"").expect("an old copy");
    }
    let kept = copies.join("sipendekar-20240101-000000.db");
    std::fs::write(&kept, b"").expect("a copy made by hand");
    let (done, _, told) = tool(folder.path(), &with_copy);
    assert!(done, "{told}");
    let left = files(&copies);
    assert_eq!(
        left.len(),
        6,
        "five before migrations, one by hand: {left:?}"
    );
    assert!(left.contains(&kept));
    let oldest = copies.join("sebelum-migrasi-20250101-000013.db");
    assert!(left.contains(&oldest), "the newest are kept: {left:?}");
}

#[test]
fn a_database_that_cannot_be_copied_is_not_migrated() {
    let folder = tempfile::tempdir().expect("folder");
    std::fs::write(
        folder.path().join("a.db"),
        b"bukan basis data, tetapi berisi",
    )
    .expect("file");
    let copies = folder.path().join("cadangan").display().to_string();
    let (done, _, told) = tool(folder.path(), &["migrate", "--backup", &copies]);
    assert!(!done && told.contains("tidak dapat disalin"), "{told}");
    assert!(files(Path::new(&copies)).is_empty(), "no half copy");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut all: Vec<PathBuf> = entries.map(|entry| entry.expect("one").path()).collect();
    all.sort();
    all
}
