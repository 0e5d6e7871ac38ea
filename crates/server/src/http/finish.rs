//! What was asked for is done to its end, whether or not anybody waits for the answer.
//!
//! A request that changes something is dropped by whoever hangs up, or by the limit of its time, in
//! the middle of anything: between photos and the row that names them, or before a text that had
//! come whole was kept. So it is answered in a task of its own. Nobody can make that task wait for
//! long by going away: what was still on its way by then counts as broken off.

use crate::http::problem::Failure;
use crate::http::telemetry;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use std::io::ErrorKind;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio_util::sync::{CancellationToken, WaitForCancellationFutureOwned};
use tokio_util::task::TaskTracker;

/// Answers what only reads where it is asked, and the rest in a task of its own, counted by `work`.
pub async fn to_the_end(State(work): State<TaskTracker>, request: Request, next: Next) -> Response {
    if matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    ) {
        return next.run(request).await;
    }
    let asking = CancellationToken::new();
    let gone = Box::pin(asking.clone().cancelled_owned());
    let request = request.map(|body| Body::new(Arriving { body, gone }));
    let _asking = asking.drop_guard();
    let task = work.spawn(telemetry::of_this_request(next.run(request)));
    match task.await {
        Ok(response) => response,
        Err(ended) => match ended.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => Failure::too_slow().into_response(), // the process ends
        },
    }
}

/// A body, as long as whoever sends it waits for an answer.
struct Arriving {
    body: Body,
    gone: Pin<Box<WaitForCancellationFutureOwned>>,
}

impl HttpBody for Arriving {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            return Poll::Ready(frame);
        }
        ready!(self.gone.as_mut().poll(context));
        let broken_off = std::io::Error::from(ErrorKind::ConnectionAborted);
        Poll::Ready(Some(Err(axum::Error::new(broken_off))))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::http::StatusCode;
    use axum::middleware::from_fn_with_state;
    use axum::routing::post;
    use futures_util::stream;
    use std::convert::Infallible;
    use std::sync::Arc;
    use std::time::Duration;
    use tokio::sync::{Notify, mpsc};
    use tower::ServiceExt as _;

    /// A handler that does its work in two steps, the second when it is let.
    fn router(
        work: &TaskTracker,
        let_go: Arc<Notify>,
        done: mpsc::UnboundedSender<usize>,
    ) -> Router {
        let handler = async move |body: Bytes| {
            let_go.notified().await;
            done.send(body.len()).expect("the test listens");
        };
        Router::new()
            .route("/", post(handler.clone()).get(handler))
            .layer(from_fn_with_state(work.clone(), to_the_end))
    }

    /// What was done for a request that is cut a moment after it was begun.
    async fn done(method: Method, body: Body) -> Vec<usize> {
        let (work, let_go) = (TaskTracker::new(), Arc::new(Notify::new()));
        let (done, mut told) = mpsc::unbounded_channel();
        let router = router(&work, Arc::clone(&let_go), done);
        let request = Request::builder().method(method).body(body);
        let answer = router.oneshot(request.expect("a request"));
        let cut = tokio::time::timeout(Duration::from_millis(20), answer).await;
        assert!(cut.is_err(), "nobody waits any more");
        let_go.notify_one();
        work.close();
        let ended = tokio::time::timeout(Duration::from_secs(5), work.wait()).await;
        ended.expect("no task stays behind");
        let mut all = Vec::new();
        while let Ok(length) = told.try_recv() {
            all.push(length);
        }
        all
    }

    #[tokio::test]
    async fn what_came_whole_is_done_although_nobody_waits_for_the_answer() {
        assert_eq!(done(Method::POST, Body::from("aduan")).await, [5]);
    }

    #[tokio::test]
    async fn what_only_reads_ends_with_whoever_asked() {
        assert!(done(Method::GET, Body::empty()).await.is_empty());
    }

    #[tokio::test]
    async fn half_a_body_is_never_taken_for_a_whole_one() {
        let begun = stream::iter([Ok::<_, Infallible>("adu")]);
        let half = futures_util::StreamExt::chain(begun, stream::pending());
        assert!(done(Method::POST, Body::from_stream(half)).await.is_empty());
    }

    #[tokio::test]
    async fn a_panic_is_the_panic_of_the_request() {
        let panics = post(async || -> StatusCode { panic!("as a handler may") });
        let layer = from_fn_with_state(TaskTracker::new(), to_the_end);
        let router = Router::new().route("/", panics).layer(layer);
        let request = Request::post("/").body(Body::empty()).expect("a request");
        let ended = tokio::spawn(router.oneshot(request)).await;
        assert!(ended.expect_err("it goes on").is_panic());
    }
}
