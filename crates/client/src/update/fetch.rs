//! Fetching manifest and package from the office's server: encrypted, without detours, and never
//! more than is sensible.

use super::{Kind, Offer, UpdateError};
use crate::address::Alamat;
use crate::api::tls;
use crate::problems::sentence;
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode, Url};
use semver::Version;
use std::error::Error;
use std::path::Path;
use std::time::Duration;

/// Where the manifest is, from the address of the server.
const MANIFEST: &str = "/updates/desktop.json";
/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(10);
/// How long nothing may come.
const SILENCE: Duration = Duration::from_secs(30);
/// Largest manifest taken.
const MAX_MANIFEST: u64 = 256 * 1024;
/// Largest package taken; the one for Windows carries its web view with it.
const MAX_PACKAGE: u64 = 512 * 1024 * 1024;

/// The office's server as a source of updates.
#[derive(Debug)]
pub(crate) struct Source {
    http: Client,
    manifest: Url,
}

impl Source {
    /// Prepares a connection to the server of this address; nothing is sent yet. Here not even
    /// this very computer may be asked unencrypted.
    pub(crate) fn new(alamat: &Alamat, ca_file: Option<&Path>) -> Result<Self, UpdateError> {
        let address = alamat.url(MANIFEST);
        let manifest: Url = address
            .parse()
            .map_err(|_| UpdateError::Unreached(address.clone()))?;
        if manifest.scheme() != "https" {
            return Err(UpdateError::PlainHttp(address));
        }
        let tls = tls::config(ca_file).map_err(|failure| UpdateError::Tls(sentence(failure)))?;
        let mut builder = Client::builder()
            .tls_backend_preconfigured(tls)
            .https_only(true)
            .redirect(Policy::none())
            .connect_timeout(CONNECT)
            .read_timeout(SILENCE)
            .user_agent(concat!("sipendekar-desktop/", env!("CARGO_PKG_VERSION")));
        if alamat.is_loopback() {
            builder = builder.no_proxy();
        }
        let http = builder.build().map_err(|error| unreached(&error))?;
        Ok(Self { http, manifest })
    }

    /// Where the manifest is.
    pub(crate) fn address(&self) -> &Url {
        &self.manifest
    }

    /// Asks what is offered to this computer.
    pub(crate) async fn offer(
        &self,
        kind: Kind,
        running: &Version,
    ) -> Result<Option<Offer>, UpdateError> {
        let answer = self.get(self.manifest.clone()).await?;
        let answer = answer.ok_or(UpdateError::NoManifest)?;
        let text = take(answer, MAX_MANIFEST, |_| ()).await?;
        Offer::read(&text, &self.manifest, kind, running)
    }

    /// Fetches the package of an offer, and tells how much of 100 is there. Nobody has verified
    /// it yet.
    pub(crate) async fn package(
        &self,
        offer: &Offer,
        progress: impl Fn(u8),
    ) -> Result<Vec<u8>, UpdateError> {
        let answer = self.get(offer.url.clone()).await?;
        let answer = answer.ok_or_else(|| UpdateError::NoPackage(offer.url.to_string()))?;
        take(answer, MAX_PACKAGE, progress).await
    }

    /// What is there, if anything is.
    async fn get(&self, url: Url) -> Result<Option<Response>, UpdateError> {
        let asked = self.http.get(url).send().await;
        let answer = asked.map_err(|error| unreached(&error))?;
        match answer.status() {
            StatusCode::OK => Ok(Some(answer)),
            StatusCode::NOT_FOUND => Ok(None),
            status if status.is_redirection() => Err(UpdateError::Redirected(status.as_u16())),
            status => Err(UpdateError::Unreached(format!("status {status}"))),
        }
    }
}

/// Takes a body whole: no more than the limit, and no less than the server said.
async fn take(
    mut answer: Response,
    limit: u64,
    progress: impl Fn(u8),
) -> Result<Vec<u8>, UpdateError> {
    let whole = answer.content_length();
    if whole.is_some_and(|whole| whole > limit) {
        return Err(UpdateError::TooLarge { limit });
    }
    let mut bytes = Vec::new();
    loop {
        let got = length(&bytes);
        let broken_off = |why: String| UpdateError::BrokenOff { got, why };
        match answer.chunk().await {
            Ok(Some(piece)) if got + length(&piece) > limit => {
                return Err(UpdateError::TooLarge { limit });
            }
            Ok(Some(piece)) => bytes.extend_from_slice(&piece),
            Ok(None) if whole.is_some_and(|whole| whole != got) => {
                return Err(broken_off(format!("{whole:?} bytes were announced")));
            }
            Ok(None) => return Ok(bytes),
            Err(error) => return Err(broken_off(with_causes(&error))),
        }
        progress(percent(length(&bytes), whole));
    }
}

fn length(bytes: &[u8]) -> u64 {
    bytes.len() as u64 // no computer has more memory than that
}

/// How much of 100 is there; nothing while nobody knows.
fn percent(got: u64, whole: Option<u64>) -> u8 {
    let share = whole.and_then(|whole| (got * 100).checked_div(whole));
    share.map_or(0, |share| u8::try_from(share).unwrap_or(100).min(100))
}

fn unreached(error: &reqwest::Error) -> UpdateError {
    UpdateError::Unreached(with_causes(error))
}

fn with_causes(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_told_of_a_hundred() {
        assert_eq!(percent(0, Some(3)), 0);
        assert_eq!(percent(2, Some(3)), 66);
        assert_eq!(percent(3, Some(3)), 100);
        assert_eq!(percent(5, Some(3)), 100);
        assert_eq!(percent(0, Some(0)), 0);
        assert_eq!(percent(5, None), 0);
    }

    #[test]
    fn not_even_this_computer_is_asked_unencrypted() {
        for alamat in ["http://127.0.0.1:8080", "http://localhost"] {
            let alamat = Alamat::parse(alamat).unwrap();
            let error = Source::new(&alamat, None).unwrap_err();
            assert!(matches!(error, UpdateError::PlainHttp(_)), "{error}");
        }
    }

    #[test]
    fn an_address_as_a_policy_has_it_is_enough() {
        let alamat = Alamat::parse("a.go.id").unwrap();
        let source = Source::new(&alamat, None).unwrap();
        let manifest = "https://a.go.id/updates/desktop.json";
        assert_eq!(source.address().as_str(), manifest);
    }
}
