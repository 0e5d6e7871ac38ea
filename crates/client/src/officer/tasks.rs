//! What runs while somebody is signed in: pulling, listening, and looking at the clock.

use super::boot::too_old;
use super::{DeskEvent, Officer, Session};
use crate::api::{Api, Lines};
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::time::Duration;
use wire::desk::NetworkState;
use wire::problem::Problem;

/// How often is asked for news when the stream is silent or broken.
const POLL: Duration = Duration::from_mins(1);
/// The first pause after a failure; it doubles up to [`POLL`].
const FIRST_PAUSE: Duration = Duration::from_secs(2);
/// How often the role is checked.
const ROLE: SignedDuration = SignedDuration::from_mins(10);
/// How often reference data is fetched.
const REFERENSI: SignedDuration = SignedDuration::from_hours(24);

impl Officer {
    /// Makes a session the current one and starts its tasks.
    pub(super) fn run(&self, session: Session) {
        let session = Arc::new(session);
        self.replace_session(Some(Arc::clone(&session)));
        self.spawn_for(&session, self.clone().keep_pulling(Arc::clone(&session)));
        self.spawn_for(&session, self.clone().keep_listening(Arc::clone(&session)));
        self.spawn_for(&session, self.clone().keep_time(Arc::clone(&session)));
        self.emit(DeskEvent::Session(self.state()));
        self.emit(DeskEvent::Changed);
    }

    fn spawn_for(&self, session: &Arc<Session>, task: impl Future<Output = ()> + Send + 'static) {
        let stop = session.stop.clone();
        self.spawn(async move {
            stop.run_until_cancelled(task).await;
        });
    }

    async fn keep_pulling(self, session: Arc<Session>) {
        let mut pause = FIRST_PAUSE;
        let mut fetched = Fetched::default();
        loop {
            let refreshed = self.refresh(&session, &mut fetched).await;
            let pulled = match refreshed {
                Ok(()) => self.pull(&session).await,
                Err(problem) => Err(problem),
            };
            let wait = match pulled {
                Ok(()) => {
                    pause = FIRST_PAUSE;
                    POLL
                }
                Err(problem) => {
                    self.heed(&session, &problem).await;
                    let wait = pause;
                    pause = (pause * 2).min(POLL);
                    wait
                }
            };
            let _ = tokio::time::timeout(wait, session.poke.notified()).await; // either will do
        }
    }

    /// Fetches role and reference data when they are old.
    async fn refresh(&self, session: &Session, fetched: &mut Fetched) -> Result<(), Problem> {
        let kini = self.now();
        if is_due(fetched.petugas, ROLE, kini) {
            self.check_role(session).await?;
            fetched.petugas = Some(kini);
        }
        if is_due(fetched.referensi, REFERENSI, kini) {
            let referensi = session.api.referensi().await?;
            let kept = session.keep_referensi(referensi).await;
            kept.map_err(|error| crate::problems::disk(&error))?;
            fetched.referensi = Some(kini);
            self.emit(DeskEvent::Changed);
        }
        Ok(())
    }

    async fn check_role(&self, session: &Session) -> Result<(), Problem> {
        let petugas = session.api.current_session().await?;
        let before = session.book().petugas.clone();
        if petugas.aktor != before.aktor {
            let over = session.start_over(petugas).await;
            over.map_err(|error| crate::problems::disk(&error))?;
            self.emit(DeskEvent::Session(self.state()));
            self.emit(DeskEvent::Changed);
        }
        Ok(())
    }

    /// Listens to the stream, which only says that there is news.
    async fn keep_listening(self, session: Arc<Session>) {
        let mut pause = FIRST_PAUSE;
        loop {
            match session.api.stream().await {
                Ok(mut stream) => {
                    pause = FIRST_PAUSE;
                    session.poke.notify_one();
                    let mut lines = Lines::default();
                    while let Some(piece) = Api::next_piece(&mut stream).await {
                        if lines.push(&piece).iter().any(|event| event == "news") {
                            session.poke.notify_one();
                        }
                    }
                }
                Err(problem) => tracing::debug!(code = problem.code.as_str(), "no stream"),
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(POLL);
        }
    }

    /// Every minute: deadlines, and the opening of the office.
    async fn keep_time(self, session: Arc<Session>) {
        let mut seen = self.now();
        loop {
            seen = self.next_minute(seen).await;
            if self.is_expired(&session) {
                continue; // nothing more is told of a cache that is to be wiped
            }
            self.remind(&session).await;
            self.emit(DeskEvent::Changed); // what is left of deadlines
        }
    }

    /// Every minute: the age of the cache. No task of a session, because a session that the
    /// server ended leaves its cache behind.
    pub(super) async fn keep_age(self) {
        let mut seen = self.now();
        loop {
            seen = self.next_minute(seen).await;
            if let Some(session) = self.session()
                && self.is_expired(&session)
            {
                self.expire(&session).await;
            }
        }
    }

    pub(super) async fn next_minute(&self, seen: Timestamp) -> Timestamp {
        self.inner.options.clock.next_minute(seen).await;
        self.now()
    }

    /// Whether the server was not reached for too long.
    pub(super) fn is_expired(&self, session: &Session) -> bool {
        let kontak = session.book().meta.kontak;
        kontak.is_some_and(|kontak| too_old(kontak, self.now()))
    }

    /// The server answered.
    pub(crate) fn reached(&self) {
        self.reframe(|frame| frame.network = NetworkState::Daring);
    }
}

/// When things were last fetched in this session.
#[derive(Default)]
struct Fetched {
    petugas: Option<Timestamp>,
    referensi: Option<Timestamp>,
}

fn is_due(last: Option<Timestamp>, every: SignedDuration, kini: Timestamp) -> bool {
    last.is_none_or(|last| kini.duration_since(last) >= every)
}
