//! The demonstration data, filed on a real database.

use demo::Account;
use domain::aduan::status::StatusCode;
use domain::id::PersonId;
use domain::notice::NoticeKind;
use domain::person::aktor::Aktor;
use jiff::Timestamp;
use secrecy::SecretString;
use service::aduan;
use service::akun::session;
use service::akun::session::{Caller, Welcome};
use service::{App, Clock, Keys, Settings, referensi};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use wire::aduan::AduanView;
use wire::sync::SyncQuery;

async fn open(folder: &Path, now: Timestamp) -> App {
    let settings = Settings {
        database: format!("sqlite:{}", folder.join("uji.db").display()),
        folder: folder.join("foto"),
        keys: Keys::generate(),
    };
    let app = App::open(settings, Clock::fixed(now)).await.expect("opens");
    referensi::load(&app, &data()).await.expect("loads");
    app
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data")
}

async fn fill(app: &App) -> anyhow::Result<Option<Vec<Account>>> {
    let mut n = 0;
    let passphrase = || {
        n += 1;
        format!("kapal berlayar pagi {n}")
    };
    demo::fill(app, &data(), passphrase).await
}

async fn everything(app: &App) -> Vec<AduanView> {
    let admin = Aktor::AdminDiskominfo {
        id: PersonId(uuid::Uuid::nil()),
    };
    let page = aduan::sync(app, &admin, SyncQuery::default())
        .await
        .expect("read");
    assert!(!page.more, "one page holds the demonstration");
    page.aduan
}

#[tokio::test]
async fn the_demonstration_shows_every_status_in_the_order_of_time() {
    let folder = tempfile::tempdir().expect("folder");
    let now: Timestamp = "2026-11-24T08:30:00Z".parse().expect("a time");
    let app = open(folder.path(), now).await;
    let accounts = fill(&app)
        .await
        .expect("filled")
        .expect("an empty database");

    let names: Vec<&str> = accounts
        .iter()
        .map(|account| account.pengguna.as_str())
        .collect();
    assert!(names[0].starts_with("140399"), "{names:?}");
    assert_eq!(
        names[1..],
        ["admin", "pupr", "dishub", "bupati", "superadmin"]
    );

    let all = everything(&app).await;
    let statuses: BTreeSet<StatusCode> = all.iter().map(|view| view.aduan.status.code()).collect();
    assert_eq!(statuses, StatusCode::ALL.into_iter().collect());
    assert!(all.iter().any(|view| !view.lampiran.is_empty()));
    assert!(all.iter().any(|view| view.aduan.keberatan.is_some()));
    all_follows_time(&app, all.clone(), now).await;
    pupr_is_reminded(&app, &accounts[2].sandi).await;

    let again = fill(&app).await.expect("looked");
    assert!(again.is_none(), "a second time nothing happens");
    assert_eq!(everything(&app).await.len(), all.len());
}

#[tokio::test]
async fn whoever_tries_it_at_night_sees_a_deadline_near_too() {
    let folder = tempfile::tempdir().expect("folder");
    let two_in_the_morning: Timestamp = "2026-11-24T19:00:00Z".parse().expect("a time");
    let app = open(folder.path(), two_in_the_morning).await;
    let accounts = fill(&app).await.expect("filled");
    let accounts = accounts.expect("an empty database");
    all_follows_time(&app, everything(&app).await, two_in_the_morning).await;
    pupr_is_reminded(&app, &accounts[2].sandi).await;
}

async fn all_follows_time(app: &App, mut all: Vec<AduanView>, now: Timestamp) {
    all.sort_by_key(|view| view.aduan.nomor);
    let numbers = all.is_sorted_by_key(|view| view.aduan.diterima_pada);
    assert!(numbers, "register numbers follow time");
    let mut events: Vec<_> = all.iter().flat_map(|view| &view.riwayat).collect();
    events.sort_by_key(|row| row.seq);
    assert!(
        events.is_sorted_by_key(|row| row.event.pada),
        "the log follows time"
    );
    assert!(
        events.iter().all(|row| row.event.pada < now),
        "nothing lies in the future"
    );
    assert_eq!(app.first_broken_link().await.expect("read"), None);
}

async fn pupr_is_reminded(app: &App, sandi: &str) {
    let sandi = SecretString::from(sandi);
    let Welcome { petugas: pupr, .. } =
        session::sign_in_staff(app, &Caller::default(), "pupr", &sandi, "uji")
            .await
            .expect("signed in");
    let page = aduan::sync(app, &pupr.aktor, SyncQuery::default())
        .await
        .expect("read");
    let kinds: Vec<NoticeKind> = page.notices.iter().map(|notice| notice.jenis).collect();
    assert!(kinds.contains(&NoticeKind::Tenggat), "a deadline is near");
    assert!(
        kinds.contains(&NoticeKind::LewatTenggat),
        "a deadline has passed"
    );
}
