//! The window itself: what closing it says, and where it is found again.

use anyhow::Result;
use journeys::desk::Desk;
use journeys::desktop::{Desktop, NEWS};
use journeys::keyring::Keyring;
use journeys::office::Office;
use journeys::place::journeys_wanted;
use journeys::tray::Tray;
use journeys::wait::{SOON, until};
use journeys::webdriver::testid;

/// Neither the size of the start nor one that fills the screen.
const SIZE: (u32, u32) = (1010, 640);

#[tokio::test]
async fn closing_says_that_it_ends_the_reminders_and_the_window_is_found_as_it_was_left()
-> Result<()> {
    if !journeys_wanted("closing and opening again") {
        return Ok(());
    }
    let office = Office::open().await?;
    let url = office.server.url();
    let desk = Desk::open(Keyring::Unlocked).await?;
    let window = Desktop::start(&desk, &url, "closing").await?;
    window.sign_in(&url, &office.admin).await?;
    window.click(&testid("view-masuk")).await?;
    desk.window_titled("SIPENDEKAR").await?;
    desk.size_window("SIPENDEKAR", SIZE)?;

    desk.press_keys("alt+F4").await?;
    window.see(&testid("closing-dialog")).await?;
    window.settled().await?;
    desk.picture("closing-dialog").await?;
    window.press_escape().await?;
    window.see_no(&testid("closing-dialog")).await?;
    window.see(&testid("who")).await?; // nothing was closed
    desk.press_keys("alt+F4").await?; // now it is known
    window.ended().await?;

    let again = Desktop::start(&desk, &url, "opened again").await?;
    again.see(&testid("who")).await?;
    let current = format!("{}[aria-current]", testid("view-masuk"));
    again.see(&current).await?;
    until("the window is as large as it was", SOON, async || {
        Ok((desk.window_size("SIPENDEKAR")? == SIZE).then_some(()))
    })
    .await?;
    desk.press_keys("alt+F4").await?;
    again.see(&testid("closing-dialog")).await?; // nobody has said yet that it is known
    again.settled().await?;
    desk.press_keys("Return").await?;
    again.ended().await?;

    closes_unasked(&desk, &url).await
}

/// It has been said that closing ends the reminders.
async fn closes_unasked(desk: &Desk, url: &str) -> Result<()> {
    let window = Desktop::start(desk, url, "closed by its button").await?;
    window.see(&testid("who")).await?;
    desk.window_titled("SIPENDEKAR").await?;
    desk.press_keys("alt+F4").await?;
    window.ended().await
}

#[tokio::test]
async fn where_there_is_a_tray_closing_hides_and_notices_still_come() -> Result<()> {
    if !journeys_wanted("closing where there is a tray") {
        return Ok(());
    }
    let office = Office::open().await?;
    let url = office.server.url();
    let desk = Desk::open(Keyring::Unlocked).await?;
    let _tray = Tray::beside(&desk).await?;
    let window = Desktop::start(&desk, &url, "hidden").await?;
    window.sign_in(&url, &office.admin).await?;
    desk.toast("Aduan baru", NEWS).await?;
    desk.window_titled("SIPENDEKAR").await?;
    desk.press_keys("alt+F4").await?;
    desk.toast("SIPENDEKAR tetap berjalan", SOON).await?;
    desk.window_gone("SIPENDEKAR").await?;
    office.another("Parit tersumbat").await?;
    desk.toast("Parit tersumbat", NEWS).await?;
    window.close().await
}
