//! A package that is installed in a fresh system updates itself, as `tests/tests/package_update.rs`
//! has it: from a local server by TLS, with a key made for the occasion.
//!
//! The program runs as root there, and a script answers for the system that the administrator's
//! password was right: what is tried is everything before and after that question.

use super::journey::{self, Programs};
use super::place::{VERSION, next};
use super::release;
use super::root::Root;
use crate::packages;
use crate::shell::must;
use anyhow::Result;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// Where the office's settings are.
const POLICIES: &str = "/etc/sipendekar/kebijakan.d";

/// Who asks for the administrator's password.
const PKEXEC: &str = "/usr/bin/pkexec";

/// Stands in for it: the password was right. Where `rpm` is a stranger, it can't resolve names of
/// dependencies.
const ALLOW: &str = "#!/bin/sh
test \"$1\" != /usr/bin/rpm || set -- \"$@\" --nodeps
exec \"$@\"
";

/// Lets the desktop at `program` update itself to a newer package. What is installed afterwards is
/// the caller's to look at.
pub(super) fn verify(root: &Root, program: &str, newer: &Path) -> Result<()> {
    packages::install(&[packages::BUILD, packages::SCREEN, packages::JOURNEYS])?;
    fs::write(root.path(PKEXEC), ALLOW)?;
    fs::set_permissions(root.path(PKEXEC), fs::Permissions::from_mode(0o755))?;
    let tmp = Path::new("/tmp"); // where the desk of the journey is
    root.share(tmp)?;
    let programs = Programs::new("pembaruan")?;
    programs.inside(journey::DESKTOP, root, program)?;
    programs.here(journey::SERVER, &release::server()?)?;
    let policies = root.path(POLICIES);
    fs::create_dir_all(&policies)?;
    let done = must(
        programs
            .journey("package_update", "updates_itself")
            .env("SIPENDEKAR_NEWER_PACKAGE", newer.canonicalize()?)
            .env("SIPENDEKAR_NEWER_VERSION", next(VERSION)?)
            .env("SIPENDEKAR_POLICIES", policies.canonicalize()?),
    );
    done?;
    root.unmount(tmp)?;
    for made in [PKEXEC, &format!("{POLICIES}/90-uji.json")] {
        fs::remove_file(root.path(made))?;
    }
    Ok(())
}
