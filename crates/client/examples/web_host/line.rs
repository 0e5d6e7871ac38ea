//! The line between a desk and the server: TLS as at an office, and it can be cut.

use crate::authority::Authority;
use anyhow::Result;
use serde::Deserialize;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;
use tokio_util::sync::{CancellationToken, DropGuard};

/// How much a slow line passes on at once, and how often.
const PIECE: usize = 16 * 1024;
const PAUSE: Duration = Duration::from_millis(100);

/// How the line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Network {
    Connected,
    Cut,
    Slow,
}

/// A line; it ends when this is dropped.
pub(crate) struct Line {
    network: watch::Sender<Network>,
    port: u16,
    _end: DropGuard,
}

impl Line {
    /// A line to the server of this port.
    pub(crate) async fn open(authority: &Authority, server: u16) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let acceptor = TlsAcceptor::from(authority.config("localhost", 4000));
        let (network, seen) = watch::channel(Network::Connected);
        let stop = CancellationToken::new();
        let accepting = {
            let stop = stop.clone();
            async move {
                while let Ok((tcp, _)) = listener.accept().await {
                    let passing = pass(tcp, acceptor.clone(), server, seen.clone());
                    tokio::spawn(stop.clone().run_until_cancelled_owned(passing));
                }
            }
        };
        tokio::spawn(stop.clone().run_until_cancelled_owned(accepting));
        Ok(Self {
            network,
            port,
            _end: stop.drop_guard(),
        })
    }

    pub(crate) fn alamat(&self) -> String {
        format!("https://localhost:{}", self.port)
    }

    /// The line is so from now on; what it carries breaks off when it is cut.
    pub(crate) fn set(&self, network: Network) {
        self.network.send_replace(network);
    }
}

/// Carries one connection until either side has enough of it, or the line is cut.
async fn pass(tcp: TcpStream, acceptor: TlsAcceptor, server: u16, seen: watch::Receiver<Network>) {
    let mut cut = seen.clone();
    let carrying = async {
        let Ok(desk) = acceptor.accept(tcp).await else {
            return; // somebody who doesn't trust us
        };
        let Ok(server) = TcpStream::connect(("127.0.0.1", server)).await else {
            return;
        };
        let (from_desk, to_desk) = tokio::io::split(desk);
        let (from_server, to_server) = server.into_split();
        tokio::select! {
            () = carry(from_desk, to_server, &seen) => {}
            () = carry(from_server, to_desk, &seen) => {}
        }
    };
    tokio::select! {
        () = carrying => {}
        _ = cut.wait_for(|network| *network == Network::Cut) => {}
    }
}

async fn carry(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    network: &watch::Receiver<Network>,
) {
    let mut piece = vec![0; PIECE];
    while let Ok(length @ 1..) = from.read(&mut piece).await {
        if *network.borrow() == Network::Slow {
            tokio::time::sleep(PAUSE).await;
        }
        if to.write_all(&piece[..length]).await.is_err() || to.flush().await.is_err() {
            return;
        }
    }
    let _ = to.shutdown().await; // it may be gone
}
