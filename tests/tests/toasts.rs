//! What a real notification daemon is given of what citizens write.

use anyhow::{Result, ensure};
use journeys::desk::Desk;
use journeys::desktop::{Desktop, NEWS};
use journeys::keyring::Keyring;
use journeys::office::Office;
use journeys::place::journeys_wanted;

#[tokio::test]
async fn a_title_with_markup_is_shown_as_it_was_written() -> Result<()> {
    if !journeys_wanted("a title with markup") {
        return Ok(());
    }
    let office = Office::open().await?;
    let url = office.server.url();
    let desk = Desk::open(Keyring::Unlocked).await?;
    let window = Desktop::start(&desk, &url, "markup").await?;
    window.sign_in(&url, &office.admin).await?;
    desk.toast("Aduan baru", NEWS).await?;
    desk.window_titled("1 perlu tindakan").await?; // what waits is seen without opening anything
    office
        .another(r#"<a href="http://x.id">Masuk</a> & <b>tebal</b>"#)
        .await?;
    let toast = desk.toast("tebal", NEWS).await?;
    desk.picture("toast-with-markup").await?;
    // The daemon hands on what it was given: marks written out, none that acts.
    ensure!(toast.isi.contains("&lt;a href="), "escaped: {toast:?}");
    ensure!(
        !toast.isi.contains("<a"),
        "a link in the system's voice: {toast:?}"
    );
    ensure!(
        toast.isi.contains("&amp;"),
        "nothing is swallowed: {toast:?}"
    );
    window.close().await
}
