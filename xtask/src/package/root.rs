//! Fresh Debian roots in which packages are installed as on a new machine.
//!
//! `debootstrap` makes a minimal system once, in `target/paket-kerja/dasar`; each test gets a copy of its
//! own and takes packages from the same sources as this machine. Needs root, for `chroot`.

use super::mounts;
use super::place::folder;
use crate::packages;
use crate::say::say;
use crate::shell::{command, must, output};
use anyhow::{Context, Result, ensure};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What of this machine a root needs to reach the package registries: names, certificates, and
/// how apt gets through a proxy.
const FROM_HERE: &[&str] = &[
    "/etc/resolv.conf",
    "/etc/hosts",
    "/etc/ssl/certs",
    "/etc/apt/sources.list",
    "/etc/apt/sources.list.d/debian.sources",
    "/etc/apt/apt.conf.d",
    "/usr/share/keyrings/debian-archive-keyring.gpg",
];

/// Where Debian comes from.
const MIRROR: &str = "http://deb.debian.org/debian";

/// A fresh system in a folder; gone with this value.
pub(super) struct Root {
    folder: PathBuf,
}

impl Root {
    /// A copy of the minimal system, with the package lists of today.
    pub(super) fn fresh(name: &str) -> Result<Self> {
        let minimal = minimal()?;
        let root = Self {
            folder: folder()?.join(format!("akar-{name}")),
        };
        mounts::remove(&root.folder)?;
        let mut copy = command("cp", &["--archive", "--reflink=auto"]);
        must(copy.arg(&minimal).arg(&root.folder))?;
        for part in ["proc", "dev", "sys"] {
            root.mount(part)?;
        }
        output(&mut root.command("apt-get", &["--quiet=2", "update"]))?;
        Ok(root)
    }

    /// The folder of a path inside.
    pub(super) fn path(&self, inside: &str) -> PathBuf {
        self.folder.join(inside.trim_start_matches('/'))
    }

    /// Copies a file into the folder `/paket` of the root; gives its path inside.
    pub(super) fn put(&self, file: &Path) -> Result<String> {
        let name = file.file_name().and_then(|name| name.to_str());
        let inside = format!("/paket/{}", name.context("a file name in UTF-8")?);
        fs::create_dir_all(self.path("/paket"))?;
        fs::copy(file, self.path(&inside)).with_context(|| file.display().to_string())?;
        Ok(inside)
    }

    /// A command inside, with a clean environment, as root.
    pub(super) fn command(&self, program: &str, arguments: &[&str]) -> Command {
        chroot(&self.folder, program, arguments)
    }

    /// Runs a shell script inside; gives what it wrote.
    pub(super) fn sh(&self, script: &str) -> Result<String> {
        output(&mut self.command("sh", &["-euc", script]))
    }

    /// Whether a shell script inside succeeds.
    pub(super) fn succeeds(&self, script: &str) -> bool {
        self.sh(script).is_ok()
    }

    /// Installs packages by name, or files by path, with what they depend on.
    pub(super) fn install(&self, packages: &[&str]) -> Result<()> {
        let options = ["--yes", "--quiet=2", "--no-install-recommends", "install"];
        let mut apt = self.command("apt-get", &options);
        output(apt.args(packages)).map(drop)
    }

    /// Every file of the packages' places, for a comparison later.
    pub(super) fn files(&self) -> Result<String> {
        self.sh("find /etc /usr /opt /var/lib -xdev -not -path '/var/lib/dpkg/*' | sort")
    }

    /// Fails if something is there now that wasn't before and bears this name.
    pub(super) fn expect_only(&self, before: &str, name: &str) -> Result<()> {
        let known: HashSet<&str> = before.lines().collect();
        let now = self.files()?;
        let left = now
            .lines()
            .filter(|path| !known.contains(path) && path.to_lowercase().contains(name));
        let left: Vec<&str> = left.collect();
        ensure!(left.is_empty(), "left behind:\n{}", left.join("\n"));
        Ok(())
    }

    /// Lets it see a folder of this machine, under the same path.
    pub(super) fn share(&self, folder: &Path) -> Result<()> {
        let place = self.path(&folder.to_string_lossy());
        fs::create_dir_all(&place)?;
        must(command("mount", &["--bind"]).arg(folder).arg(place))
    }

    /// Mounts an empty disk of so many megabytes there.
    pub(super) fn mount_disk(&self, folder: &Path, megabytes: u32) -> Result<()> {
        let place = self.path(&folder.to_string_lossy());
        fs::create_dir_all(&place)?;
        let options = format!("size={megabytes}m,mode=700");
        let mut mount = command("mount", &["-t", "tmpfs", "-o", &options, "disk"]);
        must(mount.arg(place))
    }

    /// What was shared or mounted there is gone.
    pub(super) fn unmount(&self, folder: &Path) -> Result<()> {
        mounts::unmount_below(&self.path(&folder.to_string_lossy()))
    }

    fn mount(&self, part: &str) -> Result<()> {
        let place = self.path(part);
        fs::create_dir_all(&place)?;
        must(
            command("mount", &["--rbind", "--make-rslave"])
                .arg(format!("/{part}"))
                .arg(place),
        )
    }

    /// Leaves nothing of this machine mounted inside.
    pub(super) fn unmount_all(&self) -> Result<()> {
        mounts::unmount_below(&self.folder)
    }
}

impl Drop for Root {
    fn drop(&mut self) {
        if let Err(error) = mounts::remove(&self.folder) {
            say(&format!("{} is left: {error:#}", self.folder.display()));
        }
    }
}

/// The minimal system, made if it isn't there.
fn minimal() -> Result<PathBuf> {
    packages::install(&[packages::ROOT])?;
    let minimal = folder()?.join("dasar");
    if minimal.join("siap").exists() {
        return Ok(minimal);
    }
    mounts::remove(&minimal)?;
    let release = output(&mut command(
        "sh",
        &["-c", ". /etc/os-release; echo $VERSION_CODENAME"],
    ))?;
    let mut debootstrap = command("debootstrap", &["--variant=minbase", release.trim()]);
    output(debootstrap.arg(&minimal).arg(MIRROR))?;
    for path in FROM_HERE {
        if Path::new(path).exists() {
            let inside = minimal.join(path.trim_start_matches('/'));
            fs::create_dir_all(inside.parent().context("not the root")?)?;
            let mut copy = command(
                "cp",
                &["--recursive", "--dereference", "--no-target-directory"],
            );
            must(copy.arg(path).arg(inside))?;
        }
    }
    fs::write(minimal.join("siap"), "")?;
    Ok(minimal)
}

fn chroot(folder: &Path, program: &str, arguments: &[&str]) -> Command {
    let mut chroot = command(
        "env",
        &["--ignore-environment", "HOME=/root", "LC_ALL=C.UTF-8"],
    );
    chroot.args([
        "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
        "DEBIAN_FRONTEND=noninteractive",
    ]);
    chroot.arg("chroot").arg(folder).arg(program);
    chroot.args(arguments);
    chroot
}
