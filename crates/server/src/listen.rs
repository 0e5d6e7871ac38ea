//! The listener: plain HTTP/1.1 for a reverse proxy on the same machine, or TLS of our own.
//!
//! Written out rather than taken from `axum::serve`, because a public server must not wait for
//! ever for slow headers, and must finish what it began when it is asked to end.

use crate::config::Config;
use crate::limits::network;
use anyhow::{Context, Result};
use axum::Router;
use axum::extract::ConnectInfo;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{ServerConfig, version};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;
use tracing::{debug, warn};

/// Open connections; more wait in the queue of the operating system.
const MAX_CONNECTIONS: usize = 8_192;
/// How long a client may take for the headers of a request, and be idle between two.
const HEADER_TIME: Duration = Duration::from_secs(30);
/// How long a TLS handshake may take.
const HANDSHAKE_TIME: Duration = Duration::from_secs(10);
/// How long requests may go on after the process was asked to end.
const GRACE: Duration = Duration::from_secs(20);

/// A bound address, with a certificate or without.
pub struct Listener {
    tcp: TcpListener,
    tls: Option<TlsAcceptor>,
    address: SocketAddr,
    shares: Shares,
}

impl Listener {
    /// Binds the address of the settings; port 0 takes any free one.
    pub async fn bind(config: &Config) -> Result<Self> {
        let tls = match (&config.tls_cert, &config.tls_key) {
            (Some(cert), Some(key)) => Some(acceptor(cert, key)?),
            _ => None, // `Config::load` refuses one without the other
        };
        let tcp = TcpListener::bind(config.listen)
            .await
            .with_context(|| format!("Alamat {} tidak dapat dipakai", config.listen))?;
        let address = tcp.local_addr()?;
        let shares = Shares::new(
            config.connections_per_network.get(),
            &config.trusted_proxies,
        );
        Ok(Self {
            tcp,
            tls,
            address,
            shares,
        })
    }

    /// Where it can be reached, with the real port.
    pub fn url(&self) -> String {
        let scheme = if self.tls.is_some() { "https" } else { "http" };
        format!("{scheme}://{}", self.address)
    }

    /// Serves until `stop`, then finishes the requests that run.
    pub async fn serve(self, router: Router, stop: CancellationToken) {
        let connections = TaskTracker::new();
        let graceful = GracefulShutdown::new();
        let places = Arc::new(Semaphore::new(MAX_CONNECTIONS));
        while let Some((stream, peer, place)) = self.accept(&places, &stop).await {
            let Some(share) = self.shares.take(peer.ip()) else {
                debug!("a connection was refused: its network holds too many");
                continue; // which closes it
            };
            let connection = Connection {
                tls: self.tls.clone(),
                router: router.clone(),
                peer,
                watcher: graceful.watcher(),
                _place: place,
                _share: share,
            };
            connections.spawn(connection.run(stream));
        }
        drop(self.tcp);
        if timeout(GRACE, graceful.shutdown()).await.is_err() {
            warn!("some requests did not finish in time and were cut off");
        }
    }

    async fn accept(
        &self,
        places: &Arc<Semaphore>,
        stop: &CancellationToken,
    ) -> Option<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
        let accepted = async {
            let place = places.clone().acquire_owned().await.ok()?;
            loop {
                match self.tcp.accept().await {
                    Ok((stream, peer)) => return Some((stream, peer, place)),
                    Err(error) => {
                        warn!(%error, "a connection could not be accepted");
                        sleep(Duration::from_millis(100)).await; // out of file handles, mostly
                    }
                }
            }
        };
        tokio::select! {
            accepted = accepted => accepted,
            () = stop.cancelled() => None,
        }
    }
}

struct Connection {
    tls: Option<TlsAcceptor>,
    router: Router,
    peer: SocketAddr,
    watcher: Watcher,
    _place: OwnedSemaphorePermit,
    _share: Share,
}

/// How many connections each network holds, so that one neighbour cannot take every place.
#[derive(Clone)]
struct Shares {
    most: usize,
    open: Arc<Mutex<HashMap<IpAddr, usize>>>,
    /// Whole towns come through these.
    trusted_proxies: Arc<[IpAddr]>,
}

/// One connection of a network, until it is dropped.
struct Share {
    shares: Shares,
    network: Option<IpAddr>,
}

impl Shares {
    fn new(most: usize, trusted_proxies: &[IpAddr]) -> Self {
        Self {
            most,
            open: Arc::default(),
            trusted_proxies: trusted_proxies.into(),
        }
    }

    /// `None` where the network holds as many as it may.
    fn take(&self, peer: IpAddr) -> Option<Share> {
        let peer = peer.to_canonical();
        let network = (!self.trusted_proxies.contains(&peer)).then(|| network(peer));
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

    fn counts(&self) -> MutexGuard<'_, HashMap<IpAddr, usize>> {
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

impl Connection {
    async fn run(self, stream: TcpStream) {
        if let Err(error) = stream.set_nodelay(true) {
            debug!(%error, "a connection was gone at once");
        }
        let Some(tls) = self.tls.clone() else {
            return self.answer(stream).await;
        };
        match timeout(HANDSHAKE_TIME, tls.accept(stream)).await {
            Ok(Ok(stream)) => self.answer(stream).await,
            Ok(Err(error)) => debug!(%error, "a TLS handshake failed"),
            Err(_) => debug!("a TLS handshake took too long"),
        }
    }

    async fn answer(self, stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static) {
        let Self {
            router,
            peer,
            watcher,
            ..
        } = self;
        let service = service_fn(move |mut request: hyper::Request<hyper::body::Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            router.clone().oneshot(request)
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADER_TIME)
            .serve_connection(TokioIo::new(stream), service);
        if let Err(error) = watcher.watch(connection).await {
            let error = anyhow::Error::from(error);
            debug!(error = format!("{error:#}"), "a connection ended early");
        }
    }
}

/// Why the certificate and key of the settings can't be used, if they can't.
pub(crate) fn certificate_fault(config: &Config) -> Option<String> {
    let (Some(cert), Some(key)) = (&config.tls_cert, &config.tls_key) else {
        return None;
    };
    let fault = acceptor(cert, key).err()?;
    Some(format!("{fault:#}"))
}

fn acceptor(cert: &Path, key: &Path) -> Result<TlsAcceptor> {
    let chain = CertificateDer::pem_file_iter(cert)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .with_context(|| format!("Sertifikat {} tidak terbaca", cert.display()))?;
    let key = PrivateKeyDer::from_pem_file(key)
        .with_context(|| format!("Kunci TLS {} tidak terbaca", key.display()))?;
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(&[&version::TLS13, &version::TLS12])?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .context("Sertifikat dan kunci TLS tidak cocok")?;
    Ok(TlsAcceptor::from(Arc::new(config)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

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
        assert!(shares.take(ip(neighbour)).is_none(), "the same /64");
        assert!(shares.take(ip("2001:db8:1:3::1")).is_some(), "another");
        held.pop();
        assert!(shares.take(ip(neighbour)).is_some(), "a place is free");
        let proxy = take("::ffff:10.0.0.1", MOST + 1);
        assert!(proxy.iter().all(Option::is_some), "a trusted proxy");
        drop((held, proxy));
        assert!(shares.counts().is_empty(), "nothing is remembered");
    }

    /// Whether a new connection is answered; it stays open.
    async fn knock(address: SocketAddr) -> Option<TcpStream> {
        let mut stream = TcpStream::connect(address).await.ok()?;
        let request = b"GET / HTTP/1.1\r\nhost: a.id\r\n\r\n";
        stream.write_all(request).await.ok()?;
        let mut first = [0_u8; 12];
        stream.read_exact(&mut first).await.ok()?;
        (&first == b"HTTP/1.1 200").then_some(stream)
    }

    #[tokio::test]
    async fn one_neighbour_cannot_take_every_place() {
        let config = Config {
            listen: "127.0.0.1:0".parse().expect("an address"),
            connections_per_network: MOST.try_into().expect("not zero"),
            ..Config::default()
        };
        let listener = Listener::bind(&config).await.expect("bound");
        let (address, stop) = (listener.address, CancellationToken::new());
        let router = Router::new().route("/", get(|| async { "ok" }));
        let served = tokio::spawn(listener.serve(router, stop.clone()));
        let mut open = Vec::new();
        for n in 0..MOST {
            open.push(knock(address).await.unwrap_or_else(|| panic!("the {n}th")));
        }
        assert!(knock(address).await.is_none(), "one too many");
        open.pop();
        let again = async { while knock(address).await.is_none() {} };
        let again = timeout(Duration::from_secs(10), again).await;
        assert!(again.is_ok(), "whoever closes one may open another");
        stop.cancel();
        served.await.expect("ended");
    }
}
