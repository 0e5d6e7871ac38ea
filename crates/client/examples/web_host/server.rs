//! The built server with demonstration data, as a child of this program.

use crate::files;
use anyhow::{Context, Result, bail, ensure};
use client::Clock;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::net::TcpListener;
use tokio::process::{Child, ChildStdout, Command};

/// Deadlines are counted in days, so older data is of no use.
const STAYS: SignedDuration = SignedDuration::from_hours(12);
/// Written last into a seed.
const ACCOUNTS: &str = "akun.json";
/// The folder of published updates, in the server's.
const UPDATES: &str = "pembaruan";

/// How old the demonstration data may be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Age {
    OfToday,
    New,
}

/// Somebody who can sign in.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Account {
    pub(crate) peran: String,
    pub(crate) pengguna: String,
    pub(crate) sandi: String,
}

/// A server's folder as it is at the start, and who can sign in.
pub(crate) struct Seed {
    folder: PathBuf,
    pub(crate) accounts: Vec<Account>,
}

impl Seed {
    /// The one of an earlier start, if it is young enough, or a new one.
    pub(crate) async fn prepare(age: Age) -> Result<Self> {
        let folder = files::repository().join("target/web-host");
        if age == Age::OfToday && is_usable(&folder)? {
            let accounts = std::fs::read(folder.join(ACCOUNTS))?;
            let accounts = serde_json::from_slice(&accounts).context(ACCOUNTS)?;
            return Ok(Self { folder, accounts });
        }
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        std::fs::create_dir_all(&folder)?;
        let data = files::repository().join("data");
        let data = data.to_str().context("a path in UTF-8")?;
        tool(&folder, &["load-reference", data]).await?;
        let printed = tool(&folder, &["demo", "--data", data]).await?;
        let lines = printed.lines().filter(|line| line.starts_with('{'));
        let accounts: Vec<Account> = lines.map(serde_json::from_str).collect::<Result<_, _>>()?;
        std::fs::write(folder.join(ACCOUNTS), serde_json::to_vec(&accounts)?)?;
        Ok(Self { folder, accounts })
    }
}

/// Whether a seed is whole, young, and made by the server that is built now.
fn is_usable(folder: &Path) -> Result<bool> {
    let Ok(made) = std::fs::metadata(folder.join(ACCOUNTS)).and_then(|file| file.modified()) else {
        return Ok(false);
    };
    let built = std::fs::metadata(files::server()?)?.modified()?;
    let age = Clock::system()
        .now()
        .duration_since(Timestamp::try_from(made)?);
    Ok(made > built && age < STAYS)
}

/// A running server, on a copy of the seed.
pub(crate) struct Server {
    _child: Child, // ends with this
    folder: TempDir,
    pub(crate) port: u16,
}

impl Server {
    pub(crate) async fn start(seed: &Seed) -> Result<Self> {
        let folder = TempDir::with_prefix("sipendekar-web-host-")?;
        files::copy(&seed.folder, folder.path())?;
        std::fs::create_dir_all(folder.path().join(UPDATES))?;
        let port = TcpListener::bind("127.0.0.1:0").await?.local_addr()?.port();
        let mut serve = command(folder.path(), port)?;
        serve.arg("serve").stdout(Stdio::piped());
        let mut child = serve.spawn().context("the server starts")?;
        let said = child.stdout.take().context("what it says")?;
        ready(BufReader::new(said).lines()).await?;
        Ok(Self {
            _child: child,
            folder,
            port,
        })
    }

    /// An administrator closes an account beside the running server.
    pub(crate) async fn close_account(&self, pengguna: &str) -> Result<()> {
        let arguments = ["close-account", "--pengguna", pengguna];
        tool(self.folder.path(), &arguments).await?;
        Ok(())
    }

    /// Where updates are published.
    pub(crate) fn updates(&self) -> PathBuf {
        self.folder.path().join(UPDATES)
    }
}

/// Waits until the server answers; whatever else it says must not fill the pipe.
async fn ready(mut said: Lines<BufReader<ChildStdout>>) -> Result<()> {
    while let Some(line) = said.next_line().await? {
        if line.starts_with("SIPENDEKAR siap di ") {
            tokio::spawn(async move { while let Ok(Some(_)) = said.next_line().await {} });
            return Ok(());
        }
    }
    bail!("the server ended")
}

/// Runs one of the server's commands to its end.
async fn tool(folder: &Path, arguments: &[&str]) -> Result<String> {
    let mut tool = command(folder, 0)?;
    let done = tool.args(arguments).stdout(Stdio::piped()).spawn()?;
    let done = done.wait_with_output().await?;
    ensure!(done.status.success(), "the server's {arguments:?} failed");
    Ok(String::from_utf8(done.stdout)?)
}

/// The server with its settings. It ends with us, however we end.
fn command(folder: &Path, port: u16) -> Result<Command> {
    let program = files::server()?;
    let mut command = if cfg!(target_os = "linux") {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    let database = format!("sqlite:{}", folder.join("sipendekar.db").display());
    command
        .current_dir(folder)
        .kill_on_drop(true)
        .stdin(Stdio::null())
        .env("SIPENDEKAR_DATABASE", database)
        .env("SIPENDEKAR_FOLDER", folder.join("lampiran"))
        .env("SIPENDEKAR_KEY_FILE", folder.join("kunci"))
        .env("SIPENDEKAR_UPDATES", folder.join(UPDATES))
        .env("SIPENDEKAR_LISTEN", format!("127.0.0.1:{port}"))
        .env("SIPENDEKAR_PUBLIC_URL", format!("http://127.0.0.1:{port}"))
        .env("SIPENDEKAR_LOG", "warn")
        .env("SIPENDEKAR_REQUESTS_PER_SECOND", "5000")
        .env("SIPENDEKAR_SIGN_INS_PER_MINUTE", "5000");
    Ok(command)
}
