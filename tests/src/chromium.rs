//! A citizen's browser: Chromium without a display, as narrow as a phone or as wide as a desk.

use crate::process::{Proc, command, free_port};
use crate::webdriver::Browser;
use anyhow::{Context, Result};
use serde_json::json;
use tempfile::TempDir;

/// Chromium and its driver; both end with this value.
pub struct Phone {
    /// The page.
    pub browser: Browser,
    _driver: Proc,
    _folder: TempDir,
}

/// A screen, in CSS pixels.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Screen {
    pub width: u32,
    pub height: u32,
    pub pixel_ratio: f32,
}

/// A phone of today.
pub const SMARTPHONE: Screen = Screen {
    width: 390,
    height: 844,
    pixel_ratio: 2.0,
};

/// A browser window on a laptop.
pub const LAPTOP: Screen = Screen {
    width: 1200,
    height: 800,
    pixel_ratio: 1.0,
};

impl Phone {
    /// A new phone with nothing remembered.
    pub async fn new(name: &str) -> Result<Self> {
        Self::with_screen(name, SMARTPHONE).await
    }

    /// The same browser with another screen.
    pub async fn with_screen(name: &str, screen: Screen) -> Result<Self> {
        let folder = TempDir::with_prefix("sipendekar-phone-").context("a folder")?;
        let port = free_port()?;
        let mut driver = command("chromedriver");
        driver
            .arg(format!("--port={port}"))
            .env("HOME", folder.path());
        let driver = Proc::start("chromedriver", driver, &folder.path().join("driver.log"))?;
        let profile = folder.path().join("profile");
        let capabilities = json!({
            "browserName": "chrome",
            "goog:chromeOptions": {
                "args": [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
                    "--no-first-run", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
                    "--lang=id", format!("--user-data-dir={}", profile.display()),
                ],
                "mobileEmulation": {
                    "deviceMetrics": {
                        "width": screen.width,
                        "height": screen.height,
                        "pixelRatio": screen.pixel_ratio,
                    },
                },
            },
        });
        let address = format!("http://127.0.0.1:{port}");
        let browser = Browser::open(&address, capabilities, name).await?;
        Ok(Self {
            browser,
            _driver: driver,
            _folder: folder,
        })
    }
}
