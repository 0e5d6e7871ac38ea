//! How many connections each network holds, so that one neighbour cannot take every place.

use service::Network;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What is held, and how much may be.
#[derive(Clone)]
pub(super) struct Shares {
    most: usize,
    open: Arc<Mutex<HashMap<Network, usize>>>,
    /// Whole towns come through these.
    trusted_proxies: Arc<[IpAddr]>,
}

/// One connection of a network, until it is dropped.
pub(super) struct Share {
    shares: Shares,
    network: Option<Network>,
}

impl Shares {
    pub(super) fn new(most: usize, trusted_proxies: &[IpAddr]) -> Self {
        Self {
            most,
            open: Arc::default(),
            trusted_proxies: trusted_proxies.into(),
        }
    }

    /// `None` where the network holds as many as it may.
    pub(super) fn take(&self, peer: IpAddr) -> Option<Share> {
        let peer = peer.to_canonical();
        let network = (!self.trusted_proxies.contains(&peer)).then(|| Network::of(peer));
        if let Some(network) = network {
            let mut open = self.counts();
            let held = open.entry(network).or_default();
            if *held >= self.most {
                return None;
            }
            *held += 1;
        }
        Some(Share {
            shares: self.clone(),
            network,
        })
    }

    fn counts(&self) -> MutexGuard<'_, HashMap<Network, usize>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let Some(network) = self.network else {
            return;
        };
        let mut open = self.shares.counts();
        if let Some(held) = open.get_mut(&network) {
            *held -= 1;
            if *held == 0 {
                open.remove(&network);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOST: usize = 64;

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn a_network_holds_its_share_and_no_more() {
        let shares = Shares::new(MOST, &[ip("10.0.0.1")]);
        let take = |peer: &str, n: usize| -> Vec<Option<Share>> {
            (0..n).map(|_| shares.take(ip(peer))).collect()
        };
        let mut held = take("2001:db8:1:2::1", MOST);
        assert!(held.iter().all(Option::is_some));
        let neighbour = "2001:db8:1:2:ffff::9";
        assert!(shares.take(ip(neighbour)).is_none(), "the same household");
        assert!(shares.take(ip("2001:db8:1:300::1")).is_some(), "another");
        held.pop();
        assert!(shares.take(ip(neighbour)).is_some(), "a place is free");
        let proxy = take("::ffff:10.0.0.1", MOST + 1);
        assert!(proxy.iter().all(Option::is_some), "a trusted proxy");
        drop((held, proxy));
        assert!(shares.counts().is_empty(), "nothing is remembered");
    }
}
