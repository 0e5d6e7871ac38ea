//! The stream that only says “there is news up to here”. It carries no data, so a lost message
//! costs nothing: the desktop asks `GET /v1/sync` for what is new.

use crate::api::listeners::Listening;
use crate::api::refusals;
use crate::central::Central;
use crate::http::auth::Staff;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use domain::id::Seq;
use futures_util::stream::unfold;
use service::App;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{Interval, interval};
use tokio_util::sync::CancellationToken;
use wire::sync::News;

/// How often an idle stream shows that it is alive.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// Asks a proxy to pass news on at once; nginx would keep them until it has some kilobytes.
const UNBUFFERED: [(HeaderName, HeaderValue); 1] = [(
    HeaderName::from_static("x-accel-buffering"),
    HeaderValue::from_static("no"),
)];

struct Watch {
    app: App,
    staff: Staff,
    news: watch::Receiver<Seq>,
    check: Interval,
    listening: Listening,
    stop: CancellationToken,
}

/// `GET /v1/stream`: the newest place in the log now, and again after every change.
#[utoipa::path(
    get,
    path = "/stream",
    tag = "sync",
    summary = "Stream of news",
    description = "Server-sent events named `news`; the data of each is a News. \
                   The stream ends when the session ends, or when the same \
                   person has opened eight newer ones.",
    responses(
        (status = 200, description = "The stream", body = News,
         content_type = "text/event-stream"),
        refusals::Always,
        refusals::NotStaff,
    ),
    security(("token" = [])),
)]
pub(crate) async fn stream(State(central): State<Central>, staff: Staff) -> impl IntoResponse {
    let mut news = central.app.news();
    news.mark_changed(); // the first message says where the log stands now
    let listening = central.listeners.join(staff.signed_in.petugas.id);
    let watch = Watch {
        app: central.app,
        staff,
        news,
        check: interval(central.session_check),
        listening,
        stop: central.stop,
    };
    let keep_alive = KeepAlive::new().interval(KEEP_ALIVE);
    let stream = Sse::new(unfold(watch, next)).keep_alive(keep_alive);
    (UNBUFFERED, stream)
}

async fn next(mut watch: Watch) -> Option<(Result<Event, axum::Error>, Watch)> {
    loop {
        tokio::select! {
            changed = watch.news.changed() => {
                changed.ok()?;
                let news = News { cursor: *watch.news.borrow_and_update() };
                return Some((Event::default().event("news").json_data(news), watch));
            }
            _ = watch.check.tick() => {
                if !watch.staff.still_signed_in(&watch.app).await {
                    return None;
                }
            }
            () = watch.listening.over() => return None,
            () = watch.stop.cancelled() => return None,
        }
    }
}
