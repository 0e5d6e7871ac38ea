//! The page of the desktop application: Node, npm and its build, none of it twice.

use crate::say::say;
use crate::shell::{command, must, npm, output, root};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// The oldest Node that vite runs on.
const OLDEST: (u32, u32) = (20, 19);

/// Fails with advice if there is no Node, or one that is too old.
pub(crate) fn check() -> Result<()> {
    let advice = "Install Node 20.19 or newer: Debian 13 and later have it (`apt-get install \
                  nodejs npm`); otherwise take the LTS from nodejs.org or NodeSource.";
    let Ok(version) = output(&mut command("node", &["--version"])) else {
        bail!("Node is missing. {advice}");
    };
    let found = parse(&version).with_context(|| format!("node --version said {version}"))?;
    if found < OLDEST {
        bail!("Node {} is too old. {advice}", version.trim());
    }
    say(&format!("Node {}", version.trim()));
    Ok(())
}

fn parse(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.trim().trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// Installs the packages of `package-lock.json`, unless exactly these are installed.
pub(crate) fn install() -> Result<()> {
    let lock = fs::read(root().join("package-lock.json")).context("package-lock.json")?;
    let stamp = root().join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        say("npm packages are as in package-lock.json");
        return Ok(());
    }
    must(&mut npm(&["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, lock).context("node_modules can be written")
}

/// Builds the page, unless nothing of it is newer than the last build.
pub(crate) fn build() -> Result<()> {
    let built = modified(&root().join("ui/dist/index.html"));
    if built.is_some() && built > newest(root())? {
        say("the page is built");
        return Ok(());
    }
    must(&mut npm(&["run", "--silent", "build"]))
}

/// When the newest source of the page was changed.
fn newest(root: &Path) -> Result<Option<SystemTime>> {
    let mut newest = modified(&root.join("package-lock.json"));
    let mut folders = vec![root.join("ui")];
    while let Some(folder) = folders.pop() {
        newest = newest.max(modified(&folder)); // a file was removed
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.ends_with("ui/dist") {
                continue;
            }
            newest = newest.max(modified(&path));
            if path.is_dir() {
                folders.push(path);
            }
        }
    }
    Ok(newest)
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_node_is_compared_as_numbers() {
        assert_eq!(parse("v20.19.4\n"), Some((20, 19)));
        assert!(parse("v20.9.0").is_some_and(|found| found < OLDEST));
        assert!(parse("v22.1.0").is_some_and(|found| found >= OLDEST));
        assert_eq!(parse("not found"), None);
    }
}
