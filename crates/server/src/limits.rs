//! How much one address may ask for, and how long anybody waits.
//!
//! Limits per account live in the use cases; these are for whoever has no account.

use crate::api::problem::Failure;
use crate::config::Config;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;

/// Largest body of the JSON API: the longest answer, escaped, fits several times.
pub const MAX_JSON: usize = 256 * 1024;
/// Longest work on a request of the JSON API.
const MAX_API_TIME: Duration = Duration::from_secs(30);
/// Longest work on a page, with the small form that was sent to it.
const MAX_PAGE_TIME: Duration = Duration::from_mins(1);
/// The page whose photos take their time over a slow mobile network.
const PHOTO_PAGE: &str = "/aduan/baru";
/// Longest work on that page.
const MAX_PHOTO_TIME: Duration = Duration::from_mins(10);
/// Where passwords and NIK can be guessed.
const GUESSABLE: [&str; 3] = ["/v1/session", "/masuk", "/daftar"];
/// Requests in one go, as a multiple of those per second: a page with its parts, a first sync.
const BURST: u32 = 6;

/// Counts requests by address.
pub struct Limits {
    requests: DefaultKeyedRateLimiter<IpAddr>,
    sign_ins: DefaultKeyedRateLimiter<IpAddr>,
    trusted_proxies: Vec<IpAddr>,
}

impl Limits {
    /// The limits of this process.
    pub fn new(config: &Config) -> Self {
        let requests = at_least_one(config.requests_per_second);
        let burst = requests.saturating_mul(at_least_one(BURST));
        let sign_ins = at_least_one(config.sign_ins_per_minute);
        Self {
            requests: RateLimiter::keyed(Quota::per_second(requests).allow_burst(burst)),
            sign_ins: RateLimiter::keyed(Quota::per_minute(sign_ins)),
            trusted_proxies: config.trusted_proxies.clone(),
        }
    }

    /// Drops addresses that have been quiet, so that memory does not grow.
    pub fn forget_quiet(&self) {
        self.requests.retain_recent();
        self.sign_ins.retain_recent();
    }

    /// Seconds to wait, if this request is one too many.
    fn too_many(&self, request: &Request) -> Option<u64> {
        let address = network(client_address(request, &self.trusted_proxies));
        let guess = request.method() == Method::POST && GUESSABLE.contains(&request.uri().path());
        let refused = [(true, &self.requests), (guess, &self.sign_ins)]
            .into_iter()
            .filter(|(counts, _)| *counts)
            .find_map(|(_, limiter)| limiter.check_key(&address).err())?;
        let wait = refused.wait_time_from(DefaultClock::default().now());
        Some(wait.as_secs() + 1)
    }
}

fn at_least_one(n: u32) -> NonZeroU32 {
    NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN)
}

/// Refuses what is too often, and gives up what takes too long.
pub async fn limit(State(limits): State<Arc<Limits>>, request: Request, next: Next) -> Response {
    let api = request.uri().path().starts_with("/v1/");
    if let Some(seconds) = limits.too_many(&request) {
        return if api {
            Failure::terlalu_sering(seconds).into_response()
        } else {
            page_too_often(seconds)
        };
    }
    let longest = longest(request.uri().path());
    match timeout(longest, next.run(request)).await {
        Ok(response) => response,
        Err(_) if api => Failure::terlalu_lama().into_response(),
        Err(_) => page_too_slow(),
    }
}

/// How long a request to this path may take.
fn longest(path: &str) -> Duration {
    if path.starts_with("/v1/") {
        MAX_API_TIME
    } else if path == PHOTO_PAGE {
        MAX_PHOTO_TIME
    } else {
        MAX_PAGE_TIME
    }
}

/// The same refusal for a citizen's browser.
fn page_too_often(seconds: u64) -> Response {
    let isi = format!("Coba lagi dalam {seconds} detik.");
    let wait = [(header::RETRY_AFTER, HeaderValue::from(seconds))];
    let page = plain_page("Terlalu banyak permintaan", &isi);
    (StatusCode::TOO_MANY_REQUESTS, wait, page).into_response()
}

/// Said to a citizen's browser whose form did not arrive in time, or whose page took too long.
fn page_too_slow() -> Response {
    let isi = "Halaman ini tidak selesai pada waktunya. Kembali, lalu coba lagi.";
    (
        StatusCode::SERVICE_UNAVAILABLE,
        plain_page("Terlalu lama", isi),
    )
        .into_response()
}

fn plain_page(judul: &str, isi: &str) -> Html<String> {
    Html(format!(
        "<!doctype html><html lang=\"id\"><meta charset=\"utf-8\"><title>{judul}</title>\
         <h1>{judul}</h1><p>{isi}</p></html>"
    ))
}

/// The address a request came from. Only a trusted proxy is believed about others: from the
/// right, the first address that is not itself a trusted proxy.
fn client_address(request: &Request, trusted: &[IpAddr]) -> IpAddr {
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
pub fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

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

    #[test]
    fn only_photos_may_take_their_time() {
        assert_eq!(longest("/aduan/baru"), Duration::from_mins(10));
        for path in ["/", "/masuk", "/aduan/SPD-2026-000001/keberatan"] {
            assert_eq!(longest(path), Duration::from_mins(1), "{path}");
        }
        assert_eq!(longest("/v1/sync"), Duration::from_secs(30));
    }

    #[test]
    fn a_browser_is_told_in_a_page() {
        for response in [page_too_slow(), page_too_often(3)] {
            let kind = response.headers().get(header::CONTENT_TYPE);
            let kind = kind.and_then(|value| value.to_str().ok());
            assert_eq!(kind, Some("text/html; charset=utf-8"));
        }
    }

    #[test]
    fn sign_ins_run_out_before_other_requests_do() {
        let limits = Limits::new(&Config {
            sign_ins_per_minute: 2,
            ..Config::default()
        });
        let request = |method: Method| {
            let mut request = Request::new(Body::empty());
            *request.method_mut() = method;
            *request.uri_mut() = "/v1/session".parse().expect("uri");
            request
        };
        let tries: Vec<bool> = (0..3)
            .map(|_| limits.too_many(&request(Method::POST)).is_some())
            .collect();
        assert_eq!(tries, [false, false, true]);
        assert_eq!(limits.too_many(&request(Method::GET)), None);
    }
}
