//! The regency itself: its people, its reference data and a clock, on one database.

use crate::folk::{BUDI, SITI, officer, skpd};
use crate::place::Place;
use crate::time::monday;
use domain::person::aktor::{Aktor, Peran};
use service::akun::{create_staff, register};
use service::{App, Clock, Keys, Settings, referensi};
use std::path::{Path, PathBuf};
use tokio::sync::OnceCell;

/// Who lives and works there.
#[derive(Clone)]
#[expect(missing_docs, reason = "each is somebody")]
pub struct Folk {
    pub siti: Aktor,
    pub budi: Aktor,
    pub admin: Aktor,
    pub superadmin: Aktor,
    pub pupr: Aktor,
    pub dishub: Aktor,
    pub dinkes: Aktor,
    pub bupati: Aktor,
    pub inspektur: Aktor,
}

impl Folk {
    /// Everybody with an account of staff.
    pub fn staff(&self) -> [&Aktor; 7] {
        [
            &self.admin,
            &self.superadmin,
            &self.pupr,
            &self.dishub,
            &self.dinkes,
            &self.bupati,
            &self.inspektur,
        ]
    }
}

/// A regency in small.
pub struct Regency {
    /// The use cases.
    pub app: App,
    /// Stands until a test moves it.
    pub clock: Clock,
    /// Its people.
    pub folk: Folk,
    /// Where its data lies; gone after it.
    pub place: Place,
}

/// A database with the people in it, made once in a process and copied for each test.
static TEMPLATE: OnceCell<(Vec<u8>, Folk)> = OnceCell::const_new();

impl Regency {
    /// On SQLite, in a folder of its own.
    pub async fn on_sqlite() -> Self {
        let (bytes, folk) = TEMPLATE.get_or_init(template).await;
        let place = Place::sqlite();
        std::fs::write(place.file(), bytes).expect("a copy");
        let clock = Clock::fixed(monday());
        Self {
            app: open(&place, &clock).await,
            clock,
            folk: folk.clone(),
            place,
        }
    }

    /// On PostgreSQL, if the run offers a server.
    pub async fn on_postgres() -> Option<Self> {
        Some(Self::settled(Place::postgres().await?).await)
    }

    /// On a fresh place.
    async fn settled(place: Place) -> Self {
        let clock = Clock::fixed(monday());
        let app = open(&place, &clock).await;
        assert!(!referensi::is_loaded(&app).await.expect("readable"));
        referensi::load(&app, &data()).await.expect("its own data");
        assert!(referensi::is_loaded(&app).await.expect("readable"));
        Self {
            folk: folk(&app).await,
            app,
            clock,
            place,
        }
    }
}

async fn template() -> (Vec<u8>, Folk) {
    let regency = Regency::settled(Place::sqlite()).await;
    regency.app.close().await;
    let bytes = std::fs::read(regency.place.file()).expect("the database");
    (bytes, regency.folk)
}

/// The product's own reference data.
pub fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data")
}

/// The keys of every regency here: a test needs the same ones after a restart.
pub fn keys() -> Keys {
    Keys::parse(&key_text()).expect("64 bytes")
}

/// The same as they are written in settings: 64 times the byte 1.
pub fn key_text() -> String {
    format!("{}==", "AQEB".repeat(21) + "AQ")
}

/// Opens the use cases on a place.
pub async fn open(place: &Place, clock: &Clock) -> App {
    let settings = Settings {
        database: place.database(),
        folder: place.photos(),
        keys: keys(),
    };
    App::open(settings, clock.clone()).await.expect("it opens")
}

async fn folk(app: &App) -> Folk {
    let citizen = |form| async move {
        let registered = register(app, &form).await.expect("a citizen");
        let id = registered.new_member().expect("a new one");
        Aktor::Masyarakat { id }
    };
    let staff = |pengguna, nama, peran, kode: Option<&'static str>| async move {
        let baru = officer(pengguna, nama, peran, kode);
        let id = create_staff(app, &baru).await.expect("an officer");
        Aktor::new(peran, id, kode.map(skpd)).expect("role and SKPD fit")
    };
    let petugas = Peran::PetugasSkpd;
    Folk {
        siti: citizen(SITI.form()).await,
        budi: citizen(BUDI.form()).await,
        admin: staff("admin", "Nurhayati", Peran::AdminDiskominfo, None).await,
        superadmin: staff("super", "Zulkifli", Peran::Superadmin, None).await,
        pupr: staff("pupr", "Rahmat", petugas, Some("PUPR")).await,
        dishub: staff("dishub", "Yanti", petugas, Some("DISHUB")).await,
        dinkes: staff("dinkes", "Ratna", petugas, Some("DINKES")).await,
        bupati: staff("bupati", "Kasmarni", Peran::Pimpinan, None).await,
        inspektur: staff("inspektur", "Hasan", Peran::Inspektorat, None).await,
    }
}
