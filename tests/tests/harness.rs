//! The desk itself: before a journey may blame SIPENDEKAR, its tools must be known to work.

use anyhow::{Context, Result, ensure};
use journeys::chromium::Phone;
use journeys::desk::{Desk, Toast};
use journeys::keyring::{self, Keyring};
use journeys::place::journeys_wanted;
use journeys::process::{Proc, run};
use journeys::wait::{SOON, until};
use serde_json::json;

#[tokio::test]
async fn a_toast_is_seen_and_its_click_reaches_the_program() -> Result<()> {
    if !journeys_wanted("a toast and its click") {
        return Ok(());
    }
    let mut desk = Desk::open(Keyring::Absent).await?;
    let mut notify = desk.command("notify-send");
    notify.args([
        "--wait",
        "--action=default=Buka",
        "Aduan didisposisikan",
        "Jalan berlubang",
    ]);
    desk.start("notify-send", notify)?;
    let toast = desk.toast("didisposisikan", SOON).await?;
    let shown = Toast {
        judul: "Aduan didisposisikan".to_owned(),
        isi: "Jalan berlubang".to_owned(),
    };
    ensure!(toast == shown, "{toast:?}");
    desk.click_toast().await?;
    let log = desk.log("notify-send");
    until("the click arrives", SOON, async || {
        Ok(std::fs::read_to_string(&log)?
            .contains("default")
            .then_some(()))
    })
    .await
}

#[tokio::test]
async fn a_locked_keyring_opens_with_the_password_typed_into_its_window() -> Result<()> {
    if !journeys_wanted("a locked keyring") {
        return Ok(());
    }
    let mut desk = Desk::open(Keyring::Locked).await?;
    let mut store = desk.command("secret-tool");
    store.args(["store", "--label=uji", "app", "uji"]);
    let log = desk.log("secret-tool");
    let mut store = Proc::start_with_input("secret-tool", store, &log, "isi rahasia")?;
    ensure!(store.ended()?.is_none(), "it waits for the password");
    desk.answer_window(keyring::PROMPT, keyring::PASSWORD)
        .await?;
    until("the secret is stored", SOON, async || store.ended()).await?;
    let found = keyring::search(&desk, "app", "uji")?;
    ensure!(found.contains("isi rahasia"), "{found} {}", store.said());
    drop(store);
    desk.start("late", desk.command("true"))?;
    Ok(())
}

#[tokio::test]
async fn a_desk_without_a_keyring_has_none() -> Result<()> {
    if !journeys_wanted("an absent keyring") {
        return Ok(());
    }
    let desk = Desk::open(Keyring::Absent).await?;
    let mut lookup = desk.command("secret-tool");
    let error = run("secret-tool", lookup.args(["lookup", "app", "uji"]));
    let error = error.err().context("no answer without a service")?;
    ensure!(
        error.to_string().contains("org.freedesktop.secrets"),
        "{error}"
    );
    Ok(())
}

#[tokio::test]
async fn a_phone_reads_a_page_and_types_into_it() -> Result<()> {
    if !journeys_wanted("Chromium") {
        return Ok(());
    }
    let phone = Phone::new("phone").await?;
    let browser = &phone.browser;
    let page = "data:text/html,<meta name=viewport content='width=device-width'>\
                <input data-testid=isi oninput='hasil.textContent=this.value'>\
                <p id=hasil data-testid=hasil></p>";
    browser.goto(page).await?;
    browser.fill("[data-testid=isi]", "Kelapapati").await?;
    browser.read("[data-testid=hasil]", "Kelapapati").await?;
    let width = browser.script("return innerWidth;", json!([])).await?;
    ensure!(width == 390, "as wide as a phone: {width}");
    Ok(())
}
