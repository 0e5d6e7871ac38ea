//! What a request that got no good answer says.

use super::Moment;
use crate::address::Alamat;
use crate::failure::{BadCertificate, Failure, Stranger, Unreached};
use reqwest::StatusCode;
use rustls::CertificateError;
use std::error::Error;
use std::io;
use wire::problem::{Code, Problem};

/// Explains a request that got no answer.
pub(crate) fn no_answer(error: &reqwest::Error, moment: Moment, alamat: &Alamat) -> Failure {
    if let Some(certificate) = certificate_error(error) {
        return stranger(alamat, Stranger::Certificate(bad_certificate(certificate)));
    }
    if error.is_timeout() {
        return timed_out(alamat);
    }
    let chain = chain_text(error);
    if chain.contains("InvalidMessage") || chain.contains("corrupt message") {
        return other_program(alamat); // something answers there, but not with TLS
    }
    if moment == Moment::Check && is_dns(&chain) {
        return stranger(alamat, Stranger::NoSuchName);
    }
    Failure::Unreached {
        alamat: alamat.clone(),
        why: Unreached::Offline,
    }
}

/// The server answers too slowly.
pub(crate) fn timed_out(alamat: &Alamat) -> Failure {
    Failure::Unreached {
        alamat: alamat.clone(),
        why: Unreached::TimedOut,
    }
}

/// Something answers, but it is another program.
pub(crate) fn other_program(alamat: &Alamat) -> Failure {
    stranger(alamat, Stranger::OtherProgram)
}

/// A request that was refused: in the server's own words, where it has any.
pub(crate) fn refused(status: StatusCode, body: &[u8], api: &super::Api) -> Failure {
    let Ok(problem) = serde_json::from_slice::<Problem>(body) else {
        return if status.is_server_error() {
            Failure::ServerIll(status.as_u16())
        } else {
            other_program(&api.alamat)
        };
    };
    match (problem.status, problem.code) {
        (401, Code::AkunDitutup) if api.moment == Moment::Session => {
            Failure::AccountClosed(problem)
        }
        (401, _) if api.moment == Moment::Session => Failure::SessionEnded(problem),
        (403, Code::KhususPetugas) => Failure::NotStaff(problem),
        _ => Failure::Refused(problem), // every other refusal is about what was asked
    }
}

fn stranger(alamat: &Alamat, why: Stranger) -> Failure {
    Failure::Stranger {
        alamat: alamat.clone(),
        why,
    }
}

fn bad_certificate(error: &CertificateError) -> BadCertificate {
    match error {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            BadCertificate::Expired
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            BadCertificate::NotYet
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            BadCertificate::OtherName
        }
        CertificateError::Revoked => BadCertificate::Revoked,
        CertificateError::UnknownIssuer => BadCertificate::UnknownIssuer,
        _ => BadCertificate::Other, // kinds that no person can tell apart
    }
}

fn certificate_error(error: &reqwest::Error) -> Option<&CertificateError> {
    links(error).find_map(|link| match tls_error(link) {
        Some(rustls::Error::InvalidCertificate(certificate)) => Some(certificate),
        _ => None, // an error of another kind
    })
}

/// A TLS error, also where it hides inside an I/O error.
fn tls_error<'a>(link: &'a (dyn Error + 'static)) -> Option<&'a rustls::Error> {
    link.downcast_ref::<rustls::Error>().or_else(|| {
        let inner = link.downcast_ref::<io::Error>()?.get_ref()?;
        inner.downcast_ref::<rustls::Error>().or_else(|| {
            inner
                .downcast_ref::<io::Error>()
                .and_then(|io| tls_error(io))
        })
    })
}

fn links<'a>(error: &'a reqwest::Error) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(error.source(), |link| (*link).source())
}

/// Names of errors only; they carry neither address nor content.
fn chain_text(error: &reqwest::Error) -> String {
    links(error).fold(String::new(), |text, link| {
        format!("{text} {link:?} {link}")
    })
}

fn is_dns(chain: &str) -> bool {
    chain.contains("dns error") || chain.contains("failed to lookup address")
}
