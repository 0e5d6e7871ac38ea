//! Where a test keeps its data: a temporary folder, and a PostgreSQL database if asked.

use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, SqliteConnection};
use std::path::{Path, PathBuf};
use store::Store;
use tempfile::TempDir;
use uuid::Uuid;

/// Everything of one test, gone after it.
pub struct Place {
    folder: TempDir,
    postgres: Option<Postgres>,
}

/// Holds the lock of whoever writes.
#[derive(Debug)]
#[expect(missing_docs, reason = "one for each engine")]
pub enum Writer {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// A database of the test's own on a server of others.
struct Postgres {
    server: String,
    name: String,
}

impl Place {
    /// A folder with room for a database.
    pub fn sqlite() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
            postgres: None,
        }
    }

    /// A fresh database, if the run offers a server in `SIPENDEKAR_TEST_PG`.
    pub async fn postgres() -> Option<Self> {
        let server = std::env::var("SIPENDEKAR_TEST_PG").ok()?;
        let name = format!("test_{}", Uuid::new_v4().simple());
        on_server(&server, format!("CREATE DATABASE {name}")).await;
        let mut place = Self::sqlite();
        place.postgres = Some(Postgres { server, name });
        Some(place)
    }

    /// How the database is opened.
    pub fn database(&self) -> String {
        match &self.postgres {
            None => format!("sqlite:{}", self.file().display()),
            Some(Postgres { server, name }) => {
                let (server, parameters) = match server.split_once('?') {
                    Some((server, parameters)) => (server, format!("?{parameters}")),
                    None => (server.as_str(), String::new()),
                };
                let (host, _) = server.rsplit_once('/').expect("postgres://host/database");
                format!("{host}/{name}{parameters}")
            }
        }
    }

    /// Whether the database is one of a server, which others may use too.
    pub fn is_on_server(&self) -> bool {
        self.postgres.is_some()
    }

    /// The store itself, for what no use case shows.
    pub async fn store(&self) -> Store {
        Store::open(&self.database()).await.expect("a store")
    }

    /// Asks the database itself; one text in each row.
    pub async fn ask(&self, sql: &'static str) -> Vec<String> {
        let database = self.database();
        let rows: Vec<(String,)> = if self.is_on_server() {
            let mut raw = PgConnection::connect(&database).await.expect("it opens");
            sqlx::query_as(sql).fetch_all(&mut raw).await.expect("rows")
        } else {
            let mut raw = SqliteConnection::connect(&database)
                .await
                .expect("it opens");
            sqlx::query_as(sql).fetch_all(&mut raw).await.expect("rows")
        };
        rows.into_iter().map(|(text,)| text).collect()
    }

    /// Runs a statement behind the store's back, as somebody with the database in hand could.
    pub async fn tamper(&self, sql: &'static str) -> u64 {
        let database = self.database();
        if self.is_on_server() {
            let mut raw = PgConnection::connect(&database).await.expect("it opens");
            raw.execute(sql).await.expect("it runs").rows_affected()
        } else {
            let mut raw = SqliteConnection::connect(&database)
                .await
                .expect("it opens");
            raw.execute(sql).await.expect("it runs").rows_affected()
        }
    }

    /// Somebody else who has begun to write, and does not come to an end until this is dropped.
    pub async fn writer(&self) -> Writer {
        let database = self.database();
        if self.is_on_server() {
            let mut raw = PgConnection::connect(&database).await.expect("it opens");
            let lock =
                "BEGIN; LOCK TABLE counter, session, aduan, notice, person IN EXCLUSIVE MODE";
            raw.execute(lock).await.expect("the lock");
            Writer::Postgres(raw)
        } else {
            let mut raw = SqliteConnection::connect(&database)
                .await
                .expect("it opens");
            raw.execute("BEGIN IMMEDIATE").await.expect("the lock");
            Writer::Sqlite(raw)
        }
    }

    /// The folder of everything.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The database's file, where it is one.
    pub fn file(&self) -> PathBuf {
        self.folder.path().join("sipendekar.db")
    }

    /// Where photos are kept.
    pub fn photos(&self) -> PathBuf {
        self.folder.path().join("lampiran")
    }

    /// How many files of photos there are.
    pub fn foto_files(&self) -> usize {
        let photos = self.photos();
        let is_foto =
            |path: &Path| path.starts_with(&photos) && path.extension() == Some("jpg".as_ref());
        let files = self.files().into_iter();
        files.filter(|(path, _)| is_foto(path)).count()
    }

    /// Keeps what the database holds as its own tools do: nothing in that tells that it is a copy. On
    /// a server nobody may be connected meanwhile.
    pub async fn dump(&self) {
        match &self.postgres {
            None => {
                let raw = SqliteConnection::connect(&self.database()).await;
                let to = self.dumped().display().to_string();
                let copied = sqlx::query("VACUUM INTO $1").bind(to);
                let copied = copied.execute(&mut raw.expect("it opens")).await;
                copied.expect("copied");
            }
            Some(Postgres { server, name }) => {
                let sql = format!("CREATE DATABASE {name}_dump TEMPLATE {name}");
                on_server(server, sql).await;
            }
        }
    }

    /// Puts that back, whoever is connected.
    pub async fn put_back(&self) {
        match &self.postgres {
            None => {
                for rest in ["-wal", "-shm"] {
                    let rest = format!("{}{rest}", self.file().display());
                    let _ = std::fs::remove_file(rest); // they may have gone with the close
                }
                std::fs::rename(self.dumped(), self.file()).expect("put back");
            }
            Some(Postgres { server, name }) => {
                on_server(server, format!("DROP DATABASE {name} WITH (FORCE)")).await;
                let sql = format!("ALTER DATABASE {name}_dump RENAME TO {name}");
                on_server(server, sql).await;
            }
        }
    }

    fn dumped(&self) -> PathBuf {
        self.folder.path().join("dump.db")
    }

    /// Every file with its bytes: database, write-ahead log, photos.
    pub fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files = Vec::new();
        collect(self.folder.path(), &mut files);
        files
    }
}

fn collect(folder: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            let bytes = std::fs::read(&path).expect("a file");
            files.push((path, bytes));
        }
    }
}

async fn on_server(server: &str, sql: String) {
    let mut connection = PgConnection::connect(server).await.expect("the server");
    let done = connection.execute(AssertSqlSafe(sql)).await;
    done.expect("the server obeys");
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some(Postgres { server, name }) = self.postgres.take() else {
            return;
        };
        let sql = format!("DROP DATABASE {name} WITH (FORCE)");
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
