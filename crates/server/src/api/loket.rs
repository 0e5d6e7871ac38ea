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
use wire::warga::{FindWarga, KodeBaru, MakeKode, NikReclaimed, ReclaimNik, WargaDiLoket};

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
    let page = page_of_kode(&central);
    let made = akun::make_kode(&central.app, staff.aktor(), id, &request, page).await?;
    Ok(Json(made))
}

/// Where the citizen types a code.
fn page_of_kode(central: &Central) -> String {
    let portal = central.public_url.trim_end_matches('/');
    format!("{portal}{}", portal::FORGOTTEN)
}

/// Takes a NIK from an account of somebody else, which is closed and keeps its aduan without an identity,
/// and makes one for the owner at the counter.
#[utoipa::path(
    post,
    path = "/warga/nik",
    tag = "loket",
    summary = "Give a NIK back to its owner",
    request_body = ReclaimNik,
    responses(
        (status = 200, description = "The account of the owner, and a code for it", body = NikReclaimed),
        refusals::Always,
        refusals::NotThisStaff,
        refusals::UnreadableBody,
    ),
    security(("token" = [])),
)]
pub async fn reclaim_nik(
    State(central): State<Central>,
    staff: Staff,
    Body(request): Body<ReclaimNik>,
) -> Answer<Json<NikReclaimed>> {
    let page = page_of_kode(&central);
    let done = akun::reclaim_nik(&central.app, staff.aktor(), &request, page).await?;
    Ok(Json(done))
}
