//! The counter: finding a citizen's account by the KTP, and a code for a new password.

use crate::api::extract::{Body, Ids};
use crate::api::refusals;
use crate::central::Central;
use crate::http::auth::Staff;
use crate::http::problem::Answer;
use axum::Json;
use axum::extract::State;
use domain::id::PersonId;
use service::App;
use service::akun;
use wire::warga::{FindWarga, KodeBaru, MakeKode, WargaDiLoket};

/// The account of a citizen who stands at the counter. Recorded with its purpose; the citizen sees the
/// record.
#[utoipa::path(
    post,
    path = "/warga",
    tag = "loket",
    summary = "Find a citizen by NIK, with a recorded purpose",
    request_body = FindWarga,
    responses(
        (status = 200, description = "The account", body = WargaDiLoket),
        refusals::Always,
        refusals::NotThisStaff,
        refusals::UnreadableBody,
    ),
    security(("token" = [])),
)]
pub async fn find_warga(
    State(app): State<App>,
    staff: Staff,
    Body(request): Body<FindWarga>,
) -> Answer<Json<WargaDiLoket>> {
    Ok(Json(akun::find_warga(&app, staff.aktor(), &request).await?))
}

/// A code with which the citizen sets a new password on the portal. It is told this once, and takes the
/// place of an earlier one.
#[utoipa::path(
    post,
    path = "/warga/{id}/kode",
    tag = "loket",
    summary = "Make a code for a new password",
    params(("id" = uuid::Uuid, Path, description = "Identity of the citizen")),
    request_body = MakeKode,
    responses(
        (status = 200, description = "The code", body = KodeBaru),
        refusals::Always,
        refusals::NotThisStaff,
        refusals::Unknown,
        refusals::UnreadableBody,
    ),
    security(("token" = [])),
)]
pub async fn make_kode(
    State(central): State<Central>,
    staff: Staff,
    Ids(id): Ids<PersonId>,
    Body(request): Body<MakeKode>,
) -> Answer<Json<KodeBaru>> {
    let page = format!(
        "{}{}",
        central.public_url.trim_end_matches('/'),
        portal::FORGOTTEN
    );
    let made = akun::make_kode(&central.app, staff.aktor(), id, &request, page).await?;
    Ok(Json(made))
}
