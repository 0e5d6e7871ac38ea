//! What this computer lacks.

use crate::error::Fault;
use crate::glibc::Glibc;
use std::env;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where every program for glibc looks for its linker.
const LINKER: &str = "/lib64/ld-linux-x86-64.so.2";

/// Refuses a computer on which the programs inside can't be loaded.
pub fn check_glibc(needed: Glibc) -> Result<(), Fault> {
    if !Path::new(LINKER).exists() {
        return Err(Fault::NoGlibc(needed));
    }
    let mut ask = Command::new(LINKER);
    ask.arg("--version").env_clear().stdin(Stdio::null());
    let said = ask.output().map_err(|_| Fault::NoGlibc(needed))?;
    new_enough(&String::from_utf8_lossy(&said.stdout), needed)
}

/// Judges what the linker says about itself. Linkers before 2.33 don't know the question.
fn new_enough(said: &str, needed: Glibc) -> Result<(), Fault> {
    let version = said
        .lines()
        .find_map(|line| line.split_once("release version "))
        .map(|(_, version)| version.trim().trim_end_matches('.'));
    match version.and_then(Glibc::parse) {
        Some(found) if found >= needed => Ok(()),
        Some(found) => Err(Fault::OldGlibc {
            found: found.to_string(),
            needed,
        }),
        None if said.contains("musl") => Err(Fault::NoGlibc(needed)),
        None => Err(Fault::OldGlibc {
            found: "sebelum 2.33".to_owned(),
            needed,
        }),
    }
}

/// Refuses to go on without a screen to draw on.
pub fn check_screen() -> Result<(), Fault> {
    let there = wayland().is_some_and(|socket| UnixStream::connect(socket).is_ok())
        || value("DISPLAY").is_some_and(|display| x_answers(&display));
    if there { Ok(()) } else { Err(Fault::NoScreen) }
}

/// Says what is missing without which the program starts all the same.
pub fn warnings() -> Vec<&'static str> {
    let bus = value("DBUS_SESSION_BUS_ADDRESS").is_some()
        || value("XDG_RUNTIME_DIR").is_some_and(|run| Path::new(&run).join("bus").exists());
    let mut warnings = Vec::new();
    if !bus {
        warnings.push(
            "Tidak ada D-Bus sesi: pemberitahuan dan brankas kata sandi tidak tersedia, dan \
             Anda perlu masuk setiap kali SIPENDEKAR dibuka. Buka dari sesi desktop, atau pasang \
             dbus-user-session.",
        );
    }
    warnings
}

fn wayland() -> Option<PathBuf> {
    let display = PathBuf::from(value("WAYLAND_DISPLAY")?);
    if display.is_absolute() {
        return Some(display);
    }
    Some(PathBuf::from(value("XDG_RUNTIME_DIR")?).join(display))
}

/// Whether a server on this computer listens. Of others on the network nothing is known.
fn x_answers(display: &str) -> bool {
    let Some(number) = display.strip_prefix(':').or(display.strip_prefix("unix:")) else {
        return true;
    };
    let number = number.split('.').next().unwrap_or(number);
    let path = format!("/tmp/.X11-unix/X{number}");
    let hidden = SocketAddr::from_abstract_name(&path)
        .and_then(|address| UnixStream::connect_addr(&address));
    UnixStream::connect(&path).is_ok() || hidden.is_ok()
}

fn value(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEEDED: Glibc = Glibc {
        major: 2,
        minor: 36,
    };

    #[test]
    fn the_linker_says_its_version() {
        let debian = "ld.so (Debian GLIBC 2.36-9+deb12u10) stable release version 2.36.\nCopyr";
        let ubuntu = "ld.so (Ubuntu GLIBC 2.35-0ubuntu3.1) stable release version 2.35.\nCopyr";
        assert!(new_enough(debian, NEEDED).is_ok());
        let old = new_enough(ubuntu, NEEDED).unwrap_err().to_string();
        assert!(old.contains("2.35") && old.contains("2.36"), "{old}");
    }

    #[test]
    fn a_linker_that_does_not_answer_is_too_old() {
        let silent = new_enough("", NEEDED);
        assert!(matches!(silent, Err(Fault::OldGlibc { .. })), "{silent:?}");
        let musl = new_enough("musl libc (x86_64)", NEEDED);
        assert!(matches!(musl, Err(Fault::NoGlibc(_))), "{musl:?}");
    }

    #[test]
    fn a_server_that_is_not_there_does_not_answer() {
        assert!(!x_answers(":59999"));
        assert!(!x_answers(":59999.0"));
        assert!(x_answers("elsewhere:0"), "the network is not asked");
    }
}
