//! How a session ends: by the officer, by the server, or by itself.

use super::Signing;
use crate::cache::CacheError;
use crate::failure::{Failure, Meaning};
use crate::officer::frame::Frame;
use crate::officer::session::Session;
use crate::vault::Rahasia;
use std::sync::Arc;
use std::time::Duration;

/// How long signing out waits for the server; here the token is forgotten anyway.
const GOODBYE: Duration = Duration::from_secs(5);

impl Signing {
    /// Signs out: server, keyring and cache forget the session.
    pub(in crate::officer) async fn sign_out(&self) -> Result<(), CacheError> {
        let _changing = self.changing.lock().await;
        let Some(session) = self.frame.session() else {
            return Ok(());
        };
        self.frame.set_session(None);
        let _ = tokio::time::timeout(GOODBYE, session.api.sign_out()).await; // best effort
        let alamat = session.api.alamat().to_string();
        let forgotten = self.forget(&alamat).await;
        self.frame.announce();
        forgotten
    }

    /// Awaits an answer of the server, and does what its failure means for the session.
    pub(in crate::officer) async fn ask<T>(
        self: &Arc<Self>,
        session: &Arc<Session>,
        answer: impl Future<Output = Result<T, Failure>>,
    ) -> Result<T, Failure> {
        let answer = answer.await;
        match &answer {
            Ok(_) => self.frame.set_online(),
            Err(failure) => self.act_on(session, failure).await,
        }
        answer
    }

    /// Does what a failure means for the session in which it happened. That runs to its end, though
    /// the caller be a task of this very session.
    pub(in crate::officer) async fn act_on(
        self: &Arc<Self>,
        session: &Arc<Session>,
        failure: &Failure,
    ) {
        let (signing, over) = (Arc::clone(self), Arc::clone(session));
        let acting = match failure.meaning() {
            Meaning::Nothing => return,
            Meaning::Offline => return self.frame.set_offline(),
            Meaning::Ended => self
                .background
                .spawn(async move { signing.end(&over).await }),
            Meaning::Forbidden => self
                .background
                .spawn(async move { signing.leave_nothing(&over, Frame::set_ended).await }),
            Meaning::Closed => self
                .background
                .spawn(async move { signing.leave_nothing(&over, Frame::set_closed).await }),
        };
        let _ = acting.await; // it ends with the program, if not before
    }

    /// The server ended the session. Cache and texts stay for the next sign-in.
    async fn end(&self, session: &Arc<Session>) {
        let _changing = self.changing.lock().await;
        if !self.frame.is_current(session) {
            return; // another sign-in was quicker than this answer
        }
        session.end();
        self.frame.set_ended();
        let rahasia = Rahasia {
            token: None,
            key: session.cache.key().clone(),
        };
        let alamat = session.api.alamat().to_string();
        let kept = self.frame.has_keyring();
        if kept && let Err(error) = self.safe.persist(alamat, &rahasia).await {
            tracing::warn!(%error, "the dead token stays in the keyring");
        }
    }

    /// Whoever sits here may not see anything any more: token and views are forgotten, and the
    /// frame says why.
    async fn leave_nothing(&self, session: &Arc<Session>, why: fn(&Frame)) {
        let _changing = self.changing.lock().await;
        if self.frame.is_current(session) {
            self.wipe(session, why).await;
        }
    }

    /// The server was not heard for too long: token and views are forgotten.
    pub(in crate::officer) async fn expire(&self, session: &Arc<Session>) {
        let _changing = self.changing.lock().await;
        if self.frame.is_current(session) && self.is_expired(session) {
            tracing::warn!("the server was not heard for too long and the session is forgotten");
            self.wipe(session, Frame::set_ended).await;
        }
    }

    async fn wipe(&self, session: &Session, why: fn(&Frame)) {
        self.frame.set_session(None);
        why(&self.frame); // the window goes blank now, however long disk and keyring take
        let alamat = session.api.alamat().to_string();
        if let Err(error) = self.forget(&alamat).await {
            tracing::error!(%error, "the cache could not be wiped");
        }
        self.frame.announce();
    }
}
