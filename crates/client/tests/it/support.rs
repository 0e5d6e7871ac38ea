//! A server that says what a test wants, and an officer at a desk of their own.

use client::update::UpdateOptions;
use client::vault::{Memory, Vault};
use client::{ApiOptions, Clock, Officer, Options, QuietHours};
use domain::id::{AduanId, Seq};
use jiff::Timestamp;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;
use testkit::perkara::{at, referensi};
use uuid::Uuid;
use wire::aduan::AduanView;
use wire::desk::{Desk, SessionState, SignIn};
use wire::notice::NoticeView;
use wire::problem::Problem;
use wire::session::{Petugas, ServerInfo, SignInResponse};
use wire::sync::SyncPage;
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

/// Token of every session here; must never be found on disk.
pub(crate) const TOKEN: &str = "token-rahasia-kenari";

/// A server with a queue of news.
pub(crate) struct Peladen {
    pub(crate) mock: MockServer,
    news: Arc<Mutex<News>>,
}

thread_local! {
    /// The clock of this test's place: desks and server read the same one.
    static CLOCK: Clock = Clock::fixed(at("12T13:10"));
}

fn clock() -> Clock {
    CLOCK.with(Clock::clone)
}

struct News {
    clock: Clock,
    /// What the server's clock reads, if it is not the same.
    kini: Option<Timestamp>,
    pages: Vec<SyncPage>,
    /// Answer to whatever needs a session, instead of the usual one.
    refusal: Option<Problem>,
    petugas: Option<Petugas>,
    /// Which log it says it has.
    log: Option<Uuid>,
    /// The newest place of the log, where it is not simply what was asked for.
    newest: Option<Seq>,
}

impl Peladen {
    pub(crate) async fn start(petugas: Petugas) -> Self {
        let mock = MockServer::builder().start().await;
        let news = Arc::new(Mutex::new(News {
            clock: clock(),
            kini: None,
            pages: Vec::new(),
            log: None,
            newest: None,
            refusal: None,
            petugas: Some(petugas),
        }));
        let peladen = Self { mock, news };
        let info = ServerInfo {
            nama: "SIPENDEKAR".to_owned(),
            versi: "0.1.0".to_owned(),
            instansi: "Kabupaten Bengkalis".to_owned(),
        };
        peladen
            .mount(
                "GET",
                "/v1/info",
                ResponseTemplate::new(200).set_body_json(info),
            )
            .await;
        for (verb, place) in [
            ("POST", "/v1/session"),
            ("GET", "/v1/session"),
            ("DELETE", "/v1/session"),
            ("GET", "/v1/referensi"),
            ("GET", "/v1/sync"),
            ("POST", "/v1/notices/marks"),
        ] {
            let usual = Usual(Arc::clone(&peladen.news));
            let mock = Mock::given(method(verb))
                .and(path(place))
                .respond_with(usual);
            mock.with_priority(9).mount(&peladen.mock).await;
        }
        peladen
    }

    pub(crate) async fn mount(&self, verb: &str, place: &str, answer: ResponseTemplate) {
        let mock = Mock::given(method(verb))
            .and(path(place))
            .respond_with(answer);
        mock.mount(&self.mock).await;
    }

    /// Has these news for the next pull.
    pub(crate) fn say(&self, aduan: Vec<AduanView>, hapus: Vec<AduanId>, notices: Vec<NoticeView>) {
        let mut news = self.news.lock().unwrap();
        let cursor = aduan.iter().map(|view| view.seq).max().unwrap_or(Seq(1));
        news.pages.push(SyncPage {
            cursor,
            notice_cursor: notices.iter().map(|notice| notice.seq).max().unwrap_or(0),
            aduan,
            hapus,
            notices,
            more: false,
            kini: at("12T13:10"),
            log: None,
        });
    }

    /// Its log is this one from now on, and ends here.
    pub(crate) fn has_log(&self, log: Option<Uuid>, newest: Seq) {
        let mut news = self.news.lock().unwrap();
        (news.log, news.newest) = (log, Some(newest));
    }

    /// Its clock stands here from now on, whatever that of the desks reads.
    pub(crate) fn stands_at(&self, kini: Timestamp) {
        self.news.lock().unwrap().kini = Some(kini);
    }

    /// Refuses every request of a session from now on.
    pub(crate) fn refuse(&self, problem: Problem) {
        self.news.lock().unwrap().refusal = Some(problem);
    }

    /// The account becomes somebody else's, or gets another role.
    pub(crate) fn is_now(&self, petugas: Petugas) {
        let mut news = self.news.lock().unwrap();
        news.petugas = Some(petugas);
        news.refusal = None;
    }

    pub(crate) fn uri(&self) -> String {
        self.mock.uri()
    }

    /// The same, in the place of what was mounted before.
    pub(crate) async fn mount_over(&self, verb: &str, place: &str, answer: ResponseTemplate) {
        let mock = Mock::given(method(verb))
            .and(path(place))
            .respond_with(answer);
        mock.with_priority(1).mount(&self.mock).await;
    }

    /// Waits until a request has come in.
    pub(crate) async fn asked(&self, place: &str) {
        until(place, async || {
            let requests = self.mock.received_requests().await.unwrap();
            requests.iter().any(|request| request.url.path() == place)
        })
        .await;
    }

    pub(crate) async fn bodies(&self, verb: &str, place: &str) -> Vec<serde_json::Value> {
        let requests = self.mock.received_requests().await.unwrap();
        requests
            .iter()
            .filter(|request| request.method.as_str() == verb && request.url.path() == place)
            .map(|request| serde_json::from_slice(&request.body).unwrap_or_default())
            .collect()
    }
}

/// Waits until something is so.
pub(crate) async fn until(what: &str, is_so: impl AsyncFn() -> bool) {
    let waiting = async {
        while !is_so().await {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    let waited = tokio::time::timeout(Duration::from_secs(10), waiting).await;
    waited.unwrap_or_else(|_| panic!("in vain: {what}"));
}

struct Usual(Arc<Mutex<News>>);

impl Respond for Usual {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let mut news = self.0.lock().unwrap();
        let petugas = news.petugas.clone().unwrap();
        let ok = ResponseTemplate::new(200);
        let place = (request.method.as_str(), request.url.path());
        if let (Some(problem), false) = (&news.refusal, place.0 == "POST") {
            return ResponseTemplate::new(problem.status).set_body_json(problem);
        }
        match place {
            ("POST", "/v1/session") => ok.set_body_json(SignInResponse {
                token: TOKEN.to_owned(),
                petugas,
                perangkat_dikenal: "tanda".to_owned(),
            }),
            ("GET", "/v1/session") => ok.set_body_json(petugas),
            ("GET", "/v1/referensi") => ok.set_body_json(referensi()),
            ("GET", "/v1/sync") => {
                let asked = Seq(asked(request, "cursor"));
                let beyond = news.newest.is_some_and(|newest| asked > newest);
                let mut page = if news.pages.is_empty() || beyond {
                    nothing_new(request)
                } else {
                    news.pages.remove(0)
                };
                page.cursor = news.newest.unwrap_or(page.cursor.max(asked));
                let kini = news.kini.unwrap_or_else(|| news.clock.now());
                let log = page.log.or(news.log);
                ok.set_body_json(SyncPage { kini, log, ..page })
            }
            _ => ResponseTemplate::new(204),
        }
    }
}

fn asked(request: &Request, name: &str) -> i64 {
    let pair = request.url.query_pairs().find(|(key, _)| key == name);
    pair.map(|(_, value)| value.parse().unwrap())
        .unwrap_or_default()
}

fn nothing_new(request: &Request) -> SyncPage {
    SyncPage {
        cursor: Seq(asked(request, "cursor")),
        notice_cursor: asked(request, "notice_cursor"),
        aduan: Vec::new(),
        hapus: Vec::new(),
        notices: Vec::new(),
        more: false,
        kini: at("12T13:10"),
        log: None,
    }
}

/// A desk: a folder, a keyring and a clock that outlive the program.
pub(crate) struct Meja {
    pub(crate) folder: TempDir,
    pub(crate) vault: Arc<Memory>,
    pub(crate) clock: Clock,
    pub(crate) api: ApiOptions,
    pub(crate) alamat: Option<String>,
    pub(crate) updates: UpdateOptions,
}

impl Meja {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            vault: Arc::default(),
            clock: clock(),
            api: ApiOptions::default(),
            alamat: None,
            updates: UpdateOptions::default(),
        }
    }

    /// Starts the program.
    pub(crate) async fn start(&self) -> Officer {
        self.start_in(self.folder.path()).await
    }

    pub(crate) async fn start_in(&self, folder: &Path) -> Officer {
        let vault: Arc<dyn Vault> = self.vault.clone();
        let options = Options {
            folder: folder.to_owned(),
            alamat: self.alamat.clone(),
            api: self.api.clone(),
            quiet: QuietHours::On,
            vault,
            clock: self.clock.clone(),
            updates: self.updates.clone(),
        };
        let officer = Officer::start(options).await.unwrap();
        officer.session_state(()).await.unwrap();
        officer
    }
}

/// What an officer types into the sign-in form, with "Ingat saya" ticked.
pub(crate) fn form(peladen: &Peladen) -> SignIn {
    SignIn {
        alamat: peladen.uri(),
        pengguna: "nurhayati".to_owned(),
        sandi: "sandi-rahasia-kenari".to_owned(),
        ingat: true,
    }
}

/// Signs in and pulls once.
pub(crate) async fn sign_in(officer: &Officer, peladen: &Peladen) -> SessionState {
    officer.sign_in(form(peladen)).await.unwrap();
    officer.sync_now(()).await.unwrap()
}

/// Whether any file of a folder contains the text.
pub(crate) fn is_on_disk(folder: &Path, text: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let bytes = match std::fs::read(entry.unwrap().path()) {
            Ok(bytes) => bytes,
            // SQLite removes its logs when the last connection ends.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return false,
            Err(error) => panic!("{error}"),
        };
        bytes
            .windows(text.len())
            .any(|window| window == text.as_bytes())
    })
}
