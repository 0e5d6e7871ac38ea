//! Address of the server: read from what people type, and never unencrypted over a network.

use reqwest::Url;
use std::fmt;
use std::net::IpAddr;
use thiserror::Error;

/// Why what was typed can't be the address of a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(crate) enum BadAddress {
    /// Nothing was typed.
    #[error("the address is empty")]
    Empty,
    /// It is none, or carries what has no business in one.
    #[error("the address can't be read")]
    Unreadable,
    /// Passwords would be read on the way.
    #[error("the address is not encrypted")]
    Unencrypted,
}

/// A checked base address, without a slash at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Alamat {
    base: Url,
}

impl Alamat {
    /// Reads an address as typed: `https` unless it says otherwise, and `http` only for this
    /// very computer.
    pub(crate) fn parse(typed: &str) -> Result<Self, BadAddress> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(BadAddress::Empty);
        }
        let text = if typed.contains("://") {
            typed.to_owned()
        } else {
            format!("https://{typed}")
        };
        let mut base = Url::parse(&text).map_err(|_| BadAddress::Unreadable)?;
        let plain = base.username().is_empty() && base.password().is_none();
        if !plain || base.host_str().is_none_or(str::is_empty) {
            return Err(BadAddress::Unreadable);
        }
        base.set_path(""); // whatever page it was copied from, the server has no other place
        base.set_query(None);
        base.set_fragment(None);
        let alamat = Self { base };
        match alamat.base.scheme() {
            "https" => Ok(alamat),
            "http" if alamat.is_loopback() => Ok(alamat),
            "http" => Err(BadAddress::Unencrypted),
            _ => Err(BadAddress::Unreadable),
        }
    }

    /// The URL of a path of the server.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{self}{path}")
    }

    /// Whether what is sent to it can't be read or changed on the way.
    pub(crate) fn is_encrypted(&self) -> bool {
        self.base.scheme() == "https"
    }

    /// Whether the server runs on this computer.
    pub(crate) fn is_loopback(&self) -> bool {
        let host = self.base.host_str().unwrap_or_default();
        let literal = host.trim_start_matches('[').trim_end_matches(']');
        host == "localhost" || literal.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
    }
}

impl fmt::Display for Alamat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.base.as_str().trim_end_matches('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(
        "sipendekar.bengkaliskab.go.id",
        "https://sipendekar.bengkaliskab.go.id"
    )]
    #[case(" https://a.go.id/ ", "https://a.go.id")]
    #[case("http://127.0.0.1:8080", "http://127.0.0.1:8080")]
    #[case("http://[::1]:8080/", "http://[::1]:8080")]
    #[case("http://localhost:8080", "http://localhost:8080")]
    #[case::a_page_of_it("a.go.id/aduan?x=1#y", "https://a.go.id")]
    #[case::copied_from_a_browser("https://a.go.id:8443/masuk", "https://a.go.id:8443")]
    fn an_address_is_read_as_typed(#[case] typed: &str, #[case] expected: &str) {
        assert_eq!(Alamat::parse(typed).unwrap().to_string(), expected);
    }

    #[rstest]
    #[case("", BadAddress::Empty)]
    #[case("http://sipendekar.bengkaliskab.go.id", BadAddress::Unencrypted)]
    #[case("http://127.0.0.1.evil.id", BadAddress::Unencrypted)]
    #[case("http://localhost.evil.id", BadAddress::Unencrypted)]
    #[case("ftp://a.go.id", BadAddress::Unreadable)]
    #[case("https://", BadAddress::Unreadable)]
    #[case("https://orang:rahasia@a.go.id", BadAddress::Unreadable)]
    fn a_dangerous_or_unreadable_address_is_refused(#[case] typed: &str, #[case] why: BadAddress) {
        assert_eq!(Alamat::parse(typed), Err(why));
    }
}
