//! A package that is really installed updates itself: fetched, verified, installed in place of the
//! program that runs, and started again.
//!
//! `cargo xtask package --verify` installs the package in a fresh system and says where that is; see
//! `xtask/src/package/self_update.rs`.

use anyhow::{Context, Result, ensure};
use journeys::desk::Desk;
use journeys::desktop::{Desktop, NEWS};
use journeys::keyring::Keyring;
use journeys::office::UpdatingOffice;
use journeys::place::say;
use journeys::wait::{START, until};
use journeys::webdriver::testid;
use serde_json::json;
use std::path::PathBuf;

/// Letters in the name of an image.
const DIGEST: usize = 64;

/// What the verification says.
struct Installed {
    /// The newer package.
    newer: PathBuf,
    /// Its version.
    version: String,
    /// The folder of the office's settings in the system that the older one is installed in.
    policies: PathBuf,
}

impl Installed {
    fn of_verification() -> Result<Option<Self>> {
        let Some(newer) = std::env::var_os("SIPENDEKAR_NEWER_PACKAGE") else {
            say("NOT RUN: a package that updates itself; `cargo xtask package --verify` runs it");
            return Ok(None);
        };
        let policies = std::env::var_os("SIPENDEKAR_POLICIES").context("where the settings are")?;
        Ok(Some(Self {
            newer: newer.into(),
            version: std::env::var("SIPENDEKAR_NEWER_VERSION").context("its version")?,
            policies: policies.into(),
        }))
    }

    fn name(&self) -> Result<&str> {
        let name = self.newer.file_name().and_then(|name| name.to_str());
        name.context("a file name in UTF-8")
    }

    /// The office trusts its own authority and its own key.
    fn set_policies(&self, updating: &UpdatingOffice, desk: &Desk) -> Result<()> {
        let ca_file = desk.folder().join("ca.pem");
        std::fs::write(&ca_file, &updating.certificate.authority)?;
        let key = updating.publisher.key()?;
        let policies = json!({ "CaFile": ca_file, "UpdateKey": key, "QuietHours": "off" });
        std::fs::create_dir_all(&self.policies)?;
        std::fs::write(self.policies.join("90-uji.json"), policies.to_string())?;
        Ok(())
    }
}

#[tokio::test]
async fn an_installed_package_updates_itself() -> Result<()> {
    let Some(installed) = Installed::of_verification()? else {
        return Ok(());
    };
    let updating = UpdatingOffice::open().await?;
    let (url, pupr) = (updating.office.server.url(), &updating.office.pupr);
    let bytes = std::fs::read(&installed.newer)?;
    let publisher = &updating.publisher;
    publisher.publish(installed.name()?, &installed.version, &bytes, &url)?;
    let desk = Desk::open(Keyring::Unlocked).await?;
    installed.set_policies(&updating, &desk)?;

    let window = Desktop::start(&desk, &url, "package-update").await?;
    window.sign_in(&url, pupr).await?;
    window.ask_for_update("siap dipasang").await?;
    window.close_about().await?;
    let before = images(&desk)?;
    window.click(&testid("update-install")).await?;
    until("the program before has ended", START, async || {
        Ok(window.shows("body").await.is_err().then_some(()))
    })
    .await
    .with_context(|| std::fs::read_to_string(desk.log("desktop")).unwrap_or_default())?;

    // Only the program that was started again, still signed in, can tell of this.
    updating.dispose_waiting().await?;
    desk.toast(&updating.waiting, NEWS).await?;
    say(&format!(
        "started again: {}",
        desk.picture("package-updated").await?.display()
    ));
    let after = images(&desk)?;
    let each = usize::from(installed.name()?.ends_with(".AppImage"));
    ensure!(
        before.len() == each && after.len() == each && (each == 0 || before != after),
        "one image before and another afterwards, for an AppImage: {before:?}, then {after:?}"
    );
    Ok(())
}

/// Names of the images that an AppImage has unpacked; other packages unpack nothing.
fn images(desk: &Desk) -> Result<Vec<String>> {
    let folder = desk.folder().join("cache/sipendekar/appimage");
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut images = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() && name.len() == DIGEST {
            images.push(name);
        }
    }
    Ok(images)
}
