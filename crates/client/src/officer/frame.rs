//! What the frame around every screen shows: who is at the desk, and how keyring and network are.

use super::event::{DeskEvent, Events};
use super::session::Session;
use crate::clock::Clock;
use crate::screens::pukul;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;
use wire::desk::{KeyringState, NetworkState, SessionState};

/// Who is at the desk. Changes are told to the window.
pub(super) struct Frame {
    events: Events,
    clock: Clock,
    shown: Mutex<Shown>,
    session: watch::Sender<Option<Arc<Session>>>,
}

/// What is shown besides the session.
#[derive(Debug, Clone)]
struct Shown {
    alamat: Option<String>,
    keyring: KeyringState,
    network: NetworkState,
}

impl Frame {
    /// Nobody is there yet, and nobody has asked the keyring.
    pub(super) fn new(events: Events, clock: Clock, alamat: Option<String>) -> Self {
        let shown = Shown {
            alamat,
            keyring: KeyringState::Terkunci,
            network: NetworkState::Daring,
        };
        Self {
            events,
            clock,
            shown: Mutex::new(shown),
            session: watch::Sender::default(),
        }
    }

    /// The state of the session as the page gets it.
    pub(super) fn state(&self) -> SessionState {
        let shown = self.shown().clone();
        let (petugas, kontak) = match self.session() {
            Some(session) => {
                let book = session.book();
                (Some(book.petugas.clone()), book.meta.kontak)
            }
            None => (None, None),
        };
        let kini = self.clock.now();
        SessionState {
            alamat: shown.alamat,
            petugas,
            keyring: shown.keyring,
            network: shown.network,
            tersinkron: kontak,
            tersinkron_teks: kontak.map(|kontak| pukul(kontak, kini)),
        }
    }

    /// Who is signed in.
    pub(super) fn session(&self) -> Option<Arc<Session>> {
        self.session.borrow().clone()
    }

    /// Who is signed in, now and from now on.
    pub(super) fn sessions(&self) -> watch::Receiver<Option<Arc<Session>>> {
        self.session.subscribe()
    }

    /// Whether a session is still the one at the desk.
    pub(super) fn is_current(&self, session: &Arc<Session>) -> bool {
        let now = self.session.borrow();
        now.as_ref().is_some_and(|now| Arc::ptr_eq(now, session))
    }

    /// Puts another session, or none, in the place of the one before, whose tasks end.
    pub(super) fn set_session(&self, session: Option<Arc<Session>>) {
        if let Some(before) = self.session.send_replace(session) {
            before.end();
        }
    }

    /// Address of the server last used or set by policy.
    pub(super) fn alamat(&self) -> Option<String> {
        self.shown().alamat.clone()
    }

    /// Whether the keyring works.
    pub(super) fn has_keyring(&self) -> bool {
        self.shown().keyring == KeyringState::Siap
    }

    /// Somebody signs in at this address.
    pub(super) fn set_server(&self, alamat: String, keyring: KeyringState) {
        self.change(|shown| {
            *shown = Shown {
                alamat: Some(alamat),
                keyring,
                network: NetworkState::Daring,
            };
        });
    }

    pub(super) fn set_keyring(&self, keyring: KeyringState) {
        self.change(|shown| shown.keyring = keyring);
    }

    /// The server answered.
    pub(super) fn set_online(&self) {
        self.change(|shown| shown.network = NetworkState::Daring);
    }

    /// The server did not answer; of a session that it has ended, that is no news.
    pub(super) fn set_offline(&self) {
        self.change(|shown| {
            if shown.network == NetworkState::Daring {
                shown.network = NetworkState::Luring;
            }
        });
    }

    /// The server has ended the session.
    pub(super) fn set_ended(&self) {
        self.change(|shown| shown.network = NetworkState::SesiBerakhir);
    }

    /// Tells the window that everything may have changed.
    pub(super) fn announce(&self) {
        self.events.emit(DeskEvent::Session(self.state()));
        self.events.emit(DeskEvent::Changed);
    }

    /// Changes what is shown, and tells the window if it is another now.
    fn change(&self, change: impl FnOnce(&mut Shown)) {
        let before = self.state();
        change(&mut self.shown());
        let now = self.state();
        if now != before {
            self.events.emit(DeskEvent::Session(now));
        }
    }

    fn shown(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
