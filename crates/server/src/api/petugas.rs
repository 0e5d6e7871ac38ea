//! Accounts of staff, for the superadmin.

use crate::api::extract::{Body, Ids};
use crate::api::refusals;
use crate::central::Central;
use crate::http::auth::Staff;
use crate::http::problem::Answer;
use axum::Json;
use axum::extract::State;
use domain::id::PersonId;
use domain::person::petugas::AkunCommand;
use service::App;
use service::akun;
use wire::petugas::{AkunDiubah, AkunPetugas, AkunRinci, PetugasBaru};

/// Every account of staff, closed ones too, by user name.
#[utoipa::path(
    get,
    path = "/petugas",
    tag = "petugas",
    security(("token" = [])),
    summary = "Accounts of staff",
    responses(
        (status = 200, description = "The accounts", body = Vec<AkunPetugas>),
        refusals::Always,
        refusals::NotThisStaff,
    ),
)]
pub async fn list_petugas(State(app): State<App>, staff: Staff) -> Answer<Json<Vec<AkunPetugas>>> {
    Ok(Json(akun::list_petugas(&app, staff.aktor()).await?))
}

/// An account without a password, and the code with which its owner sets one. The code is told this once.
#[utoipa::path(
    post,
    path = "/petugas",
    tag = "petugas",
    security(("token" = [])),
    summary = "Make an account of staff",
    request_body = PetugasBaru,
    responses(
        (status = 200, description = "The account and its code", body = AkunDiubah),
        refusals::Always,
        refusals::NotThisStaff,
        refusals::UnreadableBody,
    ),
)]
pub async fn create_petugas(
    State(central): State<Central>,
    staff: Staff,
    Body(baru): Body<PetugasBaru>,
) -> Answer<Json<AkunDiubah>> {
    let place = central.public_url.to_string();
    let made = akun::create_petugas(&central.app, staff.aktor(), &baru, place).await?;
    Ok(Json(made))
}

/// One account with what may be done at it, and what was.
#[utoipa::path(
    get,
    path = "/petugas/{id}",
    tag = "petugas",
    security(("token" = [])),
    summary = "One account of staff",
    params(("id" = uuid::Uuid, Path, description = "Identity of the person")),
    responses(
        (status = 200, description = "The account", body = AkunRinci),
        refusals::Always,
        refusals::NotThisStaff,
        refusals::Unknown,
    ),
)]
pub async fn read_petugas(
    State(app): State<App>,
    staff: Staff,
    Ids(id): Ids<PersonId>,
) -> Answer<Json<AkunRinci>> {
    Ok(Json(akun::read_petugas(&app, staff.aktor(), id).await?))
}

/// Another role or SKPD, a new code, the end, or a new beginning.
#[utoipa::path(
    post,
    path = "/petugas/{id}/commands",
    tag = "petugas",
    security(("token" = [])),
    summary = "Change an account of staff",
    params(("id" = uuid::Uuid, Path, description = "Identity of the person")),
    request_body = AkunCommand,
    responses(
        (status = 200, description = "The account, and its code where one was made", body = AkunDiubah),
        refusals::Always,
        refusals::NotThisStaff,
        refusals::UnreadableBody,
        refusals::Unknown,
    ),
)]
pub async fn change_petugas(
    State(central): State<Central>,
    staff: Staff,
    Ids(id): Ids<PersonId>,
    Body(command): Body<AkunCommand>,
) -> Answer<Json<AkunDiubah>> {
    let place = central.public_url.to_string();
    let changed = akun::change_petugas(&central.app, staff.aktor(), id, &command, place).await?;
    central.listeners.end(id);
    Ok(Json(changed))
}
