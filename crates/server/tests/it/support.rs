//! A server on a fresh database, the people who use it, and requests to it.

pub(crate) use crate::ask::{Ask, Reply};
pub(crate) use testkit::data;

use crate::process::program;
use axum::Router;
use axum::http::{Method, StatusCode};
use domain::aduan::Privasi;
use domain::aduan::form::FormAduan;
use domain::id::{AduanId, PersonId};
use domain::person::aktor::{Aktor, Peran};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value, json};
use server::central::Central;
use server::config::Config;
use server::routes::router;
use service::aduan::warga::aduan_warga;
use service::aduan::{Upload, file_aduan};
use service::akun::session;
use service::akun::session::{Caller, Welcome};
use service::akun::{FormPendaftaran, NewStaff, create_staff, register};
use service::{App, Clock};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;
use testkit::tuesday;
use tokio_util::sync::CancellationToken;
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
                    place.close().await;
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
    regency: testkit::Place,
}

/// Tokens of the staff.
pub(crate) struct Staff {
    pub(crate) admin: String,
    pub(crate) pupr: String,
    pub(crate) dishub: String,
    pub(crate) bupati: String,
    pub(crate) inspektorat: String,
    pub(crate) superadmin: String,
}

impl Place {
    pub(crate) async fn on_sqlite() -> Self {
        Self::open(testkit::Place::sqlite()).await
    }

    /// A fresh database, if the run offers a server.
    pub(crate) async fn on_postgres() -> Option<Self> {
        Some(Self::open(testkit::Place::postgres().await?).await)
    }

    /// Nothing uses the database any more, so that it can go.
    pub(crate) async fn close(self) {
        self.app.close().await;
    }

    async fn open(place: testkit::Place) -> Self {
        let clock = Clock::fixed(tuesday());
        let app = testkit::regency::open(&place, &clock).await;
        let loaded = service::referensi::load(&app, &data()).await;
        loaded.expect("loads");
        let staff = Staff {
            admin: account(&app, "admin", Peran::AdminDiskominfo, None).await,
            pupr: account(&app, "pupr", Peran::PetugasSkpd, Some("PUPR")).await,
            dishub: account(&app, "dishub", Peran::PetugasSkpd, Some("DISHUB")).await,
            bupati: account(&app, "bupati", Peran::Pimpinan, None).await,
            inspektorat: account(&app, "inspektorat", Peran::Inspektorat, None).await,
            superadmin: account(&app, "superadmin", Peran::Superadmin, None).await,
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
            regency: place,
        }
    }

    /// Somebody else writes, until this is dropped.
    pub(crate) async fn writer(&self) -> testkit::Writer {
        self.regency.writer().await
    }

    /// How many files of photos there are, whoever they belong to.
    pub(crate) fn foto_files(&self) -> usize {
        self.regency.foto_files()
    }

    /// Where photos are kept.
    pub(crate) fn photos(&self) -> PathBuf {
        self.regency.photos()
    }

    /// Sets the program on this database.
    pub(crate) fn aim(&self, program: &mut Command) {
        program
            .env("SIPENDEKAR_DATABASE", self.regency.database())
            .env("SIPENDEKAR_FOLDER", self.photos())
            .env("SIPENDEKAR_KEY", testkit::key_text());
    }

    /// The database behind the server's back.
    pub(crate) fn database(&self) -> &testkit::Place {
        &self.regency
    }

    /// The same place after its process ended and began again.
    pub(crate) async fn reopened(self) -> Self {
        self.app.close().await;
        let app = testkit::regency::open(&self.regency, &self.clock).await;
        Self { app, ..self }
    }

    /// Runs a command of the operator on this database; gives whether it succeeded, and what it said.
    pub(crate) fn operator(&self, command: &str) -> (bool, String) {
        let mut program = program(self.regency.folder());
        self.aim(&mut program);
        let output = program.stderr(Stdio::piped()).arg(command).output();
        let output = output.expect("ran");
        let said = [output.stdout, output.stderr].concat();
        (
            output.status.success(),
            String::from_utf8_lossy(&said).into_owned(),
        )
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
        let foto = Upload {
            asal: None,
            nama: "foto.png".to_owned(),
            bytes: picture(),
        };
        let nomor = file_aduan(&self.app, &self.citizen, &form, vec![foto], Uuid::new_v4())
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

    pub(crate) async fn commands(&self, token: &str, niat: Uuid, asked: &Value) -> Reply {
        let ask = Ask::new(Method::POST, "/v1/aduan/commands")
            .token(token)
            .header("idempotency-key", &niat.to_string())
            .json(asked);
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
        let Welcome { token, .. } = session::sign_in_warga(
            &self.app,
            &Caller::default(),
            NIK,
            &SecretString::from(SANDI),
        )
        .await
        .expect("signed in");
        token.expose_secret().to_owned()
    }
}

pub(crate) fn central(app: &App, config: &Config) -> Central {
    let url = "http://portal.contoh.id";
    let central = Central::new(app.clone(), config, url, CancellationToken::new());
    Central {
        instansi: "Diskominfotik".into(),
        session_check: Duration::from_millis(20),
        ..central
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

/// An account and its token.
async fn account(app: &App, pengguna: &str, peran: Peran, skpd: Option<&str>) -> String {
    let baru = NewStaff {
        pengguna: pengguna.to_owned(),
        nama: "Nurhayati".to_owned(),
        peran,
        skpd: skpd.map(testkit::skpd),
        sandi: SecretString::from(SANDI),
    };
    create_staff(app, &baru).await.expect("created");
    let Welcome { token, .. } =
        session::sign_in_staff(app, &Caller::default(), pengguna, &baru.sandi, "uji")
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
    let registered = register(app, &form).await.expect("registered");
    registered.new_member().expect("a new one")
}

pub(crate) fn picture() -> Vec<u8> {
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
