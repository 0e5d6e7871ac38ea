//! Two thousand open streams: what they weigh, and how long one command takes to wake them all.

use super::Bench;
use super::effects::note_text;
use super::office::Office;
use crate::accounts::ADMIN;
use crate::http::Client;
use crate::numbers::{float, percentile};
use crate::process::Running;
use crate::tell::note;
use anyhow::{Context as _, Result, ensure};
use domain::aduan::command::Command;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::runtime::Runtime;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::timeout;
use uuid::Uuid;

/// Streams at the same time.
const STREAMS: usize = 2_000;
/// Times that they are woken.
const TIMES: usize = 9;
/// Longest wait for all of them.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the streams of one side cost.
struct Cost {
    megabytes: f64,
    waits: Vec<f64>,
}

/// Measures the server's streams and the bare ones.
pub(super) fn streams(bench: &mut Bench<'_>, runtime: &Runtime) -> Result<()> {
    note(&format!("{} {STREAMS} streams", bench.size));
    let office = bench.office;
    let head = format!("authorization: Bearer {}\r\n", office.token(ADMIN));
    let mut wake = wake_by_command(office)?;
    let ours = runtime.block_on(cost(&office.server, "/v1/stream", &head, &mut wake))?;
    let mut client = Client::connect(office.bare.address)?;
    let mut wake = || client.post_json("/news", "", b"")?.good().map(drop);
    let bare = runtime.block_on(cost(&office.bare, "/stream", "", &mut wake))?;
    let told = |name: &str, mut cost: Cost| {
        format!(
            "{name} {:.0} MB ({:.1} KB each), woken in p50 {:.1} / p99 {:.1} ms",
            cost.megabytes,
            cost.megabytes * 1024.0 / float(STREAMS),
            percentile(&mut cost.waits, 0.5),
            percentile(&mut cost.waits, 0.99)
        )
    };
    let (ours, bare) = (told("ours", ours), told("bare", bare));
    bench.say(format!("{STREAMS} streams: {ours}; {bare}"));
    Ok(())
}

/// A command that everybody is told of, again and again to the same aduan.
fn wake_by_command(office: &Office) -> Result<impl FnMut() -> Result<()> + use<>> {
    let mut admin = office.admin()?;
    let known = office.known.first().context("an aduan")?;
    let path = format!("/v1/aduan/{}", known.id);
    let body = serde_json::to_vec(&Command::Catat { isi: note_text() })?;
    Ok(move || {
        let now = admin.get(&path)?.good()?;
        let version = now.header("etag").context("a version")?;
        let key = Uuid::new_v4();
        let headers = format!("if-match: {version}\r\nidempotency-key: {key}\r\n");
        let path = format!("{path}/commands");
        admin.post_json(&path, &headers, &body)?.good().map(drop)
    })
}

async fn cost(
    server: &Running,
    path: &str,
    credentials: &str,
    wake: &mut impl FnMut() -> Result<()>,
) -> Result<Cost> {
    let before = server.memory()?;
    let (told, mut heard) = mpsc::unbounded_channel();
    let mut open = JoinSet::new();
    for _ in 0..STREAMS {
        let mut stream = TcpStream::connect(server.address).await?;
        let request = format!("GET {path} HTTP/1.1\r\nhost: bench\r\n{credentials}\r\n");
        stream.write_all(request.as_bytes()).await?;
        open.spawn(listen(stream, told.clone()));
    }
    all(&mut heard)
        .await
        .context("the first message of every stream")?;
    let megabytes = server.memory()? - before;
    let mut waits = Vec::new();
    for _ in 0..TIMES {
        let start = Instant::now();
        tokio::task::block_in_place(&mut *wake)?;
        let arrived = all(&mut heard).await?;
        let late = |at: Instant| at.duration_since(start).as_secs_f64() * 1_000.0;
        waits.extend(arrived.into_iter().map(late));
    }
    open.shutdown().await;
    Ok(Cost { megabytes, waits })
}

/// Says when a message came, for as long as the stream is open.
async fn listen(mut stream: TcpStream, told: mpsc::UnboundedSender<Instant>) {
    let mut buffer = [0_u8; 1024];
    loop {
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => return,
            Ok(length) => {
                let text = buffer.get(..length).unwrap_or_default();
                let is_news = text.windows(5).any(|part| part == b"data:");
                if is_news && told.send(Instant::now()).is_err() {
                    return;
                }
            }
        }
    }
}

/// One message from each.
async fn all(heard: &mut mpsc::UnboundedReceiver<Instant>) -> Result<Vec<Instant>> {
    let mut arrived = Vec::with_capacity(STREAMS);
    let everybody = async {
        while arrived.len() < STREAMS {
            arrived.push(heard.recv().await.context("streams are open")?);
        }
        anyhow::Ok(())
    };
    let ended = timeout(PATIENCE, everybody).await;
    ensure!(
        matches!(ended, Ok(Ok(()))),
        "only {} of {STREAMS} streams were told",
        arrived.len()
    );
    Ok(arrived)
}
