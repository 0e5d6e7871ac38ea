//! The own account of whoever asks: its password and its sessions.

use crate::api::extract::{Body, Ids};
use crate::api::refusals;
use crate::central::Central;
use crate::http::auth::Staff;
use crate::http::problem::Answer;
use axum::extract::State;
use axum::http::StatusCode;
use axum::{Extension, Json};
use domain::id::SessionId;
use service::akun;
use service::akun::session::Caller;
use service::{App, Network};
use wire::petugas::{GantiSandi, SessionRow};

/// Replaces the own password. Every other session ends.
#[utoipa::path(
    post,
    path = "/session/sandi",
    tag = "session",
    security(("token" = [])),
    summary = "Replace the own password",
    request_body = GantiSandi,
    responses(
        (status = 204, description = "Replaced"),
        refusals::Always,
        refusals::NotStaff,
        refusals::UnreadableBody,
    ),
)]
pub async fn change_sandi(
    State(central): State<Central>,
    staff: Staff,
    network: Option<Extension<Network>>,
    Body(form): Body<GantiSandi>,
) -> Answer<StatusCode> {
    let caller = Caller {
        network: network.map_or_else(Network::default, |Extension(network)| network),
        ..Caller::default()
    };
    akun::change_sandi(&central.app, &caller, staff.signed_in.owner(), &form).await?;
    central.listeners.end(staff.signed_in.petugas.id);
    Ok(StatusCode::NO_CONTENT)
}

/// Sessions of the own account, the one used last first.
#[utoipa::path(
    get,
    path = "/sessions",
    tag = "session",
    security(("token" = [])),
    summary = "Sessions of the own account",
    responses(
        (status = 200, description = "The sessions", body = Vec<SessionRow>),
        refusals::Always,
        refusals::NotStaff,
    ),
)]
pub async fn list_sessions(State(app): State<App>, staff: Staff) -> Answer<Json<Vec<SessionRow>>> {
    Ok(Json(
        akun::list_sessions(&app, staff.signed_in.owner()).await?,
    ))
}

/// Ends every session of the own account but the one that asks.
#[utoipa::path(
    delete,
    path = "/sessions",
    tag = "session",
    security(("token" = [])),
    summary = "End the other sessions",
    responses(
        (status = 200, description = "The sessions that are left", body = Vec<SessionRow>),
        refusals::Always,
        refusals::NotStaff,
    ),
)]
pub async fn end_other_sessions(
    State(central): State<Central>,
    staff: Staff,
) -> Answer<Json<Vec<SessionRow>>> {
    let left = akun::end_other_sessions(&central.app, staff.signed_in.owner()).await?;
    central.listeners.end(staff.signed_in.petugas.id);
    Ok(Json(left))
}

/// Ends one session of the own account.
#[utoipa::path(
    delete,
    path = "/sessions/{id}",
    tag = "session",
    security(("token" = [])),
    summary = "End a session of the own account",
    params(("id" = uuid::Uuid, Path, description = "Identity of the session")),
    responses(
        (status = 200, description = "The sessions that are left", body = Vec<SessionRow>),
        refusals::Always,
        refusals::NotStaff,
        refusals::Unknown,
    ),
)]
pub async fn end_session(
    State(central): State<Central>,
    staff: Staff,
    Ids(id): Ids<SessionId>,
) -> Answer<Json<Vec<SessionRow>>> {
    let left = akun::end_session(&central.app, staff.signed_in.owner(), id).await?;
    central.listeners.end(staff.signed_in.petugas.id);
    Ok(Json(left))
}
