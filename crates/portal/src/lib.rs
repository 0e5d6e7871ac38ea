//! The citizen's web pages, rendered on the server: plain HTML forms that work without a script.
//!
//! A request passes `gate`, which finds out who visits, refuses what did not come from our own
//! pages and puts the security headers on. A handler extracts, calls one use case of `service`
//! and shapes the answer with a template from `templates/`.

mod account;
mod aduan;
mod answer;
mod assets;
mod csrf;
mod filing;
mod form;
mod gate;
mod home;
mod lanjut;
mod site;
mod upload;
mod view;
mod visit;

use upload::LARGEST_BODY;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use service::App;
use site::Site;
use std::sync::Arc;
use tower_http::compression::CompressionLayer;

/// Largest body of an ordinary form, in bytes.
const LARGEST_FORM: usize = 64 * 1024;

/// What the portal must know about the place it runs at.
#[derive(Debug, Clone)]
pub struct PortalSettings {
    /// The address citizens type. Its scheme decides whether cookies need https; its host is the
    /// only origin forms are accepted from.
    pub public_url: String,
    /// Whose portal it is, shown at the foot of each page.
    pub instansi: String,
}

/// What every handler may use.
#[derive(Clone)]
pub(crate) struct Portal {
    pub(crate) app: App,
    pub(crate) site: Arc<Site>,
    pub(crate) places: upload::Places,
}

/// The portal as a router, with its own page for what is not found.
pub fn router(app: App, settings: PortalSettings) -> Router {
    let portal = Portal {
        app,
        site: Arc::new(Site::new(settings)),
        places: upload::Places::default(),
    };
    let filing = post(filing::submit)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(axum::middleware::from_fn(upload::refuse_too_large));
    Router::new()
        .route("/", get(home::beranda))
        .route("/lacak", get(home::lacak))
        .route("/privasi", get(home::privasi))
        .route("/daftar", get(account::show_daftar).post(account::daftar))
        .route("/masuk", get(account::show_masuk).post(account::masuk))
        .route("/keluar", post(account::keluar))
        .route("/data-saya", get(account::data_saya))
        .route("/aduan", get(aduan::saya))
        .route("/aduan/baru", get(filing::show).merge(filing))
        .route("/aduan/{nomor}", get(aduan::show))
        .route("/aduan/{nomor}/tanda-terima", get(filing::tanda_terima))
        .route("/aduan/{nomor}/foto/{lampiran}", get(aduan::foto))
        .route("/aduan/{nomor}/{tindakan}", post(aduan::tindak))
        .route("/statis/{hash}/{name}", get(assets::serve))
        .fallback(answer::not_found)
        .method_not_allowed_fallback(answer::method_not_allowed)
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(axum::middleware::from_fn_with_state(
            portal.clone(),
            gate::gate,
        ))
        .layer(CompressionLayer::new())
        .with_state(portal)
}
