//! Updates that an office publishes, and how its computers take them.

use crate::publisher::{Publisher, manifest};
use anyhow::Result;
use client::update::{Installer, Kind, NotInstalled, UpdateOptions};
use serde::Deserialize;
use std::path::Path;
use std::time::Duration;
use tokio::sync::watch;

/// The kind that every desk says it was installed from.
const KIND: Kind = Kind::Deb;
/// Large enough to be seen on its way over a slow line.
const SIZE: usize = 4 * 1024 * 1024;
/// How often an installer that waits looks whether it may go on.
const PAUSE: Duration = Duration::from_millis(50);

/// What is published.
#[derive(Deserialize)]
pub(crate) struct Release {
    version: String,
    #[serde(default)]
    signed_by: Signer,
}

/// Whose key it is signed with.
#[derive(Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Signer {
    #[default]
    Office,
    Stranger,
}

/// What the installer does with a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Installing {
    Installs,
    Waits,
    Declined,
    Fails,
}

/// The office's key for updates.
pub(crate) struct Updates {
    office: Publisher,
}

impl Updates {
    pub(crate) fn new() -> Self {
        Self {
            office: Publisher::new(),
        }
    }

    /// How a desk is updated. Its installer does what it is told, and no package is ever opened.
    pub(crate) fn options(&self, told: watch::Receiver<Installing>) -> UpdateOptions {
        let installer = Installer::new(KIND, move |_| {
            loop {
                match *told.borrow() {
                    Installing::Installs => return Ok(()),
                    Installing::Declined => return Err(NotInstalled::Declined),
                    Installing::Fails => return Err(NotInstalled::Failed("as told".to_owned())),
                    Installing::Waits => {}
                }
                std::thread::sleep(PAUSE);
            }
        });
        UpdateOptions::new(None, Some(self.office.key())).with(installer)
    }

    /// Publishes a package for whoever asks at this address.
    pub(crate) fn publish(&self, release: &Release, folder: &Path, address: &str) -> Result<()> {
        let version = &release.version;
        let name = format!("sipendekar_{version}_amd64.deb");
        let package = vec![0; SIZE];
        let comment = format!("file:{name}\tversion:{version}");
        let signature = match release.signed_by {
            Signer::Office => self.office.sign(&package, &comment),
            Signer::Stranger => Publisher::new().sign(&package, &comment),
        };
        let url = format!("{address}/updates/{name}");
        let manifest = manifest(version, KIND, &url, &signature);
        std::fs::write(folder.join(name), package)?;
        std::fs::write(folder.join("desktop.json"), manifest.to_string())?;
        Ok(())
    }
}
