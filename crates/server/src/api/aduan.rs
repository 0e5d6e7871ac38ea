//! One aduan: reading it, giving a command to it, and revealing who filed it.

use crate::api::extract::{Body, Dilihat, Ids, Niat};
use crate::api::problem::Answer;
use crate::api::schema;
use crate::auth::Staff;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderName;
use axum::http::header::ETAG;
use domain::aduan::command::Command;
use domain::id::AduanId;
use service::{App, identity, read, run_command};
use wire::aduan::{AduanView, Identitas, Reveal};

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
        (status = 200, description = "The aduan; its version is in ETag too",
         body = schema::AduanView),
        schema::StaffRefusals,
        schema::UnknownRefusals,
    ),
    security(("token" = [])),
)]
pub async fn read_aduan(
    State(app): State<App>,
    staff: Staff,
    Ids(id): Ids<AduanId>,
) -> Answer<Versioned> {
    Ok(versioned(read::read_aduan(&app, staff.aktor(), id).await?))
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
        ("If-Match" = String, Header,
         description = "The version the command was decided on, in quotes: \"3\""),
    ),
    request_body = schema::Command,
    responses(
        (status = 200, description = "The aduan as it is now", body = schema::AduanView),
        schema::StaffRefusals,
        schema::UnknownRefusals,
        schema::CommandRefusals,
        schema::UnreadableRefusals,
    ),
    security(("token" = [])),
)]
pub async fn run_command(
    State(app): State<App>,
    staff: Staff,
    Ids(id): Ids<AduanId>,
    Niat(niat): Niat,
    Dilihat(version): Dilihat,
    Body(command): Body<Command>,
) -> Answer<Versioned> {
    let seen = Some(version);
    let view = run_command::run_command(&app, staff.aktor(), id, command, seen, niat).await?;
    Ok(versioned(view))
}

/// NIK and contact data of the reporter. Recorded with its purpose; the citizen sees the record.
#[utoipa::path(
    post,
    path = "/aduan/{id}/identitas",
    tag = "aduan",
    summary = "Reveal the reporter, with a recorded purpose",
    params(("id" = uuid::Uuid, Path, description = "Identity of the aduan")),
    request_body = schema::Reveal,
    responses(
        (status = 200, description = "The reporter", body = schema::Identitas),
        schema::StaffRefusals,
        schema::UnknownRefusals,
        schema::UnreadableRefusals,
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
        identity::reveal_identitas(&app, staff.aktor(), id, &request.tujuan).await?,
    ))
}
