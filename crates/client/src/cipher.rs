//! What is written to disk is sealed first, with a key that is never there.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use domain::id::PersonId;
use sha2::{Digest, Sha256};
use std::fmt;
use zeroize::Zeroizing;

const NONCE: usize = 24;

/// What keys are derived and named with. Whoever changes it loses sight of every text that was kept
/// before.
const OF_A_PERSON: &[u8] = b"sipendekar naskah ";
const NAMED: &[u8] = b"sipendekar kunci ";

/// The key of the cache; wiped from memory when dropped.
#[derive(Clone)]
pub struct Key(Zeroizing<[u8; 32]>);

impl Key {
    /// A new random key.
    pub fn generate() -> Self {
        let mut bytes = Zeroizing::new([0; 32]);
        rand::fill(bytes.as_mut_slice());
        Self(bytes)
    }

    /// Reads the text of [`Self::to_text`].
    pub fn from_text(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(STANDARD.decode(text).ok()?);
        let bytes: [u8; 32] = bytes.as_slice().try_into().ok()?;
        Some(Self(Zeroizing::new(bytes)))
    }

    /// The key as text for the keyring, and for nothing else.
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(STANDARD.encode(self.0.as_slice()))
    }

    /// The key of one person's texts among those of others who use the same computer and account.
    pub(crate) fn of(&self, petugas: PersonId) -> Self {
        let parts = [OF_A_PERSON, &*self.0, petugas.0.as_bytes()];
        let joined = Zeroizing::new(parts.concat());
        Self(Zeroizing::new(Sha256::digest(&*joined).into()))
    }

    /// A name of the key that tells nothing about it.
    pub fn name(&self) -> String {
        let digest = Sha256::digest([NAMED, self.0.as_slice()].concat());
        STANDARD.encode(digest.get(..9).unwrap_or_default())
    }

    /// Seals bytes for one place: sealed bytes moved to another place cannot be opened.
    pub fn seal(&self, place: &str, plain: &[u8]) -> Vec<u8> {
        let mut nonce = [0; NONCE];
        rand::fill(&mut nonce);
        let payload = Payload {
            msg: plain,
            aad: place.as_bytes(),
        };
        let sealed = self
            .aead()
            .encrypt(&XNonce::from(nonce), payload)
            .expect("a Vec has room for the tag");
        [nonce.as_slice(), &sealed].concat()
    }

    /// Opens what was sealed for the place; `None` under another key or after a change.
    pub fn open(&self, place: &str, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
        let payload = Payload {
            msg: sealed,
            aad: place.as_bytes(),
        };
        let plain = self.aead().decrypt(&XNonce::from(*nonce), payload).ok()?;
        Some(Zeroizing::new(plain))
    }

    fn aead(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.0).into())
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(•••)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_only_with_its_key_and_in_its_place() {
        let key = Key::generate();
        let sealed = key.seal("aduan/1", b"isi aduan");
        assert_eq!(
            key.open("aduan/1", &sealed).unwrap().as_slice(),
            b"isi aduan"
        );
        assert!(key.open("aduan/2", &sealed).is_none());
        assert!(Key::generate().open("aduan/1", &sealed).is_none());
        assert!(key.open("aduan/1", &sealed[..10]).is_none());
        assert!(!sealed.windows(9).any(|window| window == b"isi aduan"));
    }

    #[test]
    fn a_key_comes_back_from_its_text() {
        let key = Key::generate();
        let again = Key::from_text(&key.to_text()).unwrap();
        assert_eq!(again.name(), key.name());
        assert!(Key::from_text("pendek").is_none());
    }
}
