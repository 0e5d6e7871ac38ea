//! One officer's desk: an own screen, session bus, keyring, window manager and notifications.
//!
//! Everything of a desk lives in one temporary folder, so that two officers never share a bus, a
//! cache or a keyring, and everything ends with the desk.

use crate::keyring::{self, Keyring};
use crate::place;
use crate::process::{Proc, command, run};
use crate::wait::{SOON, until};
use anyhow::{Context, Result};
use std::fs;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use tempfile::TempDir;

/// A running desk. Programs end in the order of the fields.
pub struct Desk {
    programs: Vec<Proc>,
    keyring: Option<Proc>,
    session: Vec<Proc>,
    env: Vec<(&'static str, String)>,
    folder: TempDir,
}

/// A notification as the daemon showed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// Its heading.
    pub judul: String,
    /// Its text.
    pub isi: String,
}

impl Desk {
    /// Sets up a desk with that kind of keyring.
    pub async fn open(keyring: Keyring) -> Result<Self> {
        let folder = TempDir::with_prefix("sipendekar-desk-").context("a folder")?;
        let env = environment(folder.path())?;
        let mut desk = Self {
            programs: Vec::new(),
            keyring: None,
            session: Vec::new(),
            env,
            folder,
        };
        desk.start_screen().await?;
        desk.start_bus(keyring).await?;
        desk.keyring = keyring::start(&desk, keyring).await?;
        let openbox = desk.command("openbox");
        desk.start_for_session("openbox", openbox)?;
        desk.start_notifications().await?;
        Ok(desk)
    }

    /// The folder with everything of this desk.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where the desktop application keeps its cache on this desk.
    pub fn data_dir(&self) -> PathBuf {
        self.folder().join("sipendekar")
    }

    /// A command of this desk's session.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = command(program);
        for name in ["WAYLAND_DISPLAY", "SIPENDEKAR_SERVER", "SESSION_MANAGER"] {
            command.env_remove(name);
        }
        command
            .envs(self.env.iter().map(|(name, value)| (name, value)))
            .current_dir(self.folder());
        command
    }

    /// Starts a program of the officer; it ends with the desk.
    pub fn start(&mut self, name: &str, command: Command) -> Result<&mut Proc> {
        let log = self.log(name);
        self.programs.push(Proc::start(name, command, &log)?);
        self.programs.last_mut().context("just started")
    }

    /// The file with everything a program said.
    pub fn log(&self, name: &str) -> PathBuf {
        self.folder().join(format!("{name}.log"))
    }

    fn start_for_session(&mut self, name: &str, command: Command) -> Result<()> {
        let log = self.log(name);
        self.session.push(Proc::start(name, command, &log)?);
        Ok(())
    }

    async fn start_screen(&mut self) -> Result<()> {
        let mut xvfb = self.command("Xvfb");
        xvfb.args(["-displayfd", "1", "-screen", "0", "1280x800x24"]);
        xvfb.args(["-nolisten", "tcp"]);
        self.start_for_session("Xvfb", xvfb)?;
        let log = self.log("Xvfb");
        let number = until("Xvfb says its number", SOON, async || {
            let said = fs::read_to_string(&log)?;
            Ok(said
                .lines()
                .find_map(|line| line.trim().parse::<u32>().ok()))
        });
        self.env.push(("DISPLAY", format!(":{}", number.await?)));
        Ok(())
    }

    async fn start_bus(&mut self, keyring: Keyring) -> Result<()> {
        let socket = self.folder().join("run/bus");
        let services = self.folder().join("services");
        fs::create_dir_all(&services)?;
        keyring::offer_prompter(keyring, &services)?;
        let config = self.folder().join("bus.conf");
        fs::write(&config, bus_config(&socket, &services))?;
        let mut bus = self.command("dbus-daemon");
        bus.arg("--nofork")
            .arg(format!("--config-file={}", config.display()));
        self.start_for_session("dbus-daemon", bus)?;
        until("the session bus is there", SOON, async || {
            Ok(socket.exists().then_some(()))
        })
        .await?;
        let address = self.bus_address();
        self.env.push(("DBUS_SESSION_BUS_ADDRESS", address));
        Ok(())
    }

    /// Where the session bus of this desk listens.
    pub fn bus_address(&self) -> String {
        format!("unix:path={}", self.folder().join("run/bus").display())
    }

    /// Waits until somebody on the bus answers to a name.
    pub async fn wait_for_bus_name(&self, name: &str) -> Result<()> {
        let asked = format!("string:{name}");
        until(&format!("{name} is on the bus"), SOON, async || {
            let mut ask = self.command("dbus-send");
            ask.args(["--session", "--print-reply", "--dest=org.freedesktop.DBus"]);
            ask.args(["/", "org.freedesktop.DBus.NameHasOwner", &asked]);
            Ok(run("dbus-send", &mut ask)?.contains("true").then_some(()))
        })
        .await
    }

    async fn start_notifications(&mut self) -> Result<()> {
        let script = self.folder().join("toast.sh");
        fs::write(&script, TOAST_SCRIPT)?;
        fs::set_permissions(&script, fs::Permissions::from_mode(0o700))?;
        let config = self.folder().join("dunstrc");
        fs::write(&config, dunst_config(&script))?;
        let mut dunst = self.command("dunst");
        dunst.arg("-config").arg(&config);
        self.start_for_session("dunst", dunst)?;
        self.wait_for_bus_name("org.freedesktop.Notifications")
            .await
    }

    /// Every notification this desk has shown, oldest first.
    pub fn toasts(&self) -> Vec<Toast> {
        let shown = fs::read_to_string(self.folder().join("toasts")).unwrap_or_default();
        let toast = |record: &str| {
            let (judul, isi) = record.split_once('\u{1f}')?;
            Some(Toast {
                judul: judul.trim().to_owned(),
                isi: isi.trim().to_owned(),
            })
        };
        shown.split('\u{1e}').filter_map(toast).collect()
    }

    /// Waits for a notification that says `part`.
    pub async fn toast(&self, part: &str, limit: Duration) -> Result<Toast> {
        let what = format!("a toast says “{part}”");
        let toast = until(&what, limit, async || {
            let says = |toast: &Toast| toast.judul.contains(part) || toast.isi.contains(part);
            Ok(self.toasts().into_iter().find(says))
        });
        match toast.await {
            Ok(toast) => Ok(toast),
            Err(error) => {
                let picture = self.picture("failed-toast").await?;
                let shown = self.toasts();
                Err(error.context(format!("{}; shown: {shown:#?}", picture.display())))
            }
        }
    }

    /// Clears the corner, so that the next notification is the only one.
    pub fn dismiss_toasts(&self) -> Result<()> {
        let mut close = self.command("dunstctl");
        run("dunstctl", close.arg("close-all")).map(drop)
    }

    /// Clicks the notification in the corner with the mouse.
    pub async fn click_toast(&self) -> Result<()> {
        let window = until("the toast has a window", SOON, async || {
            let mut find = self.command("xdotool");
            find.args(["search", "--onlyvisible", "--class", "Dunst"]);
            let found = run("xdotool", &mut find)?;
            Ok(found.lines().next_back().map(str::to_owned))
        })
        .await?;
        let mut click = self.command("xdotool");
        click.args(["mousemove", "--window", &window, "60", "20", "click", "1"]);
        run("xdotool", &mut click).map(drop)
    }

    /// Waits for a window by its title, types into it and presses Enter.
    pub async fn answer_window(&self, title: &str, text: &str) -> Result<()> {
        until(&format!("a window “{title}” opens"), SOON, async || {
            let mut find = self.command("xdotool");
            find.args(["search", "--onlyvisible", "--name", title]);
            Ok(run("xdotool", &mut find).ok())
        })
        .await?;
        tokio::time::sleep(Duration::from_millis(500)).await; // it takes the keyboard after it is drawn
        let mut keys = self.command("xdotool");
        keys.args(["type", "--delay", "20", text]);
        run("xdotool", &mut keys)?;
        let mut enter = self.command("xdotool");
        run("xdotool", enter.args(["key", "Return"])).map(drop)
    }

    /// Waits for a window whose title says something.
    pub async fn window_titled(&self, part: &str) -> Result<()> {
        until(
            &format!("a window is titled “{part}”"),
            SOON,
            async || {
                let mut find = self.command("xdotool");
                find.args(["search", "--onlyvisible", "--name", part]);
                Ok(run("xdotool", &mut find).ok().map(drop))
            },
        )
        .await
    }

    /// Keeps a picture of the whole screen under a name, and says where.
    pub async fn picture(&self, name: &str) -> Result<PathBuf> {
        tokio::time::sleep(Duration::from_secs(1)).await; // the screen is drawn after the page
        let path = place::evidence(name)?;
        // The full path: another program may have the same short name.
        let mut import = self.command("/usr/bin/import");
        import.args(["-window", "root"]).arg(&path);
        run("import", &mut import)?;
        Ok(path)
    }
}

fn environment(folder: &Path) -> Result<Vec<(&'static str, String)>> {
    fs::DirBuilder::new()
        .mode(0o700)
        .create(folder.join("run"))?;
    let mut env = Vec::new();
    for (name, part) in [
        ("XDG_RUNTIME_DIR", "run"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
        ("HOME", "home"),
    ] {
        let path = folder.join(part);
        fs::create_dir_all(&path)?;
        env.push((name, path.display().to_string()));
    }
    Ok(env)
}

/// A bus that starts nothing by itself but what the desk offers.
fn bus_config(socket: &Path, services: &Path) -> String {
    format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#,
        socket.display(),
        services.display()
    )
}

/// Called by the daemon for every notification it shows: program, heading, text, icon, urgency.
const TOAST_SCRIPT: &str =
    "#!/bin/sh\nprintf '%s\\037%s\\036' \"$2\" \"$3\" >> \"$(dirname \"$0\")/toasts\"\n";

fn dunst_config(script: &Path) -> String {
    format!(
        "[global]\nmarkup = full\nwidth = 420\norigin = top-right\nnotification_limit = 5\n\
         mouse_left_click = do_action, close_current\n\
         [urgency_low]\ntimeout = 0\n[urgency_normal]\ntimeout = 0\n[urgency_critical]\ntimeout = 0\n\
         [record]\nsummary = \"*\"\nscript = {}\n",
        script.display()
    )
}
