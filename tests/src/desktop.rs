//! What an officer does in the desktop window, screen by screen.

use crate::accounts::Account;
use crate::desk::Desk;
use crate::place;
use crate::process::{Proc, command, free_port};
use crate::wait::{SOON, START, until};
use crate::webdriver::{Browser, testid};
use anyhow::{Context, Result};
use serde_json::json;
use std::ops::Deref;
use std::time::Duration;

/// Time in which news must have reached a desk.
pub const NEWS: Duration = Duration::from_secs(20);

/// The real desktop application on a desk, under control of a driver.
pub struct Desktop {
    browser: Browser,
    driver: Proc,
}

impl Deref for Desktop {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.browser
    }
}

impl Desktop {
    /// Starts the application as if its icon had been clicked.
    pub async fn start(desk: &Desk, server: &str, name: &str) -> Result<Self> {
        Self::start_with(desk, server, name, &[]).await
    }

    /// Starts it as the desktop does when a link is followed.
    pub async fn start_by_link(desk: &Desk, server: &str, name: &str, link: &str) -> Result<Self> {
        Self::open(desk, server, name, &[], &[link]).await
    }

    /// Starts it with further policies of the office in its environment.
    pub async fn start_with(
        desk: &Desk,
        server: &str,
        name: &str,
        policies: &[(&str, &str)],
    ) -> Result<Self> {
        Self::open(desk, server, name, policies, &[]).await
    }

    async fn open(
        desk: &Desk,
        server: &str,
        name: &str,
        policies: &[(&str, &str)],
        arguments: &[&str],
    ) -> Result<Self> {
        let port = free_port()?;
        let mut driver = desk.command("WebKitWebDriver");
        driver
            .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("SIPENDEKAR_QUIET_HOURS", "off") // the journey is made at any hour
            .envs(policies.iter().copied())
            .env("SIPENDEKAR_SERVER", server)
            .env("SIPENDEKAR_DATA_DIR", desk.data_dir());
        let driver = Proc::start("WebKitWebDriver", driver, &desk.log("desktop"))?;
        let binary = place::binary("sipendekar-desktop")?;
        let binary = binary.to_str().context("a path in UTF-8")?;
        let capabilities = json!({
            "webkitgtk:browserOptions": { "binary": binary, "args": arguments },
        });
        let address = format!("http://127.0.0.1:{port}");
        let browser = Browser::open(&address, capabilities, name).await?;
        let drawn = format!("{}, {}", testid("signin-submit"), testid("who"));
        until("the window is drawn", START, async || {
            Ok(browser.shows(&drawn).await?.then_some(()))
        })
        .await
        .with_context(|| driver.said())?;
        Ok(Self { browser, driver })
    }

    /// Pulls the plug of the application, in the middle of whatever it does.
    pub fn kill(mut self) {
        self.driver.kill();
    }

    /// Waits until the application has ended by itself: what it keeps at its end is kept then, which is
    /// later than the end of its window.
    pub async fn ended(self) -> Result<()> {
        let group = self.driver.id().to_string();
        until("the application ends by itself", SOON, async || {
            let mut find = command("pgrep");
            find.args(["--count", "--pgroup", &group, "sipendekar"]);
            let found = find.output().context("pgrep counts")?;
            Ok((found.stdout.trim_ascii() == b"0").then_some(()))
        })
        .await
    }

    /// Presses "Coba lagi" until the server is reached: by itself the desktop asks ever more seldom.
    pub async fn reconnect(&self) -> Result<()> {
        let press = "document.querySelector(arguments[0])?.click();";
        let button = format!("{} button", testid("offline"));
        until("the server is reached again", START, async || {
            self.script(press, json!([button])).await?;
            let words = self.words(&testid("network")).await?;
            Ok(words.filter(|words| words.contains("Ters")).map(drop))
        })
        .await
    }

    /// Closes the window and ends the application.
    pub async fn close(self) -> Result<()> {
        self.browser.close().await
    }

    /// Fills in the sign-in screen and sends it; doesn't wait for what comes.
    pub async fn try_sign_in(&self, address: &str, account: &Account) -> Result<()> {
        self.fill(&testid("signin-alamat"), address).await?;
        self.fill(&testid("signin-pengguna"), &account.pengguna)
            .await?;
        self.fill(&testid("signin-sandi"), &account.sandi).await?;
        self.click(&testid("signin-submit")).await
    }

    /// Signs in, and waits for the frame with the officer's name.
    pub async fn sign_in(&self, address: &str, account: &Account) -> Result<()> {
        self.try_sign_in(address, account).await?;
        self.see(&testid("who")).await
    }

    /// Opens an aduan by its row in a view.
    pub async fn open_row(&self, view: &str, nomor: &str) -> Result<()> {
        self.click(&testid(&format!("view-{view}"))).await?;
        self.click(&testid(&format!("row-{nomor}"))).await?;
        self.see_detail(nomor).await
    }

    /// Waits until no view lists an aduan.
    pub async fn see_no_row(&self, nomor: &str) -> Result<()> {
        self.see_no(&testid(&format!("row-{nomor}"))).await
    }

    /// Waits until the detail pane shows that aduan.
    pub async fn see_detail(&self, nomor: &str) -> Result<()> {
        self.see(&format!("[data-testid=\"detail\"][data-nomor=\"{nomor}\"]"))
            .await
    }

    /// Presses the button of a command.
    pub async fn start_command(&self, command: &str) -> Result<()> {
        self.click(&testid(&format!("act-{command}"))).await
    }

    /// Writes the reason that a command asks for, and sends it.
    pub async fn give_reason(&self, reason: &str) -> Result<()> {
        self.fill(&testid("reason-text"), reason).await?;
        self.click(&testid("reason-submit")).await?;
        self.see_no(&testid("reason-dialog")).await
    }

    /// Opens the disposition dialog and fills it in.
    pub async fn fill_disposition(&self, skpd: &str, catatan: &str) -> Result<()> {
        self.start_command("disposisikan").await?;
        self.see(&testid("disposisi-dialog")).await?;
        self.fill(&testid("disposisi-cari"), skpd).await?;
        self.click(&testid(&format!("skpd-{skpd}"))).await?;
        self.fill(&testid("disposisi-catatan"), catatan).await
    }

    /// Opens the draft screen and writes; waits until the text is kept on this computer.
    pub async fn write_draf(&self, text: &str) -> Result<()> {
        self.start_command("ajukan_draf").await?;
        self.see(&testid("draft-screen")).await?;
        self.fill(&testid("draft-isi"), text).await?;
        self.see_kept(text).await
    }

    /// Waits until the text being written, which ends like this, is kept on this computer.
    pub async fn see_kept(&self, ending: &str) -> Result<()> {
        self.read(&testid("draft-isi"), ending).await?;
        self.read(&testid("draft-saved"), "Tersimpan di")
            .await
            .map(drop)
    }

    /// Hands the draft in.
    pub async fn submit_draf(&self) -> Result<()> {
        self.click(&testid("draft-submit")).await?;
        self.see_no(&testid("draft-screen")).await
    }

    /// Returns the draft of the open aduan for repair.
    pub async fn return_draf(&self, note: &str) -> Result<()> {
        self.start_command("terbitkan").await?;
        self.see(&testid("koreksi-screen")).await?;
        self.fill(&testid("koreksi-catatan"), note).await?;
        self.click(&testid("koreksi-kembalikan")).await?;
        self.see_no(&testid("koreksi-screen")).await
    }

    /// Corrects the draft of the open aduan and publishes it.
    pub async fn correct_and_publish(&self, text: &str) -> Result<()> {
        self.start_command("terbitkan").await?;
        self.see(&testid("koreksi-screen")).await?;
        self.fill(&testid("koreksi-isi"), text).await?;
        self.see(&format!("{} ins", testid("koreksi-beda"))).await?;
        self.click(&testid("koreksi-terbitkan")).await?;
        self.see_no(&testid("koreksi-screen")).await
    }

    /// The status of the open aduan, as soon as it says so.
    pub async fn status(&self, part: &str) -> Result<String> {
        self.read_within(&testid("detail-status"), part, NEWS).await
    }

    /// Asks for updates in the dialog about the program, and waits until it says `part` of them.
    pub async fn ask_for_update(&self, part: &str) -> Result<()> {
        self.click(&testid("about-open")).await?;
        self.click(&testid("about-check")).await?;
        self.read_within(&testid("about-update"), part, START)
            .await
            .map(drop)
    }

    /// Closes that dialog.
    pub async fn close_about(&self) -> Result<()> {
        self.press_escape().await?;
        self.see_no(&testid("about-dialog")).await
    }
}
