//! How much one address may ask for, and how long anybody waits.
//!
//! Limits on sign-ins, accounts and filings live in the use cases, which know what failed; these are for
//! whoever asks for anything.

use crate::config::Config;
use crate::http::network::{ProxyWatch, client_address, network};
use crate::http::pace::PacedBody;
use crate::http::problem::Failure;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use portal::{TooOften, is_shown_again, too_often_page, too_slow_page};
use service::Network;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, timeout};

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
/// Requests in one go, as a multiple of those per second: a page with its parts, a first sync.
const BURST: u32 = 6;

/// Counts requests by the network they come from.
pub struct Limits {
    requests: DefaultKeyedRateLimiter<Network>,
    /// Forms that are shown again, of those that came too often: reading them is work too.
    shown_again: DefaultKeyedRateLimiter<Network>,
    trusted_proxies: Vec<IpAddr>,
    proxies: ProxyWatch,
}

impl Limits {
    /// The limits of this process.
    pub fn new(config: &Config) -> Self {
        let limits = &config.limits;
        let requests = at_least_one(limits.requests_per_second);
        let burst = requests.saturating_mul(at_least_one(BURST));
        let asked = Quota::per_second(requests).allow_burst(burst);
        Self {
            requests: RateLimiter::keyed(asked),
            shown_again: RateLimiter::keyed(asked),
            trusted_proxies: config.network.trusted_proxies.clone(),
            proxies: ProxyWatch::default(),
        }
    }

    /// Drops addresses that have been quiet, so that memory does not grow.
    pub fn forget_quiet(&self) {
        self.requests.retain_recent();
        self.shown_again.retain_recent();
    }

    /// Whether a form that came too often is given back: as often as one may ask at all.
    fn gives_back(&self, request: &Request, address: IpAddr) -> bool {
        let room = || self.shown_again.check_key(&Network::of(address)).is_ok();
        is_shown_again(request) && room()
    }

    /// Seconds to wait, if a request from this address is one too many.
    fn too_many(&self, address: IpAddr) -> Option<u64> {
        let refused = self.requests.check_key(&Network::of(address)).err()?;
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
    let address = client_address(&request, &limits.trusted_proxies);
    // Behind a proxy that nobody named everybody has one address: no limit of a network fits that.
    let network = if limits
        .proxies
        .finds_unknown(&request, &limits.trusted_proxies)
    {
        Network::Behind
    } else {
        network(&request, address)
    };
    request.extensions_mut().insert(network);
    if let Some(seconds) = limits.too_many(address) {
        if api {
            return Failure::too_often(seconds).into_response();
        }
        if !limits.gives_back(&request, address) {
            return too_often_page(TooOften { seconds });
        }
        request.extensions_mut().insert(TooOften { seconds });
    }
    let (longest, method) = (longest(request.uri().path()), request.method().clone());
    let whole = Instant::now() + time_to_arrive(longest);
    let request = request.map(|body| Body::new(PacedBody::new(body, whole)));
    match timeout(longest, next.run(request)).await {
        Ok(response) => response,
        Err(_) if api => Failure::too_slow().into_response(),
        Err(_) => too_slow_page(&method),
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

/// How much of that a body may take to arrive: what comes more slowly is given back to whoever sent
/// it, which takes a moment too.
fn time_to_arrive(longest: Duration) -> Duration {
    longest * 5 / 6
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::header;

    #[test]
    fn only_photos_may_take_their_time() {
        assert_eq!(longest("/aduan/baru"), Duration::from_mins(10));
        for path in ["/", "/masuk", "/aduan/SPD-2026-000001/keberatan"] {
            assert_eq!(longest(path), Duration::from_mins(1), "{path}");
        }
        assert_eq!(longest("/v1/sync"), Duration::from_secs(30));
        // There is time left to give a form back.
        assert_eq!(time_to_arrive(MAX_FOTO_TIME), Duration::from_secs(500));
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
}
