//! A regency in small, and what its people do in the tests of the use cases.

use domain::aduan::command::Command;
use domain::aduan::form::FormAduan;
use domain::aduan::status::StatusCode;
use domain::id::{AduanId, NomorRegister};
use domain::notice::NoticeKind;
use domain::person::aktor::Aktor;
use jiff::{SignedDuration, Timestamp};
use service::aduan;
use service::aduan::warga;
use service::{App, Clock, Error};
use store::Store;
use testkit::{Folk, Place, Regency, form};
use uuid::Uuid;
use wire::aduan::AduanView;
use wire::notice::NoticeView;
use wire::sync::{SyncPage, SyncQuery};

/// A regency, and what its people do.
pub(crate) struct World {
    pub(crate) app: App,
    pub(crate) clock: Clock,
    pub(crate) place: Place,
    pub(crate) folk: Folk,
}

impl From<Regency> for World {
    fn from(regency: Regency) -> Self {
        Self {
            app: regency.app,
            clock: regency.clock,
            place: regency.place,
            folk: regency.folk,
        }
    }
}

impl World {
    pub(crate) async fn on_sqlite() -> Self {
        Regency::on_sqlite().await.into()
    }

    pub(crate) async fn on_postgres() -> Option<Self> {
        Regency::on_postgres().await.map(Self::from)
    }

    /// The central process ends and starts again.
    pub(crate) async fn restarted(&self) -> App {
        self.app.close().await;
        testkit::regency::open(&self.place, &self.clock).await
    }

    /// The same database from behind, for what no use case shows.
    pub(crate) async fn store(&self) -> Store {
        self.place.store().await
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

    /// Lets the clock come past the running deadline of an answered aduan, and act.
    pub(crate) async fn close_by_clock(&self, id: AduanId) {
        let aduan = self.view(&self.folk.admin, id).await.aduan;
        let due = aduan.status.tenggat().expect("a clock").jatuh_tempo;
        self.set(due + SignedDuration::from_secs(1));
        service::jobs::sweep(&self.app).await.expect("a sweep");
        let aduan = self.view(&self.folk.admin, id).await.aduan;
        assert_eq!(aduan.status.code(), StatusCode::Selesai);
    }

    /// Somebody opens an aduan at the desktop, which tells the server.
    pub(crate) async fn opened(&self, who: &Aktor, id: AduanId) {
        let told = self.notices(who).await.into_iter();
        let ids = told
            .filter(|one| one.aduan == id)
            .map(|one| one.id)
            .collect();
        let tanda = wire::notice::NoticeMark::Dibuka;
        let marks = wire::notice::MarkNotices { ids, tanda };
        let marked = service::notice::mark_notices(&self.app, who, &marks).await;
        marked.expect("marked");
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
            .rows
            .into_iter()
            .map(|notice| (notice.jenis, notice.judul))
            .collect();
        drop(tx);
        store.close().await;
        told
    }
}
