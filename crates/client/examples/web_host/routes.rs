//! What the page asks, and what it is told.

use crate::authority::Authority;
use crate::control;
use crate::desk::{Desk, Opening, Place};
use crate::line::Line;
use crate::server::{Seed, Server};
use crate::updates::{Installing, Updates};
use anyhow::Result;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use client::{DeskEvent, Officer};
use futures_util::stream::{Stream, unfold};
use serde::Deserialize;
use serde_json::Value;
use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::Arc;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{Mutex, watch};
use wire::desk::dispatch;
use wire::problem::Problem;

/// The server, and the desks by their names.
pub(crate) struct Host {
    pub(crate) seed: Seed,
    pub(crate) server: Mutex<Server>,
    desks: Mutex<HashMap<String, Arc<Desk>>>,
    authority: Authority,
    pub(crate) updates: Updates,
}

/// Which desk is meant.
#[derive(Deserialize)]
pub(crate) struct Which {
    #[serde(default)]
    desk: String,
}

impl Host {
    pub(crate) async fn open(seed: Seed) -> Result<Self> {
        Ok(Self {
            server: Mutex::new(Server::start(&seed).await?),
            seed,
            desks: Mutex::default(),
            authority: Authority::new(),
            updates: Updates::new(),
        })
    }

    /// A desk; one that nobody has opened yet is opened, with nobody signed in.
    pub(crate) async fn desk(&self, which: &Which) -> Result<Arc<Desk>> {
        let mut desks = self.desks.lock().await;
        if let Some(desk) = desks.get(&which.desk) {
            return Ok(Arc::clone(desk));
        }
        let desk = Arc::new(self.new_desk(&Opening::default()).await?);
        desks.insert(which.desk.clone(), Arc::clone(&desk));
        Ok(desk)
    }

    /// A new desk in the place of the one before.
    pub(crate) async fn reopen(&self, which: &Which, opening: &Opening) -> Result<Arc<Desk>> {
        let desk = Arc::new(self.new_desk(opening).await?);
        let mut desks = self.desks.lock().await;
        let before = desks.insert(which.desk.clone(), Arc::clone(&desk));
        drop(desks);
        if let Some(before) = before {
            before.officer.stop().await;
        }
        Ok(desk)
    }

    async fn new_desk(&self, opening: &Opening) -> Result<Desk> {
        let (installing, told) = watch::channel(Installing::Installs);
        let server = self.server.lock().await.port;
        let place = Place {
            line: Line::open(&self.authority, server).await?,
            ca_file: self.authority.file(),
            updates: self.updates.options(told),
            installing,
        };
        let desk = Desk::open(opening, place).await?;
        desk.sign_in(opening, &self.seed.accounts).await?;
        Ok(desk)
    }

    /// Closes every desk.
    pub(crate) async fn close(&self) {
        for (_, desk) in self.desks.lock().await.drain() {
            desk.officer.stop().await;
        }
    }
}

pub(crate) fn router(host: Arc<Host>) -> Router {
    Router::new()
        .route("/rpc/{call}", post(rpc))
        .route("/events", get(events))
        .nest("/control", control::router())
        .with_state(host)
        .layer(middleware::from_fn(of_this_computer))
}

/// Refuses whoever comes by another name than this computer's: a page of elsewhere, in the same
/// browser.
async fn of_this_computer(request: Request, next: Next) -> Response {
    let headers = request.headers();
    if is_local(headers, header::HOST) && is_local(headers, header::ORIGIN) {
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    }
}

fn is_local(headers: &HeaderMap, name: header::HeaderName) -> bool {
    headers.get_all(name).iter().all(|value| {
        let uri = value.to_str().ok().and_then(|text| text.parse().ok());
        let uri: Option<Uri> = uri;
        let host = uri.as_ref().and_then(Uri::host);
        host.is_some_and(|host| ["127.0.0.1", "localhost", "[::1]"].contains(&host))
    })
}

/// Passes a call to the officer's desk, and its answer back.
async fn rpc(
    State(host): State<Arc<Host>>,
    Path(call): Path<String>,
    Query(which): Query<Which>,
    Json(payload): Json<Value>,
) -> Result<Json<Result<Value, Problem>>, Failure> {
    let desk = host.desk(&which).await?;
    Ok(Json(dispatch(&desk.officer, &call, payload).await))
}

/// What the desk says, for as long as it is open.
async fn events(
    State(host): State<Arc<Host>>,
    Query(which): Query<Which>,
) -> Result<impl IntoResponse, Failure> {
    let desk = host.desk(&which).await?;
    Ok(Sse::new(told(&desk.officer)).keep_alive(KeepAlive::default()))
}

fn told(officer: &Officer) -> impl Stream<Item = Result<Event, Infallible>> + use<> {
    unfold(officer.events(), async |mut events| {
        loop {
            let event = match events.recv().await {
                Ok(event) => event,
                Err(RecvError::Lagged(_)) => DeskEvent::Changed, // asking again mends it
                Err(RecvError::Closed) => return None,
            };
            if let Some((name, payload)) = event.for_page() {
                let event = Event::default().event(name).data(payload.to_string());
                return Some((Ok(event), events));
            }
        }
    })
}

/// Something that no page and no test should ever see.
pub(crate) struct Failure(anyhow::Error);

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let text = format!("{:#}", self.0);
        (StatusCode::INTERNAL_SERVER_ERROR, text).into_response()
    }
}
