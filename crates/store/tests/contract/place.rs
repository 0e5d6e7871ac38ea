//! Where a test keeps its database: a temporary file, or a PostgreSQL database of its own.

use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, SqliteConnection};
use store::Store;
use tempfile::TempDir;
use uuid::Uuid;

/// A database that is gone after the test.
pub(crate) enum Place {
    /// A file in a folder.
    Sqlite(TempDir),
    /// A database in a server.
    Postgres {
        /// The server's maintenance database.
        server: String,
        /// Name of the test's own database.
        name: String,
    },
}

impl Place {
    pub(crate) fn sqlite() -> Self {
        Self::Sqlite(tempfile::tempdir().expect("a temporary folder"))
    }

    /// A fresh database, if the run offers a server.
    pub(crate) async fn postgres() -> Option<Self> {
        let server = std::env::var("SIPENDEKAR_TEST_PG").ok()?;
        let name = format!("contract_{}", Uuid::new_v4().simple());
        on_server(&server, format!("CREATE DATABASE {name}")).await;
        Some(Self::Postgres { server, name })
    }

    pub(crate) fn address(&self) -> String {
        match self {
            Self::Sqlite(folder) => format!("sqlite:{}/store.db", folder.path().display()),
            Self::Postgres { server, name } => {
                let (server, parameters) = match server.split_once('?') {
                    Some((server, parameters)) => (server, format!("?{parameters}")),
                    None => (server.as_str(), String::new()),
                };
                let (host, _) = server.rsplit_once('/').expect("postgres://host/database");
                format!("{host}/{name}{parameters}")
            }
        }
    }

    pub(crate) async fn store(&self) -> Store {
        Store::open(&self.address()).await.expect("a store")
    }

    /// Asks the database itself; one text in each row.
    pub(crate) async fn ask(&self, sql: &'static str) -> Vec<String> {
        let rows: Vec<(String,)> = match self {
            Self::Sqlite(_) => {
                let mut raw = SqliteConnection::connect(&self.address())
                    .await
                    .expect("a connection");
                sqlx::query_as(sql).fetch_all(&mut raw).await.expect("rows")
            }
            Self::Postgres { .. } => {
                let mut raw = PgConnection::connect(&self.address())
                    .await
                    .expect("a connection");
                sqlx::query_as(sql).fetch_all(&mut raw).await.expect("rows")
            }
        };
        rows.into_iter().map(|(text,)| text).collect()
    }

    /// Runs a statement behind the store's back, as somebody with the database in hand could.
    pub(crate) async fn tamper(&self, sql: &'static str) -> u64 {
        match self {
            Self::Sqlite(_) => {
                let mut raw = SqliteConnection::connect(&self.address())
                    .await
                    .expect("a connection");
                raw.execute(sql).await.expect("it runs").rows_affected()
            }
            Self::Postgres { .. } => {
                let mut raw = PgConnection::connect(&self.address())
                    .await
                    .expect("a connection");
                raw.execute(sql).await.expect("it runs").rows_affected()
            }
        }
    }
}

async fn on_server(server: &str, sql: String) {
    let mut connection = PgConnection::connect(server).await.expect("the server");
    connection
        .execute(AssertSqlSafe(sql))
        .await
        .expect("the server obeys");
}

impl Drop for Place {
    fn drop(&mut self) {
        let Self::Postgres { server, name } = self else {
            return;
        };
        let (server, sql) = (server.clone(), format!("DROP DATABASE {name} WITH (FORCE)"));
        // A drop cannot wait on the test's own runtime.
        let dropping = std::thread::spawn(move || {
            tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime")
                .block_on(on_server(&server, sql));
        });
        let _stays = dropping.join();
    }
}
