//! Whether a package would be a step forward: while this program runs, somebody else may have
//! installed a newer one, and neither `dpkg -i` nor a replaced file minds going backwards.

use super::NotInstalled;
use semver::Version;

/// Refuses unless the installed version, as the system's tool or an AppImage writes it, is older
/// than this one. A version that can't be read is refused too: in doubt nothing is installed.
pub(super) fn is_step_forward(installed: &str, version: &Version) -> Result<(), NotInstalled> {
    let installed = installed.trim();
    let (upstream, _revision) = installed.rsplit_once('-').unwrap_or((installed, ""));
    let unreadable = |error| NotInstalled::Failed(format!("installed is {installed:?}: {error}"));
    let upstream = Version::parse(upstream).map_err(unreadable)?;
    let numbers = |version: &Version| (version.major, version.minor, version.patch);
    if numbers(&upstream) < numbers(version) {
        Ok(())
    } else {
        Err(NotInstalled::NotOlder(installed.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("0.2.0\n")]
    #[case("0.2.0-1")]
    #[case::by_number_not_by_letter("0.2.9")]
    fn an_older_one_is_replaced(#[case] installed: &str) {
        is_step_forward(installed, &Version::new(0, 3, 0)).unwrap();
        is_step_forward(installed, &Version::new(0, 10, 0)).unwrap();
    }

    #[rstest]
    #[case::newer("0.3.1")]
    #[case::the_same("0.3.0")]
    #[case::the_same_packed_again("0.3.0-1")]
    #[case::with_an_epoch("1:0.2.0")]
    #[case::no_version("")]
    fn anything_else_stays(#[case] installed: &str) {
        let refused = is_step_forward(installed, &Version::new(0, 3, 0));
        assert!(refused.is_err(), "{refused:?}");
    }
}
