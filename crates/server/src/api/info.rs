//! What this server is, for programs that want to talk to it.

use crate::api::refusals;
use crate::central::Central;
use axum::Json;
use axum::extract::State;
use wire::session::ServerInfo;

/// Whether a SIPENDEKAR answers here, and which.
#[utoipa::path(
    get,
    path = "/info",
    tag = "server",
    summary = "Which server this is",
    responses(
        (status = 200, description = "This server", body = ServerInfo),
        refusals::Always,
    ),
)]
pub async fn info(State(central): State<Central>) -> Json<ServerInfo> {
    Json(ServerInfo {
        nama: "SIPENDEKAR".to_owned(),
        versi: env!("CARGO_PKG_VERSION").to_owned(),
        instansi: central.instansi.to_string(),
    })
}
