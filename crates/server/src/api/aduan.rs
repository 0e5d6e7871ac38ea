//! One aduan: reading it, giving a command to it, and revealing who filed it.

use crate::api::extract::{Body, Ids, Niat, SeenVersion};
use crate::api::refusals;
use crate::http::auth::Staff;
use crate::http::problem::Answer;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderName;
use axum::http::header::ETAG;
use domain::aduan::command::Command;
use domain::id::AduanId;
use service::App;
use service::aduan;
use service::akun;
use wire::aduan::{AduanView, Identitas, Reveal};
use wire::together::{CommandForAll, DoneToAll};

type Versioned = ([(HeaderName, String); 1], Json<AduanView>);

fn versioned(view: AduanView) -> Versioned {
    let version = view.aduan.version.0;
    ([(ETAG, format!("\"{version}\""))], Json(view))
}

/// The aduan as the one who asks may see it.
#[utoipa::path(
    get,
    path = "/aduan/{id}",
    tag = "aduan",
    summary = "One aduan",
    params(("id" = uuid::Uuid, Path, description = "Identity of the aduan")),
    responses(
        (status = 200, description = "The aduan", body = AduanView,
         headers(("ETag" = String, description = "Its version, in quotes"))),
        refusals::Always,
        refusals::NotStaff,
        refusals::Unknown,
    ),
    security(("token" = [])),
)]
pub async fn read_aduan(
    State(app): State<App>,
    staff: Staff,
    Ids(id): Ids<AduanId>,
) -> Answer<Versioned> {
    Ok(versioned(aduan::read_aduan(&app, staff.aktor(), id).await?))
}

/// Gives a command. The same key again gets the same answer and changes nothing.
#[utoipa::path(
    post,
    path = "/aduan/{id}/commands",
    tag = "aduan",
    summary = "Give a command",
    params(
        ("id" = uuid::Uuid, Path, description = "Identity of the aduan"),
        ("Idempotency-Key" = uuid::Uuid, Header,
         description = "Chosen once per intention; the same key again changes nothing"),
        ("If-Match" = String, Header, pattern = "^\"[0-9]{1,18}\"$",
         description = "The version the command was decided on, in quotes: \"3\""),
    ),
    request_body = Command,
    responses(
        (status = 200, description = "The aduan as it is now", body = AduanView,
         headers(("ETag" = String, description = "Its version, in quotes"))),
        refusals::Always,
        refusals::NotThisStaff,
        refusals::Unknown,
        refusals::NotGranted,
        refusals::UnreadableBody,
    ),
    security(("token" = [])),
)]
pub async fn run_command(
    State(app): State<App>,
    staff: Staff,
    Ids(id): Ids<AduanId>,
    Niat(niat): Niat,
    SeenVersion(version): SeenVersion,
    Body(command): Body<Command>,
) -> Answer<Versioned> {
    let seen = Some(version);
    let view = aduan::run_command(&app, staff.aktor(), id, command, seen, niat).await?;
    Ok(versioned(view))
}

/// Gives one command to several aduan: done to all of them, or to none. The same key again changes
/// nothing.
#[utoipa::path(
    post,
    path = "/aduan/commands",
    tag = "aduan",
    summary = "Give a command to several",
    params(
        ("Idempotency-Key" = uuid::Uuid, Header,
         description = "Chosen once per intention; the same key again changes nothing"),
    ),
    request_body = CommandForAll,
    responses(
        (status = 200, description = "Done to all", body = DoneToAll),
        refusals::Always,
        refusals::NotThisStaff,
        refusals::NotGrantedToAll,
        refusals::UnreadableBody,
    ),
    security(("token" = [])),
)]
pub async fn run_commands(
    State(app): State<App>,
    staff: Staff,
    Niat(niat): Niat,
    Body(asked): Body<CommandForAll>,
) -> Answer<Json<DoneToAll>> {
    Ok(Json(
        aduan::run_commands(&app, staff.aktor(), &asked, niat).await?,
    ))
}

/// NIK and contact data of the reporter. Recorded with its purpose; the citizen sees the record.
#[utoipa::path(
    post,
    path = "/aduan/{id}/identitas",
    tag = "aduan",
    summary = "Reveal the reporter, with a recorded purpose",
    params(("id" = uuid::Uuid, Path, description = "Identity of the aduan")),
    request_body = Reveal,
    responses(
        (status = 200, description = "The reporter", body = Identitas),
        refusals::Always,
        refusals::NotThisStaff,
        refusals::Unknown,
        refusals::UnreadableBody,
    ),
    security(("token" = [])),
)]
pub async fn reveal_identitas(
    State(app): State<App>,
    staff: Staff,
    Ids(id): Ids<AduanId>,
    Body(request): Body<Reveal>,
) -> Answer<Json<Identitas>> {
    Ok(Json(
        akun::reveal_identitas(&app, staff.aktor(), id, &request.tujuan).await?,
    ))
}
