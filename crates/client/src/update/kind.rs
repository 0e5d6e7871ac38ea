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

    const KINDS: [Kind; 4] = [Kind::Deb, Kind::Rpm, Kind::AppImage, Kind::Msi];

    #[test]
    fn our_packages_are_known_by_their_names() {
        let names = include_str!("../../../../packaging/update-names.txt").lines();
        for line in names.filter(|line| !line.starts_with('#')) {
            let (said, file) = line.split_once(' ').unwrap();
            let known = |kind: &Kind| kind.is_named(file, &Version::new(0, 2, 0));
            let kinds: Vec<Kind> = KINDS.into_iter().filter(known).collect();
            assert_eq!(kinds.len(), usize::from(said == "yes"), "{file}: {kinds:?}");
        }
    }

    #[rstest]
    #[case::another_kind("sipendekar_0.2.0_amd64.rpm")]
    #[case::a_folder("sipendekar_0.2.0_/x.deb")]
    #[case::nothing("")]
    fn what_is_no_deb_of_ours_is_none(#[case] file: &str) {
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
