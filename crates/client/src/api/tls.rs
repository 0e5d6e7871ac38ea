//! Whom we trust: the public roots, and what the office adds. There is no way to trust nobody.

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use std::path::Path;
use std::sync::Arc;
use wire::problem::Problem;

/// TLS settings with the one crypto provider of the program.
pub(crate) fn config(ca_file: Option<&Path>) -> Result<ClientConfig, Problem> {
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

fn add_file(roots: &mut RootCertStore, path: &Path) -> Result<(), Problem> {
    let unreadable = || {
        Problem::new(
            0,
            "sertifikat_salah",
            "Berkas sertifikat tidak dapat dibaca",
            format!(
                "Berkas {} dari SIPENDEKAR_CA_FILE tidak berisi sertifikat PEM.",
                path.display()
            ),
        )
    };
    let certificates = CertificateDer::pem_file_iter(path).map_err(|_| unreadable())?;
    let before = roots.len();
    for certificate in certificates {
        let certificate = certificate.map_err(|_| unreadable())?;
        roots.add(certificate).map_err(|_| unreadable())?;
    }
    if roots.len() == before {
        return Err(unreadable());
    }
    Ok(())
}
