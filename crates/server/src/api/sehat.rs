//! For the balancer and the supervisor: can this process do its work?

use axum::extract::State;
use axum::http::StatusCode;
use service::App;
use tracing::error;

/// `GET /sehat`: `ok` while the database answers.
pub async fn sehat(State(app): State<App>) -> (StatusCode, &'static str) {
    match app.ready().await {
        Ok(()) => (StatusCode::OK, "ok"),
        Err(cause) => {
            error!(%cause, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "basis data tidak menjawab")
        }
    }
}
