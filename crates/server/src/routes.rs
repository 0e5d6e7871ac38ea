//! Every route in one place: what is open, what needs staff, and what wraps them all.

use crate::api::{
    aduan, info, lampiran, loket, notices, openapi, own_account, petugas, referensi, security_txt,
    sehat, session, stream, sync,
};
use crate::central::Central;
use crate::http::auth::require_staff;
use crate::http::headers::{self, Scheme};
use crate::http::problem::Failure;
use crate::http::{finish, limits, telemetry, updates};
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::IntoResponse;
use axum::routing::get;
use axum::{Extension, Router};
use portal::PortalSettings;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use utoipa::OpenApi as _;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The whole server: the portal at `/`, the API at `/v1`, updates at `/updates`.
pub fn router(central: Central) -> Router {
    let scheme = Scheme::of(&central.public_url);
    pages(&central)
        .merge(outside_the_api(&central))
        .merge(updates::router(central.updates.as_deref()))
        .nest("/v1", api(&central))
        .layer(from_fn_with_state(central.work.clone(), finish::to_the_end))
        .layer(from_fn_with_state(central, limits::limit))
        .layer(CatchPanicLayer::custom(|_| {
            Failure::panicked().into_response()
        }))
        .layer(from_fn_with_state(scheme, headers::of_every_answer))
        .layer(from_fn(telemetry::trace))
}

/// The description of the API, as it is served.
pub fn openapi() -> OpenApi {
    let api = open().merge(closed());
    OpenApiRouter::<Central>::with_openapi(openapi::ApiDoc::openapi())
        .nest("/v1", api)
        .into_openapi()
}

/// What supervisors and passers-by ask.
fn outside_the_api(central: &Central) -> Router {
    Router::new()
        .route("/sehat", get(sehat::sehat))
        .route("/.well-known/security.txt", get(security_txt::security_txt))
        .with_state(central.clone())
}

fn pages(central: &Central) -> Router {
    let settings = PortalSettings {
        public_url: central.public_url.to_string(),
        instansi: central.instansi.to_string(),
    };
    portal::router(central.app.clone(), settings)
}

fn api(central: &Central) -> Router {
    let closed = closed().layer(from_fn_with_state(central.clone(), require_staff));
    let (api, _) = open().merge(closed).split_for_parts();
    api.fallback(async || Failure::not_found())
        .method_not_allowed_fallback(async || Failure::method_not_allowed())
        .layer(DefaultBodyLimit::max(limits::MAX_JSON))
        .layer(CompressionLayer::new())
        .layer(from_fn(headers::of_the_api))
        .layer(Extension(openapi::Text::of(&openapi())))
        .with_state(central.clone())
}

/// Answered to anybody.
fn open() -> OpenApiRouter<Central> {
    OpenApiRouter::default()
        .routes(routes!(info::info))
        .routes(routes!(openapi::openapi))
        .routes(routes!(session::sign_in))
        .routes(routes!(session::sign_in_by_kode))
}

/// Answered to staff. Whatever is added here is behind [`require_staff`].
fn closed() -> OpenApiRouter<Central> {
    OpenApiRouter::default()
        .routes(routes!(session::current_session, session::sign_out))
        .routes(routes!(referensi::referensi))
        .routes(routes!(referensi::skpd_standing))
        .routes(routes!(sync::sync))
        .routes(routes!(stream::stream))
        .routes(routes!(aduan::read_aduan))
        .routes(routes!(aduan::run_command))
        .routes(routes!(aduan::run_commands))
        .routes(routes!(aduan::reveal_identitas))
        .routes(routes!(lampiran::read_foto))
        .routes(routes!(notices::mark_notices))
        .routes(routes!(loket::find_warga))
        .routes(routes!(loket::make_kode))
        .routes(routes!(loket::reclaim_nik))
        .routes(routes!(own_account::change_sandi))
        .routes(routes!(
            own_account::list_sessions,
            own_account::end_other_sessions
        ))
        .routes(routes!(own_account::end_session))
        .routes(routes!(petugas::list_petugas, petugas::create_petugas))
        .routes(routes!(petugas::read_petugas))
        .routes(routes!(petugas::change_petugas))
}
