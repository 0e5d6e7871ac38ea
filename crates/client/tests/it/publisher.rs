//! Somebody who signs and announces packages, as an office does. The example `web_host` has one too.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use client::update::Kind;
use minisign::KeyPair;
use serde_json::{Value, json};

/// Whoever holds the key that updates are signed with.
pub(crate) struct Publisher {
    keys: KeyPair,
}

impl Publisher {
    pub(crate) fn new() -> Self {
        Self {
            keys: KeyPair::generate_unencrypted_keypair().unwrap(),
        }
    }

    /// The public key as the policy `UpdateKey` has it.
    pub(crate) fn key(&self) -> String {
        STANDARD.encode(self.keys.pk.to_box().unwrap().to_string())
    }

    /// Signs as `tauri signer sign` does.
    pub(crate) fn sign(&self, bytes: &[u8], comment: &str) -> String {
        let comment = format!("timestamp:1795660085\t{comment}");
        let signed = minisign::sign(None, &self.keys.sk, bytes, Some(&comment), None).unwrap();
        STANDARD.encode(signed.to_string())
    }
}

/// What a server announces: a package of this kind, and where it is.
pub(crate) fn manifest(version: &str, kind: Kind, url: &str, signature: &str) -> Value {
    let platform = json!({ "url": url, "signature": signature });
    json!({ "version": version, "platforms": { kind.target(): platform } })
}
