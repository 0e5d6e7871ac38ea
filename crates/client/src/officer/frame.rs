//! What the frame around every screen shows: who is at the desk, and how keyring and network are.

use super::event::{DeskEvent, Events};
use super::session::Session;
use crate::clock::Clock;
use crate::screens::{pukul, skew};
use domain::alur::permissions::{
    boleh_lihat_petugas_skpd, boleh_melayani_loket, boleh_mengelola_akun,
};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;
use wire::desk::{KeyringState, NetworkState, SessionState};
use wire::session::Petugas;

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
    withheld: Withheld,
    losses: Vec<Loss>,
}

/// Whether what is kept here waits for the server, because it seems to be old.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Withheld {
    Yes,
    No,
}

/// What this computer has lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Loss {
    /// The file of the cache was no database any more.
    Cache { aside: String },
    /// The key of so many texts is not in the keyring any more.
    Key { texts: u32 },
    /// Nothing here: the server's log is another one than before.
    Log,
}

impl Loss {
    fn sentence(&self) -> String {
        match self {
            Self::Cache { aside } => format!(
                "Simpanan di komputer ini rusak dan disisihkan sebagai {aside}. Aduan diambil lagi \
                 dari server; tulisan yang belum terkirim di dalamnya tidak dapat dibuka."
            ),
            Self::Log => {
                "Server kantor dipulihkan dari cadangan atau diganti. Semua aduan diambil \
                          lagi dari awal, dan yang terakhir dikerjakan mungkin belum ada di \
                          dalamnya. Tulisan Anda yang belum dikirim tetap ada di sini."
                    .to_owned()
            }
            Self::Key { texts } => format!(
                "Kunci simpanan tidak ada lagi di brankas komputer ini: {texts} tulisan yang belum \
                 terkirim tidak dapat dibuka. Tulisan itu tidak dihapus; bila brankas dipulihkan, \
                 mulai ulang aplikasi."
            ),
        }
    }
}

impl Frame {
    /// Nobody is there yet, and nobody has asked the keyring.
    pub(super) fn new(events: Events, clock: Clock, alamat: Option<String>) -> Self {
        let shown = Shown {
            alamat,
            keyring: KeyringState::Terkunci,
            network: NetworkState::Daring,
            withheld: Withheld::No,
            losses: Vec::new(),
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
        let peran = petugas
            .as_ref()
            .map(|petugas: &Petugas| petugas.aktor.peran());
        SessionState {
            alamat: shown.alamat,
            boleh_melayani_loket: peran.is_some_and(boleh_melayani_loket),
            boleh_lihat_petugas_skpd: peran.is_some_and(boleh_lihat_petugas_skpd),
            boleh_mengelola_akun: peran.is_some_and(boleh_mengelola_akun),
            petugas,
            keyring: shown.keyring,
            network: shown.network,
            tersinkron: kontak,
            tersinkron_teks: kontak.map(|kontak| pukul(kontak, kini)),
            tertahan: shown.withheld == Withheld::Yes,
            peringatan: skew(self.clock.ahead())
                .into_iter()
                .chain(shown.losses.iter().map(Loss::sentence))
                .collect(),
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
            shown.alamat = Some(alamat);
            shown.keyring = keyring;
            shown.network = NetworkState::Daring;
            shown.withheld = Withheld::No;
        });
    }

    /// Whether what is kept here waits for the server.
    pub(super) fn is_withheld(&self) -> bool {
        self.shown().withheld == Withheld::Yes
    }

    pub(super) fn set_withheld(&self, withheld: Withheld) {
        self.change(|shown| shown.withheld = withheld);
    }

    /// Something is lost; it is said until the program ends.
    pub(super) fn set_lost(&self, loss: Loss) {
        if loss != (Loss::Key { texts: 0 }) {
            self.change(|shown| shown.losses.push(loss));
        }
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

    /// The account was closed.
    pub(super) fn set_closed(&self) {
        self.change(|shown| shown.network = NetworkState::AkunDitutup);
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
