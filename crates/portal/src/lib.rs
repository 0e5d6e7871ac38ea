//! The citizen's web pages, rendered on the server: plain HTML forms that work without a script.
//!
//! A request passes `gate`, which finds out who visits, refuses what did not come from our own
//! pages and puts the security headers on. A handler extracts, calls one use case of `service`
//! and shapes the answer with a template from `templates/`.

mod account;
mod aduan;
mod answer;
mod assets;
mod busy;
mod csrf;
mod data_saya;
mod filing;
mod forgotten;
mod form;
mod gate;
mod home;
mod konfirmasi;
mod kontak;
mod lanjut;
mod notices;
mod places;
mod portal;
mod sandi;
mod site;
mod tokens;
mod upload;
mod view;
mod visit;
mod words;

pub use busy::{TooOften, TooSlow, is_shown_again, too_often_page, too_slow_page};
pub use site::PortalSettings;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use portal::Portal;
use service::App;
use service::akun::Kontak;
use tower_http::compression::CompressionLayer;
use visit::{Visit, Warga};

/// Where a citizen types a code from the counter.
pub const FORGOTTEN: &str = "/lupa-sandi";

/// Largest body of an ordinary form, in bytes.
const LARGEST_FORM: usize = 64 * 1024;

/// The portal as a router, with its own page for what is not found.
pub fn router(app: App, settings: PortalSettings) -> Router {
    let portal = Portal::new(app, settings);
    pages()
        .fallback(answer::not_found)
        .method_not_allowed_fallback(answer::method_not_allowed)
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(from_fn_with_state(portal.clone(), gate::gate))
        .layer(CompressionLayer::new())
        .with_state(portal)
}

/// What a citizen sees of the own account and changes there.
fn own_account() -> Router<Portal> {
    let change = |kontak| {
        let show = move |visit: Visit, _: Warga| async move { kontak::show_change(kontak, &visit) };
        let change = move |own, sent| kontak::change(kontak, own, sent);
        get(show).post(change)
    };
    Router::new()
        .route(
            "/data-saya",
            get(data_saya::show_data_saya).post(data_saya::switch_channel),
        )
        .route(
            "/data-saya/lengkap",
            get(data_saya::ask_sandi).post(data_saya::show_lengkap),
        )
        .route(
            "/data-saya/kata-sandi",
            get(sandi::show_change).post(sandi::change),
        )
        .route("/data-saya/telepon", change(Kontak::Telepon))
        .route("/data-saya/surel", change(Kontak::Surel))
        .route(
            "/data-saya/konfirmasi",
            get(konfirmasi::show_form).post(konfirmasi::confirm),
        )
}

fn pages() -> Router<Portal> {
    let filing = post(filing::file_aduan)
        .layer(DefaultBodyLimit::max(upload::LARGEST_BODY))
        .layer(from_fn(upload::refuse_too_large));
    Router::new()
        .route("/", get(home::front))
        .route("/lacak", get(home::find_aduan))
        .route("/privasi", get(home::privacy))
        .route("/robots.txt", get(home::robots))
        .route(
            "/daftar",
            get(account::show_registration).post(account::register),
        )
        .route("/masuk", get(account::show_sign_in).post(account::sign_in))
        .route(
            FORGOTTEN,
            get(forgotten::show_forgotten).post(forgotten::set_sandi),
        )
        .route("/keluar", post(account::sign_out))
        .route("/lupa-sandi/email", post(forgotten::send_kode))
        .merge(own_account())
        .route("/kabar", get(notices::list_notices))
        .route("/aduan", get(aduan::list_aduan))
        .route("/aduan/baru", get(filing::show_form).merge(filing))
        .route("/aduan/{nomor}", get(aduan::show_aduan))
        .route("/aduan/{nomor}/tanda-terima", get(filing::show_receipt))
        .route("/aduan/{nomor}/foto/{lampiran}", get(aduan::read_foto))
        .route("/aduan/{nomor}/{perintah}", post(aduan::run_command))
        .route("/statis/{hash}/{name}", get(assets::serve))
}
