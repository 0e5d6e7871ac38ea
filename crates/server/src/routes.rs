//! Every route in one place: what is open, what needs staff, and what wraps them all.

use crate::api::problem::Failure;
use crate::api::{ApiDoc, aduan, info, lampiran, notices, referensi, sehat, session, stream, sync};
use crate::auth::require_staff;
use crate::limits::{self, Limits};
use crate::{telemetry, updates};
use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRef, Request, State};
use axum::http::header::{self, HeaderName};
use axum::http::{HeaderValue, Method};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use portal::PortalSettings;
use service::App;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use utoipa::OpenApi as _;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// What every handler may use.
#[derive(Clone)]
pub struct Central {
    /// The use cases.
    pub app: App,
    /// Counters by address.
    pub limits: Arc<Limits>,
    /// Whose server it is.
    pub instansi: Arc<str>,
    /// Address that citizens type.
    pub public_url: Arc<str>,
    /// Folder with the desktop's updates, if any are offered.
    pub updates: Option<Arc<Path>>,
    /// How often a stream makes sure that its session has not ended.
    pub session_check: Duration,
    /// Cancelled when the process is asked to end.
    pub stop: CancellationToken,
}

impl FromRef<Central> for App {
    fn from_ref(central: &Central) -> Self {
        central.app.clone()
    }
}

impl FromRef<Central> for Arc<Limits> {
    fn from_ref(central: &Central) -> Self {
        central.limits.clone()
    }
}

/// The whole server: the portal at `/`, the API at `/v1`, updates at `/updates`.
pub fn router(central: Central) -> Router {
    let pages = portal::router(
        central.app.clone(),
        PortalSettings {
            public_url: central.public_url.to_string(),
            instansi: central.instansi.to_string(),
        },
    );
    let closed = closed().layer(from_fn_with_state(central.clone(), require_staff));
    let (api, _) = open().merge(closed).split_for_parts();
    let api = api
        .fallback(async || Failure::tidak_ditemukan())
        .method_not_allowed_fallback(async || Failure::cara_salah())
        .layer(DefaultBodyLimit::max(limits::MAX_JSON))
        .layer(CompressionLayer::new())
        .layer(from_fn(api_headers))
        .with_state(central.clone());
    let sehat = Router::new()
        .route("/sehat", get(sehat::sehat))
        .with_state(central.app.clone());
    pages
        .merge(sehat)
        .merge(updates::router(central.updates.as_deref()))
        .nest("/v1", api)
        .layer(from_fn_with_state(central.clone(), limits::limit))
        .layer(CatchPanicLayer::custom(|_| {
            Failure::panik().into_response()
        }))
        .layer(from_fn_with_state(central, security_headers))
        .layer(from_fn(telemetry::trace))
}

/// The description of the API, as it is served.
pub fn openapi() -> OpenApi {
    let api = open().merge(closed());
    OpenApiRouter::<Central>::with_openapi(ApiDoc::openapi())
        .nest("/v1", api)
        .into_openapi()
}

/// Answered to anybody.
fn open() -> OpenApiRouter<Central> {
    OpenApiRouter::default()
        .routes(routes!(info::info))
        .routes(routes!(info::openapi))
        .routes(routes!(session::sign_in))
}

/// Answered to staff. Whatever is added here is behind [`require_staff`].
fn closed() -> OpenApiRouter<Central> {
    OpenApiRouter::default()
        .routes(routes!(session::current_session, session::sign_out))
        .routes(routes!(referensi::referensi))
        .routes(routes!(sync::sync))
        .routes(routes!(stream::stream))
        .routes(routes!(aduan::read_aduan))
        .routes(routes!(aduan::run_command))
        .routes(routes!(aduan::reveal_identitas))
        .routes(routes!(lampiran::read_foto))
        .routes(routes!(notices::mark_notices))
}

/// What holds for answers of the API alone: never kept, never shown as a page.
async fn api_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox"),
    );
    response
}

const SECURITY: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
];

/// What holds for every answer. A page may be stricter.
async fn security_headers(
    State(central): State<Central>,
    request: Request,
    next: Next,
) -> Response {
    let get = matches!(*request.method(), Method::GET | Method::HEAD);
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in SECURITY {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    if !get {
        headers
            .entry(header::CACHE_CONTROL)
            .or_insert(HeaderValue::from_static("no-store"));
    }
    if central.public_url.starts_with("https:") {
        let value = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, value);
    }
    response
}
