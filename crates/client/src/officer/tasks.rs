//! What runs while somebody is signed in: pulling, listening, and looking at the clock.

use super::background::Background;
use super::event::{DeskEvent, Events};
use super::frame::Frame;
use super::session::Session;
use super::signing::Signing;
use super::syncing::Syncing;
use crate::api::{Api, Lines};
use crate::clock::{Clock, Minute};
use crate::failure::{Failure, Meaning};
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// How often is asked for news when the stream is silent or broken.
const POLL: Duration = Duration::from_mins(1);
/// The first pause after a failure; it doubles up to [`POLL`].
const FIRST_PAUSE: Duration = Duration::from_secs(2);
/// How often the role is checked.
const ROLE: SignedDuration = SignedDuration::from_mins(10);
/// How often reference data is fetched.
const REFERENSI: SignedDuration = SignedDuration::from_hours(24);
/// The event of the stream that says that there is news.
const NEWS: &str = "news";

/// The tasks of whoever is signed in.
#[derive(Clone)]
pub(super) struct Tasks {
    pub(super) frame: Arc<Frame>,
    pub(super) syncing: Arc<Syncing>,
    pub(super) signing: Arc<Signing>,
    pub(super) events: Events,
    pub(super) background: Background,
    pub(super) clock: Clock,
}

impl Tasks {
    /// Begins the tasks of each session that comes to the desk. They end with it.
    pub(super) async fn keep_serving(self) {
        let mut sessions = self.frame.sessions();
        loop {
            let session = sessions.borrow_and_update().clone();
            if let Some(session) = session {
                self.serve(&session);
            }
            if sessions.changed().await.is_err() {
                return; // the desk is gone
            }
        }
    }

    fn serve(&self, session: &Arc<Session>) {
        self.spawn_for(session, self.clone().keep_pulling(Arc::clone(session)));
        self.spawn_for(session, keep_listening(Arc::clone(session)));
        self.spawn_for(session, self.clone().keep_time(Arc::clone(session)));
    }

    fn spawn_for(&self, session: &Session, task: impl Future<Output = ()> + Send + 'static) {
        let over = session.token();
        self.background.spawn(async move {
            over.run_until_cancelled(task).await;
        });
    }

    async fn keep_pulling(self, session: Arc<Session>) {
        let mut pause = FIRST_PAUSE;
        let mut fetched = Fetched::default();
        loop {
            let wait = match self.catch_up(&session, &mut fetched).await {
                Ok(()) => {
                    pause = FIRST_PAUSE;
                    POLL
                }
                Err(failure) => {
                    if let Failure::Disk(error) = &failure {
                        tracing::error!(%error, "the cache failed"); // nobody at the page is told
                    }
                    self.signing.act_on(&session, &failure).await;
                    let wait = pause;
                    pause = (pause * 2).min(POLL);
                    wait
                }
            };
            let _ = tokio::time::timeout(wait, session.poke.notified()).await; // either will do
        }
    }

    /// Fetches role and reference data when they are old, and whatever is new.
    async fn catch_up(&self, session: &Session, fetched: &mut Fetched) -> Result<(), Failure> {
        let kini = self.clock.now();
        let told = session.recheck.swap(false, Ordering::Relaxed);
        if told || is_due(fetched.petugas, ROLE, kini) {
            self.check_role(session).await?;
            fetched.petugas = Some(kini);
        }
        if is_due(fetched.referensi, REFERENSI, kini) {
            let referensi = session.api.referensi().await?;
            session.writing().await.keep_referensi(referensi).await?;
            fetched.referensi = Some(kini);
            self.events.emit(DeskEvent::Changed);
        }
        self.syncing.pull(session).await
    }

    async fn check_role(&self, session: &Session) -> Result<(), Failure> {
        let petugas = session.api.current_session().await?;
        let before = session.book().petugas.aktor.clone();
        if petugas.aktor != before {
            session.start_over(petugas).await?;
            self.frame.announce();
        }
        Ok(())
    }

    /// Every minute: deadlines, and the opening of the office.
    async fn keep_time(self, session: Arc<Session>) {
        let mut minutes = self.clock.minutes();
        loop {
            let minute = minutes.next().await;
            if self.signing.is_expired(&session) {
                continue; // nothing more is told of a session that is to be forgotten
            }
            match minute {
                Minute::Passed => self.syncing.remind(&session).await,
                Minute::Jumped => session.poke.notify_one(), // the server knows what time it is
            }
            self.events.emit(DeskEvent::Changed); // what is left of deadlines
        }
    }

    /// Every minute: how long the server was not reached. No task of a session, because a session that the
    /// server ended leaves its cache behind.
    pub(super) async fn keep_age(self) {
        let mut minutes = self.clock.minutes();
        loop {
            minutes.next().await;
            if let Some(session) = self.frame.session()
                && self.signing.is_expired(&session)
            {
                self.signing.expire(&session).await;
            }
        }
    }
}

/// Listens to the stream, which only says that there is news.
async fn keep_listening(session: Arc<Session>) {
    let mut pause = FIRST_PAUSE;
    loop {
        match session.api.stream().await {
            Ok(mut stream) => {
                pause = FIRST_PAUSE;
                session.poke.notify_one();
                let mut lines = Lines::default();
                while let Some(piece) = Api::next_piece(&mut stream).await {
                    if lines.push(&piece).iter().any(|event| event == NEWS) {
                        session.poke.notify_one();
                    }
                }
                session.recheck.store(true, Ordering::Relaxed);
                session.poke.notify_one();
            }
            Err(failure) => {
                tracing::debug!(%failure, "no stream");
                if failure.meaning() != Meaning::Offline {
                    session.poke.notify_one(); // a pull finds out whether the session is over
                }
            }
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(POLL);
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
