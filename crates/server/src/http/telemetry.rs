//! Logs for operators: JSON lines on stderr, one per request, without any personal data.
//!
//! A line names the template of the path, never the path with its ids or query; bodies, headers
//! and addresses of people do not appear. The request id is in the answer too, so that a citizen
//! or officer can quote it.

use anyhow::{Context, Result};
use axum::extract::{MatchedPath, Request};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;
use std::time::Instant;
use tracing::{Instrument, Span, Subscriber, info, info_span};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::util::SubscriberInitExt as _;
use wire::request_id::{HEADER as REQUEST_ID, RequestId};

tokio::task_local! {
    static CURRENT: RequestId;
}

/// Starts logging; `filter` is for example `info` or `info,service=debug`.
pub fn start(filter: &str) -> Result<()> {
    let filter = EnvFilter::try_new(filter).context("Setelan log tidak terbaca")?;
    lines(filter, std::io::stderr)
        .try_init()
        .map_err(|error| anyhow::anyhow!("Log tidak dapat dimulai: {error}"))
}

/// How a line is written, and where to.
fn lines<W>(filter: EnvFilter, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_span_list(false) // a request is one span: the list would say it once more
        .with_env_filter(filter)
        .with_writer(writer)
        .log_internal_errors(false) // told on stderr too, which panics where that is on a full disk
        .finish()
}

/// Id of the request being answered by this task.
pub fn request_id() -> Option<RequestId> {
    CURRENT.try_with(|id| *id).ok()
}

/// Work that goes on in another task, under the id and in the log of the request of this one.
pub fn of_this_request<W: Future>(work: W) -> impl Future<Output = W::Output> {
    let id = request_id().unwrap_or_else(|| RequestId::of(rand::random()));
    CURRENT.scope(id, work).instrument(Span::current())
}

/// Gives the request an id, and logs how it was answered. The id is ours: one that a client sends
/// could put anything into the log.
pub async fn trace(mut request: Request, next: Next) -> Response {
    let id = RequestId::of(rand::random());
    let named = HeaderValue::from_str(&id.to_string());
    if let Ok(value) = &named {
        // The portal shows the same id on its pages.
        request.headers_mut().insert(REQUEST_ID, value.clone());
    }
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "-".to_owned(), |path| path.as_str().to_owned());
    let span = info_span!("request", request_id = %id, method = %request.method(), route);
    let begun = Instant::now();
    let answer = CURRENT
        .scope(id, next.run(request))
        .instrument(span.clone());
    let mut response = answer.await;
    let status = response.status().as_u16();
    let milliseconds = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    span.in_scope(|| info!(status, milliseconds, "request answered"));
    if let Ok(value) = named {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    #[test]
    fn a_line_names_its_request_once() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let writer = Mutex::new(file.reopen().expect("the same file"));
        let log = lines(EnvFilter::new("info"), writer);
        tracing::subscriber::with_default(log, || {
            info_span!("request", request_id = "KRXA7349", route = "/aduan")
                .in_scope(|| info!(status = 200, "request answered"));
        });
        let line = std::fs::read_to_string(file.path()).expect("text");
        assert_eq!(line.matches("KRXA7349").count(), 1, "{line}");
        assert!(line.contains("\"status\":200"), "{line}");
    }
}
