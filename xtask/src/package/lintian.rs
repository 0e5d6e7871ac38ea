//! Debian's own checks of a package.

use crate::packages;
use crate::say::say;
use crate::shell::{command, output};
use anyhow::Result;
use std::path::Path;

/// Fails where they find an error; says what else they find.
pub(crate) fn no_errors(package: &Path) -> Result<()> {
    packages::install(&[packages::ROOT])?;
    let mut lintian = command("lintian", &["--allow-root", "--fail-on", "error"]);
    let said = output(lintian.arg(package))?;
    let tags = said.lines().count();
    say(&format!("lintian: no errors; {tags} other tags"));
    say(said.trim());
    Ok(())
}
