//! A certificate for loopback, by an authority that only its office knows.

use anyhow::Result;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};

/// A certificate with all that belongs to it, as PEM.
pub struct Certificate {
    /// Who has signed it.
    pub authority: String,
    /// The certificate.
    pub chain: String,
    /// Its key.
    pub key: String,
}

impl Certificate {
    /// One that was valid from 2024 until the beginning of that year.
    pub fn until(year: i32) -> Result<Self> {
        let authority_key = KeyPair::generate()?;
        let mut authority = CertificateParams::new(Vec::new())?;
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let authority_certificate = authority.self_signed(&authority_key)?;
        let issuer = Issuer::new(authority, authority_key);
        let key = KeyPair::generate()?;
        let mut leaf = CertificateParams::new(vec!["127.0.0.1".to_owned()])?;
        leaf.not_before = date_time_ymd(2024, 1, 1);
        leaf.not_after = date_time_ymd(year, 1, 1);
        let leaf = leaf.signed_by(&key, &issuer)?;
        Ok(Self {
            authority: authority_certificate.pem(),
            chain: leaf.pem(),
            key: key.serialize_pem(),
        })
    }
}
