//! What is kept of a one-time code, and the code that a message brings.

use crate::error::Error;
use crate::ground::keys::Keys;
use anyhow::Context as _;
use domain::id::PersonId;
use domain::person::kode_sekali::{GunaKode, KodeSekali};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use uuid::Uuid;

/// What is kept of a code: a keyed hash that is of one person and one purpose.
pub(crate) fn hash(
    keys: &Keys,
    person: PersonId,
    guna: GunaKode,
    kode: &KodeSekali,
) -> Result<Vec<u8>, Error> {
    let mac = mac(keys, person, guna, kode)?;
    Ok(mac.finalize().into_bytes().to_vec())
}

/// Whether it is the code that was kept, compared in constant time.
pub(crate) fn fits(
    keys: &Keys,
    person: PersonId,
    guna: GunaKode,
    kode: &KodeSekali,
    kept: &[u8],
) -> Result<bool, Error> {
    Ok(mac(keys, person, guna, kode)?.verify_slice(kept).is_ok())
}

/// The code that a message brings. It is made anew whenever the message is sent, so that no row of the
/// outbox holds it.
pub(crate) fn of_pesan(keys: &Keys, pesan: Uuid, guna: GunaKode) -> Result<KodeSekali, Error> {
    let mut mac = keyed(keys)?;
    mac.update(b"sipendekar: code of a message");
    mac.update(pesan.as_bytes()); // of one length
    mac.update(guna.as_str().as_bytes());
    let bytes = mac.finalize().into_bytes();
    let number = bytes
        .iter()
        .take(8)
        .fold(0, |n, byte| n << 8 | u64::from(*byte));
    Ok(KodeSekali::of(guna, number))
}

fn mac(
    keys: &Keys,
    person: PersonId,
    guna: GunaKode,
    kode: &KodeSekali,
) -> Result<Hmac<Sha256>, Error> {
    let mut mac = keyed(keys)?;
    mac.update(b"sipendekar: one-time code");
    mac.update(person.0.as_bytes()); // of one length
    mac.update(kode.expose().as_bytes()); // digits alone
    mac.update(guna.as_str().as_bytes()); // begins with a letter
    Ok(mac)
}

fn keyed(keys: &Keys) -> Result<Hmac<Sha256>, Error> {
    Ok(Hmac::new_from_slice(keys.lookup.as_slice()).context("key of the codes")?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_good_for_its_person_and_its_installation_alone() {
        let (keys, guna) = (Keys::generate(), GunaKode::SandiDiLoket);
        let (siti, budi) = (PersonId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
        let kode = KodeSekali::of(guna, 4_821_390_576);
        let kept = hash(&keys, siti, guna, &kode).expect("made");
        let fits = |keys: &Keys, person, kode: &KodeSekali| {
            fits(keys, person, guna, kode, &kept).expect("read")
        };
        assert!(fits(&keys, siti, &kode));
        let other = KodeSekali::of(guna, 4_821_390_577);
        assert!(!fits(&keys, siti, &other));
        assert!(!fits(&keys, budi, &kode));
        assert!(!fits(&Keys::generate(), siti, &kode));
        assert!(!String::from_utf8_lossy(&kept).contains(kode.expose()));
    }

    #[test]
    fn a_message_brings_the_same_code_however_often_it_is_sent() {
        let (keys, guna) = (Keys::generate(), GunaKode::KonfirmasiSurel);
        let code = |keys: &Keys, n| of_pesan(keys, Uuid::from_u128(n), guna).expect("made");
        assert_eq!(code(&keys, 1), code(&keys, 1));
        let of_keys = (0..4).map(|n| code(&keys, n).grouped());
        let of_others = (0..4).map(|n| code(&Keys::generate(), n).grouped());
        assert!(!of_keys.eq(of_others), "it is of the installation");
        let all: std::collections::BTreeSet<_> =
            (0..50).map(|n| code(&keys, n).grouped()).collect();
        assert!(all.len() > 45, "each message brings another one");
    }
}
