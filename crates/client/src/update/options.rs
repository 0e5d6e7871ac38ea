//! Whether this computer is updated from the office's server, whom updates must be from, and who
//! installs them.

use super::{Key, Kind};
use crate::policy::Switch;
use semver::Version;
use serde_json::Value;
use std::fmt;
use std::sync::Arc;
use thiserror::Error;

/// The key that releases are signed with, given when they are compiled.
pub(crate) const BUILT_IN: Option<&str> = option_env!("SIPENDEKAR_UPDATE_KEY");

/// Whether and how this computer is updated.
#[derive(Debug, Clone, Default)]
pub struct UpdateOptions {
    off: bool,
    key: Option<String>,
    /// Who installs a package; the window knows. Nobody, unless the program was installed from one.
    pub installer: Option<Installer>,
}

impl UpdateOptions {
    /// Unless this is off, packages signed with this key are looked for.
    pub fn new(updates: Option<Switch>, key: Option<String>) -> Self {
        Self {
            off: updates == Some(Switch::Off),
            key,
            installer: None,
        }
    }

    /// The same with somebody who installs.
    #[must_use]
    pub fn with(self, installer: Installer) -> Self {
        Self {
            installer: Some(installer),
            ..self
        }
    }

    /// Whether updates can be looked for at all. Who installs is not asked.
    pub(crate) fn readiness(&self) -> Readiness {
        match &self.key {
            _ if self.off => Readiness::Off,
            None => Readiness::NoKey,
            Some(text) => Key::parse(text).map_or_else(bad_key, Readiness::Ready),
        }
    }
}

/// Whether updates can be looked for.
pub(crate) enum Readiness {
    /// The office installs new versions itself.
    Off,
    /// Nobody's signature is trusted.
    NoKey,
    /// The key can't be read.
    BadKey,
    /// They can.
    Ready(Key),
}

impl Readiness {
    /// Why they can't, for people.
    pub(crate) fn reason(&self) -> Option<String> {
        match self {
            Self::Off => Some("Kantor mematikan pembaruan otomatis di komputer ini.".to_owned()),
            Self::NoKey => {
                Some("Di komputer ini pembaruan otomatis belum diatur; versi baru dipasang oleh Diskominfotik.".to_owned())
            }
            Self::BadKey => Some(
                "Kunci pembaruan (UpdateKey) bukan kunci publik yang utuh. Salin lagi seluruh isi \
                 berkas .pub, atau hubungi Diskominfotik."
                    .to_owned(),
            ),
            Self::Ready(_) => None,
        }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "as `map_or_else` gives it")]
fn bad_key(why: String) -> Readiness {
    tracing::error!(why, "the key of updates can't be read");
    Readiness::BadKey
}

/// A package whose signature has been verified.
pub struct Package {
    /// Its kind.
    pub kind: Kind,
    /// Its version.
    pub version: Version,
    /// The manifest that offered it, as it came.
    pub manifest: Value,
    /// Where the manifest came from.
    pub source: String,
    /// The key that it is signed with, as Tauri writes it.
    pub key: String,
    /// The file.
    pub bytes: Vec<u8>,
}

#[cfg(test)]
#[cfg(unix)] // only packages for it are tested by one
impl Package {
    /// One that nobody has signed.
    pub(crate) fn of_test(kind: Kind, version: &str, bytes: &[u8]) -> Self {
        Self {
            kind,
            version: Version::parse(version).unwrap(),
            manifest: Value::Null,
            source: String::new(),
            key: String::new(),
            bytes: bytes.to_vec(),
        }
    }
}

impl fmt::Debug for Package {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Package({:?} {})", self.kind, self.version)
    }
}

/// Why a package was not installed.
#[derive(Debug, Error)]
pub enum NotInstalled {
    /// Somebody else has installed this version, or a newer one.
    #[error("version {0} is installed already")]
    NotOlder(String),
    /// The system asked for an administrator's password, and nobody gave it.
    #[error("nobody gave an administrator's password")]
    Declined,
    /// The installer failed.
    #[error("{0}")]
    Failed(String),
}

/// How a package is installed here. It may take as long as somebody needs for a password.
type Install = dyn Fn(&Package) -> Result<(), NotInstalled> + Send + Sync;

/// Who installs a package of the kind that this program was installed from.
#[derive(Clone)]
pub struct Installer {
    kind: Kind,
    install: Arc<Install>,
}

impl Installer {
    /// Packages of this kind are installed so.
    pub fn new(
        kind: Kind,
        install: impl Fn(&Package) -> Result<(), NotInstalled> + Send + Sync + 'static,
    ) -> Self {
        let install = Arc::new(install);
        Self { kind, install }
    }

    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }

    pub(crate) fn install(&self, package: &Package) -> Result<(), NotInstalled> {
        (self.install)(package)
    }
}

impl fmt::Debug for Installer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Installer({:?})", self.kind)
    }
}
