//! Updates as an office publishes them: packages, signatures and a manifest in a folder.

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minisign::KeyPair;
use serde_json::json;
use std::path::Path;
use tempfile::TempDir;

/// The folder that the server offers, and the key that the office signs with.
pub struct Publisher {
    folder: TempDir,
    keys: KeyPair,
}

impl Publisher {
    /// An office that has published nothing yet.
    pub fn new() -> Result<Self> {
        Ok(Self {
            folder: TempDir::with_prefix("sipendekar-pembaruan-")?,
            keys: KeyPair::generate_unencrypted_keypair()?,
        })
    }

    /// The folder to be served.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The public key as the policy `UpdateKey` has it.
    pub fn key(&self) -> Result<String> {
        Ok(STANDARD.encode(self.keys.pk.to_box()?.to_string()))
    }

    /// Publishes a package of this version for this computer, at the server of this address. Its
    /// kind is the ending of its name.
    pub fn publish(&self, name: &str, version: &str, bytes: &[u8], server: &str) -> Result<()> {
        let (_, ending) = name.rsplit_once('.').context("a name with an ending")?;
        let kind = ending.to_lowercase();
        std::fs::write(self.folder().join(name), bytes)?;
        let comment = format!("timestamp:1795660085\tfile:{name}\tversion:{version}");
        let signed = minisign::sign(None, &self.keys.sk, bytes, Some(&comment), None)?;
        let platform = json!({
            "url": format!("{server}/updates/{name}"),
            "signature": STANDARD.encode(signed.to_string()),
        });
        let target = format!("linux-{}-{kind}", std::env::consts::ARCH);
        let manifest = json!({ "version": version, "platforms": { target: platform } });
        std::fs::write(self.folder().join("desktop.json"), manifest.to_string())?;
        Ok(())
    }
}
