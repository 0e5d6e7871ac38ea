//! One-time codes as they are kept: by a keyed hash that is of one person and one purpose.

use crate::error::Error;
use crate::ground::keys::Keys;
use anyhow::Context as _;
use domain::id::PersonId;
use domain::person::kode_sekali::{GunaKode, KodeSekali};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// What is kept of a code.
pub(super) fn hash(
    keys: &Keys,
    person: PersonId,
    guna: GunaKode,
    kode: &KodeSekali,
) -> Result<Vec<u8>, Error> {
    let mac = mac(keys, person, guna, kode)?;
    Ok(mac.finalize().into_bytes().to_vec())
}

/// Whether it is the code that was kept, compared in constant time.
pub(super) fn fits(
    keys: &Keys,
    person: PersonId,
    guna: GunaKode,
    kode: &KodeSekali,
    kept: &[u8],
) -> Result<bool, Error> {
    Ok(mac(keys, person, guna, kode)?.verify_slice(kept).is_ok())
}

fn mac(
    keys: &Keys,
    person: PersonId,
    guna: GunaKode,
    kode: &KodeSekali,
) -> Result<Hmac<Sha256>, Error> {
    let mut mac = Hmac::new_from_slice(keys.lookup.as_slice()).context("key of the codes")?;
    mac.update(b"sipendekar: one-time code");
    mac.update(person.0.as_bytes()); // of one length
    mac.update(kode.expose().as_bytes()); // of one length
    mac.update(guna.as_str().as_bytes());
    Ok(mac)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_code_is_good_for_its_person_and_its_installation_alone() {
        let (keys, guna) = (Keys::generate(), GunaKode::SandiDiLoket);
        let (siti, budi) = (PersonId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
        let kode = KodeSekali::of(4_821_390_576);
        let kept = hash(&keys, siti, guna, &kode).expect("made");
        let fits = |keys: &Keys, person, kode: &KodeSekali| {
            fits(keys, person, guna, kode, &kept).expect("read")
        };
        assert!(fits(&keys, siti, &kode));
        let other = KodeSekali::of(4_821_390_577);
        assert!(!fits(&keys, siti, &other));
        assert!(!fits(&keys, budi, &kode));
        assert!(!fits(&Keys::generate(), siti, &kode));
        assert!(!String::from_utf8_lossy(&kept).contains(kode.expose()));
    }
}
