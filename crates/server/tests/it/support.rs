//! A server on a fresh database, the people who use it, and requests to it.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use domain::aduan::Privasi;
use domain::aduan::form::FormAduan;
use domain::id::{AduanId, PersonId, SkpdKode};
use domain::person::aktor::{Aktor, Peran};
use http_body_util::BodyExt as _;
use jiff::Timestamp;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value, json};
use server::config::Config;
use server::limits::Limits;
use server::routes::{Central, router};
use service::file_aduan::{Upload, file_aduan};
use service::people::{FormPendaftaran, StaffBaru, create_staff, register};
use service::warga::aduan_warga;
use service::{App, Clock, Keys, Settings, session};
use sqlx::{Connection as _, PgConnection};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt as _;
use uuid::Uuid;

pub(crate) const SANDI: &str = "kapal berlayar pagi";
pub(crate) const NIK: &str = "1403995204900001";

/// Runs tests, functions of a place, on SQLite, and on PostgreSQL where there is one.
macro_rules! on_both_databases {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            use crate::support::Place;

            #[tokio::test]
            async fn on_sqlite() {
                super::$name(&Place::on_sqlite().await).await;
            }

            #[tokio::test]
            async fn on_postgres() {
                if let Some(place) = Place::on_postgres().await {
                    super::$name(&place).await;
                    place.drop_database().await;
                }
            }
        }
    )+};
}
pub(crate) use on_both_databases;

/// A server with the product's reference data, on Tuesday 11 August 2026, 10.00 WIB.
pub(crate) struct Place {
    pub(crate) app: App,
    pub(crate) clock: Clock,
    pub(crate) router: Router,
    pub(crate) staff: Staff,
    pub(crate) citizen: Aktor,
    postgres: Option<(String, String)>,
    _folder: TempDir,
}

/// Tokens of the staff.
pub(crate) struct Staff {
    pub(crate) admin: String,
    pub(crate) pupr: String,
    pub(crate) dishub: String,
    pub(crate) bupati: String,
}

pub(crate) fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data")
}

impl Place {
    pub(crate) async fn on_sqlite() -> Self {
        let folder = tempfile::tempdir().expect("temporary folder");
        let database = format!("sqlite:{}", folder.path().join("uji.db").display());
        Self::open(database, folder, None).await
    }

    /// A fresh database on the server that `SIPENDEKAR_TEST_PG` names.
    pub(crate) async fn on_postgres() -> Option<Self> {
        let server = std::env::var("SIPENDEKAR_TEST_PG").ok()?;
        let name = format!("server_{}", Uuid::new_v4().simple());
        run_sql(&server, format!("CREATE DATABASE {name}")).await;
        let (base, _) = server.rsplit_once('/').expect("a URL with a database");
        let database = format!("{base}/{name}");
        let folder = tempfile::tempdir().expect("temporary folder");
        Some(Self::open(database, folder, Some((server, name))).await)
    }

    pub(crate) async fn drop_database(self) {
        self.app.close().await;
        if let Some((server, name)) = self.postgres {
            run_sql(&server, format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
    }

    async fn open(database: String, folder: TempDir, postgres: Option<(String, String)>) -> Self {
        let at: Timestamp = "2026-08-11T03:00:00Z".parse().expect("a time");
        let clock = Clock::fixed(at);
        let settings = Settings {
            database,
            folder: folder.path().join("foto"),
            keys: Keys::generate(),
            instansi: "Diskominfotik".to_owned(),
        };
        let app = App::open(settings, clock.clone()).await.expect("opens");
        service::referensi::load(&app, &data())
            .await
            .expect("loads");
        let staff = Staff {
            admin: account(&app, "admin", Peran::AdminDiskominfo, None).await,
            pupr: account(&app, "pupr", Peran::PetugasSkpd, Some("PUPR")).await,
            dishub: account(&app, "dishub", Peran::PetugasSkpd, Some("DISHUB")).await,
            bupati: account(&app, "bupati", Peran::Pimpinan, None).await,
        };
        let citizen = Aktor::Masyarakat {
            id: citizen(&app).await,
        };
        let router = router(central(&app, &Config::default()));
        Self {
            app,
            clock,
            router,
            staff,
            citizen,
            postgres,
            _folder: folder,
        }
    }

    /// An aduan that was just filed, with one photo.
    pub(crate) async fn filed(&self) -> AduanId {
        self.filed_as("Lampu jalan mati di Jalan Antara", Privasi::Terbuka)
            .await
    }

    pub(crate) async fn filed_as(&self, judul: &str, privasi: Privasi) -> AduanId {
        let form = FormAduan {
            jenis: "aduan".to_owned(),
            judul: judul.to_owned(),
            uraian: "Empat tiang berturut-turut mati sejak dua minggu.".to_owned(),
            kategori: "penerangan_jalan".to_owned(),
            kecamatan: "14.03.01".to_owned(),
            desa: "14.03.01.1002".to_owned(),
            lokasi: "Simpang Senggoro".to_owned(),
            tanggal_peristiwa: "2026-08-08".to_owned(),
            privasi,
        };
        let photo = Upload {
            nama: "foto.png".to_owned(),
            bytes: picture(),
        };
        let nomor = file_aduan(&self.app, &self.citizen, &form, vec![photo], Uuid::new_v4())
            .await
            .expect("filed");
        aduan_warga(&self.app, &self.citizen, nomor)
            .await
            .expect("own aduan")
            .id
    }

    /// An aduan at PUPR, accepted.
    pub(crate) async fn at_pupr(&self) -> AduanId {
        let id = self.filed().await;
        self.must(&self.staff.admin, id, &dispose("PUPR")).await;
        self.must(&self.staff.pupr, id, &json!({"perintah": "terima"}))
            .await;
        id
    }

    /// Gives a command at the version the token's owner sees; it must be granted.
    pub(crate) async fn must(&self, token: &str, id: AduanId, command: &Value) -> Value {
        let version = self.version(token, id).await;
        let reply = self
            .command(token, id, version, Uuid::new_v4(), command)
            .await;
        assert_eq!(reply.status, StatusCode::OK, "{command}: {}", reply.json);
        reply.json
    }

    pub(crate) async fn version(&self, token: &str, id: AduanId) -> i64 {
        let reply = self.get(token, &format!("/v1/aduan/{id}")).await;
        reply.json["aduan"]["version"].as_i64().expect("a version")
    }

    pub(crate) async fn command(
        &self,
        token: &str,
        id: AduanId,
        version: i64,
        niat: Uuid,
        command: &Value,
    ) -> Reply {
        let ask = Ask::new(Method::POST, &format!("/v1/aduan/{id}/commands"))
            .token(token)
            .header("idempotency-key", &niat.to_string())
            .header("if-match", &format!("\"{version}\""))
            .json(command);
        self.ask(ask).await
    }

    pub(crate) async fn get(&self, token: &str, path: &str) -> Reply {
        self.ask(Ask::new(Method::GET, path).token(token)).await
    }

    pub(crate) async fn ask(&self, ask: Ask) -> Reply {
        ask.of(self.router.clone()).await
    }

    /// A token of the citizen, as the portal would hold it.
    pub(crate) async fn citizen_token(&self) -> String {
        let (token, _) = session::sign_in_warga(&self.app, NIK, &SecretString::from(SANDI))
            .await
            .expect("signed in");
        token.expose_secret().to_owned()
    }
}

pub(crate) fn central(app: &App, config: &Config) -> Central {
    Central {
        app: app.clone(),
        limits: Arc::new(Limits::new(config)),
        instansi: "Diskominfotik".into(),
        public_url: "http://portal.contoh.id".into(),
        updates: config.updates.as_deref().map(Into::into),
        session_check: Duration::from_millis(20),
        stop: CancellationToken::new(),
    }
}

pub(crate) fn dispose(skpd: &str) -> Value {
    json!({
        "perintah": "disposisikan",
        "utama": skpd,
        "pendukung": [],
        "catatan": "Mohon ditinjau.",
        "sifat": "biasa",
    })
}

async fn run_sql(server: &str, sql: String) {
    let mut connection = PgConnection::connect(server)
        .await
        .expect("a PostgreSQL server");
    let sql = sqlx::AssertSqlSafe(sql);
    sqlx::query(sql)
        .execute(&mut connection)
        .await
        .expect("may create databases");
}

/// An account and its token.
async fn account(app: &App, pengguna: &str, peran: Peran, skpd: Option<&str>) -> String {
    let baru = StaffBaru {
        pengguna: pengguna.to_owned(),
        nama: "Nurhayati".to_owned(),
        peran,
        skpd: skpd.map(|kode| SkpdKode::parse(kode).expect("a code")),
        sandi: SecretString::from(SANDI),
    };
    create_staff(app, &baru).await.expect("created");
    let (token, _) = session::sign_in_staff(app, pengguna, &baru.sandi, "uji")
        .await
        .expect("signed in");
    token.expose_secret().to_owned()
}

async fn citizen(app: &App) -> PersonId {
    let form = FormPendaftaran {
        nik: NIK.to_owned(),
        nama: "Marlina Saputri".to_owned(),
        telepon: "081234567841".to_owned(),
        surel: String::new(),
        sandi: SANDI.to_owned(),
        sandi_ulang: SANDI.to_owned(),
        setuju: true,
    };
    register(app, &form).await.expect("registered")
}

fn picture() -> Vec<u8> {
    let picture = image::RgbImage::from_fn(64, 48, |x, y| {
        image::Rgb([
            u8::try_from(x * 4).expect("fits"),
            u8::try_from(y * 5).expect("fits"),
            90,
        ])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, image::ImageFormat::Png)
        .expect("encoded");
    bytes.into_inner()
}

/// A request in the making.
pub(crate) struct Ask {
    method: Method,
    path: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Ask {
    pub(crate) fn new(method: Method, path: &str) -> Self {
        Self {
            method,
            path: path.to_owned(),
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    pub(crate) fn token(self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn json(self, body: &Value) -> Self {
        self.body(body.to_string().as_bytes())
            .header("content-type", "application/json")
    }

    pub(crate) fn body(mut self, body: &[u8]) -> Self {
        self.body = body.to_vec();
        self
    }

    pub(crate) fn request(self) -> Request<Body> {
        let mut request = Request::builder().method(self.method).uri(self.path);
        for (name, value) in self.headers {
            request = request.header(name, value);
        }
        request.body(Body::from(self.body)).expect("a request")
    }

    pub(crate) async fn of(self, router: Router) -> Reply {
        let response = router.oneshot(self.request()).await.expect("answered");
        let (head, body) = response.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes().to_vec();
        let json = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Reply {
            status: head.status,
            headers: head.headers,
            bytes,
            json,
        }
    }
}

/// An answer, read.
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
    pub(crate) json: Value,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// The body of a refusal, after making sure that it says what the status line says.
    pub(crate) fn problem(&self) -> &Value {
        assert_eq!(
            self.header(header::CONTENT_TYPE.as_str()),
            "application/problem+json"
        );
        assert_eq!(self.json["status"], self.status.as_u16(), "{}", self.json);
        &self.json
    }

    pub(crate) fn code(&self) -> &str {
        self.problem()["code"].as_str().expect("a code")
    }
}
