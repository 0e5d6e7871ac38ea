//! A screen for the desktop window where the machine has none: Xvfb, with the session programs
//! that an office computer has (bus, window manager, keyring, notifications).

use crate::children::Children;
use crate::say::say;
use crate::shell::{command, must, output, root};
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Starts the session programs, which end with the program named first.
const SESSION: &str = "setpriv --pdeathsig TERM -- openbox & \
    setpriv --pdeathsig TERM -- dunst & \
    printf '\\n' | setpriv --pdeathsig TERM -- \
        gnome-keyring-daemon --foreground --unlock --components=secrets & \
    exec setpriv --pdeathsig TERM -- \"$0\"";

/// An empty window with its title has some 450 colours, a drawn page thousands.
pub(crate) const DRAWN: u32 = 1_000;

/// Whether windows would have to be drawn on a screen that isn't there.
pub(crate) fn is_missing() -> bool {
    let empty = |name: &str| std::env::var_os(name).is_none_or(|value| value.is_empty());
    cfg!(target_os = "linux") && empty("DISPLAY") && empty("WAYLAND_DISPLAY")
}

/// A virtual screen.
pub(crate) struct Screen {
    display: String,
    home: PathBuf,
}

impl Screen {
    /// Starts one, with an own home in `home` that outlives it.
    pub(crate) fn start(children: &mut Children, home: &Path) -> Result<Self> {
        let mut xvfb = command("Xvfb", &["-displayfd", "1", "-nolisten", "tcp"]);
        xvfb.args(["-screen", "0", "1280x800x24"]);
        let child = children.start(xvfb.stdout(Stdio::piped()).stderr(Stdio::null()))?;
        let out = child.stdout.take().context("its output")?;
        let mut number = String::new();
        BufReader::new(out)
            .read_line(&mut number)
            .context("the number of the screen")?;
        let display = format!(":{}", number.trim());
        Ok(Self {
            display,
            home: home.to_path_buf(),
        })
    }

    /// A command that shows `program` on this screen, in an own session.
    pub(crate) fn command(&self, program: &Path) -> Result<Command> {
        let mut session = command("dbus-run-session", &["--", "sh", "-c", SESSION]);
        session.arg(program).env("DISPLAY", &self.display);
        for (name, part) in [
            ("XDG_RUNTIME_DIR", "run"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
        ] {
            let folder = self.home.join(part);
            fs::create_dir_all(&folder)?;
            must(&mut command(
                "chmod",
                &["700", folder.to_str().context("UTF-8")?],
            ))?;
            session.env(name, folder);
        }
        Ok(session)
    }

    /// Waits until the window is drawn, and keeps a picture of the screen.
    pub(crate) fn picture(&self, children: &mut Children) -> Result<()> {
        let end = Instant::now() + Duration::from_mins(1);
        let mut list = command("xwininfo", &["-root", "-tree", "-display", &self.display]);
        while !output(&mut list)?.contains("SIPENDEKAR") {
            if children.should_stop()? || Instant::now() > end {
                bail!("the desktop window did not open");
            }
            std::thread::sleep(Duration::from_millis(200));
        }
        let path = root().join("data/local/layar.png");
        // The full path: another program may have the same short name.
        let mut import = command(
            "/usr/bin/import",
            &["-display", &self.display, "-window", "root"],
        );
        import.arg(&path);
        must(&mut import)?;
        while colours(&path)? < DRAWN {
            if children.should_stop()? || Instant::now() > end {
                bail!("the desktop window stayed empty");
            }
            std::thread::sleep(Duration::from_millis(500));
            must(&mut import)?;
        }
        let shown = path.canonicalize().unwrap_or(path);
        say(&format!(
            "Tangkapan layar jendela disimpan di {}",
            shown.display()
        ));
        Ok(())
    }
}

/// How many colours a picture has.
pub(crate) fn colours(picture: &Path) -> Result<u32> {
    let mut identify = command("/usr/bin/identify", &["-format", "%k"]);
    let colours = output(identify.arg(picture))?;
    colours
        .trim()
        .parse()
        .with_context(|| format!("identify said {colours}"))
}
