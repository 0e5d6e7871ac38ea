//! The manifest: what the office's server offers. Nobody has signed it.

use super::{Kind, UpdateError};
use reqwest::Url;
use semver::Version;
use serde::Deserialize;
use serde_json::Value;
use std::collections::HashMap;

/// The parts of Tauri's static manifest that matter here.
#[derive(Deserialize)]
struct Manifest {
    version: String,
    platforms: HashMap<String, Platform>,
}

#[derive(Deserialize)]
struct Platform {
    url: String,
    signature: String,
}

/// A newer version for this computer, as the server says.
#[derive(Debug, Clone)]
pub(crate) struct Offer {
    pub(crate) version: Version,
    /// Where the package is: by https, at the server of the manifest.
    pub(crate) url: Url,
    /// What is to be its signature, as Tauri writes it.
    pub(crate) signature: String,
    pub(crate) kind: Kind,
    /// The manifest as it came.
    pub(crate) manifest: Value,
}

impl Offer {
    /// Reads a manifest that came from `source`. Nothing is offered by one that is not newer, or
    /// has no package for this computer.
    pub(crate) fn read(
        text: &[u8],
        source: &Url,
        kind: Kind,
        running: &Version,
    ) -> Result<Option<Self>, UpdateError> {
        let unreadable = |error: &dyn ToString| UpdateError::Manifest(error.to_string());
        let manifest: Value = serde_json::from_slice(text).map_err(|error| unreadable(&error))?;
        let read = Manifest::deserialize(&manifest).map_err(|error| unreadable(&error))?;
        let version = Version::parse(&read.version).map_err(|error| unreadable(&error))?;
        if version <= *running {
            if version < *running {
                tracing::warn!(%version, %running, "the server offers an older version");
            }
            return Ok(None);
        }
        let Some(platform) = read.platforms.get(&kind.target()) else {
            tracing::info!(%version, target = kind.target(), "no package for this computer");
            return Ok(None);
        };
        Ok(Some(Self {
            version,
            url: of_server(&platform.url, source)?,
            signature: platform.signature.clone(),
            kind,
            manifest,
        }))
    }
}

/// The address of a package: encrypted, and at the server that the manifest came from.
fn of_server(url: &str, source: &Url) -> Result<Url, UpdateError> {
    let url = Url::parse(url).map_err(|error| UpdateError::Manifest(error.to_string()))?;
    if url.scheme() != "https" {
        return Err(UpdateError::PlainHttp(url.to_string()));
    }
    let plain = url.username().is_empty() && url.password().is_none();
    if url.origin() != source.origin() || !plain {
        return Err(UpdateError::OtherServer(url.to_string()));
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use serde_json::json;

    fn read(version: &str, url: &str) -> Result<Option<Offer>, UpdateError> {
        let platform = json!({ "url": url, "signature": "c2ln" });
        let manifest = json!({ "version": version, "platforms": { Kind::Deb.target(): platform } });
        let source = Url::parse("https://a.go.id/updates/desktop.json").unwrap();
        let running = Version::new(0, 2, 0);
        Offer::read(
            manifest.to_string().as_bytes(),
            &source,
            Kind::Deb,
            &running,
        )
    }

    const GOOD: &str = "https://a.go.id/updates/x.deb";

    #[rstest]
    #[case::newer("0.2.1", true)]
    #[case::by_number_not_by_letter("0.10.0", true)]
    #[case::the_same("0.2.0", false)]
    #[case::older("0.1.9", false)]
    #[case::only_announced("0.2.0-rc.1", false)]
    fn only_a_newer_version_is_offered(#[case] version: &str, #[case] offered: bool) {
        assert_eq!(read(version, GOOD).unwrap().is_some(), offered);
    }

    #[rstest]
    #[case::plain("http://a.go.id/x.deb", "https only")]
    #[case::a_file("file:///x.deb", "https only")]
    #[case::elsewhere("https://b.go.id/x.deb", "another server")]
    #[case::another_port("https://a.go.id:8443/x.deb", "another server")]
    #[case::alike("https://a.go.id.evil.id/x.deb", "another server")]
    #[case::a_password("https://a:b@a.go.id/x.deb", "another server")]
    #[case::no_address("x.deb", "unreadable manifest")]
    fn the_package_must_be_at_the_server(#[case] url: &str, #[case] why: &str) {
        let error = read("0.3.0", url).unwrap_err();
        assert!(
            error.is_refusal() && error.to_string().contains(why),
            "{error}"
        );
    }

    #[test]
    fn a_manifest_without_a_version_is_refused_and_one_for_others_offers_nothing() {
        assert!(read("baru", GOOD).unwrap_err().is_refusal());
        let source = Url::parse("https://a.go.id/").unwrap();
        let running = Version::new(0, 2, 0);
        let none = json!({ "version": "9.0.0", "platforms": {} }).to_string();
        let read = |text: &str| Offer::read(text.as_bytes(), &source, Kind::Msi, &running);
        assert!(read(&none).unwrap().is_none());
        for text in ["", "<html>", "[]", "{}"] {
            assert!(read(text).unwrap_err().is_refusal(), "{text}");
        }
    }
}
