//! Citizens' identities: sealed for the database, found again by keyed hash.

use crate::error::Error;
use crate::ground::keys::Keys;
use anyhow::{Context as _, anyhow};
use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};
use domain::id::PersonId;
use domain::person::identitas::Nik;
use hmac::{Hmac, Mac as _};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use store::person::{Identitas, Person};
use uuid::Uuid;
use zeroize::Zeroizing;

const NONCE: usize = 24;

/// What is sealed of a citizen.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Identity {
    pub(crate) nik: String,
    pub(crate) nama: String,
    pub(crate) telepon: Option<String>,
    pub(crate) surel: Option<String>,
}

impl From<Identity> for wire::aduan::Identitas {
    fn from(identity: Identity) -> Self {
        Self {
            nama: identity.nama,
            nik: identity.nik,
            telepon: identity.telepon,
            surel: identity.surel,
        }
    }
}

impl Identity {
    /// What is left of somebody whose identity was taken away. It is of no NIK.
    pub(crate) fn nobody() -> Self {
        Self {
            nik: String::new(),
            nama: "Identitas dilepas".to_owned(),
            telepon: None,
            surel: None,
        }
    }

    /// Whether the identity was taken away.
    pub(crate) fn is_nobody(&self) -> bool {
        self.nik.is_empty()
    }
}

/// Keyed hash of a NIK: the same NIK gives the same hash, and the hash gives nothing back.
pub(crate) fn nik_hash(keys: &Keys, nik: &Nik) -> Result<Vec<u8>, Error> {
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(keys.lookup.as_slice())
        .context("key of the lookup hash")?;
    mac.update(nik.expose().as_bytes());
    Ok(mac.finalize().into_bytes().to_vec())
}

/// Encrypts an identity for one person: random nonce, then ciphertext, bound to the person's id.
pub(crate) fn seal(keys: &Keys, person: PersonId, identity: &Identity) -> Result<Vec<u8>, Error> {
    let plain = Zeroizing::new(serde_json::to_vec(identity).context("identity")?);
    encrypt(keys, person.0.as_bytes(), &plain)
}

/// Decrypts an identity; fails for another person's, another key's or an altered one.
pub(crate) fn open(keys: &Keys, person: PersonId, bytes: &[u8]) -> Result<Identity, Error> {
    let plain = decrypt(keys, person.0.as_bytes(), bytes)?;
    // Not serde's own words: they quote the value.
    serde_json::from_slice(&plain).map_err(|_| anyhow!("identity is not what was sealed").into())
}

/// Encrypts an address that a message goes to, for that message alone.
pub(crate) fn seal_alamat(keys: &Keys, pesan: Uuid, alamat: &str) -> Result<Vec<u8>, Error> {
    encrypt(keys, &of_pesan(pesan), alamat.as_bytes())
}

/// Decrypts it.
pub(crate) fn open_alamat(keys: &Keys, pesan: Uuid, bytes: &[u8]) -> Result<String, Error> {
    let plain = decrypt(keys, &of_pesan(pesan), bytes)?;
    let alamat = std::str::from_utf8(&plain).map_err(|_| anyhow!("address is not what was sealed"));
    Ok(alamat?.to_owned())
}

fn of_pesan(pesan: Uuid) -> Vec<u8> {
    [b"pesan".as_slice(), pesan.as_bytes()].concat()
}

/// Random nonce, then ciphertext, bound to whom it is of.
fn encrypt(keys: &Keys, of: &[u8], plain: &[u8]) -> Result<Vec<u8>, Error> {
    let nonce: [u8; NONCE] = rand::random();
    let payload = Payload {
        msg: plain,
        aad: of,
    };
    let sealed = cipher(keys).encrypt(&XNonce::from(nonce), payload);
    let sealed = sealed.map_err(|_| anyhow!("personal data could not be sealed"))?;
    Ok([nonce.as_slice(), &sealed].concat())
}

fn decrypt(keys: &Keys, of: &[u8], bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
    let (nonce, sealed) = bytes
        .split_at_checked(NONCE)
        .ok_or_else(|| anyhow!("what was sealed is too short"))?;
    let nonce: [u8; NONCE] = nonce.try_into().context("nonce")?;
    let payload = Payload {
        msg: sealed,
        aad: of,
    };
    let plain = cipher(keys).decrypt(&XNonce::from(nonce), payload);
    let plain = plain
        .map_err(|_| anyhow!("personal data cannot be opened: is this the right key file?"))?;
    Ok(Zeroizing::new(plain))
}

/// Opens the sealed identity of a citizen; an officer's account has none.
pub(crate) fn identity_of(keys: &Keys, person: &Person) -> Result<Identity, Error> {
    match &person.identitas {
        Identitas::Tersandi(bytes) => open(keys, person.id, bytes),
        Identitas::Petugas { .. } => Err(Error::Forbidden),
    }
}

fn cipher(keys: &Keys) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new((&*keys.seal).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity() -> Identity {
        Identity {
            nik: "1403991203850001".to_owned(),
            nama: "Siti".to_owned(),
            telepon: None,
            surel: None,
        }
    }

    #[test]
    fn an_identity_opens_only_for_its_person_and_key() {
        let (keys, person) = (Keys::generate(), PersonId(Uuid::from_u128(1)));
        let sealed = seal(&keys, person, &identity()).expect("seals");
        let opened = open(&keys, person, &sealed).expect("opens");
        assert_eq!(opened.nik, "1403991203850001");
        assert!(open(&keys, PersonId(Uuid::from_u128(2)), &sealed).is_err());
        assert!(open(&Keys::generate(), person, &sealed).is_err());
    }

    #[test]
    fn the_sealed_form_shows_nothing_and_never_repeats() {
        let (keys, person) = (Keys::generate(), PersonId(Uuid::from_u128(1)));
        let first = seal(&keys, person, &identity()).expect("seals");
        let second = seal(&keys, person, &identity()).expect("seals");
        assert_ne!(first, second);
        assert!(!first.windows(6).any(|window| window == b"140399"));
    }

    #[test]
    fn an_address_opens_only_for_its_message() {
        let (keys, pesan) = (Keys::generate(), Uuid::from_u128(1));
        let sealed = seal_alamat(&keys, pesan, "siti@contoh.id").expect("seals");
        let opened = open_alamat(&keys, pesan, &sealed).expect("opens");
        assert_eq!(opened, "siti@contoh.id");
        assert!(open_alamat(&keys, Uuid::from_u128(2), &sealed).is_err());
        assert!(!sealed.windows(4).any(|window| window == b"siti"));
    }

    #[test]
    fn the_hash_of_a_nik_depends_on_the_key() {
        let nik = Nik::parse("1403991203850001").expect("a NIK");
        let keys = Keys::generate();
        let hash = nik_hash(&keys, &nik).expect("hash");
        assert_eq!(hash, nik_hash(&keys, &nik).expect("hash"));
        assert_ne!(hash, nik_hash(&Keys::generate(), &nik).expect("hash"));
    }
}
