//! Devices at which somebody signed in before. A device keeps a signed mark for each account; it
//! opens nothing, and lets its owner pass where others who guess have to wait. It is one of the password
//! too: a new password forgets every device.

use crate::error::Error;
use crate::ground::keys::Keys;
use anyhow::Context as _;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};

/// Between two marks.
const BETWEEN: char = '.';
/// A family or a desk of an office shares a device; more marks than these are not kept.
const MOST: usize = 4;
const NONCE: usize = 16;

/// The account that a mark is made for, under one password.
#[derive(Clone, Copy)]
pub(super) struct Owner<'a> {
    pub(super) account: &'a [u8],
    /// As it is stored.
    pub(super) sandi: &'a str,
}

/// The mark among these that was made for the account.
pub(super) fn known(keys: &Keys, account: Owner<'_>, marks: &str) -> Result<Option<String>, Error> {
    for mark in marks.split(BETWEEN).take(MOST) {
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(mark) else {
            continue;
        };
        if let Some((nonce, signature)) = bytes.split_at_checked(NONCE)
            && mac(keys, account, nonce)?.verify_slice(signature).is_ok()
        {
            return Ok(Some(mark.to_owned()));
        }
    }
    Ok(None)
}

/// The marks of a device after a success: the account's first, then those that were there.
pub(super) fn remember(keys: &Keys, account: Owner<'_>, marks: &str) -> Result<String, Error> {
    let own = match known(keys, account, marks)? {
        Some(own) => own,
        None => new(keys, account)?,
    };
    let others = marks.split(BETWEEN).filter(|mark| !mark.is_empty());
    let others = others.filter(|mark| *mark != own).take(MOST - 1);
    let all: Vec<&str> = std::iter::once(own.as_str()).chain(others).collect();
    Ok(all.join(&BETWEEN.to_string()))
}

fn new(keys: &Keys, account: Owner<'_>) -> Result<String, Error> {
    let nonce: [u8; NONCE] = rand::random();
    let signature = mac(keys, account, &nonce)?.finalize().into_bytes();
    Ok(URL_SAFE_NO_PAD.encode([nonce.as_slice(), &signature].concat()))
}

fn mac(keys: &Keys, account: Owner<'_>, nonce: &[u8]) -> Result<Hmac<Sha256>, Error> {
    let mut mac = Hmac::new_from_slice(keys.lookup.as_slice()).context("key of the marks")?;
    mac.update(b"sipendekar: known device");
    mac.update(nonce); // of one length
    mac.update(&Sha256::digest(account.sandi)); // of one length
    mac.update(account.account);
    Ok(mac)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owner(account: &[u8]) -> Owner<'_> {
        let sandi = "$argon2id";
        Owner { account, sandi }
    }

    #[test]
    fn a_mark_is_known_for_its_account_alone() {
        let keys = Keys::generate();
        let marks = remember(&keys, owner(b"siti"), "").expect("made");
        assert_eq!(
            known(&keys, owner(b"siti"), &marks).expect("read"),
            Some(marks.clone())
        );
        assert_eq!(known(&keys, owner(b"budi"), &marks).expect("read"), None);
        let replaced = Owner {
            sandi: "$other",
            ..owner(b"siti")
        };
        assert_eq!(known(&keys, replaced, &marks).expect("read"), None);
        let other = Keys::generate();
        assert_eq!(known(&other, owner(b"siti"), &marks).expect("read"), None);
        for made_up in ["", ".", "x", "é", "AAAA", &"A".repeat(64), &marks[1..]] {
            assert_eq!(known(&keys, owner(b"siti"), made_up).expect("read"), None);
        }
    }

    #[test]
    fn a_shared_device_knows_a_few_and_forgets_the_first() {
        let keys = Keys::generate();
        let mut marks = String::new();
        for person in ["siti", "budi", "siti", "ani", "tono", "wati"] {
            marks = remember(&keys, owner(person.as_bytes()), &marks).expect("made");
        }
        assert_eq!(marks.split(BETWEEN).count(), MOST);
        let knows = |person: &str| {
            let mark = known(&keys, owner(person.as_bytes()), &marks).expect("read");
            mark.is_some()
        };
        assert!(knows("wati") && knows("tono") && knows("ani") && knows("siti"));
        assert!(!knows("budi"));
    }
}
