//! The AppImage on a bare computer: start, self-test, menu, upgrade, removal.

use super::{Pressing, assemble, file};
use crate::package::mark::{Bundle, ensure_marked};
use crate::package::place::{VERSION, folder, next};
use crate::package::root::Root;
use crate::package::seat::{self, HOME, Seat, good};
use crate::package::self_update;
use crate::say::say;
use crate::shell::{command, must, output};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// Where the officer keeps the AppImage: shells and menu entries trip over spaces.
const FILE: &str = "/petugas/Aplikasi Kantor/SIPENDEKAR.AppImage";

/// What must not be there, or the test proves nothing.
const ABSENT: &[&str] = &[
    "libfuse2",
    "libfuse3-3",
    "libwebkit2gtk-4.1-0",
    "libgtk-3-0",
    "libegl-mesa0",
    "fontconfig-config",
    "gnome-keyring",
    "desktop-file-utils",
];

/// Where unpacked images lie.
const CACHE: &str = "/petugas/.cache/sipendekar/appimage";
const CACHES: &str = "/petugas/.cache";
/// Megabytes of a disk that no image fits on.
const TOO_SMALL: u32 = 64;
/// Megabytes of a disk that one image fits on, but not two.
const ENOUGH_FOR_ONE: u32 = 600;
const DATA: &str = "/petugas/.local/share";
const ENTRY: &str = "applications/id.go.bengkaliskab.sipendekar.desktop";

/// What the program itself keeps for the officer, drafts among them; it outlives a removal.
const OF_PROGRAM: &[&str] = &["sipendekar", "id.go.bengkaliskab.sipendekar"];

/// Starts, installs, upgrades and removes it, and lets it update itself.
pub(in crate::package) fn verify() -> Result<()> {
    let older = file(VERSION)?;
    let newer = assemble(&next(VERSION)?, Pressing::Quick)?;
    let marked = folder()?.join("AppDir/usr/bin/sipendekar-desktop");
    ensure_marked(&marked, Bundle::AppImage)?;
    let root = Root::fresh("appimage")?;
    root.install(seat::PACKAGES)?;
    ensure_bare(&root)?;
    let published = newer;
    let (older, newer) = (root.put(&older)?, root.put(&published)?);
    let seat = Seat::take(&root, FILE)?;
    let before = files(&root)?;
    put(&root, &older)?;
    answers(&seat, &root)?;
    says_what_is_missing(&seat)?;
    says_that_the_disk_is_full(&seat, &root)?;
    starts(&seat)?;
    installs(&seat, &root)?;
    upgrades(&seat, &root, &newer)?;
    removes(&seat, &root, &before)?;
    keeps_secrets(&seat, &root)?;
    put(&root, &older)?;
    self_update::verify(&root, FILE, &published)?;
    is_newer(&seat)
}

fn ensure_bare(root: &Root) -> Result<()> {
    for package in ABSENT {
        let there = root.succeeds(&format!("dpkg-query --show {package} 2>/dev/null"));
        ensure!(!there, "{package} is installed in the bare system");
    }
    say(&format!("not installed: {}", ABSENT.join(", ")));
    Ok(())
}

/// What every AppImage answers, and that other programs find the image.
fn answers(seat: &Seat<'_>, root: &Root) -> Result<()> {
    let version = good(&seat.ask(&["--appimage-version"])?)?;
    ensure!(version.trim() == VERSION, "it says version {version}");
    let offset = good(&seat.ask(&["--appimage-offset"])?)?;
    let file = root.path(FILE);
    let list = output(
        command("unsquashfs", &["-ls", "-offset", offset.trim()])
            .arg(&file)
            .arg("AppRun"),
    )?;
    ensure!(list.contains("AppRun"), "no image at {offset}");
    let help = good(&seat.ask(&["--bantuan"])?)?;
    ensure!(
        help.contains("--pasang") && help.contains("--copot"),
        "{help}"
    );
    Ok(())
}

fn says_what_is_missing(seat: &Seat<'_>) -> Result<()> {
    let said = seat.ask_without_session(&[])?;
    let why = String::from_utf8_lossy(&said.stderr);
    ensure!(!said.status.success(), "it started without a screen");
    ensure!(
        why.contains("Tidak ada layar"),
        "without a screen it says: {why}"
    );
    say(&format!("without a screen: {}", why.trim()));
    let said = seat.ask(&["--self-test"])?;
    let findings = String::from_utf8_lossy(&said.stdout);
    let failed: Vec<&str> = findings
        .lines()
        .filter(|line| !line.starts_with("BAIK"))
        .collect();
    ensure!(
        matches!(failed.as_slice(), [keyring] if keyring.contains("gnome-keyring")),
        "without a keyring the self-test says:\n{findings}{}",
        String::from_utf8_lossy(&said.stderr)
    );
    ensure!(!said.status.success(), "a failed self-test succeeds");
    say(&findings);
    Ok(())
}

/// Where the image doesn't fit, the officer reads so, and no half of it stays.
fn says_that_the_disk_is_full(seat: &Seat<'_>, root: &Root) -> Result<()> {
    good(&seat.ask(&["--copot"])?)?;
    mount_cache(root, TOO_SMALL)?;
    let said = seat.ask(&["--self-test"])?;
    let why = String::from_utf8_lossy(&said.stderr);
    ensure!(
        !said.status.success() && why.contains("Ruang disk"),
        "on a full disk it says: {why}"
    );
    say(&format!("on a full disk: {}", why.trim()));
    let left = images(root)?;
    ensure!(left.is_empty(), "left on the full disk: {left:?}");
    root.unmount(Path::new(CACHES))
}

/// Mounts a disk of so many megabytes for the officer's caches.
fn mount_cache(root: &Root, megabytes: u32) -> Result<()> {
    root.mount_disk(Path::new(CACHES), megabytes)?;
    root.sh(&format!("chown petugas {CACHES}"))?;
    Ok(())
}

/// The window, first from nothing, then from the cache.
fn starts(seat: &Seat<'_>) -> Result<()> {
    good(&seat.ask(&["--copot"])?)?;
    let first = seat.draws_window("appimage-pertama")?;
    let second = seat.draws_window("appimage-kedua")?;
    say(&format!(
        "window drawn after {:.2} s at the first start, {:.2} s at the second",
        first.as_secs_f32(),
        second.as_secs_f32()
    ));
    ensure!(second < first, "the cache saves nothing");
    Ok(())
}

fn installs(seat: &Seat<'_>, root: &Root) -> Result<()> {
    say(&good(&seat.ask(&["--pasang"])?)?);
    let entry = root.path(DATA).join(ENTRY);
    must(command("desktop-file-validate", &[]).arg(&entry))?;
    let text = fs::read_to_string(&entry)?;
    let exec = format!("Exec=\"{FILE}\" %u");
    ensure!(
        text.lines().any(|line| line == exec),
        "{exec} is not in:\n{text}"
    );
    let list = fs::read_to_string(root.path(HOME).join(".config/mimeapps.list"))?;
    ensure!(list.contains("x-scheme-handler/sipendekar="), "{list}");
    // The desktop's own machinery agrees about who opens a link.
    root.install(&["libglib2.0-bin"])?;
    let handler = good(&seat.sh("gio mime x-scheme-handler/sipendekar")?)?;
    ensure!(
        handler.contains("id.go.bengkaliskab.sipendekar"),
        "{handler}"
    );
    say(handler.trim());
    Ok(())
}

/// With room for one version only.
fn upgrades(seat: &Seat<'_>, root: &Root, newer: &str) -> Result<()> {
    mount_cache(root, ENOUGH_FOR_ONE)?;
    seat.draws_window("appimage-lama")?;
    let old = images(root)?;
    put(root, newer)?;
    is_newer(seat)?;
    seat.draws_window("appimage-baru")?;
    let new = images(root)?;
    ensure!(
        old.len() == 1 && new.len() == 1 && old != new,
        "{old:?} then {new:?}"
    );
    say("the old image went, the new one is there");
    root.unmount(Path::new(CACHES))
}

fn is_newer(seat: &Seat<'_>) -> Result<()> {
    let version = good(&seat.ask(&["--appimage-version"])?)?;
    ensure!(
        version.trim() == next(VERSION)?,
        "after the upgrade: {version}"
    );
    Ok(())
}

/// The folders of unpacked images, also of what was only begun.
fn images(root: &Root) -> Result<Vec<String>> {
    let found = root.sh(&format!(
        "cd {CACHE}; find . -mindepth 1 -maxdepth 1 -type d"
    ))?;
    let is_image = |name: &&str| name.len() >= "./".len() + 64;
    Ok(found.lines().filter(is_image).map(str::to_owned).collect())
}

fn removes(seat: &Seat<'_>, root: &Root, before: &str) -> Result<()> {
    say(&good(&seat.ask(&["--copot"])?)?);
    root.sh(&format!("rm '{FILE}'; rmdir \"$(dirname '{FILE}')\""))?;
    let after = files(root)?;
    let of_program = |path: &str| {
        let inside = path
            .strip_prefix(DATA)
            .or(path.strip_prefix("/petugas/.cache"));
        inside.is_some_and(|inside| {
            let first = inside.trim_start_matches('/').split('/').next();
            first.is_some_and(|first| OF_PROGRAM.contains(&first))
        })
    };
    let left: Vec<&str> = after
        .lines()
        .filter(|path| !before.lines().any(|known| known == *path) && !of_program(path))
        .collect();
    ensure!(left.is_empty(), "left behind:\n{}", left.join("\n"));
    say("nothing left but what the program keeps for the officer");
    Ok(())
}

/// Files of the officer, except what sessions leave; empty folders are no traces.
fn files(root: &Root) -> Result<String> {
    root.sh(&format!(
        "find {HOME} /tmp /run/petugas -xdev -not -type d -not -name 'dbus-*' | sort"
    ))
}

/// With a keyring everything works.
fn keeps_secrets(seat: &Seat<'_>, root: &Root) -> Result<()> {
    let file = root.sh("ls /paket/*.AppImage | head -n 1")?;
    put(root, file.trim())?;
    root.install(&["gnome-keyring"])?;
    seat.passes_self_test().map(drop)
}

/// Puts an AppImage where the officer keeps it, in place of an older one.
fn put(root: &Root, file: &str) -> Result<()> {
    let folder = FILE.rsplit_once('/').context("a folder")?.0;
    root.sh(&format!(
        "install -d -o petugas '{folder}'; install -o petugas -m 755 '{file}' '{FILE}.baru'; \
         mv '{FILE}.baru' '{FILE}'"
    ))?;
    Ok(())
}
