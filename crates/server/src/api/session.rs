//! Signing in and out.

use crate::api::extract::Body;
use crate::api::refusals;
use crate::http::auth::Staff;
use crate::http::problem::Answer;
use axum::extract::State;
use axum::http::StatusCode;
use axum::{Extension, Json};
use secrecy::{ExposeSecret, SecretString};
use service::akun;
use service::akun::session::{self, Caller, Welcome};
use service::{App, Network};
use wire::petugas::SignInByKodeRequest;
use wire::session::{Petugas, SignInRequest, SignInResponse};

/// Exchanges user name and password for a token.
#[utoipa::path(
    post,
    path = "/session",
    tag = "session",
    summary = "Sign in",
    request_body = SignInRequest,
    responses(
        (status = 200, description = "Signed in", body = SignInResponse),
        refusals::Always,
        refusals::NotSignedIn,
        refusals::UnreadableBody,
    ),
)]
pub async fn sign_in(
    State(app): State<App>,
    network: Option<Extension<Network>>,
    Body(request): Body<SignInRequest>,
) -> Answer<Json<SignInResponse>> {
    let sandi = SecretString::from(request.sandi);
    let caller = Caller {
        network: network.map_or_else(Network::default, |Extension(network)| network),
        marks: request.perangkat_dikenal,
    };
    let (pengguna, perangkat) = (&request.pengguna, &request.perangkat);
    let welcome = session::sign_in_staff(&app, &caller, pengguna, &sandi, perangkat).await?;
    Ok(Json(told(welcome)))
}

fn told(welcome: Welcome) -> SignInResponse {
    SignInResponse {
        token: welcome.token.expose_secret().to_owned(),
        petugas: welcome.petugas,
        perangkat_dikenal: welcome.marks,
    }
}

/// Exchanges user name and a code that was handed over for a token, and sets the password.
#[utoipa::path(
    post,
    path = "/session/kode",
    tag = "session",
    summary = "Sign in with a code",
    request_body = SignInByKodeRequest,
    responses(
        (status = 200, description = "Signed in", body = SignInResponse),
        refusals::Always,
        refusals::NotSignedIn,
        refusals::UnreadableBody,
    ),
)]
pub async fn sign_in_by_kode(
    State(app): State<App>,
    network: Option<Extension<Network>>,
    Body(request): Body<SignInByKodeRequest>,
) -> Answer<Json<SignInResponse>> {
    let caller = Caller {
        network: network.map_or_else(Network::default, |Extension(network)| network),
        ..Caller::default()
    };
    let welcome = akun::sign_in_by_kode(&app, &caller, &request).await?;
    Ok(Json(told(welcome)))
}

/// Who is signed in.
#[utoipa::path(
    get,
    path = "/session",
    tag = "session",
    summary = "Who is signed in",
    responses(
        (status = 200, description = "The person", body = Petugas),
        refusals::Always,
        refusals::NotStaff,
    ),
    security(("token" = [])),
)]
pub async fn current_session(staff: Staff) -> Json<Petugas> {
    Json(staff.signed_in.petugas)
}

/// Ends this session; its token is worth nothing afterwards.
#[utoipa::path(
    delete,
    path = "/session",
    tag = "session",
    summary = "Sign out",
    responses(
        (status = 204, description = "Signed out"),
        refusals::Always,
        refusals::NotStaff,
    ),
    security(("token" = [])),
)]
pub async fn sign_out(State(app): State<App>, staff: Staff) -> Answer<StatusCode> {
    session::sign_out(&app, staff.signed_in.session).await?;
    Ok(StatusCode::NO_CONTENT)
}
