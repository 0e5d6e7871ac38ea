//! Requests to a gateway: encrypted, without redirects, and with a code for whatever fails.

use anyhow::{Context, Result};
use reqwest::{Client, RequestBuilder, Response, Url};
use secrecy::{ExposeSecret as _, SecretString};
use service::notice::Undelivered;
use std::sync::Arc;
use std::time::Duration;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// How long an answer may take.
const ANSWER: Duration = Duration::from_secs(20);

/// A gateway and the token by which it knows us.
pub(super) struct Gateway {
    client: Client,
    url: Url,
    token: SecretString,
}

impl Gateway {
    /// Nothing is asked of it yet. It is believed by the certificates that this computer trusts.
    pub(super) fn new(url: Url, token: SecretString) -> Result<Self> {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let mut builder = Client::builder()
            .tls_backend_preconfigured(tls)
            .redirect(reqwest::redirect::Policy::none())
            .timeout(ANSWER)
            .user_agent(concat!("sipendekar-server/", env!("CARGO_PKG_VERSION")));
        if url.scheme() == "http" {
            builder = builder.no_proxy(); // one on this computer
        }
        let client = builder
            .build()
            .context("koneksi ke gateway tidak dapat disiapkan")?;
        Ok(Self { client, url, token })
    }

    /// A request to hand something over.
    pub(super) fn post(&self) -> RequestBuilder {
        self.client
            .post(self.url.clone())
            .bearer_auth(self.token.expose_secret())
    }

    /// Sends a request. Whoever cannot be reached may be later.
    pub(super) async fn ask(request: RequestBuilder) -> Result<Response, Undelivered> {
        request.send().await.map_err(|error| {
            let code = if error.is_timeout() {
                "timeout"
            } else {
                "unreachable"
            };
            Undelivered::Later(code.to_owned())
        })
    }
}
