//! Why an update came to nothing: told to the log in English, and to people in one sentence.

use semver::Version;
use thiserror::Error;

/// Why there is no update, or why it must not be installed.
#[derive(Debug, Error)]
pub(crate) enum UpdateError {
    /// The address of the server or of the package is not encrypted.
    #[error("updates come by https only, not from {0}")]
    PlainHttp(String),
    /// The package is to come from somewhere else.
    #[error("the package is on another server: {0}")]
    OtherServer(String),
    /// The server sends us elsewhere.
    #[error("the server redirects: status {0}")]
    Redirected(u16),
    /// What should be a manifest is none, or has a member that can't be.
    #[error("unreadable manifest: {0}")]
    Manifest(String),
    /// The package, or what the manifest says of it, is larger than anything of ours.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// The most that is taken.
        limit: u64,
    },
    /// The signature is not the key's, or of something else.
    #[error("wrong signature: {0}")]
    Signature(String),
    /// The signature is of another version, though perhaps a genuine one.
    #[error("signed as version {signed:?}, offered as {offered}")]
    OtherVersion {
        /// What the signed comment says.
        signed: Option<String>,
        /// What the manifest says.
        offered: Version,
    },
    /// The signature is of another file, though perhaps a genuine one.
    #[error("signed as file {signed:?}, which is no {ending} of version {offered}")]
    OtherFile {
        /// What the signed comment says.
        signed: Option<String>,
        /// What the manifest says.
        offered: Version,
        /// How a package of this computer ends.
        ending: &'static str,
    },
    /// The connection ended before the package did.
    #[error("the download broke off after {got} bytes: {why}")]
    BrokenOff {
        /// How much came.
        got: u64,
        /// What the connection said.
        why: String,
    },
    /// The server offers no updates.
    #[error("the server has no manifest")]
    NoManifest,
    /// The manifest names a package that is not there, or not yet.
    #[error("the server has a manifest, but not {0}")]
    NoPackage(String),
    /// The server did not answer, or not with a good status.
    #[error("the server was not reached: {0}")]
    Unreached(String),
    /// The certificates of the office could not be read; the sentence says so.
    #[error("TLS could not be prepared: {0}")]
    Tls(String),
}

impl UpdateError {
    /// Whether somebody may be trying something, or Diskominfotik has published it wrongly.
    /// Whatever else goes wrong is worth another try.
    pub(crate) fn is_refusal(&self) -> bool {
        match self {
            Self::PlainHttp(_)
            | Self::OtherServer(_)
            | Self::Redirected(_)
            | Self::Manifest(_)
            | Self::TooLarge { .. }
            | Self::Signature(_)
            | Self::OtherVersion { .. }
            | Self::OtherFile { .. } => true,
            Self::BrokenOff { .. }
            | Self::NoManifest
            | Self::NoPackage(_)
            | Self::Unreached(_)
            | Self::Tls(_) => false,
        }
    }

    /// What people read: what happened and what to do.
    pub(crate) fn sentence(&self) -> String {
        let refused = |why: &str| {
            format!(
                "Pembaruan ditolak karena {why}; hubungi Diskominfotik. Tidak ada yang dipasang."
            )
        };
        match self {
            Self::PlainHttp(_) => refused("tidak lewat sambungan https"),
            Self::OtherServer(_) | Self::Redirected(_) => {
                refused("tidak berasal dari server kantor")
            }
            Self::Manifest(_) => refused("keterangannya tidak dapat dibaca"),
            Self::TooLarge { .. } => refused("berkasnya terlalu besar"),
            Self::Signature(_) => refused("tanda tangannya tidak cocok"),
            Self::OtherVersion { .. } | Self::OtherFile { .. } => {
                refused("tanda tangannya untuk versi atau berkas lain")
            }
            Self::BrokenOff { .. } => {
                "Unduhan terputus. Periksa jaringan, lalu coba lagi; tidak ada yang berubah di \
                 komputer ini."
                    .to_owned()
            }
            Self::NoManifest => "Server kantor tidak menyediakan pembaruan.".to_owned(),
            Self::NoPackage(_) => {
                "Berkas versi ini belum ada di server kantor. Coba lagi nanti, dan bila tetap gagal \
                 hubungi Diskominfotik."
                    .to_owned()
            }
            Self::Unreached(_) => {
                "Server kantor tidak dapat dihubungi. Periksa jaringan, lalu coba lagi.".to_owned()
            }
            Self::Tls(detail) => detail.clone(),
        }
    }
}
