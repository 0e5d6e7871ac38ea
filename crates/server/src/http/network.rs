//! Where a request comes from.

use axum::extract::{ConnectInfo, Request};
use axum::http::HeaderMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// The address a request came from. Only a trusted proxy is believed about others: from the
/// right, the first address that is not itself a trusted proxy.
pub(super) fn client_address(request: &Request, trusted: &[IpAddr]) -> IpAddr {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip())
        .to_canonical();
    if !trusted.contains(&peer) {
        return peer;
    }
    let mut address = peer;
    for hop in forwarded(request.headers()) {
        let Ok(hop) = hop.parse::<IpAddr>() else {
            break;
        };
        address = hop.to_canonical();
        if !trusted.contains(&address) {
            break;
        }
    }
    address
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

/// What counts as one address: an IPv6 customer holds a whole /64.
pub(super) fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::HeaderValue;

    fn asked(peer: &str, forwarded: &[&'static str], trusted: &[&str]) -> String {
        let mut request = Request::new(Body::empty());
        let peer: SocketAddr = format!("{peer}:4000").parse().expect("peer");
        request.extensions_mut().insert(ConnectInfo(peer));
        for value in forwarded {
            let value = HeaderValue::from_static(value);
            request.headers_mut().append("x-forwarded-for", value);
        }
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
    fn an_ipv6_customer_is_one_address() {
        let network = |text: &str| network(text.parse().expect("address")).to_string();
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(network("10.1.2.3"), "10.1.2.3");
    }
}
