//! Reference data, whole: it changes rarely and everybody needs it.

use crate::api::refusals;
use crate::http::auth::Staff;
use crate::http::problem::Answer;
use axum::Json;
use axum::extract::State;
use domain::referensi::Referensi;
use service::App;
use service::aduan;
use wire::aduan::SkpdStanding;

/// SKPD, kecamatan, kategori, templates, calendar and rules of the deadlines.
#[utoipa::path(
    get,
    path = "/referensi",
    tag = "sync",
    summary = "Reference data",
    responses(
        (status = 200, description = "All of it", body = Referensi),
        refusals::Always,
        refusals::NotStaff,
    ),
    security(("token" = [])),
)]
pub async fn referensi(State(app): State<App>, _: Staff) -> Json<Referensi> {
    Json(app.referensi().as_ref().clone())
}

/// Which SKPD have officers, and how much waits there: for whoever disposes, and for whoever makes
/// accounts.
#[utoipa::path(
    get,
    path = "/skpd",
    tag = "sync",
    summary = "Officers and waiting aduan of each SKPD",
    responses(
        (status = 200, description = "Each SKPD", body = Vec<SkpdStanding>),
        refusals::Always,
        refusals::NotThisStaff,
    ),
    security(("token" = [])),
)]
pub async fn skpd_standing(
    State(app): State<App>,
    staff: Staff,
) -> Answer<Json<Vec<SkpdStanding>>> {
    Ok(Json(aduan::skpd_standing(&app, staff.aktor()).await?))
}
