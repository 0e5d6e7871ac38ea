//! Where a request comes from.

use axum::extract::{ConnectInfo, Request};
use axum::http::HeaderMap;
use service::Network;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::OnceLock;
use tracing::warn;

/// The address a request came from. Only a trusted proxy is believed about others: from the
/// right, the first address that is not itself a trusted proxy.
pub(super) fn client_address(request: &Request, trusted: &[IpAddr]) -> IpAddr {
    let peer = peer(request);
    if !trusted.contains(&peer) {
        return peer;
    }
    let mut address = peer;
    for hop in forwarded(request.headers()) {
        let Some(hop) = hop_address(hop) else {
            break;
        };
        address = hop.to_canonical();
        if !trusted.contains(&address) {
            break;
        }
    }
    address
}

/// The address of a hop, as proxies write it: alone, with a port, in brackets, in quotes.
fn hop_address(hop: &str) -> Option<IpAddr> {
    let hop = hop.trim().trim_matches('"');
    let bare = hop.strip_prefix('[').and_then(|hop| hop.strip_suffix(']'));
    let address = bare.unwrap_or(hop).parse::<IpAddr>().ok();
    address.or_else(|| {
        hop.parse::<SocketAddr>()
            .ok()
            .map(|with_port| with_port.ip())
    })
}

/// The network of whoever has this address. What came over no connection is of this very process; an
/// address that somebody only writes can't say so.
pub(super) fn network(request: &Request, address: IpAddr) -> Network {
    let connection = request.extensions().get::<ConnectInfo<SocketAddr>>();
    connection.map_or(Network::Here, |_| Network::of(address))
}

/// Proxies that are not believed, so that all who come through one are one address.
#[derive(Default)]
pub(super) struct ProxyWatch {
    told: OnceLock<()>,
}

impl ProxyWatch {
    /// Whether the request comes through one; the first is told in the log.
    pub(super) fn finds_unknown(&self, request: &Request, trusted: &[IpAddr]) -> bool {
        let unknown = is_unknown_proxy(request, trusted);
        if unknown {
            self.told.get_or_init(|| {
                let proxy = peer(request);
                warn!(%proxy, "X-Forwarded-For of a proxy nearby is not believed: see trusted_proxies");
            });
        }
        unknown
    }
}

/// Whether a proxy of this computer or this building speaks of others and is not believed. Anybody
/// else may write this header, and says nothing by it.
fn is_unknown_proxy(request: &Request, trusted: &[IpAddr]) -> bool {
    let peer = peer(request);
    let is_near = match peer {
        IpAddr::V4(v4) => v4.is_loopback() || v4.is_private(),
        IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local(),
    };
    is_near && !trusted.contains(&peer) && request.headers().contains_key("x-forwarded-for")
}

fn peer(request: &Request) -> IpAddr {
    let info = request.extensions().get::<ConnectInfo<SocketAddr>>();
    info.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip())
        .to_canonical()
}

/// The hops of `X-Forwarded-For`, nearest first.
fn forwarded(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    headers
        .get_all("x-forwarded-for")
        .iter()
        .rev()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.rsplit(',').map(str::trim))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::HeaderValue;
    use std::sync::Mutex;

    fn request(peer: &str, forwarded: &[&'static str]) -> Request {
        let mut request = Request::new(Body::empty());
        let peer: SocketAddr = format!("{peer}:4000").parse().expect("peer");
        request.extensions_mut().insert(ConnectInfo(peer));
        for value in forwarded {
            let value = HeaderValue::from_static(value);
            request.headers_mut().append("x-forwarded-for", value);
        }
        request
    }

    fn asked(peer: &str, forwarded: &[&'static str], trusted: &[&str]) -> String {
        let request = request(peer, forwarded);
        let trusted: Vec<IpAddr> = trusted.iter().map(|ip| ip.parse().expect("ip")).collect();
        client_address(&request, &trusted).to_string()
    }

    #[test]
    fn a_forged_header_changes_nothing_without_a_trusted_proxy() {
        assert_eq!(asked("9.9.9.9", &["1.2.3.4"], &[]), "9.9.9.9");
        assert_eq!(asked("9.9.9.9", &["1.2.3.4"], &["10.0.0.1"]), "9.9.9.9");
    }

    #[test]
    fn behind_a_proxy_the_nearest_untrusted_hop_counts() {
        let proxy = ["10.0.0.1", "10.0.0.2"];
        assert_eq!(asked("10.0.0.1", &["6.6.6.6, 1.2.3.4"], &proxy), "1.2.3.4");
        assert_eq!(
            asked("10.0.0.1", &["6.6.6.6", "1.2.3.4, 10.0.0.2"], &proxy),
            "1.2.3.4"
        );
        assert_eq!(asked("10.0.0.1", &["not an address"], &proxy), "10.0.0.1");
        assert_eq!(asked("10.0.0.1", &[], &proxy), "10.0.0.1");
    }

    #[test]
    fn proxies_write_an_address_in_their_own_ways() {
        for (written, meant) in [
            ("1.2.3.4:50123", "1.2.3.4"),
            ("\"1.2.3.4\"", "1.2.3.4"),
            ("[2001:db8::7]", "2001:db8::7"),
            ("\"[2001:db8::7]:443\"", "2001:db8::7"),
            ("2001:db8::7", "2001:db8::7"),
            ("::ffff:1.2.3.4", "1.2.3.4"),
            ("unknown", "10.0.0.1"),
        ] {
            assert_eq!(asked("10.0.0.1", &[written], &["10.0.0.1"]), meant);
        }
    }

    #[test]
    fn an_unknown_proxy_is_logged_once_however_many_come_through_it() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let writer = Mutex::new(file.reopen().expect("the same file"));
        let log = tracing_subscriber::fmt().with_writer(writer).finish();
        let proxies = ProxyWatch::default();
        tracing::subscriber::with_default(log, || {
            let direct = request("192.168.1.7", &[]);
            assert!(!proxies.finds_unknown(&direct, &[]));
            for client in ["1.2.3.4", "5.6.7.8", "1.2.3.4"] {
                assert!(proxies.finds_unknown(&request("192.168.1.7", &[client]), &[]));
            }
        });
        let text = std::fs::read_to_string(file.path()).expect("text");
        assert_eq!(text.matches("trusted_proxies").count(), 1, "{text}");
        assert!(
            !text.contains("1.2.3.4"),
            "addresses of people are not logged: {text}"
        );
    }

    #[test]
    fn a_proxy_nearby_that_nobody_trusts_is_noticed() {
        let trusted = ["10.0.0.1".parse().expect("ip")];
        for (peer, forwarded, noticed) in [
            ("127.0.0.1", &["1.2.3.4"][..], true),
            ("192.168.1.7", &["1.2.3.4"], true),
            ("127.0.0.1", &[], false),
            ("10.0.0.1", &["1.2.3.4"], false),
            ("9.9.9.9", &["1.2.3.4"], false),
        ] {
            let is_unknown = is_unknown_proxy(&request(peer, forwarded), &trusted);
            assert_eq!(is_unknown, noticed, "{peer}");
        }
    }
}
