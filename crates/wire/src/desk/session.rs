//! The frame around every screen: who is signed in, where, and how keyring and network are.

use crate::session::Petugas;
use domain::codes;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// State of the session for the frame around every screen.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each answers another question of the page"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SessionState {
    /// Address of the server last used or set by policy.
    pub alamat: Option<String>,
    /// Who is signed in.
    pub petugas: Option<Petugas>,
    /// Where the token is.
    pub keyring: KeyringState,
    /// Whether the server answers.
    pub network: NetworkState,
    /// When the cache was last as new as the server.
    #[ts(type = "string | null")]
    pub tersinkron: Option<Timestamp>,
    /// The same in words: `13.08`.
    pub tersinkron_teks: Option<String>,
    /// Whether this officer may look citizens up at the counter.
    pub boleh_melayani_loket: bool,
    /// Whether the one signed in is told which SKPD have officers.
    pub boleh_lihat_petugas_skpd: bool,
    /// Whether this officer may make and change accounts of staff.
    pub boleh_mengelola_akun: bool,
    /// What is kept here seems to be old, and is shown once the server can be reached.
    pub tertahan: bool,
    /// What is wrong with this computer, in sentences: its clock, or something it has lost.
    pub peringatan: Vec<String>,
}

codes! {
    /// State of the OS keyring.
    pub enum KeyringState {
        /// It works: the token survives a restart.
        Siap = "siap",
        /// It is locked: waiting, retrying, wiping nothing.
        Terkunci = "terkunci",
        /// There is none: the session lives until the window closes.
        TidakAda = "tidak_ada",
    }
}

codes! {
    /// State of the connection.
    pub enum NetworkState {
        /// The server answers.
        Daring = "daring",
        /// It does not; the cache is shown and drafts are kept here.
        Luring = "luring",
        /// The server ended the session: sign in again, nothing is lost.
        SesiBerakhir = "sesi_berakhir",
        /// The account was closed: nothing that was read stays here.
        AkunDitutup = "akun_ditutup",
    }
}

/// An address to try.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ServerCheck {
    /// As typed: `sipendekar.bengkaliskab.go.id`.
    pub alamat: String,
}

/// The sign-in form.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SignIn {
    /// Address of the server, as typed.
    pub alamat: String,
    /// User name.
    pub pengguna: String,
    /// Password; never kept.
    pub sandi: String,
    /// Keep the token in the OS keyring.
    pub ingat: bool,
}

impl fmt::Debug for SignIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignIn({}, {}, •••)", self.alamat, self.pengguna)
    }
}

/// Signing in for the first time, or after a reset, with a code.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SignInByKode {
    /// Address of the server, as typed.
    pub alamat: String,
    /// User name.
    pub pengguna: String,
    /// The code that a superadmin handed over.
    pub kode: String,
    /// The new password; never kept.
    pub sandi: String,
    /// The same once more.
    pub sandi_ulang: String,
    /// Keep the token in the OS keyring.
    pub ingat: bool,
}

impl fmt::Debug for SignInByKode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignInByKode({}, {}, •••)", self.alamat, self.pengguna)
    }
}
