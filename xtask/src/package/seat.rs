//! A seat inside a fresh root: screen, session bus and an open keyring, as an officer has them.

use super::folder;
use super::root::Root;
use crate::say::say;
use anyhow::{Result, ensure};
use std::fs;
use std::path::PathBuf;

/// What a seat needs.
pub(super) const PACKAGES: &[&str] = &[
    "xvfb",
    "dbus",
    "dbus-x11",
    "gnome-keyring",
    "imagemagick",
    "desktop-file-utils",
];

/// Runs `$1` in a session of its own on a screen of its own.
const SESSION: &str = r#"
export XDG_RUNTIME_DIR=/run/seat HOME=/root
rm -rf "$XDG_RUNTIME_DIR"; mkdir -p -m 0700 "$XDG_RUNTIME_DIR" /tmp/.X11-unix
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>/run/screen 2>/dev/null &
xvfb=$!
trap 'kill $xvfb' EXIT
for _ in $(seq 100); do [ -s /run/screen ] && break; sleep 0.1; done
DISPLAY=:$(cat /run/screen); export DISPLAY
dbus-run-session -- sh -euc '
    printf "\n" | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null
    eval "$1"' session "$1"
"#;

/// Starts `$program` and waits until its page is drawn: an empty window has some hundred colours.
const DRAW: &str = r#"
$program >/run/program.log 2>&1 &
started=$!
for _ in $(seq 120); do
    import -window root /run/picture.png
    if [ "$(identify -format %k /run/picture.png)" -gt 1000 ]; then break; fi
    kill -0 $started || { cat /run/program.log; exit 1; }
    sleep 0.5
done
kill $started
[ "$(identify -format %k /run/picture.png)" -gt 1000 ] || { cat /run/program.log; exit 1; }
"#;

/// Runs a shell script at the seat; gives what it wrote.
pub(super) fn run(root: &Root, script: &str) -> Result<String> {
    let file = root.path("/run/session.sh");
    fs::write(file, SESSION)?;
    let mut sh = root.command("sh", &["-eu", "/run/session.sh", script]);
    crate::shell::output(&mut sh)
}

/// Lets the program try the computer; fails unless everything works.
pub(super) fn self_test(root: &Root, program: &str, server: &str) -> Result<()> {
    let said = run(
        root,
        &format!("SIPENDEKAR_SERVER={server} {program} --self-test"),
    )?;
    say(&said);
    ensure!(
        said.lines().count() >= 5 && said.lines().all(|line| line.starts_with("BAIK")),
        "the self-test says:\n{said}"
    );
    Ok(())
}

/// Starts the program until its window is drawn, and keeps a picture of it; gives its file.
pub(super) fn draws_window(root: &Root, program: &str, name: &str) -> Result<PathBuf> {
    run(root, &format!("program='{program}'\n{DRAW}"))?;
    let picture = folder()?.join(format!("{name}.png"));
    fs::copy(root.path("/run/picture.png"), &picture)?;
    say(&format!("window drawn: {}", picture.display()));
    Ok(picture)
}
