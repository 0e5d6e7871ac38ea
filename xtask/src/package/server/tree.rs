//! The files of the server's package, as they lie on an operator's machine.

use super::{architecture, changed};
use crate::package::place::folder;
use crate::package::{gzip, release};
use crate::shell::{command, must, output, root as checkout};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The program.
const PROGRAM: &str = "usr/bin/sipendekar-server";
/// The settings, which an upgrade never overwrites.
pub(super) const SETTINGS: &str = "etc/sipendekar/server.toml";
/// The unit of systemd.
pub(super) const UNIT: &str = "usr/lib/systemd/system/sipendekar-server.service";

/// Files of `packaging/server`, and where they go as they are.
const AS_THEY_ARE: &[(&str, &str)] = &[
    ("server.toml", SETTINGS),
    ("sipendekar-server.service", UNIT),
    ("copyright", "usr/share/doc/sipendekar-server/copyright"),
    (
        "README.Debian",
        "usr/share/doc/sipendekar-server/README.Debian",
    ),
    (
        "lintian-overrides",
        "usr/share/lintian/overrides/sipendekar-server",
    ),
    (
        "nginx.conf",
        "usr/share/doc/sipendekar-server/contoh/nginx.conf",
    ),
    (
        "Caddyfile",
        "usr/share/doc/sipendekar-server/contoh/Caddyfile",
    ),
    ("conffiles", "DEBIAN/conffiles"),
    ("postinst", "DEBIAN/postinst"),
    ("prerm", "DEBIAN/prerm"),
    ("postrm", "DEBIAN/postrm"),
];

/// Files of `packaging/server` in which `{version}` and `{date}` are filled in, then compressed.
const COMPRESSED: &[(&str, &str)] = &[
    (
        "changelog.in",
        "usr/share/doc/sipendekar-server/changelog.gz",
    ),
    (
        "sipendekar-server.8",
        "usr/share/man/man8/sipendekar-server.8.gz",
    ),
];

/// Lays out everything, with the released program.
pub(super) fn lay(version: &str) -> Result<PathBuf> {
    let program = release::server()?;
    let tree = folder()?.join(format!("sipendekar-server_{version}"));
    if tree.exists() {
        fs::remove_dir_all(&tree)?;
    }
    copy(&program, &tree.join(PROGRAM))?;
    for (from, to) in AS_THEY_ARE {
        copy(&ours(from), &tree.join(to))?;
    }
    for (from, to) in COMPRESSED {
        gzip::compress(fill(from, version)?.as_bytes(), &tree.join(to))?;
    }
    referensi(&tree.join("usr/share/sipendekar/data"))?;
    set_modes(&tree)?;
    control(&tree, version)?;
    Ok(tree)
}

/// Puts something into the settings that the version before did not have.
pub(super) fn add_setting(tree: &Path) -> Result<()> {
    let file = tree.join(SETTINGS);
    let old = fs::read_to_string(&file)?;
    fs::write(&file, format!("{old}\n# Baru dalam versi ini.\n"))?;
    Ok(())
}

/// What citizens and officers choose from; sample data are not for a real server.
fn referensi(to: &Path) -> Result<()> {
    for entry in fs::read_dir(checkout().join("data"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            copy(&path, &to.join(path.file_name().context("a name")?))?;
        }
    }
    Ok(())
}

/// Whatever the mask of whoever builds: all may read, only root may write, and the settings may
/// come to hold a password.
fn set_modes(tree: &Path) -> Result<()> {
    must(command("chmod", &["--recursive", "u=rwX,go=rX"]).arg(tree))?;
    must(command("chmod", &["0640"]).arg(tree.join(SETTINGS)))
}

fn control(tree: &Path, version: &str) -> Result<()> {
    let kilobytes = output(command("du", &["--apparent-size", "--summarize", "-k"]).arg(tree))?;
    let kilobytes = kilobytes.split_whitespace().next().context("a size")?;
    let text = fill("control.in", version)?
        .replace("{architecture}", &architecture()?)
        .replace("{size}", kilobytes)
        .replace("{depends}", &libraries(tree)?);
    fs::write(tree.join("DEBIAN/control"), text)?;
    let sums = "find usr -type f -print0 | sort -z | xargs -0 md5sum > DEBIAN/md5sums";
    must(command("sh", &["-euc", sums]).current_dir(tree))?;
    must(command("chmod", &["0644", "control", "md5sums"]).current_dir(tree.join("DEBIAN")))
}

/// The shared libraries of the program, with the oldest versions that have what it calls.
fn libraries(tree: &Path) -> Result<String> {
    let place = folder()?.join("pustaka");
    let control = place.join("debian/control");
    fs::create_dir_all(place.join("debian"))?;
    fs::write(
        &control,
        "Source: sipendekar\n\nPackage: sipendekar-server\nArchitecture: any\n",
    )?;
    let mut ask = Command::new("dpkg-shlibdeps");
    ask.arg("-O").arg(tree.join(PROGRAM)).current_dir(&place);
    let told = output(&mut ask)?;
    let depends = told.trim().strip_prefix("shlibs:Depends=");
    depends.map(str::to_owned).context("shared libraries")
}

fn fill(name: &str, version: &str) -> Result<String> {
    let path = ours(name);
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let date = format!("--date=@{}", changed()?);
    let date = output(command("date", &["--utc", "--rfc-email", &date]).env("LC_ALL", "C"))?;
    Ok(text
        .replace("{version}", version)
        .replace("{date}", date.trim()))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to.parent().context("not the root")?)?;
    fs::copy(from, to).with_context(|| from.display().to_string())?;
    Ok(())
}

fn ours(name: &str) -> PathBuf {
    checkout().join("packaging/server").join(name)
}
