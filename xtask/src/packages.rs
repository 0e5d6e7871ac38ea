//! Debian packages: which are missing, and installing them.

use crate::say::say;
use crate::shell::{command, must, output};
use anyhow::{Context, Result, bail};
use std::process::Command;

/// To build the desktop application.
pub(crate) const BUILD: &[&str] = &[
    "build-essential",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "libayatana-appindicator3-dev",
    "librsvg2-dev",
];

/// To show the desktop application where there is no screen.
pub(crate) const SCREEN: &[&str] = &[
    "xvfb",
    "dbus",
    "dbus-x11",
    "openbox",
    "gnome-keyring",
    "dunst",
    "imagemagick",
    "x11-utils",
    "fonts-inter",
];

/// To test as officers and citizens would use it, on both databases.
pub(crate) const JOURNEYS: &[&str] = &[
    "webkit2gtk-driver",
    "xdotool",
    "libsecret-tools",
    "libnotify-bin",
    "chromium",
    "chromium-driver",
    "postgresql",
];

/// To install the tool that compares the server with its description.
pub(crate) const CONTRACT: &[&str] = &["python3-venv"];

/// To try packages in a fresh system.
pub(crate) const ROOT: &[&str] = &["debootstrap", "lintian"];

/// To make an AppImage: tools, and what it carries beside what the desktop is built with.
pub(crate) const APPIMAGE: &[&str] = &[
    "squashfs-tools",
    "patchelf",
    "desktop-file-utils",
    "imagemagick",
    "libayatana-appindicator3-1",
    "libegl-mesa0",
    "libgl1-mesa-dri",
    "libgles2",
    "librsvg2-common",
    "dconf-gsettings-backend",
    "gsettings-desktop-schemas",
    "shared-mime-info",
    "hicolor-icon-theme",
    "fonts-dejavu-core",
];

/// To link for Windows.
pub(crate) const MINGW: &[&str] = &[
    "gcc-mingw-w64-x86-64-posix",
    "g++-mingw-w64-x86-64-posix",
    "mingw-w64-tools",
];

/// To build Rust's standard library for Windows, where rustup doesn't have it.
pub(crate) const RUST_SOURCE: &[&str] = &["rustc-web", "rust-web-src", "libstd-rust-web-dev"];

/// To run Windows programs.
pub(crate) const WINE: &[&str] = &["wine", "wine64"];

/// To make an installer for Windows.
pub(crate) const MSI: &[&str] = &["wixl", "msitools"];

/// To compile the server, and to make packages of Debian.
pub(crate) const SERVER: &[&str] = &["build-essential", "dpkg-dev"];

/// To try the server's package: its scripts, and a machine on which systemd runs.
pub(crate) const SERVER_TRIALS: &[&str] = &["shellcheck", "systemd-container"];

/// Installs what is missing of these lists, after naming it. Where there is no `dpkg-query` it
/// only says what is needed.
pub(crate) fn install(lists: &[&[&str]]) -> Result<()> {
    let wanted: Vec<&str> = lists.concat();
    let Some(missing) = missing(&wanted)? else {
        say(&format!(
            "Not Debian. Needed by other names: {}",
            wanted.join(" ")
        ));
        return Ok(());
    };
    if missing.is_empty() {
        say(&format!("all {} Debian packages are there", wanted.len()));
        return Ok(());
    }
    say(&format!("missing Debian packages: {}", missing.join(" ")));
    update()?;
    let mut install = apt(&["install", "--yes", "--no-install-recommends"])?;
    must(install.args(&missing))
}

/// Whether this system has such packages at all, installed or not.
pub(crate) fn exist(packages: &[&str]) -> Result<bool> {
    let Some(missing) = missing(packages)? else {
        return Ok(false);
    };
    if missing.is_empty() {
        return Ok(true);
    }
    let known = || {
        let mut ask = command("apt-cache", &["show", "--no-all-versions"]);
        output(ask.args(&missing)).is_ok()
    };
    if known() {
        return Ok(true);
    }
    update()?; // this system may never have fetched its lists
    Ok(known())
}

/// The packages that are not installed; none where packages can't be asked for.
fn missing<'a>(wanted: &[&'a str]) -> Result<Option<Vec<&'a str>>> {
    let format = "--showformat=${Package} ${db:Status-Status}\n";
    let mut ask = command("dpkg-query", &["--show", format]);
    let Ok(listed) = ask.args(wanted).output() else {
        return Ok(None);
    };
    // It fails when one of them is unknown, and lists the others all the same.
    let listed = String::from_utf8(listed.stdout).context("dpkg-query writes UTF-8")?;
    let there = |package: &str| {
        listed
            .lines()
            .any(|line| line == format!("{package} installed"))
    };
    Ok(Some(
        wanted
            .iter()
            .copied()
            .filter(|package| !there(package))
            .collect(),
    ))
}

/// Package lists are often fetched over bad lines: three tries.
fn update() -> Result<()> {
    for pause in [2, 10] {
        if must(&mut apt(&["update"])?).is_ok() {
            return Ok(());
        }
        say(&format!("apt-get update failed; again in {pause} s"));
        std::thread::sleep(std::time::Duration::from_secs(pause));
    }
    must(&mut apt(&["update"])?)
}

fn apt(arguments: &[&str]) -> Result<Command> {
    let quiet = "DEBIAN_FRONTEND=noninteractive";
    let mut apt = if is_root()? {
        command("env", &[quiet, "apt-get", "--quiet"])
    } else if output(&mut command("sudo", &["--version"])).is_ok() {
        command("sudo", &["env", quiet, "apt-get", "--quiet"])
    } else {
        bail!("installing packages needs root or sudo; install the packages named above yourself");
    };
    apt.args(arguments);
    Ok(apt)
}

/// Whether this is root.
pub(crate) fn is_root() -> Result<bool> {
    Ok(output(&mut command("id", &["-u"]))?.trim() == "0")
}
