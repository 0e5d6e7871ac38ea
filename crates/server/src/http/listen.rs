//! The listener: plain HTTP/1.1 for a reverse proxy on the same machine, or TLS of our own.
//!
//! Written out rather than taken from `axum::serve`, because a public server must not wait for
//! ever for slow headers, and must finish what it began when it is asked to end.

use crate::config::Config;
use crate::http::connections::{Share, Shares};
use crate::http::pace::{PacedStream, WINDOW};
use crate::http::tls;
use anyhow::{Context, Result};
use axum::Router;
use axum::extract::ConnectInfo;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;
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
    /// How long a client that reads nothing is waited for.
    patience: Duration,
}

impl Listener {
    /// Binds the address of the settings; port 0 takes any free one.
    pub async fn bind(config: &Config) -> Result<Self> {
        let network = &config.network;
        let tls = tls::acceptor(network)?;
        let tcp = TcpListener::bind(network.listen)
            .await
            .with_context(|| format!("Alamat {} tidak dapat dipakai", network.listen))?;
        let address = tcp.local_addr()?;
        let most = config.limits.connections_per_network.get();
        let shares = Shares::new(most, &network.trusted_proxies);
        Ok(Self {
            tcp,
            tls,
            address,
            shares,
            patience: WINDOW,
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
                patience: self.patience,
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
    patience: Duration,
    watcher: Watcher,
    _place: OwnedSemaphorePermit,
    _share: Share,
}

impl Connection {
    async fn run(self, stream: TcpStream) {
        if let Err(error) = stream.set_nodelay(true) {
            debug!(%error, "a connection was gone at once");
        }
        let stream = PacedStream::new(stream, self.patience);
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

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    const MOST: usize = 64;

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
        let mut config = Config::default();
        config.network.listen = "127.0.0.1:0".parse().expect("an address");
        config.limits.connections_per_network = MOST.try_into().expect("not zero");
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

    #[tokio::test]
    async fn whoever_reads_nothing_gives_the_place_back() {
        let mut config = Config::default();
        config.network.listen = "127.0.0.1:0".parse().expect("an address");
        config.limits.connections_per_network = 1.try_into().expect("not zero");
        let mut listener = Listener::bind(&config).await.expect("bound");
        listener.patience = Duration::from_millis(200);
        let (address, stop) = (listener.address, CancellationToken::new());
        let package = || async { vec![b'a'; 64 * 1024 * 1024] };
        let router = Router::new().route("/", get(package));
        let served = tokio::spawn(listener.serve(router, stop.clone()));
        let held = knock(address).await.expect("answered");
        let again = async { while knock(address).await.is_none() {} };
        let again = timeout(Duration::from_secs(10), again).await;
        assert!(again.is_ok(), "its place is free although it stays open");
        drop(held);
        stop.cancel();
        served.await.expect("ended");
    }
}
