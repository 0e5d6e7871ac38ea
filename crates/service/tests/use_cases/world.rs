//! A regency in small: its people, its reference data and a clock, on one database.

use crate::place::Place;
use crate::sample::{BUDI, SITI, form, keys, monday, officer, skpd};
use domain::aduan::command::Command;
use domain::aduan::form::FormAduan;
use domain::id::{AduanId, NomorRegister};
use domain::notice::NoticeKind;
use domain::person::aktor::{Aktor, Peran};
use jiff::Timestamp;
use service::aduan;
use service::aduan::warga;
use service::akun;
use service::{App, Clock, Error, Settings, referensi};
use std::path::Path;
use store::Store;
use tokio::sync::OnceCell;
use uuid::Uuid;
use wire::aduan::AduanView;
use wire::notice::NoticeView;
use wire::sync::{SyncPage, SyncQuery};

/// Who lives and works there.
#[derive(Clone)]
pub(crate) struct Folk {
    pub(crate) siti: Aktor,
    pub(crate) budi: Aktor,
    pub(crate) admin: Aktor,
    pub(crate) superadmin: Aktor,
    pub(crate) pupr: Aktor,
    pub(crate) dishub: Aktor,
    pub(crate) dinkes: Aktor,
    pub(crate) bupati: Aktor,
    pub(crate) inspektur: Aktor,
}

impl Folk {
    pub(crate) fn staff(&self) -> [&Aktor; 7] {
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

pub(crate) struct World {
    pub(crate) app: App,
    pub(crate) clock: Clock,
    pub(crate) place: Place,
    pub(crate) folk: Folk,
}

/// A database with the people in it, made once and copied for each test.
static TEMPLATE: OnceCell<(Vec<u8>, Folk)> = OnceCell::const_new();

impl World {
    pub(crate) async fn on_sqlite() -> Self {
        let (bytes, folk) = TEMPLATE
            .get_or_init(|| async {
                let world = settle(Place::sqlite()).await;
                world.app.close().await;
                let bytes = std::fs::read(world.place.file()).expect("the database");
                (bytes, world.folk.clone())
            })
            .await;
        let place = Place::sqlite();
        std::fs::write(place.file(), bytes).expect("a copy");
        let clock = Clock::fixed(monday());
        let app = open(&place, &clock).await;
        let folk = folk.clone();
        Self {
            app,
            clock,
            place,
            folk,
        }
    }

    pub(crate) async fn on_postgres() -> Option<Self> {
        let place = Place::postgres().await?;
        Some(settle(place).await)
    }

    /// The central process ends and starts again.
    pub(crate) async fn restarted(&self) -> App {
        self.app.close().await;
        open(&self.place, &self.clock).await
    }

    /// The same database from behind, for what no use case shows.
    pub(crate) async fn store(&self) -> Store {
        Store::open(&self.place.database()).await.expect("a store")
    }

    /// Moves the clock to a reading of WIB, for example `2026-08-11T09:00`.
    pub(crate) fn set_wib(&self, reading: &str) {
        let reading = reading.parse().expect("a reading");
        self.clock.set(domain::tenggat::kalender::from_wib(reading));
    }

    pub(crate) fn set(&self, at: Timestamp) {
        self.clock.set(at);
    }

    pub(crate) async fn file(&self, who: &Aktor) -> AduanId {
        self.file_form(who, &form()).await.0
    }

    pub(crate) async fn file_form(
        &self,
        who: &Aktor,
        form: &FormAduan,
    ) -> (AduanId, NomorRegister) {
        let niat = Uuid::new_v4();
        let nomor = service::aduan::file_aduan(&self.app, who, form, Vec::new(), niat)
            .await
            .expect("a form without mistakes");
        (self.id_of(who, nomor).await, nomor)
    }

    pub(crate) async fn id_of(&self, who: &Aktor, nomor: NomorRegister) -> AduanId {
        let aduan = warga::aduan_warga(&self.app, who, nomor).await;
        aduan.expect("the own aduan").id
    }

    /// Gives a command with a fresh key.
    pub(crate) async fn run(
        &self,
        who: &Aktor,
        id: AduanId,
        command: Command,
    ) -> Result<AduanView, Error> {
        service::aduan::run_command(&self.app, who, id, command, None, Uuid::new_v4()).await
    }

    /// The same, where it must be granted.
    pub(crate) async fn done(&self, who: &Aktor, id: AduanId, command: Command) -> AduanView {
        self.run(who, id, command).await.expect("granted")
    }

    /// Gives several commands that must be granted.
    pub(crate) async fn all_done(&self, id: AduanId, commands: Vec<(&Aktor, Command)>) {
        for (who, command) in commands {
            self.done(who, id, command).await;
        }
    }

    pub(crate) async fn view(&self, who: &Aktor, id: AduanId) -> AduanView {
        aduan::read_aduan(&self.app, who, id)
            .await
            .expect("visible")
    }

    /// Whether somebody is shown an aduan: by name and in a synchronisation alike.
    pub(crate) async fn sees(&self, who: &Aktor, id: AduanId) -> bool {
        let shown = match aduan::read_aduan(&self.app, who, id).await {
            Ok(view) => Some(view),
            Err(Error::NotFound) => None,
            Err(error) => panic!("{error}"),
        };
        let page = self.everything(who).await;
        let synced = page.aduan.into_iter().find(|view| view.aduan.id == id);
        assert_eq!(synced, shown, "both ways tell the same");
        shown.is_some()
    }

    /// A synchronisation from the beginning, in one page.
    pub(crate) async fn everything(&self, who: &Aktor) -> SyncPage {
        let page = aduan::sync(&self.app, who, SyncQuery::default()).await;
        let page = page.expect("staff synchronise");
        assert!(!page.more, "few enough for one page");
        page
    }

    pub(crate) async fn notices(&self, who: &Aktor) -> Vec<NoticeView> {
        self.everything(who).await.notices
    }

    /// What a citizen was told: kind and title, oldest first.
    pub(crate) async fn told(&self, who: &Aktor) -> Vec<(NoticeKind, String)> {
        let store = self.store().await;
        let mut tx = store.read().await.expect("tx");
        let person = who.id().expect("a person");
        let notices = store::notice::after(&mut tx, person, 0, 500).await;
        let told = notices
            .expect("readable")
            .into_iter()
            .map(|notice| (notice.jenis, notice.judul))
            .collect();
        drop(tx);
        store.close().await;
        told
    }
}

async fn open(place: &Place, clock: &Clock) -> App {
    let settings = Settings {
        database: place.database(),
        folder: place.pictures(),
        keys: keys(),
    };
    App::open(settings, clock.clone()).await.expect("it opens")
}

async fn settle(place: Place) -> World {
    let clock = Clock::fixed(monday());
    let app = open(&place, &clock).await;
    assert!(!referensi::is_loaded(&app).await.expect("readable"));
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    referensi::load(&app, &data).await.expect("its own data");
    assert!(referensi::is_loaded(&app).await.expect("readable"));
    let folk = folk(&app).await;
    World {
        app,
        clock,
        place,
        folk,
    }
}

async fn folk(app: &App) -> Folk {
    let citizen = |person| async move {
        let id = akun::register(app, &person).await.expect("a citizen");
        Aktor::Masyarakat { id }
    };
    let staff = |pengguna, nama, peran, kode: Option<&'static str>| async move {
        let baru = officer(pengguna, nama, peran, kode);
        let id = akun::create_staff(app, &baru).await.expect("an officer");
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
