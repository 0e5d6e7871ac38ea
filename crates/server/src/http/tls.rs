//! TLS of our own, where no reverse proxy ends it.

use crate::config::Network;
use anyhow::{Context, Result};
use std::path::Path;
use std::sync::Arc;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{ServerConfig, version};

/// What ends TLS, if the settings name a certificate and its key.
pub(super) fn acceptor(network: &Network) -> Result<Option<TlsAcceptor>> {
    match (&network.tls_cert, &network.tls_key) {
        (Some(cert), Some(key)) => read(cert, key).map(Some),
        _ => Ok(None), // `Config::load` refuses one without the other
    }
}

/// Why the certificate and key of the settings can't be used, if they can't.
pub(crate) fn fault(network: &Network) -> Option<String> {
    let fault = acceptor(network).err()?;
    Some(format!("{fault:#}"))
}

fn read(cert: &Path, key: &Path) -> Result<TlsAcceptor> {
    let chain = CertificateDer::pem_file_iter(cert)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .with_context(|| format!("Sertifikat {} tidak terbaca", cert.display()))?;
    let key = PrivateKeyDer::from_pem_file(key)
        .with_context(|| format!("Kunci TLS {} tidak terbaca", key.display()))?;
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(&[&version::TLS13, &version::TLS12])?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .context("Sertifikat dan kunci TLS tidak cocok")?;
    Ok(TlsAcceptor::from(Arc::new(config)))
}
