//! The stream: it says that there is news, and ends with the session.

use crate::support::{Ask, Place, on_both_databases};
use axum::body::Body;
use axum::http::Method;
use http_body_util::BodyExt as _;
use std::time::Duration;
use tokio::time::timeout;
use tower::ServiceExt as _;

async fn open(place: &Place) -> Body {
    let ask = Ask::new(Method::GET, "/v1/stream").token(&place.staff.admin);
    let response = place
        .router
        .clone()
        .oneshot(ask.request())
        .await
        .expect("answered");
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    assert_eq!(response.headers()["x-accel-buffering"], "no", "for a proxy");
    response.into_body()
}

/// The next message; `None` once the stream has ended.
async fn next(body: &mut Body) -> Option<String> {
    let frame = timeout(Duration::from_secs(20), body.frame())
        .await
        .expect("a message in time")?;
    let data = frame.expect("unbroken").into_data().expect("data");
    Some(String::from_utf8(data.to_vec()).expect("text"))
}

on_both_databases!(
    the_stream_says_where_the_log_stands_and_nothing_else,
    the_stream_ends_with_the_session,
    a_person_who_opens_ever_more_streams_keeps_the_newest,
);

async fn the_stream_says_where_the_log_stands_and_nothing_else(place: &Place) {
    place.filed().await;
    let mut stream = open(place).await;
    assert_eq!(
        next(&mut stream).await.as_deref(),
        Some("event: news\ndata: {\"cursor\":1}\n\n")
    );
    place.filed().await;
    assert_eq!(
        next(&mut stream).await.as_deref(),
        Some("event: news\ndata: {\"cursor\":2}\n\n")
    );
}

async fn the_stream_ends_with_the_session(place: &Place) {
    let mut stream = open(place).await;
    next(&mut stream).await;
    place
        .ask(Ask::new(Method::DELETE, "/v1/session").token(&place.staff.admin))
        .await;
    assert_eq!(next(&mut stream).await, None);
}

async fn a_person_who_opens_ever_more_streams_keeps_the_newest(place: &Place) {
    let mut oldest = open(place).await;
    next(&mut oldest).await;
    let mut newer = Vec::new();
    for _ in 0..8 {
        newer.push(open(place).await);
    }
    assert_eq!(next(&mut oldest).await, None, "one too many");
    let mut newest = newer.pop().expect("eight");
    assert!(next(&mut newest).await.is_some());
}
