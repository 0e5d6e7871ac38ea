//! Whether a package is the one that was signed: by the right key, for this version and computer.

use super::{Offer, UpdateError};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minisign_verify::{PublicKey, Signature};

/// The public key of the office's releases.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    key: PublicKey,
    text: String,
}

impl Key {
    /// Reads a key as `tauri signer generate` writes it; what it gives in vain is why.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let decoded = decode(text)?;
        let key = PublicKey::decode(&decoded).map_err(|error| error.to_string())?;
        let text = text.to_owned();
        Ok(Self { key, text })
    }

    /// As it was written.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Verifies the package of an offer, then what its signed comment says. In this order: before,
    /// the comment is anybody's.
    pub(crate) fn verify(&self, bytes: &[u8], offer: &Offer) -> Result<(), UpdateError> {
        let wrong = |error: &dyn ToString| UpdateError::Signature(error.to_string());
        let decoded = decode(&offer.signature).map_err(|error| wrong(&error))?;
        let signature = Signature::decode(&decoded).map_err(|error| wrong(&error))?;
        let verified = self.key.verify(bytes, &signature, false);
        verified.map_err(|error| wrong(&error))?;
        is_the_offered(signature.trusted_comment(), offer)
    }
}

/// Compares the signed comment with the offer. An old package with its genuine signature would
/// pass as a new one otherwise.
fn is_the_offered(comment: &str, offer: &Offer) -> Result<(), UpdateError> {
    let field = |name: &str| {
        comment
            .split('\t')
            .find_map(|field| field.strip_prefix(name))
    };
    let (version, file) = (field("version:"), field("file:"));
    if version != Some(&offer.version.to_string()) {
        return Err(UpdateError::OtherVersion {
            signed: version.map(str::to_owned),
            offered: offer.version.clone(),
        });
    }
    if !file.is_some_and(|file| offer.kind.is_named(file, &offer.version)) {
        return Err(UpdateError::OtherFile {
            signed: file.map(str::to_owned),
            offered: offer.version.clone(),
            ending: offer.kind.ending(),
        });
    }
    Ok(())
}

/// Tauri wraps minisign's files in base64.
fn decode(text: &str) -> Result<String, String> {
    let bytes = STANDARD.decode(text).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::update::Kind;
    use rstest::rstest;
    use semver::Version;

    /// Written by `tauri signer generate` and `tauri signer sign --app-version 0.2.0`, with a key
    /// that was thrown away.
    const KEY: &str = "dW50cnVzdGVkIGNvbW1lbnQ6IG1pbmlzaWduIHB1YmxpYyBrZXk6IDQ3MjMyQjhDQUFEOTUwRjAKUldUd1VObXFqQ3NqUjVoeU9aOHp2OGpWK3JrT3VtbXFJS21oK0Qxc3ZRYjRjTmVkdmRiVVMxNmMK";
    const SIGNATURE: &str = "dW50cnVzdGVkIGNvbW1lbnQ6IHNpZ25hdHVyZSBmcm9tIHRhdXJpIHNlY3JldCBrZXkKUlVUd1VObXFqQ3NqUnpIQTZsTEkxU1pyVTQrOGFFV3laajJxNHY0b3BlUXdZRXptMzFsOTd1ZGpFWCs3cHFGSjFyNHJuelFkcVAxYkk2NkxISzQ1TFBiazk1QUhiamYvS1FZPQp0cnVzdGVkIGNvbW1lbnQ6IHRpbWVzdGFtcDoxNzk1NjYwMDg1CWZpbGU6c2lwZW5kZWthcl8wLjIuMF9hbWQ2NC5kZWIJdmVyc2lvbjowLjIuMApEc28xb05KWUE1WG04ZjZSOWdyWnBSN1pnM1BWMWM2cWlpUWhCZjlVMTZucjQ2RXREeElJdGYyS0hkdHp2cjFuS0tJNml3T04rZmYycXdYOWF6VW5BQT09Cg==";
    const FILE: &[u8] = b"hello\n";

    fn offer(version: &str, kind: Kind) -> Offer {
        Offer {
            version: Version::parse(version).unwrap(),
            url: "https://a.go.id/x".parse().unwrap(),
            signature: SIGNATURE.to_owned(),
            kind,
            manifest: serde_json::Value::Null,
        }
    }

    #[test]
    fn what_the_cli_of_tauri_signed_is_accepted() {
        let key = Key::parse(KEY).unwrap();
        key.verify(FILE, &offer("0.2.0", Kind::Deb)).unwrap();
    }

    #[rstest]
    #[case::replayed_as_newer(FILE, "0.3.0", Kind::Deb, "signed as version")]
    #[case::for_another_computer(FILE, "0.2.0", Kind::Rpm, "signed as file")]
    #[case::truncated(b"hell", "0.2.0", Kind::Deb, "wrong signature")]
    #[case::changed(b"Hello\n", "0.2.0", Kind::Deb, "wrong signature")]
    #[case::empty(b"", "0.2.0", Kind::Deb, "wrong signature")]
    fn anything_else_is_refused(
        #[case] bytes: &[u8],
        #[case] version: &str,
        #[case] kind: Kind,
        #[case] why: &str,
    ) {
        let error = Key::parse(KEY)
            .unwrap()
            .verify(bytes, &offer(version, kind));
        let error = error.unwrap_err();
        assert!(
            error.is_refusal() && error.to_string().contains(why),
            "{error}"
        );
    }

    #[rstest]
    #[case::nothing("")]
    #[case::no_base64("kunci kami")]
    #[case::a_signature(SIGNATURE)]
    fn a_key_that_is_none_is_told(#[case] text: &str) {
        assert!(Key::parse(text).is_err());
    }
}
