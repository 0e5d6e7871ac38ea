//! The keys that lie outside the database: without them its personal data is noise.

use crate::error::Error;
use anyhow::{Context as _, anyhow};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use std::fmt;
use std::path::Path;
use zeroize::Zeroizing;

const LENGTH: usize = 32;

/// One key to encrypt identities, one to look them up by hash.
#[derive(Clone)]
pub struct Keys {
    /// Key of the AEAD.
    pub(crate) seal: Zeroizing<[u8; LENGTH]>,
    /// Key of the HMAC.
    pub(crate) lookup: Zeroizing<[u8; LENGTH]>,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(•••)")
    }
}

impl Keys {
    /// Fresh keys.
    pub fn generate() -> Self {
        Self {
            seal: Zeroizing::new(rand::random()),
            lookup: Zeroizing::new(rand::random()),
        }
    }

    /// Reads the key file, or makes one that only its owner can read.
    pub fn load_or_create(path: &Path) -> Result<Self, Error> {
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(&text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let keys = Self::generate();
                keys.write_new(path)
                    .with_context(|| format!("cannot create key file {}", path.display()))?;
                Ok(keys)
            }
            Err(error) => Err(anyhow!(error)
                .context(format!("cannot read key file {}", path.display()))
                .into()),
        }
    }

    /// Reads the keys from a setting: 64 bytes in base64.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let bytes = Zeroizing::new(STANDARD.decode(text.trim()).context("keys: not base64")?);
        let (seal, lookup) = bytes
            .split_at_checked(LENGTH)
            .ok_or_else(|| anyhow!("keys: too short"))?;
        Ok(Self {
            seal: Zeroizing::new(seal.try_into().context("keys: wrong length")?),
            lookup: Zeroizing::new(lookup.try_into().context("keys: wrong length")?),
        })
    }

    /// Tells these keys from all others and gives nothing of them away.
    pub(crate) fn fingerprint(&self) -> Result<String, Error> {
        let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(self.lookup.as_slice())
            .context("key of the fingerprint")?;
        mac.update(b"sipendekar: fingerprint of the keys");
        mac.update(self.seal.as_slice());
        Ok(STANDARD.encode(mac.finalize().into_bytes()))
    }

    fn write_new(&self, path: &Path) -> std::io::Result<()> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let both = Zeroizing::new([self.seal.as_slice(), self.lookup.as_slice()].concat());
        let line = Zeroizing::new(STANDARD.encode(&*both) + "\n");
        disk::write_private(path, line.as_bytes())
    }
}
