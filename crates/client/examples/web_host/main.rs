//! The real desk of an officer for an ordinary browser: the page without its window.
//!
//! ```text
//! cargo build --bin sipendekar-server --example web_host
//! target/debug/examples/web_host [--port 5174] [--fresh] [--until-eof]
//! ```
//!
//! It starts the built `sipendekar-server` with the demonstration data on a free port, and says
//! `web_host siap di http://127.0.0.1:5174` once it answers. The data is made once for a while, in
//! `target/web-host` (`--fresh` makes it anew); each start works on a copy of it. `--port 0` takes
//! a free port. With `--until-eof` it ends when its standard input does, so that it never outlives
//! the test that started it. It answers programs on this computer only: other values of `Host` and
//! `Origin` are refused.
//!
//! A page has a desk, named by `?desk=…` and opened by the first question to it. Every desk is a
//! [`client::Officer`] with a folder, a keyring in memory and a line to the server of its own.
//!
//! - `POST /rpc/{call}`: a call of the bridge. The answer is `{"Ok": …}` or `{"Err": problem}`.
//! - `GET /events`: the bridge's events by their names, as server-sent events.
//!
//! What a person would do to the computer is done by `POST /control/…`, which answers with the
//! desk's session:
//!
//! - `desk`: opens the desk anew. `{"pengguna": "pupr", "keyring": "terkunci", "pada": "2026-…"}`,
//!   each of them optional: who signs in, how the keyring is, and a clock that stands.
//! - `network`: `"connected"`, `"cut"` or `"slow"`.
//! - `keyring`: `"siap"`, `"terkunci"` or `"tidak_ada"`.
//! - `clock`: a time; only where the desk was opened with `pada`.
//! - `session`: the server ends the session. No body.
//! - `update`: `{"version": "9.0.0", "signed_by": "office"}` publishes one, `"stranger"` a false
//!   one; what the page then asks for takes its usual way.
//! - `installer`: `"installs"`, `"waits"`, `"declined"` or `"fails"`.
//! - `reset`: the server begins again with the data of the start, and every desk is closed.
//!
//! `GET /control/accounts` tells who can sign in, with passwords: they are invented, like all else.

#[expect(clippy::unwrap_used, reason = "an office of a test")]
#[path = "../../tests/it/authority.rs"]
mod authority;
mod control;
mod desk;
mod files;
mod line;
#[expect(clippy::unwrap_used, reason = "an office of a test")]
#[path = "../../tests/it/publisher.rs"]
mod publisher;
mod routes;
mod server;
mod updates;

use anyhow::{Context, Result, bail};
use routes::Host;
use server::Seed;
use std::io::Write;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// How long what hangs may take when the program ends.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// What the command line says.
struct Arguments {
    port: u16,
    age: server::Age,
    end: End,
}

/// When the program ends by itself.
#[derive(Clone, Copy)]
enum End {
    Never,
    WithItsInput,
}

fn main() -> Result<()> {
    let arguments = arguments(std::env::args().skip(1))?;
    let runtime = tokio::runtime::Runtime::new()?;
    let ended = runtime.block_on(run(arguments));
    runtime.shutdown_timeout(LAST_WORDS); // an installer may wait
    ended
}

fn arguments(mut words: impl Iterator<Item = String>) -> Result<Arguments> {
    let mut arguments = Arguments {
        port: 5174,
        age: server::Age::OfToday,
        end: End::Never,
    };
    while let Some(word) = words.next() {
        match word.as_str() {
            "--port" => {
                let port = words.next().context("--port and a number")?;
                arguments.port = port.parse().context("--port and a number")?;
            }
            "--fresh" => arguments.age = server::Age::New,
            "--until-eof" => arguments.end = End::WithItsInput,
            other => bail!("{other} is unknown; the file examples/web_host/main.rs tells"),
        }
    }
    Ok(arguments)
}

async fn run(arguments: Arguments) -> Result<()> {
    let _usual = rustls::crypto::ring::default_provider().install_default(); // nobody else has
    let seed = Seed::prepare(arguments.age).await?;
    let host = Arc::new(Host::open(seed).await?);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, arguments.port))
        .await
        .with_context(|| format!("port {}", arguments.port))?;
    let address = listener.local_addr()?;
    writeln!(std::io::stdout(), "web_host siap di http://{address}")?;
    tokio::select! {
        served = axum::serve(listener, routes::router(Arc::clone(&host))) => served?,
        () = over(arguments.end) => {}
    }
    host.close().await;
    Ok(())
}

/// Until somebody wants the program to end.
async fn over(end: End) {
    let input = async {
        match end {
            End::Never => std::future::pending().await,
            End::WithItsInput => {
                let (ended, end) = oneshot::channel::<()>();
                std::thread::spawn(move || {
                    let _read = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
                    drop(ended);
                });
                let _ended = end.await; // it is only dropped
            }
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = input => {}
    }
}
