//! The menu of the right mouse button in the real window: the program's own, in Indonesian, by hand and
//! by keyboard, on the computer's own clipboard.

use anyhow::Result;
use journeys::desk::Desk;
use journeys::desktop::Desktop;
use journeys::keyring::Keyring;
use journeys::office::Office;
use journeys::place::journeys_wanted;
use journeys::wait::{SOON, until};
use journeys::webdriver::testid;

const TEXT: &str = "Lampu diperiksa besok";

#[tokio::test]
async fn the_menu_is_our_own_and_works_on_the_computers_clipboard() -> Result<()> {
    if !journeys_wanted("the menu of the right button") {
        return Ok(());
    }
    let office = Office::open().await?;
    let url = office.server.url();
    let desk = Desk::open(Keyring::Unlocked).await?;
    let window = Desktop::start(&desk, &url, "menu").await?;
    window.sign_in(&url, &office.admin).await?;
    window.open_row("masuk", &office.nomor).await?;
    writes(&window, &desk).await?;

    let row = testid(&format!("row-{}", office.nomor));
    window.right_click(&row).await?;
    window.see(&testid("context-menu")).await?;
    window.settled().await?;
    desk.picture("menu-row").await?;
    window.click(&testid("menu-copy-nomor")).await?;
    window.read(&testid("toasts"), "disalin").await?;
    window.click(&testid("cari")).await?;
    desk.press_keys("ctrl+v").await?;
    window.read(&testid("cari"), &office.nomor).await.map(drop)
}

/// Cuts, pastes and takes back a note; the keyboard alone opens the menu.
async fn writes(window: &Desktop, desk: &Desk) -> Result<()> {
    let field = testid("catat-isi");
    window.add_text(&field, TEXT).await?;
    desk.press_keys("Menu").await?;
    window.see(&testid("context-menu")).await?;
    window.settled().await?;
    desk.picture("menu-text").await?;
    desk.press_keys("Escape").await?;
    window.see_no(&testid("context-menu")).await?;
    for (entry, text) in [("all", TEXT), ("cut", ""), ("paste", TEXT), ("undo", "")] {
        desk.press_keys("shift+F10").await?;
        window.click(&testid(&format!("menu-{entry}"))).await?;
        window.see_no(&testid("context-menu")).await?;
        until(&format!("{entry} leaves “{text}”"), SOON, async || {
            let words = window.words(&field).await?;
            Ok((words.as_deref() == Some(text)).then_some(()))
        })
        .await?;
    }
    Ok(())
}
