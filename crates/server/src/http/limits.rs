//! How much one address may ask for, and how long anybody waits.
//!
//! Limits per account live in the use cases; these are for whoever has no account.

use crate::config::Config;
use crate::http::network::{client_address, is_unknown_proxy};
use crate::http::pace::PacedBody;
use crate::http::problem::Failure;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use portal::{TooOften, busy_page, is_shown_again};
use service::Network;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Arc, Once};
use std::time::Duration;
use tokio::time::timeout;
use tracing::warn;

/// Largest body of the JSON API: the longest answer, escaped, fits several times.
pub const MAX_JSON: usize = 256 * 1024;
/// Longest work on a request of the JSON API.
const MAX_API_TIME: Duration = Duration::from_secs(30);
/// Longest work on a page, with the small form that was sent to it.
const MAX_PAGE_TIME: Duration = Duration::from_mins(1);
/// The page whose photos take their time over a slow mobile network.
const FOTO_PAGE: &str = "/aduan/baru";
/// Longest work on that page.
const MAX_FOTO_TIME: Duration = Duration::from_mins(10);
/// Where passwords, codes and NIK can be guessed.
const GUESSABLE: [&str; 7] = [
    "/v1/session",
    "/v1/session/kode",
    "/v1/session/sandi",
    "/masuk",
    "/daftar",
    "/lupa-sandi",
    "/lupa-sandi/email",
];
/// Before the forms of the own account, which ask for the password or a code.
const OWN_ACCOUNT: &str = "/data-saya/";
/// Requests in one go, as a multiple of those per second: a page with its parts, a first sync.
const BURST: u32 = 6;

/// Counts requests by the network they come from.
pub struct Limits {
    requests: DefaultKeyedRateLimiter<Network>,
    sign_ins: DefaultKeyedRateLimiter<Network>,
    /// Forms that are shown again, of those that came too often: reading them is work too.
    shown_again: DefaultKeyedRateLimiter<Network>,
    trusted_proxies: Vec<IpAddr>,
    proxy_was_told: Once,
}

impl Limits {
    /// The limits of this process.
    pub fn new(config: &Config) -> Self {
        let limits = &config.limits;
        let requests = at_least_one(limits.requests_per_second);
        let burst = requests.saturating_mul(at_least_one(BURST));
        let asked = Quota::per_second(requests).allow_burst(burst);
        let sign_ins = at_least_one(limits.sign_ins_per_minute);
        Self {
            requests: RateLimiter::keyed(asked),
            shown_again: RateLimiter::keyed(asked),
            sign_ins: RateLimiter::keyed(Quota::per_minute(sign_ins)),
            trusted_proxies: config.network.trusted_proxies.clone(),
            proxy_was_told: Once::new(),
        }
    }

    /// Drops addresses that have been quiet, so that memory does not grow.
    pub fn forget_quiet(&self) {
        self.requests.retain_recent();
        self.sign_ins.retain_recent();
        self.shown_again.retain_recent();
    }

    /// Says once that a proxy is not believed, so that all who come through it are one address.
    fn tell_unknown_proxy(&self, request: &Request) {
        if is_unknown_proxy(request, &self.trusted_proxies) {
            self.proxy_was_told.call_once(|| {
                warn!("X-Forwarded-For of a proxy nearby is not believed: see trusted_proxies");
            });
        }
    }

    /// Whether a form that came too often is given back: as often as one may ask at all.
    fn gives_back(&self, request: &Request, address: IpAddr) -> bool {
        let room = || self.shown_again.check_key(&Network::of(address)).is_ok();
        is_shown_again(request) && room()
    }

    /// Seconds to wait, if this request from this address is one too many.
    fn too_many(&self, request: &Request, address: IpAddr) -> Option<u64> {
        let path = request.uri().path();
        let is_guessable = GUESSABLE.contains(&path) || path.starts_with(OWN_ACCOUNT);
        let guess = request.method() == Method::POST && is_guessable;
        let network = Network::of(address);
        let sign_in = || self.sign_ins.check_key(&network);
        let asked = self.requests.check_key(&network);
        let refused = asked.and_then(|()| if guess { sign_in() } else { Ok(()) });
        let refused = refused.err()?;
        let wait = refused.wait_time_from(DefaultClock::default().now());
        Some(wait.as_secs() + 1)
    }
}

fn at_least_one(n: u32) -> NonZeroU32 {
    NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN)
}

/// Refuses what is too often, and gives up what takes too long.
pub async fn limit(
    State(limits): State<Arc<Limits>>,
    mut request: Request,
    next: Next,
) -> Response {
    let api = request.uri().path().starts_with("/v1/");
    limits.tell_unknown_proxy(&request);
    let address = client_address(&request, &limits.trusted_proxies);
    // Behind a proxy that nobody named everybody has one address: no limit of a network fits that.
    let network = if is_unknown_proxy(&request, &limits.trusted_proxies) {
        Network::default()
    } else {
        Network::of(address)
    };
    request.extensions_mut().insert(network);
    if let Some(seconds) = limits.too_many(&request, address) {
        if api {
            return Failure::too_often(seconds).into_response();
        }
        if !limits.gives_back(&request, address) {
            return page_too_often(seconds);
        }
        request.extensions_mut().insert(TooOften { seconds });
    }
    let request = request.map(|body| Body::new(PacedBody::new(body)));
    let longest = longest(request.uri().path());
    match timeout(longest, next.run(request)).await {
        Ok(response) => response,
        Err(_) if api => Failure::too_slow().into_response(),
        Err(_) => page_too_slow(),
    }
}

/// How long a request to this path may take.
fn longest(path: &str) -> Duration {
    if path.starts_with("/v1/") {
        MAX_API_TIME
    } else if path == FOTO_PAGE {
        MAX_FOTO_TIME
    } else {
        MAX_PAGE_TIME
    }
}

/// The same refusal for a citizen's browser.
fn page_too_often(seconds: u64) -> Response {
    let isi = format!("Coba lagi dalam {seconds} detik.");
    let wait = [(header::RETRY_AFTER, HeaderValue::from(seconds))];
    let status = StatusCode::TOO_MANY_REQUESTS;
    let page = busy_page(status, "Terlalu banyak permintaan", &isi);
    (status, wait, page).into_response()
}

/// Said to a citizen's browser whose form did not arrive in time, or whose page took too long.
fn page_too_slow() -> Response {
    let isi = "Halaman ini tidak selesai pada waktunya. Kembali, lalu coba lagi.";
    busy_page(StatusCode::SERVICE_UNAVAILABLE, "Terlalu lama", isi)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_photos_may_take_their_time() {
        assert_eq!(longest("/aduan/baru"), Duration::from_mins(10));
        for path in ["/", "/masuk", "/aduan/SPD-2026-000001/keberatan"] {
            assert_eq!(longest(path), Duration::from_mins(1), "{path}");
        }
        assert_eq!(longest("/v1/sync"), Duration::from_secs(30));
    }

    #[tokio::test]
    async fn a_browser_is_told_in_a_page() {
        for response in [page_too_slow(), page_too_often(3)] {
            let kind = response.headers().get(header::CONTENT_TYPE);
            let kind = kind.and_then(|value| value.to_str().ok());
            assert_eq!(kind, Some("text/html; charset=utf-8"));
            let body = axum::body::to_bytes(response.into_body(), usize::MAX).await;
            let page = String::from_utf8(body.expect("a page").to_vec()).expect("text");
            for part in ["name=\"viewport\"", "portal.css", "href=\"/\""] {
                assert!(page.contains(part), "{part}: {page}");
            }
        }
    }

    #[test]
    fn sign_ins_run_out_before_other_requests_do() {
        let mut config = Config::default();
        config.limits.sign_ins_per_minute = 2;
        let limits = Limits::new(&config);
        let request = |method: Method, path: &str| {
            let mut request = Request::new(Body::empty());
            *request.method_mut() = method;
            *request.uri_mut() = path.parse().expect("uri");
            request
        };
        for (n, path) in (1..).zip(GUESSABLE) {
            let here = IpAddr::from([10, 0, n, 1]);
            let tries: Vec<bool> = (0..3)
                .map(|_| {
                    limits
                        .too_many(&request(Method::POST, path), here)
                        .is_some()
                })
                .collect();
            assert_eq!(tries, [false, false, true], "{path}");
            assert_eq!(limits.too_many(&request(Method::GET, path), here), None);
        }
    }

    #[test]
    fn a_form_that_came_too_often_is_given_back_as_often_as_one_may_ask() {
        let mut config = Config::default();
        config.limits.requests_per_second = 1;
        let limits = Limits::new(&config);
        let sent = |path: &str, kind: &str| {
            let request = Request::post(path).header(header::CONTENT_TYPE, kind);
            request.body(Body::empty()).expect("request")
        };
        let (form, foto) = (
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=b",
        );
        for (path, kind, shown) in [
            ("/aduan/baru", foto, true),
            ("/aduan/SPD-2026-000001/keterangan", form, true),
            ("/daftar", form, true),
            ("/keluar", form, false),
            ("/aduan/baru", "text/plain", false),
        ] {
            let here = IpAddr::from([10, 0, 0, 1]);
            assert_eq!(limits.gives_back(&sent(path, kind), here), shown, "{path}");
        }
        let there = IpAddr::from([10, 0, 1, 1]);
        let back: Vec<bool> = (0..=BURST)
            .map(|_| limits.gives_back(&sent("/aduan/baru", foto), there))
            .collect();
        assert_eq!(back.iter().filter(|back| **back).count(), BURST as usize);
        assert_eq!(
            back.last(),
            Some(&false),
            "reading what is refused has its end"
        );
    }

    #[test]
    fn every_door_of_the_api_where_something_can_be_guessed_is_limited() {
        let document = serde_json::to_value(crate::routes::openapi()).expect("JSON");
        let paths = document["paths"].as_object().expect("paths");
        let doors = paths
            .iter()
            .filter(|(path, item)| path.starts_with("/v1/session") && !item["post"].is_null());
        let doors: Vec<&str> = doors.map(|(path, _)| path.as_str()).collect();
        assert_eq!(doors.len(), 3, "{doors:?}");
        for door in doors {
            assert!(GUESSABLE.contains(&door), "{door}");
        }
    }
}
