//! The bare handlers: the same listener, one statement, no permissions, no views.

use crate::arguments::Bare;
use crate::process::READY;
use crate::schema::{Column, Form, Schema, form_of_text};
use crate::sql::{Dialect, Question, statement};
use crate::tell::say;
use anyhow::{Context as _, Result, anyhow};
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use futures_util::stream::unfold;
use serde::Deserialize;
use server::config::Config;
use server::http::listen::Listener;
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, PgPool, SqlitePool};
use std::net::{Ipv4Addr, SocketAddr};
use std::num::NonZeroUsize;
use std::path::Path as File;
use std::str::FromStr as _;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// As the real stream does.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

#[derive(Clone)]
struct Handlers {
    database: Database,
    sync: Arc<str>,
    aduan: Arc<str>,
    list: Arc<str>,
    hash: Arc<str>,
    news: watch::Sender<i64>,
}

#[derive(Clone)]
enum Database {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// Serves until the process is asked to end.
pub(crate) async fn serve(asked: Bare) -> Result<()> {
    let mut config = Config::default();
    config.network.listen = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    config.limits.connections_per_network = NonZeroUsize::MAX;
    let listener = Listener::bind(&config).await?;
    let handlers = Handlers::open(&asked.database).await?;
    let stop = CancellationToken::new();
    let signal = stop.clone();
    tokio::spawn(async move {
        ended().await;
        signal.cancel();
    });
    say(&format!("{READY}{}", listener.url()));
    listener.serve(router(handlers), stop).await;
    Ok(())
}

#[cfg(unix)]
async fn ended() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => drop(terminate.recv().await),
        Err(_) => drop(tokio::signal::ctrl_c().await),
    }
}

#[cfg(not(unix))]
async fn ended() {
    drop(tokio::signal::ctrl_c().await);
}

fn router(handlers: Handlers) -> Router {
    Router::new()
        .route("/sync", get(sync))
        .route("/aduan/{id}", get(aduan))
        .route("/pelapor/{id}", get(list))
        .route("/session", post(check_password))
        .route("/stream", get(stream))
        .route("/news", post(tell_news))
        .with_state(handlers)
}

impl Handlers {
    async fn open(address: &str) -> Result<Self> {
        let (database, schema, dialect) = if let Some(path) = address.strip_prefix("sqlite:") {
            let schema = Schema::of_sqlite(&rusqlite::Connection::open(File::new(path))?)?;
            (open_sqlite(address).await?, schema, Dialect::Sqlite)
        } else {
            let pool = PgPoolOptions::new()
                .max_connections(10)
                .test_before_acquire(false)
                .connect(address)
                .await?;
            let schema = of_postgres(&pool).await?;
            (Database::Postgres(pool), schema, Dialect::Postgres)
        };
        let write = |question| statement(question, &schema, dialect).into();
        let hash = Argon2::default()
            .hash_password(crate::accounts::SANDI.as_bytes())
            .map_err(|error| anyhow!("a password could not be hashed: {error}"))?;
        Ok(Self {
            database,
            sync: write(Question::Sync),
            aduan: write(Question::Aduan),
            list: write(Question::List),
            hash: hash.to_string().into(),
            news: watch::Sender::new(0),
        })
    }
}

/// Opened as `store` opens it.
async fn open_sqlite(address: &str) -> Result<Database> {
    let options = SqliteConnectOptions::from_str(address)?
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(10));
    let pool = SqlitePoolOptions::new()
        .max_connections(4)
        .test_before_acquire(false)
        .connect_with(options)
        .await?;
    Ok(Database::Sqlite(pool))
}

async fn of_postgres(pool: &PgPool) -> Result<Schema> {
    const SQL: &str = "SELECT table_name::text, column_name::text, data_type::text
        FROM information_schema.columns WHERE table_schema = current_schema()
        AND table_name NOT LIKE '\\_sqlx%' ORDER BY table_name, ordinal_position";
    let found: Vec<(String, String, String)> = sqlx::query_as(SQL).fetch_all(pool).await?;
    let mut schema = Schema::default();
    for (table, name, kind) in found {
        let form = match kind.as_str() {
            "text" => {
                let probe = format!("SELECT {name} FROM {table} WHERE {name} IS NOT NULL LIMIT 1");
                let example: Option<(String,)> = sqlx::query_as(AssertSqlSafe(probe))
                    .fetch_optional(pool)
                    .await?;
                form_of_text(example.map(|(text,)| text).as_deref())
            }
            "bytea" | "uuid" => Form::Bytes,
            _ => Form::Number, // nothing else is used
        };
        let columns = schema.tables.entry(table).or_default();
        columns.push(Column { name, form });
    }
    Ok(schema)
}

/// What a statement asks about.
enum Key {
    Place(i64),
    Id(Uuid),
}

async fn ask(database: &Database, sql: &str, key: Key) -> Result<String> {
    let sql = AssertSqlSafe(sql.to_owned());
    let found: (String,) = match (database, key) {
        (Database::Sqlite(pool), Key::Place(place)) => {
            sqlx::query_as(sql).bind(place).fetch_one(pool).await?
        }
        (Database::Sqlite(pool), Key::Id(id)) => {
            sqlx::query_as(sql).bind(id).fetch_one(pool).await?
        }
        (Database::Postgres(pool), Key::Place(place)) => {
            sqlx::query_as(sql).bind(place).fetch_one(pool).await?
        }
        (Database::Postgres(pool), Key::Id(id)) => {
            sqlx::query_as(sql).bind(id).fetch_one(pool).await?
        }
    };
    Ok(found.0)
}

fn answer(found: Result<String>) -> Response {
    match found {
        Ok(text) => ([(header::CONTENT_TYPE, "application/json")], text).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}")).into_response(),
    }
}

#[derive(Deserialize)]
struct After {
    cursor: i64,
}

async fn sync(State(handlers): State<Handlers>, Query(after): Query<After>) -> Response {
    answer(ask(&handlers.database, &handlers.sync, Key::Place(after.cursor)).await)
}

async fn aduan(State(handlers): State<Handlers>, Path(id): Path<Uuid>) -> Response {
    answer(ask(&handlers.database, &handlers.aduan, Key::Id(id)).await)
}

async fn list(State(handlers): State<Handlers>, Path(id): Path<Uuid>) -> Response {
    answer(ask(&handlers.database, &handlers.list, Key::Id(id)).await)
}

/// One password, checked off the runtime's threads.
async fn check_password(State(handlers): State<Handlers>, sandi: String) -> Response {
    let task = move || -> Result<bool> {
        let hash = PasswordHash::new(&handlers.hash).map_err(|error| anyhow!("{error}"))?;
        let fits = Argon2::default().verify_password(sandi.as_bytes(), &hash);
        Ok(fits.is_ok())
    };
    let checked = tokio::task::spawn_blocking(task).await.context("a task");
    answer(checked.flatten().map(|fits| fits.to_string()))
}

async fn stream(State(handlers): State<Handlers>) -> Response {
    let mut news = handlers.news.subscribe();
    news.mark_changed();
    let stream = unfold(news, async |mut news| {
        news.changed().await.ok()?;
        let newest = news.borrow_and_update().to_string();
        let event = Event::default().event("news").data(newest);
        Some((Ok::<_, axum::Error>(event), news))
    });
    Sse::new(stream)
        .keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
        .into_response()
}

async fn tell_news(State(handlers): State<Handlers>) -> StatusCode {
    handlers.news.send_modify(|newest| *newest += 1);
    StatusCode::NO_CONTENT
}
