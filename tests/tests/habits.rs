//! What an officer does all day beside the work itself, in the real window: reading larger, searching
//! and going on, leaving in the middle of a text and coming back to it.

use anyhow::Result;
use journeys::desk::Desk;
use journeys::desktop::Desktop;
use journeys::keyring::Keyring;
use journeys::office::Office;
use journeys::place::journeys_wanted;
use journeys::wait::{SOON, until};
use journeys::webdriver::testid;
use serde_json::json;

const DRAF: &str = "Lampu sudah kami periksa bersama tim lapangan pada hari Kamis.";

#[tokio::test]
async fn an_officer_reads_larger_searches_and_comes_back_to_a_text() -> Result<()> {
    if !journeys_wanted("an officer's habits") {
        return Ok(());
    }
    let office = Office::open().await?;
    office.in_progress().await?;
    let url = office.server.url();
    let desk = Desk::open(Keyring::Unlocked).await?;
    let window = Desktop::start(&desk, &url, "habits").await?;
    window.sign_in(&url, &office.pupr).await?;

    reads_larger(&window, &desk).await?;
    searches(&window, &desk, &office.nomor).await?;
    window.open_row("penanganan", &office.nomor).await?;
    window.write_draf(DRAF).await?;
    window.click(&testid("sign-out")).await?;
    window.see(&testid("sign-out-unsent")).await?;
    desk.picture("habits-sign-out").await?;
    window.click(&testid("sign-out-submit")).await?;
    window.see(&testid("signin-submit")).await?;

    window.sign_in(&url, &office.admin).await?; // a colleague at the same computer
    window.see_no_row(&office.nomor).await?;
    window.click(&testid("sign-out")).await?;
    window.click(&testid("sign-out-submit")).await?;
    window.sign_in(&url, &office.pupr).await?;
    window.open_row("penanganan", &office.nomor).await?;
    window.start_command("ajukan_draf").await?;
    window.see_kept(DRAF).await?;
    desk.picture("habits-back").await.map(drop)
}

/// Ctrl + makes everything larger, Ctrl 0 as large as usual.
async fn reads_larger(window: &Desktop, desk: &Desk) -> Result<()> {
    let usual = width(window).await?;
    for (keys, is_right) in [
        (
            "ctrl+plus",
            (|now, usual| now < usual) as fn(f64, f64) -> bool,
        ),
        ("ctrl+0", |now, usual| (now - usual).abs() < 1.0),
    ] {
        desk.press_keys(keys).await?;
        until(keys, SOON, async || {
            Ok(is_right(width(window).await?, usual).then_some(()))
        })
        .await?;
        desk.picture(&format!("habits-{}", keys.trim_start_matches("ctrl+")))
            .await?;
    }
    Ok(())
}

/// How many pixels of the page fit beside each other.
async fn width(window: &Desktop) -> Result<f64> {
    let width = window.script("return window.innerWidth", json!([])).await?;
    Ok(width.as_f64().unwrap_or_default())
}

/// What is searched is found or said not to be there, and the search lets go.
async fn searches(window: &Desktop, desk: &Desk, nomor: &str) -> Result<()> {
    let row = testid(&format!("row-{nomor}"));
    window.click(&testid("view-penanganan")).await?;
    window.see(&row).await?;
    window.fill(&testid("cari"), "jembatan gantung").await?;
    window.see_no_row(nomor).await?;
    desk.picture("habits-search").await?;
    window.fill(&testid("cari"), "lampu jalan").await?;
    window.see(&row).await?;
    window.fill(&testid("cari"), "jembatan gantung").await?;
    window.see_no_row(nomor).await?;
    window.click(&testid("cari-hapus")).await?;
    window.see(&row).await
}
