//! Somebody else holds the lock of the writers: what only reads does not wait for it.

use crate::support::{Ask, Place, dispose, on_both_databases};
use axum::http::{Method, StatusCode};
use futures_util::future::join_all;
use jiff::SignedDuration;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// Much less than anybody waits for a lock.
const SOON: Duration = Duration::from_secs(3);

/// Longer than anybody waits for the lock, or for the connection of one who does, and shorter than the
/// limit of a request.
const IN_TIME: Duration = Duration::from_secs(15);

on_both_databases!(
    a_page_and_a_sync_are_read_while_somebody_else_writes,
    whoever_wants_to_write_meanwhile_is_told_in_time_that_the_server_is_busy,
);

async fn whoever_wants_to_write_meanwhile_is_told_in_time_that_the_server_is_busy(place: &Place) {
    let id = place.filed().await;
    let writer = place.writer().await;
    let begun = Instant::now();
    let sehat = place.ask(Ask::new(Method::GET, "/sehat"));
    let admin = &place.staff.admin;
    // More than there are connections for writers.
    let disposed = dispose("PUPR");
    let commands = (0..6).map(|_| place.command(admin, id, 1, Uuid::new_v4(), &disposed));
    let (sehat, replies) =
        tokio::join!(async { (sehat.await, begun.elapsed()) }, join_all(commands));
    let (sehat, answered) = sehat;
    // Their rows are not held on PostgreSQL: there it is well, as others wait for locks alone.
    let told = [StatusCode::OK, StatusCode::SERVICE_UNAVAILABLE];
    assert!(told.contains(&sehat.status), "{}", sehat.status);
    assert!(answered < SOON + Duration::from_secs(1), "{answered:?}");
    assert!(begun.elapsed() < IN_TIME, "{:?}", begun.elapsed());
    for reply in replies {
        assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(reply.code(), "sedang_sibuk");
        assert!(!reply.header("retry-after").is_empty());
    }
    drop(writer);
    place.must(admin, id, &dispose("PUPR")).await;
}

async fn a_page_and_a_sync_are_read_while_somebody_else_writes(place: &Place) {
    let id = place.filed().await;
    let session = format!("sipendekar_sesi={}", place.citizen_token().await);
    // By now the use of every session has to be noted, which is a write.
    place
        .clock
        .set(place.app.now() + SignedDuration::from_hours(1));
    let writer = place.writer().await;
    let asks = [
        Ask::new(Method::GET, "/v1/sync?cursor=0&notice_cursor=0").token(&place.staff.admin),
        Ask::new(Method::GET, &format!("/v1/aduan/{id}")).token(&place.staff.superadmin),
        Ask::new(Method::GET, "/v1/session").token(&place.staff.inspektorat),
        Ask::new(Method::GET, "/aduan").header("cookie", &session),
    ];
    for ask in asks {
        let begun = Instant::now();
        let reply = place.ask(ask).await;
        let text = String::from_utf8_lossy(&reply.bytes).into_owned();
        assert_eq!(reply.status, StatusCode::OK, "{text}");
        assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
    }
    drop(writer);
}
