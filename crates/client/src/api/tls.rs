//! Whom we trust: the public roots, and what the office adds. There is no way to trust nobody.

use crate::failure::{BadCertificates, Failure};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

/// TLS settings with the one crypto provider of the program.
pub(crate) fn config(ca_file: Option<&Path>) -> Result<ClientConfig, Failure> {
    let mut roots = RootCertStore::empty();
    roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    if let Some(path) = ca_file {
        add_file(&mut roots, path)?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("ring supports the default versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(config)
}

fn add_file(roots: &mut RootCertStore, path: &Path) -> Result<(), Failure> {
    let bad = |why| Failure::BadCertificates {
        file: path.to_owned(),
        why,
    };
    let no_pem = || bad(BadCertificates::NoPem);
    let pem = std::fs::read(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => bad(BadCertificates::Missing),
        _ => bad(BadCertificates::Unreadable), // whatever else the system says
    })?;
    let before = roots.len();
    for certificate in CertificateDer::pem_slice_iter(&pem) {
        let certificate = certificate.map_err(|_| no_pem())?;
        roots.add(certificate).map_err(|_| no_pem())?;
    }
    if roots.len() == before {
        return Err(no_pem());
    }
    Ok(())
}
