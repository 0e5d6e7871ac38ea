//! Pulling what is new.

use crate::api::extract::Params;
use crate::api::refusals;
use crate::http::auth::Staff;
use crate::http::problem::Answer;
use axum::Json;
use axum::extract::State;
use service::App;
use service::aduan;
use wire::sync::{SyncPage, SyncQuery};

/// One page of what changed after the cursors.
#[utoipa::path(
    get,
    path = "/sync",
    tag = "sync",
    summary = "One page of what is new",
    params(SyncQuery),
    responses(
        (status = 200, description = "News, tombstones and the next cursors",
         body = SyncPage),
        refusals::Always,
        refusals::NotStaff,
        refusals::UnreadableQuery,
    ),
    security(("token" = [])),
)]
pub async fn sync(
    State(app): State<App>,
    staff: Staff,
    Params(query): Params<SyncQuery>,
) -> Answer<Json<SyncPage>> {
    Ok(Json(aduan::sync(&app, staff.aktor(), query).await?))
}
