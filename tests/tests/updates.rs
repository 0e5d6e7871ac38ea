//! Updates of the desktop in the real window: offered quietly, left for later, held up by a draft,
//! refused in plain words, and in the end installed.
//!
//! The program under test runs as an AppImage would: from a folder that it is told is its mount,
//! with a file beside it that an update replaces. What is published in the place of a new version
//! is a program that ends at once, so that the restart can be seen and nothing lives on.

#![expect(clippy::too_many_lines, reason = "a journey is told in one go")]

use anyhow::{Context, Result, ensure};
use journeys::desk::Desk;
use journeys::desktop::Desktop;
use journeys::keyring::Keyring;
use journeys::office::UpdatingOffice;
use journeys::place::{binaries, journeys_wanted};
use journeys::updates::Publisher;
use journeys::wait::{START, until};
use journeys::webdriver::testid;
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

const NEW: &str = "9.0.0";
/// What stands in for the version that runs: it only says which it is.
const BEFORE: &str = concat!("#!/bin/sh\necho ", env!("CARGO_PKG_VERSION"), "\n");
/// What stands in for the new version.
const PROGRAM: &str = "/bin/true";

/// An office that has published a new version.
async fn office() -> Result<UpdatingOffice> {
    let updating = UpdatingOffice::open().await?;
    let (name, bytes) = (
        format!("SIPENDEKAR_{NEW}_amd64.AppImage"),
        std::fs::read(PROGRAM)?,
    );
    let url = updating.office.server.url();
    updating.publisher.publish(&name, NEW, &bytes, &url)?;
    Ok(updating)
}

/// Starts the program on a desk, as an AppImage of this office; further policies come last.
async fn start(
    updating: &UpdatingOffice,
    desk: &Desk,
    name: &str,
    more: &[(&str, &str)],
) -> Result<Desktop> {
    let (ca_file, image) = (desk.folder().join("ca.pem"), image(desk));
    std::fs::write(&ca_file, &updating.certificate.authority)?;
    if !image.exists() {
        std::fs::write(&image, BEFORE)?;
        std::fs::set_permissions(&image, Permissions::from_mode(0o755))?;
    }
    let (key, mount) = (updating.publisher.key()?, binaries()?);
    let text = |path: &'_ PathBuf| path.to_str().map(str::to_owned).context("UTF-8");
    let (ca_file, image, mount) = (text(&ca_file)?, text(&image)?, text(&mount)?);
    let mut policies = vec![
        ("SIPENDEKAR_CA_FILE", ca_file.as_str()),
        ("SIPENDEKAR_UPDATE_KEY", key.as_str()),
        ("APPIMAGE", image.as_str()),
        ("APPDIR", mount.as_str()),
    ];
    policies.extend(more);
    Desktop::start_with(desk, &updating.office.server.url(), name, &policies).await
}

/// The file that an update replaces.
fn image(desk: &Desk) -> PathBuf {
    desk.folder().join("SIPENDEKAR.AppImage")
}

/// Keeps a picture of the window once nothing moves in it.
async fn keep(window: &Desktop, name: &str) -> Result<()> {
    window.settled().await?;
    window.picture(name).await.map(drop)
}

#[tokio::test]
async fn an_update_waits_for_tomorrow_and_for_a_draft_and_is_then_installed() -> Result<()> {
    if !journeys_wanted("an update of the desktop") {
        return Ok(());
    }
    let updating = office().await?;
    let office = &updating.office;
    let desk = Desk::open(Keyring::Unlocked).await?;
    let bar = testid("update-bar");
    let window = start(&updating, &desk, "update", &[]).await?;
    window.sign_in(&office.server.url(), &office.pupr).await?;
    ensure!(
        !window.shows(&bar).await?,
        "nobody is told while they sign in"
    );
    window.ask_for_update("siap dipasang").await?;
    window.close_about().await?;
    window.read(&bar, "Versi 9.0.0 siap dipasang.").await?;
    keep(&window, "update-ready").await?;
    window.click(&testid("update-later")).await?;
    window.see_no(&bar).await?;
    window.close().await?;

    let window = start(&updating, &desk, "update-later", &[]).await?;
    window.see(&testid("who")).await?;
    window.ask_for_update("ditunda sampai").await?;
    ensure!(
        !window.shows(&bar).await?,
        "later is later, over a restart too"
    );
    window.close_about().await?;

    window.open_row("penanganan", &office.nomor).await?;
    window.write_draf("Lampu sudah kami periksa.").await?;
    window.click(&testid("about-open")).await?;
    window.click(&testid("about-install")).await?;
    window
        .read_within(&bar, "tulisan Anda dikirim", START)
        .await?;
    ensure!(!window.shows(&testid("update-install")).await?);
    window.click(&testid("view-penanganan")).await?;
    keep(&window, "update-waits").await?;
    window.click(&testid("update-draft")).await?;
    window.read(&testid("draft-isi"), "Lampu sudah").await?;
    ensure!(std::fs::read_to_string(image(&desk))? == BEFORE);

    window.submit_draf().await?;
    window.click(&testid("update-install")).await?;
    let new = std::fs::read(PROGRAM)?;
    until("the program is replaced", START, async || {
        Ok((std::fs::read(image(&desk))? == new).then_some(()))
    })
    .await?;
    until("the program before has ended", START, async || {
        Ok(window.shows(&bar).await.is_err().then_some(()))
    })
    .await
}

#[tokio::test]
async fn a_package_that_somebody_else_has_signed_is_refused_in_plain_words() -> Result<()> {
    if !journeys_wanted("an update with a wrong signature") {
        return Ok(());
    }
    let updating = office().await?;
    let office = &updating.office;
    let desk = Desk::open(Keyring::Unlocked).await?;
    let key = Publisher::new()?.key()?;
    let other = [("SIPENDEKAR_UPDATE_KEY", key.as_str())];
    let window = start(&updating, &desk, "update-refused", &other).await?;
    window.sign_in(&office.server.url(), &office.pupr).await?;
    window.ask_for_update("siap dipasang").await?;
    window.close_about().await?;
    window.click(&testid("update-install")).await?;
    let bar = testid("update-bar");
    window
        .read_within(&bar, "hubungi Diskominfotik", START)
        .await?;
    keep(&window, "update-refused").await?;
    ensure!(std::fs::read_to_string(image(&desk))? == BEFORE);
    Ok(())
}

#[tokio::test]
async fn an_office_that_turned_updates_off_offers_none_and_says_so() -> Result<()> {
    if !journeys_wanted("updates turned off") {
        return Ok(());
    }
    let updating = office().await?;
    let office = &updating.office;
    let desk = Desk::open(Keyring::Unlocked).await?;
    let off = [("SIPENDEKAR_UPDATE_POLICY", "off")];
    let window = start(&updating, &desk, "update-off", &off).await?;
    window.sign_in(&office.server.url(), &office.pupr).await?;
    window.click(&testid("about-open")).await?;
    window
        .read(&testid("about-update"), "Kantor mematikan")
        .await?;
    ensure!(!window.shows(&testid("about-check")).await?);
    ensure!(!window.shows(&testid("update-bar")).await?);
    Ok(())
}
