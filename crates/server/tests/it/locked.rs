//! Somebody else holds the lock of the writers: what only reads does not wait for it.

use crate::support::{Ask, Place, on_both_databases};
use axum::http::{Method, StatusCode};
use jiff::SignedDuration;
use std::time::{Duration, Instant};

/// Much less than anybody waits for a lock.
const SOON: Duration = Duration::from_secs(3);

on_both_databases!(a_page_and_a_sync_are_read_while_somebody_else_writes);

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
