//! What a person does to the computer, to the line, or at the office.

use crate::desk::Opening;
use crate::line::Network;
use crate::routes::{Failure, Host, Which};
use crate::server::{Account, Server};
use crate::updates::{Installing, Release};
use axum::extract::{Query, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use jiff::Timestamp;
use std::sync::Arc;
use wire::desk::{KeyringState, SessionState};

type Answer = Result<Json<SessionState>, Failure>;

pub(crate) fn router() -> Router<Arc<Host>> {
    Router::new()
        .route("/accounts", get(accounts))
        .route("/desk", post(desk))
        .route("/network", post(network))
        .route("/keyring", post(keyring))
        .route("/clock", post(clock))
        .route("/session", post(session))
        .route("/close-account", post(close_account))
        .route("/update", post(update))
        .route("/installer", post(installer))
        .route("/reset", post(reset))
}

async fn accounts(State(host): State<Arc<Host>>) -> Json<Vec<Account>> {
    Json(host.seed.accounts.clone())
}

async fn desk(
    State(host): State<Arc<Host>>,
    Query(which): Query<Which>,
    Json(opening): Json<Opening>,
) -> Answer {
    let desk = host.reopen(&which, &opening).await?;
    Ok(Json(desk.officer.state()))
}

async fn network(
    State(host): State<Arc<Host>>,
    Query(which): Query<Which>,
    Json(network): Json<Network>,
) -> Answer {
    let desk = host.desk(&which).await?;
    desk.set_network(network).await;
    Ok(Json(desk.officer.state()))
}

async fn keyring(
    State(host): State<Arc<Host>>,
    Query(which): Query<Which>,
    Json(keyring): Json<KeyringState>,
) -> Answer {
    let desk = host.desk(&which).await?;
    desk.set_keyring(keyring);
    Ok(Json(desk.officer.state()))
}

async fn clock(
    State(host): State<Arc<Host>>,
    Query(which): Query<Which>,
    Json(pada): Json<Timestamp>,
) -> Answer {
    let desk = host.desk(&which).await?;
    desk.set_clock(pada);
    Ok(Json(desk.officer.state()))
}

async fn session(State(host): State<Arc<Host>>, Query(which): Query<Which>) -> Answer {
    let desk = host.desk(&which).await?;
    let url = format!("http://127.0.0.1:{}", host.server.lock().await.port);
    desk.end_session(&url).await?;
    Ok(Json(desk.officer.state()))
}

async fn close_account(
    State(host): State<Arc<Host>>,
    Query(which): Query<Which>,
    Json(pengguna): Json<String>,
) -> Answer {
    host.server.lock().await.close_account(&pengguna).await?;
    let desk = host.desk(&which).await?;
    Ok(Json(desk.officer.state()))
}

async fn update(
    State(host): State<Arc<Host>>,
    Query(which): Query<Which>,
    Json(release): Json<Release>,
) -> Answer {
    let desk = host.desk(&which).await?;
    let folder = host.server.lock().await.updates();
    host.updates.publish(&release, &folder, &desk.alamat())?;
    Ok(Json(desk.officer.state()))
}

async fn installer(
    State(host): State<Arc<Host>>,
    Query(which): Query<Which>,
    Json(installing): Json<Installing>,
) -> Answer {
    let desk = host.desk(&which).await?;
    desk.set_installing(installing);
    Ok(Json(desk.officer.state()))
}

async fn reset(State(host): State<Arc<Host>>) -> Result<(), Failure> {
    host.close().await;
    *host.server.lock().await = Server::start(&host.seed).await?;
    Ok(())
}
