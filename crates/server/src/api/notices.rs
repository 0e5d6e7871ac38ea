//! The ledger of notices.

use crate::api::extract::Body;
use crate::api::refusals;
use crate::http::auth::Staff;
use crate::http::problem::Answer;
use axum::extract::State;
use axum::http::StatusCode;
use service::App;
use service::notice;
use wire::notice::MarkNotices;

/// Writes down what became of notices. Those of somebody else are left alone.
#[utoipa::path(
    post,
    path = "/notices/marks",
    tag = "sync",
    summary = "What became of notices",
    request_body = MarkNotices,
    responses(
        (status = 204, description = "Written down"),
        refusals::Always,
        refusals::NotStaff,
        refusals::UnreadableBody,
    ),
    security(("token" = [])),
)]
pub async fn mark_notices(
    State(app): State<App>,
    staff: Staff,
    Body(tanda): Body<MarkNotices>,
) -> Answer<StatusCode> {
    notice::mark_notices(&app, staff.aktor(), &tanda).await?;
    Ok(StatusCode::NO_CONTENT)
}
