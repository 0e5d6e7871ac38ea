//! Pulling what is new.

use crate::api::extract::Params;
use crate::api::problem::Answer;
use crate::api::schema;
use crate::auth::Staff;
use axum::Json;
use axum::extract::State;
use service::{App, read};
use wire::sync::{SyncPage, SyncQuery};

/// One page of what changed after the cursors.
#[utoipa::path(
    get,
    path = "/sync",
    tag = "sync",
    summary = "One page of what is new",
    params(
        ("cursor" = Option<i64>, Query, description = "Cursor over the log; 0 gives everything"),
        ("notice_cursor" = Option<i64>, Query, description = "Cursor over the notices"),
    ),
    responses(
        (status = 200, description = "News, tombstones and the next cursors",
         body = schema::SyncPage),
        schema::StaffRefusals,
        schema::UnreadableRefusals,
    ),
    security(("token" = [])),
)]
pub async fn sync(
    State(app): State<App>,
    staff: Staff,
    Params(query): Params<SyncQuery>,
) -> Answer<Json<SyncPage>> {
    Ok(Json(read::sync(&app, staff.aktor(), query).await?))
}
