//! Photos: always re-encoded, never shown as a page.

use crate::api::extract::{Ids, Params};
use crate::api::refusals;
use crate::http::auth::Staff;
use crate::http::problem::Answer;
use axum::extract::State;
use axum::http::{HeaderName, header};
use domain::id::{AduanId, LampiranId};
use serde::Deserialize;
use service::App;
use service::aduan;
use utoipa::IntoParams;
use wire::aduan::UkuranFoto;

/// Query of a photo.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FotoQuery {
    /// How large.
    #[serde(default)]
    #[param(inline)]
    ukuran: UkuranFoto,
}

type Jpeg = ([(HeaderName, &'static str); 2], Vec<u8>);

/// A photo of an aduan that the one who asks may see.
#[utoipa::path(
    get,
    path = "/aduan/{id}/lampiran/{lampiran}",
    tag = "aduan",
    summary = "A photo",
    params(
        ("id" = uuid::Uuid, Path, description = "Identity of the aduan"),
        ("lampiran" = uuid::Uuid, Path, description = "Identity of the photo"),
        FotoQuery,
    ),
    responses(
        (status = 200, description = "The photo", body = [u8], content_type = "image/jpeg"),
        refusals::Always,
        refusals::NotStaff,
        refusals::Unknown,
        refusals::UnreadableQuery,
    ),
    security(("token" = [])),
)]
pub async fn read_foto(
    State(app): State<App>,
    staff: Staff,
    Ids((aduan, lampiran)): Ids<(AduanId, LampiranId)>,
    Params(FotoQuery { ukuran }): Params<FotoQuery>,
) -> Answer<Jpeg> {
    let jpeg = aduan::read_foto(&app, staff.aktor(), aduan, lampiran, ukuran).await?;
    let kind = (header::CONTENT_TYPE, "image/jpeg");
    let never_a_page = (
        header::CONTENT_DISPOSITION,
        "attachment; filename=\"foto.jpg\"",
    );
    Ok(([kind, never_a_page], jpeg))
}
