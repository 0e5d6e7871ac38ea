//! A real PostgreSQL for the tests, in a temporary folder, gone afterwards.
//!
//! It refuses to run as root, so root starts it as Debian's user `postgres`. Nothing of a test
//! needs to survive: `fsync` is off there.

use crate::packages::is_root;
use crate::shell::{command, must, output};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running server; it ends with this value.
pub(crate) struct Postgres {
    child: Child,
    folder: PathBuf,
    programs: PathBuf,
    user: User,
    port: u16,
}

/// As whom it runs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum User {
    Ourselves,
    Postgres,
}

impl Postgres {
    /// Starts one whose data need not survive.
    pub(crate) fn start() -> Result<Self> {
        Self::start_with(&["fsync=off", "full_page_writes=off"])
    }

    /// Starts the newest installed version on a free port of loopback, with these settings.
    pub(crate) fn start_with(settings: &[&str]) -> Result<Self> {
        let programs = newest()?;
        let user = if is_root()? {
            User::Postgres
        } else {
            User::Ourselves
        };
        let folder = folder(user)?;
        let data = folder.join("data");
        user.make_cluster(&programs, &folder, &data)?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut server = user.command(&programs.join("postgres"));
        server.arg("-D").arg(&data).arg("-k").arg(&folder);
        server.args(["-h", "127.0.0.1", "-p", &port.to_string()]);
        for setting in settings.iter().chain(&["max_connections=200"]) {
            server.args(["-c", setting]);
        }
        let log = fs::File::create(folder.join("log")).context("its log")?;
        let child = server
            .current_dir(&folder)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .context("could not start PostgreSQL")?;
        let mut started = Self {
            child,
            folder,
            programs,
            user,
            port,
        };
        started.wait()?;
        Ok(started)
    }

    /// Where tests make their databases.
    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn wait(&mut self) -> Result<()> {
        let end = Instant::now() + Duration::from_secs(30);
        let port = self.port.to_string();
        while Instant::now() < end {
            let ready = self.programs.join("pg_isready");
            let mut ready = Command::new(ready);
            ready.args(["--quiet", "--host=127.0.0.1", "--port", &port]);
            if ready.status().is_ok_and(|status| status.success()) {
                return Ok(());
            }
            ensure!(
                self.child.try_wait()?.is_none(),
                "PostgreSQL ended: {}",
                self.log()
            );
            std::thread::sleep(Duration::from_millis(100));
        }
        bail!("PostgreSQL does not answer: {}", self.log())
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let mut stop = self.user.command(&self.programs.join("pg_ctl"));
        stop.args(["stop", "--silent", "--mode=fast", "--pgdata"]);
        stop.arg(self.folder.join("data")).current_dir(&self.folder);
        if must(&mut stop).is_err() {
            let _gone = self.child.kill();
        }
        let _gone = self.child.wait();
        let _gone = fs::remove_dir_all(&self.folder);
    }
}

impl User {
    /// Makes an empty cluster.
    fn make_cluster(self, programs: &Path, folder: &Path, data: &Path) -> Result<()> {
        let mut initdb = self.command(&programs.join("initdb"));
        initdb.args(["--auth=trust", "--username=postgres", "--encoding=UTF8"]);
        initdb.args(["--locale=C.UTF-8", "--no-sync", "--pgdata"]);
        initdb.arg(data).current_dir(folder);
        must(initdb.stdout(Stdio::null()))
    }

    /// A command as that user, which ends when the task runner ends.
    fn command(self, program: &Path) -> Command {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "INT"]);
        if self == Self::Postgres {
            command.args(["--reuid=postgres", "--regid=postgres", "--init-groups"]);
            command.env("HOME", "/tmp");
        }
        command.arg("--").arg(program);
        command
    }
}

/// The folder of the newest installed programs, in Debian's place.
fn newest() -> Result<PathBuf> {
    let place = Path::new("/usr/lib/postgresql");
    let versions = fs::read_dir(place).context("PostgreSQL is not installed")?;
    let number = |path: &PathBuf| path.file_name()?.to_str()?.parse::<u32>().ok();
    let newest = versions
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.join("bin/initdb").exists())
        .max_by_key(number);
    Ok(newest.context("PostgreSQL is not installed")?.join("bin"))
}

/// An own folder that belongs to that user.
fn folder(user: User) -> Result<PathBuf> {
    let made = output(&mut command(
        "mktemp",
        &["--directory", "--tmpdir", "sipendekar-pg.XXXXXX"],
    ))?;
    let folder = PathBuf::from(made.trim());
    if user == User::Postgres {
        let path = folder.to_str().context("a path in UTF-8")?;
        must(&mut command("chown", &["postgres:postgres", path]))?;
    }
    Ok(folder)
}
