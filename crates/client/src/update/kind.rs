//! The kinds of package that this program is installed from.

use semver::Version;

/// What this computer's program was installed from, and is updated by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Debian and Ubuntu.
    Deb,
    /// Fedora and openSUSE.
    Rpm,
    /// One file for any Linux.
    AppImage,
    /// Windows.
    Msi,
}

/// How the names of our packages begin, whatever their letters' case.
const NAME: &str = "sipendekar";

impl Kind {
    /// Its key in the manifest, as the updater of Tauri names it.
    pub fn target(self) -> String {
        let (os, name) = match self {
            Self::Deb => ("linux", "deb"),
            Self::Rpm => ("linux", "rpm"),
            Self::AppImage => ("linux", "appimage"),
            Self::Msi => ("windows", "msi"),
        };
        format!("{os}-{}-{name}", std::env::consts::ARCH)
    }

    /// How its files end.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Deb => ".deb",
            Self::Rpm => ".rpm",
            Self::AppImage => ".AppImage",
            Self::Msi => ".msi",
        }
    }

    /// Whether a file's name is one of this kind and version: `SIPENDEKAR_0.2.0_amd64.deb`,
    /// `SIPENDEKAR-0.2.0-1.x86_64.rpm`.
    pub(crate) fn is_named(self, file: &str, version: &Version) -> bool {
        let middle = || {
            let (name, rest) = file.split_at_checked(NAME.len())?;
            let rest = rest.strip_prefix(['_', '-'])?;
            let rest = rest.strip_suffix(self.ending())?;
            let rest = rest.strip_prefix(&version.to_string())?;
            Some((name, rest))
        };
        middle().is_some_and(|(name, rest)| {
            let parted = rest.is_empty() || rest.starts_with(['_', '-']);
            name.eq_ignore_ascii_case(NAME) && parted && !file.contains(['/', '\\'])
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(Kind::Deb, "SIPENDEKAR_0.2.0_amd64.deb")]
    #[case(Kind::Deb, "sipendekar_0.2.0_amd64.deb")]
    #[case(Kind::Rpm, "SIPENDEKAR-0.2.0-1.x86_64.rpm")]
    #[case(Kind::AppImage, "SIPENDEKAR_0.2.0_amd64.AppImage")]
    #[case(Kind::Msi, "SIPENDEKAR_0.2.0_x64_id-ID.msi")]
    #[case(Kind::Msi, "sipendekar-0.2.0.msi")]
    fn our_packages_are_known_by_their_names(#[case] kind: Kind, #[case] file: &str) {
        assert!(kind.is_named(file, &Version::new(0, 2, 0)));
    }

    #[rstest]
    #[case::an_older_one("sipendekar_0.1.0_amd64.deb")]
    #[case::a_longer_version("sipendekar_0.2.01_amd64.deb")]
    #[case::a_further_number("sipendekar_0.2.0.1_amd64.deb")]
    #[case::a_version_elsewhere("sipendekar_0.1.0_0.2.0_amd64.deb")]
    #[case::another_kind("sipendekar_0.2.0_amd64.rpm")]
    #[case::another_program("sipendeka_0.2.0_amd64.deb")]
    #[case::our_server("sipendekar-server_0.2.0_amd64.deb")]
    #[case::a_folder("sipendekar_0.2.0_/x.deb")]
    #[case::nothing("")]
    #[case::a_torn_letter("sipendekaé_0.2.0_amd64.deb")]
    fn any_other_name_is_not(#[case] file: &str) {
        assert!(!Kind::Deb.is_named(file, &Version::new(0, 2, 0)));
    }

    #[test]
    fn the_manifest_s_keys_are_those_of_tauri() {
        if std::env::consts::ARCH == "x86_64" {
            assert_eq!(Kind::AppImage.target(), "linux-x86_64-appimage");
            assert_eq!(Kind::Msi.target(), "windows-x86_64-msi");
        }
    }
}
