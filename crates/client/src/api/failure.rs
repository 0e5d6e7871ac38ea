//! Why the server could not be reached, in words that say what to do.

use crate::address::Alamat;
use rustls::CertificateError;
use std::error::Error;
use std::io;
use wire::problem::{Code, Problem};

/// When something failed: while an address is tried, or in a running session, where the address
/// is known to be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment {
    Check,
    Session,
}

/// Codes of a server that was not reached.
const UNREACHED: [Code; 2] = [Code::Luring, Code::WaktuHabis];

/// Whether the request may not have arrived, or its answer was lost.
pub(crate) fn is_unreached(problem: &Problem) -> bool {
    UNREACHED.contains(&problem.code)
}

/// Explains a request that got no answer.
pub(crate) fn unreached(error: &reqwest::Error, moment: Moment, alamat: &Alamat) -> Problem {
    if let Some(certificate) = certificate_error(error) {
        return untrusted(certificate, alamat);
    }
    if error.is_timeout() {
        return timed_out(alamat);
    }
    let chain = chain_text(error);
    if chain.contains("InvalidMessage") || chain.contains("corrupt message") {
        return not_sipendekar(alamat); // something answers there, but not with TLS
    }
    if moment == Moment::Check && is_dns(&chain) {
        return Problem::new(
            0,
            Code::AlamatSalah,
            "Alamat server tidak ditemukan",
            format!(
                "Tidak ada server bernama {alamat}. Periksa ejaan alamat dan sambungan internet \
                 komputer ini."
            ),
        )
        .at("alamat");
    }
    offline(alamat)
}

/// The connection is gone.
pub(crate) fn offline(alamat: &Alamat) -> Problem {
    Problem::new(
        0,
        Code::Luring,
        "Server tidak dapat dihubungi",
        format!("Tidak ada sambungan ke {alamat}. Periksa jaringan komputer ini, lalu coba lagi."),
    )
}

/// The server answers too slowly.
pub(crate) fn timed_out(alamat: &Alamat) -> Problem {
    Problem::new(
        0,
        Code::WaktuHabis,
        "Server terlalu lama menjawab",
        format!("{alamat} tidak menjawab dalam waktu yang wajar. Coba lagi sebentar lagi."),
    )
}

/// Something answers, but it is another program.
pub(crate) fn not_sipendekar(alamat: &Alamat) -> Problem {
    Problem::new(
        0,
        Code::BukanSipendekar,
        "Bukan server SIPENDEKAR",
        format!(
            "Yang menjawab di {alamat} bukan server SIPENDEKAR, atau versinya tidak cocok. \
             Periksa alamatnya."
        ),
    )
    .at("alamat")
}

/// The server failed without saying how.
pub(crate) fn server_ill(status: u16) -> Problem {
    Problem::new(
        status,
        Code::KesalahanServer,
        "Server sedang bermasalah",
        format!("Server menjawab dengan kesalahan {status}. Coba lagi sebentar lagi."),
    )
}

fn untrusted(error: &CertificateError, alamat: &Alamat) -> Problem {
    let why = match error {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            "sudah kedaluwarsa, atau tanggal komputer ini salah"
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            "belum berlaku; periksa tanggal komputer ini"
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "dibuat untuk alamat lain"
        }
        CertificateError::Revoked => "sudah dicabut",
        CertificateError::UnknownIssuer => "diterbitkan oleh pihak yang tidak dikenal",
        _ => "tidak dapat dipercaya", // kinds that no person can tell apart
    };
    Problem::new(
        0,
        Code::SertifikatSalah,
        "Sertifikat server tidak dapat dipercaya",
        format!("Sertifikat {alamat} {why}. Jangan lanjutkan; hubungi pengelola jaringan Anda."),
    )
}

fn certificate_error(error: &reqwest::Error) -> Option<&CertificateError> {
    links(error).find_map(|link| match tls_error(link) {
        Some(rustls::Error::InvalidCertificate(certificate)) => Some(certificate),
        _ => None,
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
