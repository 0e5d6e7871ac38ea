//! The kinds of packages.

use super::{appimage, deb, msi, rpm, server};
use anyhow::Result;
use clap::ValueEnum;
use std::path::PathBuf;

/// A kind of package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// The desktop for Debian and Ubuntu.
    Deb,
    /// The desktop for Fedora and openSUSE.
    Rpm,
    /// The desktop as one file for every Linux.
    Appimage,
    /// The desktop for Windows.
    Msi,
    /// The central server for Debian and Ubuntu.
    Server,
}

impl Kind {
    /// Builds it with this version and gives its file.
    pub(super) fn build(self, version: &str) -> Result<PathBuf> {
        match self {
            Self::Deb => deb::build(version),
            Self::Rpm => rpm::build(version),
            Self::Appimage => appimage::build(version),
            Self::Msi => msi::build(version),
            Self::Server => server::build(version),
        }
    }

    /// Builds it, then tries it as an IT officer would: install, start, upgrade, remove.
    pub(super) fn verify(self) -> Result<()> {
        match self {
            Self::Deb => deb::verify(),
            Self::Rpm => rpm::verify(),
            Self::Appimage => appimage::verify(),
            Self::Msi => msi::verify(),
            Self::Server => server::verify(),
        }
    }

    /// The most it may weigh, in bytes; none where nobody set a limit.
    pub(super) fn limit(self) -> Option<u64> {
        const MEGABYTES_12: u64 = 12 * 1_000_000;
        match self {
            Self::Deb | Self::Msi => Some(MEGABYTES_12),
            Self::Rpm | Self::Appimage | Self::Server => None,
        }
    }
}
