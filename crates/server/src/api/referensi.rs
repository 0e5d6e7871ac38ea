//! Reference data, whole: it changes rarely and everybody needs it.

use crate::api::refusals;
use crate::http::auth::Staff;
use axum::Json;
use axum::extract::State;
use domain::referensi::Referensi;
use service::App;

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
